"""The tables of fixtures/tables, in any format that can be read, and what is caught of the changes that break them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from checker.engine import Examiner, Result
from checker.model import Check, Document

FOLDER = Path(__file__).parents[1] / "fixtures" / "tables"

Rows = Sequence[Sequence[str]]
Draw = Callable[[str, Rows, str], Document]
"""Makes a document of what stands before a table, its rows, and what stands behind it."""


@dataclass(frozen=True, slots=True)
class Case:
    """A table that holds, or one with a change: then ``cells`` are those changed, by row and column from 0."""

    name: str
    before: str
    rows: Rows
    after: str
    cells: tuple[tuple[int, int], ...] = ()
    changed: bool = False


def cases() -> Iterator[tuple[Case, tuple[Case, ...]]]:
    """Each table, with its changes."""
    for language in ("en", "zh"):
        for entry in yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8")):
            clean = Case(f"{language}/{entry['id']}", entry["before"], entry["rows"], entry.get("after", ""))
            yield clean, tuple(_broken(clean, fault) for fault in entry["faults"])


def _broken(clean: Case, fault: Mapping[str, Any]) -> Case:
    if "before" in fault:
        return Case(f"{clean.name}:unit", fault["before"], clean.rows, clean.after, (), True)
    rows = [list(row) for row in clean.rows]
    cells = [(fault["row"], fault["column"])]
    rows[fault["row"]][fault["column"]] = fault["becomes"]
    if "row2" in fault:
        cells.append((fault["row2"], fault["column"]))
        rows[fault["row2"]][fault["column"]] = fault["becomes2"]
    name = f"{clean.name}:{fault['row']},{fault['column']}"
    return Case(name, clean.before, rows, clean.after, tuple(cells), True)


def loud(result: Result) -> list[Check]:
    """The warnings and errors of a result."""
    return [check for check in result.findings if check.severity != "note"]


def caught(examiner: Examiner, case: Case, draw: Draw) -> bool:
    """Whether a finding points at a changed cell; at anything, where what is changed is no cell."""
    result = examiner.examine(draw(case.before, case.rows, case.after))
    if not case.cells:
        return bool(loud(result))
    changed = [
        (cell.start, cell.end)
        for cell in result.document.tables[0].cells
        if (cell.row - 1, cell.column - 1) in case.cells
    ]
    return any(
        start <= place[0] < end
        for check in loud(result)
        for place in ((check.start, check.end), *((e.start, e.end) for e in check.evidence))
        for start, end in changed
    )


def markdown(rows: Rows) -> str:
    """Rows as a table of Markdown."""
    head, *body = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join((head, f"|{' --- |' * len(rows[0])}", *body))
