"""Diagnostics of reviewdog."""

from __future__ import annotations

import json
from collections.abc import Callable

from format_runs import run

from checker.model import Check, Document, Suggestion, Unread

Found = Callable[..., Check]
Written = Callable[..., str]


def test_a_finding_is_a_diagnostic_with_columns_in_bytes(document: Document, found: Found, written: Written) -> None:
    row = json.loads(written("rdjsonl", found("134%")))
    before = len("六月末，各项存款余额31250万元，比年初增加2480万元，完成全年计划2000万元的".encode())
    assert row == {
        "message": "134% is claimed, but 24.8 of 20 million is 124%",
        "location": {
            "path": "folder/report.txt",
            "range": {"start": {"line": 3, "column": before + 1}, "end": {"line": 3, "column": before + 5}},
        },
        "severity": "ERROR",
        "source": {"name": "checker"},
        "code": {"value": "completion-mismatch"},
    }


def test_a_suggestion_that_is_a_change_of_the_text_can_be_taken(document: Document, found: Found) -> None:
    check = found("134%")
    check = check._replace(suggestions=(Suggestion("holds if 124%", check.start, check.end, "124%"),))
    row = json.loads(run("rdjsonl", document, [check]))
    assert row["suggestions"] == [{"range": row["location"]["range"], "text": "124%"}]
    assert "suggestions" not in json.loads(run("rdjsonl", document._replace(extracted=True), [check]))


def test_what_could_not_be_read_is_an_error(written: Written) -> None:
    row = json.loads(written("rdjsonl", unread=[Unread("a.pdf", "a scan")]))
    assert (row["severity"], row["code"], row["location"]) == ("ERROR", {"value": "unread"}, {"path": "a.pdf"})


def test_what_is_redacted_has_lines_alone(found: Found, written: Written) -> None:
    check = found("134%")
    check = check._replace(suggestions=(Suggestion("holds if 124%", check.start, check.end, "124%"),))
    row = json.loads(written("rdjsonl", check, redacted=True))
    assert row["location"]["range"] == {"start": {"line": 3}, "end": {"line": 3}}
    assert "suggestions" not in row
