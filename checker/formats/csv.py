"""Checks as a table for spreadsheets, one a row.

A spreadsheet runs what looks like a formula, and some part cells at semicolons: such a cell gets an apostrophe before
the sign, which spreadsheets take for "this is text". The file begins with a mark by which they know UTF-8.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TextIO

from checker.formats import places, words
from checker.formats.width import safe
from checker.records import NamedTuple

if TYPE_CHECKING:
    from checker.engine import Result
    from checker.formats import Setting
    from checker.formats.tally import Tally
    from checker.model import Check, Document, Language, Unread

COLUMNS = (
    *("verdict", "severity", "rule", "family", "path", "line", "column", "end_line", "end_column", "place"),
    *("text", "message", "computed", "suggestion", "also", "reason", "evidence", "references"),
)
_FORMULA = re.compile(r"(^|;)(\s*)(?=[=+\-@＝＋－＠])")
_MARK = "\ufeff"


class Writer(NamedTuple):
    """A row for each check as it comes, and one for each path that could not be read."""

    sink: TextIO
    rows: Any
    language: Language

    def report(self, result: Result, shown: Sequence[Check]) -> None:
        self.rows.writerows(check(result.document, found, self.language) for found in shown)
        self.rows.writerows(check(result.document, found, self.language) for found in result.suppressed)

    def missed(self, unread: Unread) -> None:
        place = places.say(unread.place, self.language)
        row = {"verdict": "unread", "path": unread.path, "place": place, "message": unread.reason}
        self.rows.writerow({name: cell(value) for name, value in row.items()})

    def close(self, tally: Tally) -> None:
        """Nothing: every row is a check, or a path that could not be read."""


def writer(sink: TextIO, setting: Setting) -> Writer:
    """What writes comma-separated values into ``sink``."""
    sink.write(_MARK)
    rows = csv.DictWriter(sink, COLUMNS, restval="", lineterminator="\n")
    rows.writeheader()
    return Writer(sink, rows, setting.language)


def check(document: Document, found: Check, language: Language) -> dict[str, str | int]:
    """A check as the cells of a row."""
    start, end = document.position(found.start), document.position(found.end)
    evidence = (
        f"{f'{place.role}: ' if place.role else ''}{document.text[place.start : place.end]}" for place in found.evidence
    )
    said = {
        "verdict": "suppressed" if found.suppressed else found.verdict,
        "severity": found.severity,
        "rule": found.rule,
        "family": found.family,
        "path": found.path,
        "place": places.instead(document, found.start, language),
        "text": document.text[found.start : found.end],
        "message": found.message,
        "computed": found.computed,
        "suggestion": words.advice(found),
        "also": ", ".join(found.also),
        "reason": words.why(found.suppressed, language) if found.suppressed else found.reason,
        "evidence": "; ".join(evidence),
        "references": "; ".join(found.references),
    }
    where = {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}
    return {name: cell(text) for name, text in said.items()} | where


def cell(text: str) -> str:
    """Words as a cell on one line, nothing of which is run."""
    return _FORMULA.sub(r"\1\2'", safe(text))
