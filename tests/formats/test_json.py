"""A run as one JSON document."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from checker.formats import rows
from checker.model import Check, Document, Unread

Found = Callable[..., Check]
Written = Callable[..., str]
MANUAL = (Path(__file__).parents[2] / "docs" / "ci.md").read_text(encoding="utf-8")


def test_a_run_is_one_document(document: Document, found: Found, written: Written) -> None:
    unread = Unread("a.pdf", "a scan")
    run = json.loads(written("json", found("134%"), found("40%", verdict="holds"), unread=[unread]))
    assert [check["verdict"] for check in run["checks"]] == ["contradiction", "holds"]
    assert run["unread"] == [rows.unread(unread)]
    assert run["summary"] == {
        "reports": 1,
        "unread": 1,
        "figures": 0,
        "error": 1,
        "warning": 0,
        "note": 0,
        "holds": 1,
        "unknown": 0,
        "suppressed": 0,
        "status": 2,
    }


def test_a_run_that_finds_nothing_is_a_document_too(written: Written) -> None:
    run = json.loads(written("json"))
    assert (run["checks"], run["unread"], run["summary"]["status"]) == ([], [], 0)


def test_every_field_is_in_the_manual(written: Written) -> None:
    run = json.loads(written("json"))
    assert [name for name in (*run, *run["summary"]) if f"`{name}`" not in MANUAL] == []
