"""Tables drawn in plain text."""

from __future__ import annotations

import pytest

from checker.readers import columns, from_text
from checker.readers.lines import Line, line


def _lines(*texts: str) -> list[Line]:
    return [line(text, 0, len(text)) for text in texts]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("存款    31,250    8.6%", ["存款", "31,250", "8.6%"]),
        ("Loans\t27,600\t-3.1%", ["Loans", "27,600", "-3.1%"]),
        ("| a | | 5 |", ["a", "", "5", ""]),
        ("a|b", ["a", "b"]),
    ],
)
def test_a_row_is_cut_into_cells(text: str, cells: list[str]) -> None:
    (row,) = _lines(text)
    assert [cell for _, cell in columns.cells(row)] == cells
    assert all(text.startswith(cell, start) for start, cell in columns.cells(row))


def test_a_table_has_rows_with_amounts() -> None:
    table = _lines("Item    2020", "-----   ----", "Loans    276")
    assert list(columns.tables([*_lines("Some words."), *table, *_lines("More words.")])) == [(1, 4)]
    assert list(columns.tables(_lines("Signed    Sealed", "A name    A stamp"))) == []
    assert list(columns.tables(_lines("Loans    276"))) == []


def test_a_tab_behind_a_list_mark_is_no_column() -> None:
    assert list(columns.tables(_lines("1.\tDeposits rose to 5 million.", "2.\tLoans fell to 4 million."))) == []


def _cells(source: str) -> list[tuple[int, int, int, str]]:
    (table,) = from_text(source).tables
    return [(cell.row, cell.column, cell.columns, source[cell.start : cell.end]) for cell in table.cells]


def test_a_cell_belongs_to_the_column_that_it_stands_under() -> None:
    assert _cells(
        "项目         年初数      年末数\n存款         1,200       1,300\n  其中                     800\n"
    ) == [
        *((1, 1, 1, "项目"), (1, 2, 1, "年初数"), (1, 3, 1, "年末数")),
        *((2, 1, 1, "存款"), (2, 2, 1, "1,200"), (2, 3, 1, "1,300")),
        *((3, 1, 1, "其中"), (3, 2, 1, ""), (3, 3, 1, "800")),
    ]


def test_words_over_several_columns_span_them() -> None:
    cells = _cells(
        "Item        Twelve months to June\nof            2020         2021\nLoans          5.0          6.1\n"
    )
    assert cells[:2] == [(1, 1, 1, "Item"), (1, 2, 2, "Twelve months to June")]


@pytest.mark.parametrize("bar", list("|│"))
def test_empty_cells_between_bars_have_their_column(bar: str) -> None:
    source = "| Item | 2020 | 2021 |\n| Loans | | 5 |\n| All | 7 | 5 |\n".replace("|", bar)
    assert _cells(source)[3:6] == [(2, 1, 1, "Loans"), (2, 2, 1, ""), (2, 3, 1, "5")]


def test_tabs_part_cells_and_repeated_ones_line_them_up() -> None:
    assert _cells("\t2020\t2021\nLoans\t\t5\nAll\t7\t5\n")[:5] == [
        *((1, 1, 1, ""), (1, 2, 1, "2020"), (1, 3, 1, "2021")),
        *((2, 1, 1, "Loans"), (2, 2, 1, "")),
    ]
    assert _cells("Loans\t\t\t5\nTotal assets\t7\n")[2:] == [(2, 1, 1, "Total assets"), (2, 2, 1, "7")]


def test_what_stands_above_the_first_rule_is_the_head() -> None:
    (table,) = from_text("Item      2020\n----------\n  Loans    5.0\nAll        5.0\n").tables
    assert [(cell.header, cell.indent) for cell in table.cells[::2]] == [(True, 0), (False, 2), (False, 0)]


def test_what_stands_above_and_below_is_prose() -> None:
    document = from_text("单位：万元\n项目        年末数\n存款        1,300\n合计        1,300\n注：不含同业。\n")
    assert [block.kind for block in document.blocks if block.kind != "cell"] == ["heading", "paragraph"]
    assert len(document.tables) == 1
