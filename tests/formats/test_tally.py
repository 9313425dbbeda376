"""Counting what was found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.engine import Counts
from checker.formats.tally import FailOn, Tally
from checker.model import Check, Severity, Suppression, Unread

Found = Callable[..., Check]


def test_reports_are_added_up(found: Found) -> None:
    tally = Tally("warning")
    for _ in range(2):
        tally.add([found("134%")], Counts(holding=1, unknown=3, figures=4))
    assert (tally.severities["error"], tally.holding, tally.unknown, tally.figures, tally.reports) == (2, 2, 6, 8, 2)


def test_what_is_suppressed_is_counted_and_fails_nothing(found: Found) -> None:
    tally = Tally("note")
    lived_with = Suppression("review", "the base is last year's plan", "reviewed.yaml", 3)
    tally.add([], Counts(), [found("134%", suppressed=lived_with)])
    assert (tally.suppressed["review"], tally.failed) == (1, False)


@pytest.mark.parametrize(
    ("severity", "count", "failed"), [("warning", 2, False), ("warning", 3, True), ("error", 1, True)]
)
def test_some_warnings_may_be_let_through(found: Found, severity: Severity, count: int, failed: bool) -> None:
    tally = Tally("warning", max_warnings=2)
    tally.add([found("134%", severity=severity)] * count, Counts())
    assert tally.failed is failed


@pytest.mark.parametrize(
    ("severity", "fail_on", "failed"),
    [
        ("note", "note", True),
        ("note", "warning", False),
        ("warning", "warning", True),
        ("warning", "error", False),
        ("error", "note", True),
        ("error", "never", False),
    ],
)
def test_it_fails_at_or_above_the_severity_asked_for(
    found: Found, severity: Severity, fail_on: FailOn, failed: bool
) -> None:
    tally = Tally(fail_on)
    tally.add([found("134%", severity=severity)], Counts())
    assert tally.failed is failed


def test_nothing_found_is_no_failure() -> None:
    assert not Tally("note").failed


def test_the_status_says_how_the_run_went(found: Found) -> None:
    tally = Tally("warning")
    assert tally.status == 0
    tally.add([found("134%")], Counts())
    assert tally.status == 1
    tally.unread.append(Unread("a.pdf", "a scan"))
    assert tally.status == 2
    tally.interrupted = True
    assert tally.status == 130
