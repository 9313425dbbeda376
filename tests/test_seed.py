"""Whole reports: what a careful auditor marked by hand is found, what holds is verified, the rest is left alone.

Beside each report lies a file of the same name that says what is expected of it; fixtures/README.md tells its form.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker import engine, packs, readers
from checker.model import Check, Language

FIXTURES = Path(__file__).parent.parent / "fixtures"
REPORTS: dict[str, Language] = {
    "seeds/credit_union_work_summaries": "en",
    "chinese/credit_union_work_summaries": "zh",
    "chinese/credit_union_work_summaries_clean": "zh",
}
LOUD = ("warning", "error")
LAYOUT = ("placeholder", "structure")


@functools.cache
def examined(report: str) -> engine.Result:
    return engine.examine(readers.read(FIXTURES / f"{report}.txt"), packs.load(), REPORTS[report])


@functools.cache
def expected(report: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load((FIXTURES / f"{report}.yaml").read_text("utf-8"))
    return found


def _each(wanted: str) -> list[Any]:
    return [
        pytest.param(report, entry, id=f"{report}:{entry['line']}:{entry['quote'][:30]}:{entry.get('occurrence', 1)}")
        for report in REPORTS
        for entry in expected(report)[wanted]
        if not entry.get("optional")
    ]


def _place(report: str, entry: dict[str, Any]) -> tuple[int, int]:
    """Where the entry's quote stands in the text, in code points."""
    document = examined(report).document
    start = document.line_starts[entry["line"] - 1] - 1
    for _ in range(entry.get("occurrence", 1)):
        start = document.text.index(entry["quote"], start + 1)
    assert document.position(start).line == entry["line"], f"line {entry['line']} does not say {entry['quote']!r}"
    return start, start + len(entry["quote"])


def _spans(check: Check) -> set[tuple[int, int]]:
    return {(check.start, check.end), *((evidence.start, evidence.end) for evidence in check.evidence)}


def _overlap(place: tuple[int, int], *spans: tuple[int, int]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in spans)


def _all_that_is_said(check: Check) -> str:
    words = [check.message, check.computed, *(evidence.text for evidence in check.evidence)]
    return "\n".join(words + [f"{fix.text} {fix.replacement}" for fix in check.suggestions])


@pytest.mark.parametrize(("report", "entry"), _each("flag"))
def test_what_an_auditor_marks_is_found(report: str, entry: dict[str, Any]) -> None:
    place = _place(report, entry)
    findings = [f for f in examined(report).findings if f.family == entry["family"] and _overlap(place, *_spans(f))]
    telling = [f for f in findings if all(word in _all_that_is_said(f) for word in entry.get("says", []))]
    assert entry["severity"] in {f.severity for f in telling}, [(f.rule, f.severity, f.message) for f in findings]


@pytest.mark.parametrize(("report", "entry"), _each("verify"))
def test_what_holds_is_verified(report: str, entry: dict[str, Any]) -> None:
    place = _place(report, entry)
    result = examined(report)
    wrong = [f for f in result.findings if f.family not in LAYOUT and _overlap(place, (f.start, f.end))]
    assert not wrong, [(f.rule, f.message) for f in wrong]
    holding = [c for c in result.checks if c.verdict == "holds" and _overlap(place, *_spans(c)) and len(_spans(c)) > 1]
    assert entry["relation"] in {c.family for c in holding}, [(c.rule, c.message) for c in holding]


@pytest.mark.parametrize(("report", "entry"), _each("quiet"))
def test_what_only_looks_wrong_is_left_alone(report: str, entry: dict[str, Any]) -> None:
    place = _place(report, entry)
    loud = [f for f in examined(report).findings if f.family == entry["family"] and _overlap(place, (f.start, f.end))]
    assert not loud, [(f.rule, f.message) for f in loud]


@pytest.mark.parametrize("report", REPORTS)
def test_no_other_warning_or_error_is_raised(report: str) -> None:
    places = [_place(report, entry) for entry in expected(report)["flag"]]
    further = [
        f"{examined(report).document.position(f.start)} {f.severity} {f.rule}: {f.message}"
        for f in examined(report).findings
        if f.severity in LOUD and not any(_overlap(place, *_spans(f)) for place in places)
    ]
    assert not further, further


def test_the_clean_report_draws_no_finding_at_all() -> None:
    findings = examined("chinese/credit_union_work_summaries_clean").findings
    assert not findings, [(f.rule, f.message) for f in findings]
