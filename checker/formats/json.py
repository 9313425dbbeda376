"""A run as one JSON document: its checks, what could not be read, and the counts; docs/ci.md describes the fields."""

from __future__ import annotations

from collections.abc import Sequence
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


class Writer:
    """Checks are written as they come; only what could not be read is kept for the end."""

    def __init__(self, sink: TextIO) -> None:
        self._sink = sink
        self._unread: list[rows.Row] = []
        self._checks = 0
        sink.write(f'{{"schema": {SCHEMA}, "checks": [')

    def report(self, result: Result, shown: Sequence[Check]) -> None:
        for found in (*shown, *result.suppressed):
            self._sink.write(f"{',' if self._checks else ''}\n  {encode(rows.check(result.document, found))}")
            self._checks += 1

    def missed(self, unread: Unread) -> None:
        self._unread.append(rows.unread(unread))

    def close(self, tally: Tally) -> None:
        missed = "".join(f"{',' if at else ''}\n  {encode(row)}" for at, row in enumerate(self._unread))
        self._sink.write(f'\n], "unread": [{missed}\n], "summary": {encode(_summary(tally))}}}\n')


def writer(sink: TextIO, setting: Setting) -> Writer:
    """What writes one JSON document into ``sink``."""
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
        "suppressed": tally.suppressed.total(),
        "status": tally.status,
    }
