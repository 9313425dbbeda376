"""Counts what was found over all reports, for the closing line and the exit status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from checker.model import Check, Severity, Unread

_RANK: dict[Severity, int] = {"note": 0, "warning": 1, "error": 2}


@dataclass(slots=True)
class Tally:
    """``severities`` counts findings; ``failed`` says whether one of them is at or above ``fail_on``."""

    fail_on: Severity
    severities: Counter[Severity] = field(default_factory=Counter)
    reports: int = 0
    figures: int = 0
    holding: int = 0
    unknown: int = 0
    unread: list[Unread] = field(default_factory=list)

    def add(self, findings: Iterable[Check], checks: Iterable[Check], figures: int) -> None:
        """Counts one report."""
        self.reports += 1
        self.figures += figures
        self.severities.update(finding.severity for finding in findings)
        for check in checks:
            if check.verdict == "holds":
                self.holding += 1
            else:
                self.unknown += 1

    @property
    def failed(self) -> bool:
        return any(count and _RANK[severity] >= _RANK[self.fail_on] for severity, count in self.severities.items())
