"""Rules about tables, followed through a report."""

from __future__ import annotations

from checker import packs, readers, tracing
from checker.engine import Examiner

PACK = packs.load()
RESULT = Examiner(PACK).examine(
    readers.from_text(
        "| Region | Q1 | Q2 | Total |\n| --- | --- | --- | --- |\n| North | 12.4 | 18.8 | 31.2 |\n"
        "| South | 31.0 | 28.6 | 95.6 |\n| Total | 43.4 | 47.4 | 90.8 |\n"
    )
)


def _trace(rule: str, line: int = 0) -> tracing.Trace:
    return tracing.trace(PACK.named(rule), RESULT, PACK, line=line)


def test_each_total_is_told_with_its_parts_and_what_came_of_it() -> None:
    attempts = _trace("table-sum-mismatch").attempts
    told = [
        (attempt.application.outcome.verdict, [figure.quantity.text for figure in attempt.bindings[1].bound])
        for attempt in attempts
        if attempt.application
    ]
    assert ("holds", ["12.4", "31.0"]) in told
    assert ("contradiction", ["31.0", "28.6"]) in told
    assert {attempt.ending.fate for attempt in attempts} == {"", "reported", "merged"}


def test_a_line_is_asked_for() -> None:
    assert _trace("table-sum-mismatch", line=1).attempts == ()
    assert len(_trace("table-sum-mismatch", line=4).attempts) > 1


def test_a_rule_that_no_table_serves_is_told_nothing_of() -> None:
    assert _trace("table-share-mismatch").attempts == ()
