"""Where the tables of a sheet lie."""

from __future__ import annotations

import pytest

from checker.readers import grids


@pytest.mark.parametrize(
    ("rows", "tables"),
    [
        ([["Item", "2020"], ["Loans", "5"]], [(0, 2)]),
        ([["Title", ""], ["", "单位：万元"], ["Item", "2020"], ["Loans", "5"], ["Note", ""]], [(2, 4)]),
        ([["Item", "2020"], ["Loans", "5"], [], ["All", "5"]], [(0, 4)]),
        ([["Item", "2020"], ["Loans", "5"], [], ["Item", "Staff"], ["North", "3"]], [(0, 2), (3, 5)]),
        ([["Item", "2020"], ["Assets", ""], ["Loans", "5"]], [(0, 3)]),
        ([["Unit: RMB", "Date: June"], ["Item", "2020"], ["Loans", "5"]], [(1, 3)]),
        ([["a"], [], ["b"]], []),
        ([], []),
    ],
)
def test_tables_are_told_from_titles_and_notes(rows: list[list[str]], tables: list[tuple[int, int]]) -> None:
    assert list(grids.tables(rows)) == tables
