"""Commands of GitHub Actions."""

from __future__ import annotations

from collections.abc import Callable

from format_runs import run

from checker.formats.github import command
from checker.model import Check, Document, Unread

Found = Callable[..., Check]
Written = Callable[..., str]


def test_a_finding_is_an_annotation(found: Found, written: Written) -> None:
    first, last = written("github", found("134%", suggestions=["holds if 124%"])).splitlines()
    assert first == (
        "::error file=folder/report.txt,line=3,endLine=3,col=44,endColumn=48,title=completion-mismatch::"
        "134%25 is claimed, but 24.8 of 20 million is 124%25; holds if 124%25"
    )
    assert last.startswith("Found 1 error; ")


def test_severities_are_the_levels_of_annotations(found: Found, written: Written) -> None:
    lines = written("github", *(found("134%", severity=severity) for severity in ("error", "warning", "note")))
    assert [line.split()[0] for line in lines.splitlines()[:3]] == ["::error", "::warning", "::notice"]


def test_columns_are_of_one_line_alone(document: Document, found: Found) -> None:
    check = found("134%")._replace(end=document.text.index("The bank"))
    assert ",line=3,endLine=5,title=" in run("github", document, [check])


def test_what_is_no_finding_is_a_line_of_the_log(found: Found, written: Written) -> None:
    assert written("github", found("134%", verdict="holds")).startswith("folder/report.txt:3:44: holds[")


def test_what_could_not_be_read_is_an_error(written: Written) -> None:
    assert "::error file=a%2Cb.pdf::a,b.pdf: not read: a scan\n" in written(
        "github", unread=[Unread("a,b.pdf", "a scan")]
    )


def test_it_says_that_github_does_not_show_all(found: Found, written: Written) -> None:
    assert "GitHub shows" not in written("github", *[found("134%")] * 10)
    assert "GitHub shows the first 10 " in written("github", *[found("134%")] * 11)


def test_a_long_message_is_cut() -> None:
    assert len(command("error", "%" * 5000, {"file": "a"})) < 3 * 4096 + 40
