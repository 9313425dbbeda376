"""HTML: what a browser shows."""

from __future__ import annotations

import pytest

from checker.errors import UnreadableFile
from checker.model import Document
from checker.readers import html


def _read(source: str) -> Document:
    return html.read(source.encode(), "a.html")


def _blocks(source: str) -> list[tuple[str, int, str]]:
    document = _read(source)
    return [(block.kind, block.level, document.text[block.start : block.end]) for block in document.blocks]


def _cells(source: str, index: int = 0) -> list[tuple[int, int, int, int, str]]:
    document = _read(source)
    return [(c.row, c.column, c.rows, c.columns, document.text[c.start : c.end]) for c in document.tables[index].cells]


def test_blocks_are_those_that_are_shown() -> None:
    assert _blocks(
        "<title>no</title><style>p{}</style><h2>Results <b>2020</b></h2><p>Income\n rose by <i>5</i>%."
        "<script>6</script><div hidden>7</div><p style='display: none'>8</p>Loans fell.<!-- 9 -->"
    ) == [("heading", 2, "Results 2020"), ("paragraph", 0, "Income rose by 5%."), ("paragraph", 0, "Loans fell.")]


def test_lists_have_their_numbers() -> None:
    assert _blocks("<ol type=a start=3><li>x<li>y<ul><li>z</ul><li value=7><p>u</p><p>v</p></ol>") == [
        *(("item", 1, "c. x"), ("item", 1, "d. y"), ("item", 2, "z"), ("item", 1, "g. u"), ("paragraph", 0, "v")),
    ]


def test_raised_digits_do_not_join_the_figure() -> None:
    assert _blocks("<p>12.5<sup>1</sup> and CO<sub>2</sub></p>") == [("paragraph", 0, "12.5¹ and CO₂")]


def test_a_break_ends_a_sentence_that_has_ended() -> None:
    assert _blocks("<p>存款余额5亿元。<br>贷款余额4亿元。</p>") == [
        ("paragraph", 0, "存款余额5亿元。"),
        ("paragraph", 0, "贷款余额4亿元。"),
    ]


def test_a_line_end_between_chinese_characters_is_no_blank() -> None:
    assert _blocks("<p>存款\n 余额</p>") == [("paragraph", 0, "存款余额")]


def test_cells_span_and_reach_down() -> None:
    assert _cells(
        "<table><tr><th rowspan=2>Item<th colspan=2>Year<tr><th>2020<th>2021<tr><td>Loans<td><td>5</table>"
    ) == [
        *((1, 1, 2, 1, "Item"), (1, 2, 1, 2, "Year"), (2, 2, 1, 1, "2020"), (2, 3, 1, 1, "2021")),
        *((3, 1, 1, 1, "Loans"), (3, 2, 1, 1, ""), (3, 3, 1, 1, "5")),
    ]


def test_heads_and_what_is_set_in_are_told() -> None:
    (table,) = _read(
        "<table><thead><tr><td>Item<td>2020</thead><tr><td>&nbsp;&nbsp;a<td>5"
        "<tr><td style='padding-left:1em'>b<td>6</table>"
    ).tables
    assert [(cell.header, cell.indent) for cell in table.cells] == [
        *((True, 0), (True, 0), (False, 8), (False, 0), (False, 4), (False, 0)),
    ]


def test_a_table_that_only_lays_out_is_no_table() -> None:
    source = "<table><tr><td><p>Income rose.</p><td><table><tr><td>Loans<td>5<tr><td>All<td>5</table></table>"
    assert _blocks(source)[0] == ("paragraph", 0, "Income rose.")
    assert [words for *_, words in _cells(source)] == ["Loans", "5", "All", "5"]


def test_a_table_inside_a_cell_stands_below() -> None:
    source = "<table><caption>Of 2020<tr><td>Loans<td>5<td><table><tr><td>new<td>3</table><tr><td>All<td>5<td></table>"
    assert _blocks(source)[0] == ("paragraph", 0, "Of 2020")
    assert [words for *_, words in _cells(source, 1)] == ["new", "3"]


def test_preformatted_columns_are_a_table() -> None:
    source = "<pre>\nItem        2020\nLoans        5.0\nAll          5.0\n</pre>"
    assert [words for *_, words in _cells(source)] == ["Item", "2020", "Loans", "5.0", "All", "5.0"]


def test_places_name_the_line_and_the_heading_above() -> None:
    document = _read("<h1>Results</h1>\n<p>Income rose.\n<table><tr><td>Loans<td>5<tr><td>All<td>5</table>")
    assert [(b.place.line, b.place.table, b.place.row, b.place.heading) for b in document.blocks[:3]] == [
        *((1, 0, 0, ""), (2, 0, 0, "Results"), (3, 1, 1, "Results")),
    ]
    assert document.extracted


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_encodings_are_told(encoding: str) -> None:
    source = f"<html><meta charset={encoding}><p>存款余额５亿元，增长百分之三。"
    document = html.read(source.encode(encoding), "a.html")
    assert document.text == "存款余额５亿元，增长百分之三。\n"


def test_a_page_that_is_nested_too_deeply_is_not_read() -> None:
    with pytest.raises(UnreadableFile, match="deep"):
        _read("<div>" * 100_000 + "5")
