"""Markdown: its blocks, and marks that are no words."""

from __future__ import annotations

from checker.model import Place
from checker.readers import from_text

SOURCE = """# Results of **2020**

Income rose to *5 million* yuan, as [the board](https://example.org/9) had
planned.

- deposits: 31 million
- loans
  - to farmers,
    9 million

| item | amount |
| ---- | -----: |
| 存款 | 3,125 \\| 万 |

```
code 5%
```

Outlook
-------

> A quoted
> line.
"""


def _read(source: str) -> list[tuple[str, int, str]]:
    document = from_text(source, kind="markdown")
    return [(block.kind, block.level, source[block.start : block.end]) for block in document.blocks]


def test_blocks_are_those_of_commonmark() -> None:
    assert _read(SOURCE) == [
        ("heading", 1, "Results of **2020**"),
        ("paragraph", 0, "Income rose to *5 million* yuan, as [the board](https://example.org/9) had\nplanned."),
        ("item", 1, "- deposits: 31 million"),
        ("item", 1, "- loans"),
        ("item", 2, "- to farmers,\n    9 million"),
        ("cell", 0, "item"),
        ("cell", 0, "amount"),
        ("cell", 0, "存款"),
        ("cell", 0, "3,125 \\| 万"),
        ("heading", 2, "Outlook"),
        ("paragraph", 0, "A quoted\n> line."),
    ]


def test_cells_say_where_they_stand() -> None:
    places = [block.place for block in from_text(SOURCE, kind="markdown").blocks if block.kind == "cell"]
    assert places == [Place(table=1, row=row, column=column) for row in (1, 2) for column in (1, 2)]


def test_marks_are_blank_in_the_plain_text_and_kept_in_the_text() -> None:
    document = from_text(SOURCE, kind="markdown")
    assert document.text == SOURCE
    assert len(document.plain) == len(SOURCE)
    assert "Results of   2020  " in document.plain
    assert " 5 million  yuan, as  the board                         had" in document.plain
    assert "A quoted   line." in document.plain


def test_stars_that_close_nothing_are_kept() -> None:
    source = "全年完成**亿元\n"
    assert from_text(source, kind="markdown").plain == source


def test_lines_of_their_own_are_paragraphs_here_too() -> None:
    source = "存款余额5亿元。\n贷款余额4亿元。\n"
    assert [words for _, _, words in _read(source)] == ["存款余额5亿元。", "贷款余额4亿元。"]


def test_carriage_returns_move_nothing() -> None:
    assert _read("# A\r\n\r\nIncome rose.\r\n") == [("heading", 1, "A"), ("paragraph", 0, "Income rose.")]


def test_a_heading_of_many_blanks_takes_no_time() -> None:
    source = "# a" + " " * 200_000 + "b #\n"
    assert [kind for kind, _, _ in _read(source)] == ["heading"]


def test_cells_are_a_table_and_empty_ones_have_their_column() -> None:
    source = "| item | 2020 | |\n| --- | --- | --- |\n| &emsp;loans | | 5 |\n"
    (table,) = from_text(source, kind="markdown").tables
    assert [(c.row, c.column, c.indent, c.header, source[c.start : c.end]) for c in table.cells] == [
        *((1, 1, 0, True, "item"), (1, 2, 0, True, "2020"), (1, 3, 0, True, "")),
        *((2, 1, 2, False, "loans"), (2, 2, 0, False, ""), (2, 3, 0, False, "5")),
    ]
