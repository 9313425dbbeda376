"""The rows below an excerpt: carets under what a check is about, bars under what it was held against, and labels."""

from __future__ import annotations

from itertools import groupby
from typing import TypeAlias

from checker.formats.excerpt import Mark, Window
from checker.formats.width import column, columns

Row: TypeAlias = list[tuple[str, bool]]
"""Runs of text, and whether each belongs to the primary mark."""

_Cell: TypeAlias = tuple[str, bool]


def draw(window: Window) -> list[Row]:
    """The row of signs and the rows of labels, by the columns of the window's text."""
    signs: dict[int, _Cell] = {}
    for left, right, mark in sorted(window.marks, key=lambda shown: shown[2].primary):
        for at in range(left, right):
            signs[at] = ("^" if mark.primary else "─"), mark.primary
        if mark.label and not mark.primary:
            signs[_middle(left, right)] = "┬", False
    return [_runs(signs), *map(_runs, _labels(window))]


def _labels(window: Window) -> list[dict[int, _Cell]]:
    """Labels under the middles of their figures; those that would touch stand in a row below."""
    rows: list[dict[int, _Cell]] = []
    for left, right, mark in window.marks:
        if not mark.label:
            continue
        at = max(0, _middle(left, right) - (columns(mark.label) - 1) // 2)
        depth = next((depth for depth, row in enumerate(rows) if max(row) + 1 < at), len(rows))
        if depth == len(rows):
            rows.append({})
        for above in rows[:depth]:
            above.setdefault(_middle(left, right), ("│", mark.primary))
        _write(rows[depth], at, mark)
    return rows


def _write(row: dict[int, _Cell], at: int, mark: Mark) -> None:
    for character in mark.label:
        row[at] = character, mark.primary
        if column(character) == 2:
            row[at + 1] = "", mark.primary
        at += column(character)


def _middle(left: int, right: int) -> int:
    return (left + right - 1) // 2


def _runs(cells: dict[int, _Cell]) -> Row:
    whole = [cells.get(at, (" ", False)) for at in range(max(cells) + 1)] if cells else []
    return [("".join(text for text, _ in run), primary) for primary, run in groupby(whole, key=lambda cell: cell[1])]
