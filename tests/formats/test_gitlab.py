"""A code quality report of GitLab."""

from __future__ import annotations

import json
from collections.abc import Callable

from checker.model import Check, Unread

Found = Callable[..., Check]
Written = Callable[..., str]


def test_a_finding_is_an_issue(found: Found, written: Written) -> None:
    (issue,) = json.loads(written("gitlab", found("134%"), found("40%", verdict="holds")))
    assert issue["fingerprint"].endswith(":folder/report.txt")
    assert issue | {"fingerprint": ""} == {
        "description": "134% is claimed, but 24.8 of 20 million is 124%",
        "check_name": "completion-mismatch",
        "fingerprint": "",
        "severity": "major",
        "location": {"path": "folder/report.txt", "lines": {"begin": 3, "end": 3}},
    }


def test_findings_that_are_alike_have_fingerprints_of_their_own(found: Found, written: Written) -> None:
    unread = [Unread("a.pdf", "page 1"), Unread("a.pdf", "page 2")]
    issues = json.loads(written("gitlab", found("134%"), found("134%"), unread=unread))
    assert len({issue["fingerprint"] for issue in issues}) == 4


def test_what_could_not_be_read_is_an_issue_too(written: Written) -> None:
    (issue,) = json.loads(written("gitlab", unread=[Unread("a.pdf", "a scan")]))
    assert (issue["check_name"], issue["severity"], issue["location"]["path"]) == ("unread", "critical", "a.pdf")


def test_a_run_that_finds_nothing_is_a_report_too(written: Written) -> None:
    assert json.loads(written("gitlab")) == []
