"""Checks as plain values, with the fields that docs/ci.md describes."""

from __future__ import annotations

from collections.abc import Callable

from checker.formats import rows
from checker.model import Check, Document, Place, Unread

Found = Callable[..., Check]


def test_a_check_has_all_that_is_known_of_it(document: Document, found: Found) -> None:
    check = found("134%", {"2480万元": "actual"}, suggestions=["a", "b"], also=("x",), computed="24.8 / 20 = 124%")
    assert rows.check(document, check) == {
        "verdict": "contradiction",
        "rule": "completion-mismatch",
        "family": "completion",
        "severity": "error",
        "path": "folder/report.txt",
        "line": 3,
        "column": 44,
        "end_line": 3,
        "end_column": 48,
        "message": "134% is claimed, but 24.8 of 20 million is 124%",
        "computed": "24.8 / 20 = 124%",
        "evidence": [{"path": "folder/report.txt", "line": 3, "column": 24, "text": "2480万元", "role": "actual"}],
        "suggestion": "a; b",
        "also": ("x",),
    }


def test_an_unknown_check_says_why(document: Document, found: Found) -> None:
    row = rows.check(document, found("134%", verdict="unknown", reason="the plan is masked"))
    assert row["reason"] == "the plan is masked"


def test_a_place_has_the_parts_that_apply(document: Document, found: Found) -> None:
    paged = document._replace(pages=(0, document.text.index("六月末")), lines=document.line_starts)
    row = rows.check(paged, found("134%", {"总结": "title"}))
    assert row["place"] == {"page": 2, "line": 1}
    assert row["evidence"][0]["place"] == {"page": 1, "line": 1}  # type: ignore[index]


def test_what_could_not_be_read_has_the_fields_of_a_check(document: Document, found: Found) -> None:
    unread = rows.unread(Unread("a.pdf", "a scan", Place(page=3)))
    assert unread.keys() - {"place"} == rows.check(document, found("134%")).keys()
    assert (unread["verdict"], unread["message"], unread["place"]) == ("unread", "a scan", {"page": 3})
