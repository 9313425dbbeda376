"""Checks, and what could not be read, as plain values for JSON; docs/ci.md describes the fields."""

from __future__ import annotations

from collections.abc import Iterator

from checker.formats import words
from checker.model import NOWHERE, Check, Document, Place, Suppression, Unread

Row = dict[str, object]


def check(document: Document, found: Check) -> Row:
    """A check; the words of evidence are as they stand in the report."""
    start, end = document.position(found.start), document.position(found.end)
    row: Row = {
        "verdict": "suppressed" if found.suppressed else found.verdict,
        "rule": found.rule,
        "family": found.family,
        "severity": found.severity,
        "path": found.path,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "message": found.message,
        "computed": found.computed,
        "evidence": list(_evidence(document, found)),
        "suggestion": words.advice(found),
        "also": found.also,
    }
    if found.verdict == "unknown":
        row["reason"] = found.reason
    if found.references:
        row["references"] = found.references
    if found.suppressed:
        row["suppressed"] = _suppression(found.suppressed)
    return row | _place(document.place(found.start))


def unread(missed: Unread) -> Row:
    """What could not be read: the fields of a check, with a verdict of its own, so that nobody takes it for one."""
    row: Row = {
        "verdict": "unread",
        "rule": "",
        "family": "",
        "severity": "note",
        "path": missed.path,
        "line": 1,
        "column": 1,
        "end_line": 1,
        "end_column": 1,
        "message": missed.reason,
        "computed": "",
        "evidence": [],
        "suggestion": "",
        "also": [],
    }
    return row | _place(missed.place)


def _evidence(document: Document, found: Check) -> Iterator[Row]:
    for evidence in found.evidence:
        position = document.position(evidence.start)
        yield {
            "path": found.path,
            "line": position.line,
            "column": position.column,
            "text": document.text[evidence.start : evidence.end],
            "role": evidence.role,
        } | _place(document.place(evidence.start))


def _suppression(made: Suppression) -> Row:
    return made._asdict() | {"until": made.until.isoformat() if made.until else None}


def _place(place: Place) -> Row:
    """The place where there is one, with the parts of it that apply."""
    if place == NOWHERE:
        return {}
    return {"place": {name: part for name, part in place._asdict().items() if part}}
