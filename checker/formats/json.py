"""A run as one JSON document: its checks, what could not be read, and the counts; docs/ci.md describes the fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

from checker.formats import rows
from checker.formats.encoding import encode

if TYPE_CHECKING:
    from checker.engine import Result
    from checker.formats import Setting
    from checker.formats.tally import Tally
    from checker.model import Check, Unread

SCHEMA = 1
"""Raised where a field changes its meaning or goes; not where one is added."""


@dataclass(slots=True)
class Writer:
    """Checks are written as they come; only what could not be read is kept for the end."""

    sink: TextIO
    unread: list[rows.Row] = field(default_factory=list)
    checks: int = 0

    def report(self, result: Result, shown: Sequence[Check]) -> None:
        for found in shown:
            self.sink.write(f"{',' if self.checks else ''}\n  {encode(rows.check(result.document, found))}")
            self.checks += 1

    def missed(self, unread: Unread) -> None:
        self.unread.append(rows.unread(unread))

    def close(self, tally: Tally) -> None:
        missed = "".join(f"{',' if at else ''}\n  {encode(row)}" for at, row in enumerate(self.unread))
        self.sink.write(f'\n], "unread": [{missed}\n], "summary": {encode(_summary(tally))}}}\n')


def writer(sink: TextIO, setting: Setting) -> Writer:
    """What writes one JSON document into ``sink``."""
    sink.write(f'{{"schema": {SCHEMA}, "checks": [')
    return Writer(sink)


def _summary(tally: Tally) -> rows.Row:
    return {
        "reports": tally.reports,
        "unread": len(tally.unread),
        "figures": tally.figures,
        "error": tally.severities["error"],
        "warning": tally.severities["warning"],
        "note": tally.severities["note"],
        "holds": tally.holding,
        "unknown": tally.unknown,
        "status": tally.status,
    }
