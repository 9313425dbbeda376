"""Tables drawn in plain text."""

from __future__ import annotations

import pytest

from checker.readers import columns
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
