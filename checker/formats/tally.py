"""Counts what was found over all reports, for the closing line and the exit status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from checker.model import Authority, Check, Severity, Unread

if TYPE_CHECKING:
    from checker.engine import Counts

FailOn: TypeAlias = Severity | Literal["never"]

_RANK: dict[FailOn, int] = {"note": 0, "warning": 1, "error": 2, "never": 3}


class Tally:
    """Counts of a run.

    ``severities`` counts findings, ``suppressed`` those that somebody has decided to live with, by who says so.
    ``failed`` says whether one of the findings is at or above ``fail_on``; with ``max_warnings``, warnings fail only
    beyond that number. ``interrupted`` says that the run was ended before all was read.
    """

    def __init__(
        self,
        fail_on: FailOn,
        severities: Mapping[Severity, int] = MappingProxyType({}),
        reports: int = 0,
        figures: int = 0,
        holding: int = 0,
        unknown: int = 0,
        unread: Iterable[Unread] = (),
        suppressed: Mapping[Authority, int] = MappingProxyType({}),
        max_warnings: int | None = None,
        interrupted: bool = False,
    ) -> None:
        self.fail_on = fail_on
        self.severities = Counter(severities)
        self.reports = reports
        self.figures = figures
        self.holding = holding
        self.unknown = unknown
        self.unread = list(unread)
        self.suppressed = Counter(suppressed)
        self.max_warnings = max_warnings
        self.interrupted = interrupted

    def add(self, findings: Iterable[Check], counts: Counts, suppressed: Iterable[Check] = ()) -> None:
        """Counts one report."""
        self.reports += 1
        self.figures += counts.figures
        self.holding += counts.holding
        self.unknown += counts.unknown
        self.severities.update(finding.severity for finding in findings)
        self.suppressed.update(finding.suppressed.by for finding in suppressed if finding.suppressed)

    def count(self, findings: Iterable[Check]) -> None:
        """Counts findings that stand in no report."""
        self.severities.update(finding.severity for finding in findings)

    @property
    def failed(self) -> bool:
        if self.max_warnings is None:
            return any(count and self._fails(severity) for severity, count in self.severities.items())
        return self.severities["warning"] > self.max_warnings or any(
            count and severity != "warning" and self._fails(severity) for severity, count in self.severities.items()
        )

    @property
    def status(self) -> int:
        """The exit status: 130 for a run that was ended, 2 where something was not read, 1 where findings fail it."""
        return 130 if self.interrupted else 2 if self.unread else int(self.failed)

    def _fails(self, severity: Severity) -> bool:
        return _RANK[severity] >= _RANK[self.fail_on]
