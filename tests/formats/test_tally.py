"""Counting what was found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.formats.tally import Tally
from checker.model import Check, Severity

Found = Callable[..., Check]


def test_reports_are_added_up(found: Found) -> None:
    tally = Tally("warning")
    for _ in range(2):
        tally.add([found("134%")], [found("134%", verdict="holds"), found("134%", verdict="unknown")], 4)
    assert (tally.severities["error"], tally.holding, tally.unknown, tally.figures, tally.reports) == (2, 2, 2, 8, 2)


@pytest.mark.parametrize(
    ("severity", "fail_on", "failed"),
    [
        ("note", "note", True),
        ("note", "warning", False),
        ("warning", "warning", True),
        ("warning", "error", False),
        ("error", "note", True),
    ],
)
def test_it_fails_at_or_above_the_severity_asked_for(
    found: Found, severity: Severity, fail_on: Severity, failed: bool
) -> None:
    tally = Tally(fail_on)
    tally.add([found("134%", severity=severity)], [], 0)
    assert tally.failed is failed


def test_nothing_found_is_no_failure() -> None:
    assert not Tally("note").failed
