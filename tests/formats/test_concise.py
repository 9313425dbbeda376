"""Findings one a line."""

from __future__ import annotations

from collections.abc import Callable

from checker.formats import concise
from checker.model import Check, Document, Place, Unread

Found = Callable[..., Check]
Written = Callable[..., str]


def test_a_finding_is_one_line(found: Found, written: Written) -> None:
    first, last = written("concise", found("134%", suggestions=["x"])).splitlines()
    assert first == "folder/report.txt:3:44: error[completion-mismatch] 134% is claimed, but 24.8 of 20 million is 124%"
    assert last.startswith("Found 1 error; ")


def test_the_place_is_said_where_lines_do_not_find_it(document: Document, found: Found) -> None:
    paged = document._replace(pages=(0,), lines=document.line_starts, extracted=True)
    assert concise.check(paged, found("134%"), "en").endswith(" is 124% (page 1, line 3)\n")
    assert concise.check(paged, found("134%"), "zh").endswith(" is 124%（第1页，第3行）\n")


def test_an_unknown_check_says_why(document: Document, found: Found) -> None:
    unknown = found("134%", verdict="unknown", message="", reason="the plan is masked")
    assert concise.check(document, unknown, "en").endswith(": unknown[completion-mismatch] the plan is masked\n")


def test_what_could_not_be_read_is_said_unless_it_has_been(written: Written) -> None:
    unread = [Unread("a.pdf", "a scan", Place(page=3))]
    assert "a.pdf, page 3: not read: a scan\n" in written("concise", unread=unread)
    assert "a.pdf，第3页: 未读取: a scan\n" in written("concise", unread=unread, language="zh")
    assert "a.pdf" not in written("concise", unread=unread, told=True)
