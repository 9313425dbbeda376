"""A comment on a change."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from format_runs import run

from checker.formats import markdown
from checker.formats.markdown import MOST, code, escaped
from checker.model import Check, Document, Place, Unread

Found = Callable[..., Check]
Written = Callable[..., str]


def test_findings_stand_in_a_table_the_gravest_first(found: Found, written: Written) -> None:
    note = found("40%", severity="note", message="some", rule="share-mismatch")
    assert written("markdown", note, found("134%", suggestions=["a <= b"])).splitlines() == [
        "<!-- report-checker -->",
        "**Found 1 error, 1 note; 0 checks hold, 0 could not be made; 0 figures in 1 report.**",
        "",
        "| | where | what | rule |",
        "| --- | --- | --- | --- |",
        "| error | `folder/report.txt:3:44` | 134% is claimed, but 24.8 of 20 million is 124%"
        "<br>*help: a &#60;&#61; b* | `completion-mismatch` |",
        "| note | `folder/report.txt:5:641` | some | `share-mismatch` |",
    ]


def test_a_run_that_finds_nothing_is_a_comment_too(written: Written) -> None:
    assert written("markdown").splitlines()[1].startswith("**No contradictions; ")
    assert "|" not in written("markdown")


def test_a_page_is_said_where_lines_do_not_find_it(document: Document, found: Found) -> None:
    paged = document._replace(pages=(0,), lines=document.line_starts, extracted=True)
    assert "| error | `folder/report.txt`<br>page 1, line 3 | 134% is" in run("markdown", paged, [found("134%")])


def test_what_could_not_be_read_comes_first(found: Found, written: Written) -> None:
    unread = [Unread("a.pdf", "a scan", Place(page=3))]
    rows = written("markdown", found("134%"), unread=unread).splitlines()[5:]
    assert rows[0] == "| not read | `a.pdf` | a scan (page 3) | |"
    assert len(rows) == 2


@pytest.mark.parametrize("severity", ["error", "note"])
def test_a_comment_is_cut_where_github_would_refuse_it(found: Found, written: Written, severity: str) -> None:
    checks = [found("134%", severity=severity)] * 1000 + [found("40%", severity="warning")] * 10
    comment = written("markdown", *checks)
    shown = comment.count("`completion-mismatch`")
    assert MOST - 2_000 < len(comment) <= MOST
    said = comment.splitlines()[-1]
    assert said.startswith("Not shown for want of room: ")
    assert sum(int(part.split(" × ")[0]) for part in said.split(": ")[1].rstrip(".").split(", ")) == 1010 - shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("@octocat", "@&#8203;octocat"),
        ("fixes #1", "fixes #&#8203;1"),
        (":100: http://x www.x.y", ":&#8203;100: http:&#8203;//x www.&#8203;x.y"),
        ("a|b <b> [c](d) `e` $f$", "a&#124;b &#60;b&#62; &#91;c&#93;(d) &#96;e&#96; &#36;f&#36;"),
        ("增长 5%，约3.4亿元", "增长 5%，约3.4亿元"),
    ],
)
def test_words_are_only_words(words: str, shown: str) -> None:
    assert escaped(words) == shown


@pytest.mark.parametrize(
    ("words", "shown"), [("a:1:2", "`a:1:2`"), ("a`b", "a&#96;b"), ("a|b", "a&#124;b"), ("a\\", "a&#92;")]
)
def test_code_ends_where_it_should(words: str, shown: str) -> None:
    assert code(words) == shown


def test_no_row_takes_more_than_its_share(found: Found, written: Written) -> None:
    comment = written("markdown", found("134%", message="long " * 10_000))
    assert len(comment) < 2_000
    assert markdown.MOST == 65_536
