"""JUnit's XML, as junitparser reads it back."""

from __future__ import annotations

from collections.abc import Callable

from junitparser import Error, Failure, JUnitXml, Skipped, TestCase

from checker.model import Check, Suppression, Unread

Found = Callable[..., Check]
Written = Callable[..., str]


def _suites(written: str) -> list[list[TestCase]]:
    return [list(suite) for suite in JUnitXml.fromstring(written.encode())]


def test_a_finding_is_a_case_that_failed(found: Found, written: Written) -> None:
    ((case,),) = _suites(written("junit", found("134%", {"2480万元": "actual"})))
    (failure,) = case.result
    assert isinstance(failure, Failure)
    assert (case.classname, case.name) == ("folder/report.txt", "completion-mismatch 3:44")
    assert (failure.type, failure.message) == ("error", "134% is claimed, but 24.8 of 20 million is 124%")
    assert "^^^^" in failure.text


def test_a_report_without_findings_has_a_case_that_passed(written: Written) -> None:
    ((case,),) = _suites(written("junit"))
    assert case.is_passed


def test_what_was_not_checked_was_skipped_and_says_why(found: Found, written: Written) -> None:
    made = Suppression("baseline", "as of May", "baseline.json", 1)
    unknown = found("40%", verdict="unknown", message="", reason="the plan is masked")
    ((skipped, suppressed),) = _suites(written("junit", unknown, found("134%", suppressed=made)))
    assert isinstance(skipped.result[0], Skipped)
    assert skipped.result[0].message == "the plan is masked"
    assert suppressed.result[0].message.endswith("[in the baseline: as of May]")


def test_what_could_not_be_read_is_an_error(written: Written) -> None:
    _, (case,) = _suites(written("junit", unread=[Unread("a.pdf", "a scan")]))
    assert isinstance(case.result[0], Error)
    assert case.result[0].message == "a.pdf: not read: a scan"


def test_suites_are_counted(found: Found, written: Written) -> None:
    cases = found("134%"), found("40%", verdict="unknown"), found("98", verdict="holds")
    suite, missed = JUnitXml.fromstring(written("junit", *cases, unread=[Unread("a.pdf", "a scan")]).encode())
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (3, 1, 0, 1)
    assert (missed.tests, missed.errors) == (1, 1)
