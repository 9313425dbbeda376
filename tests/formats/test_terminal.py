"""Findings as people see them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest

from checker.formats import terminal
from checker.formats.tally import Tally
from checker.formats.terminal import Style
from checker.formats.width import columns
from checker.model import Check, Document, Unread

Found = Callable[..., Check]
Written = Callable[..., str]


def test_a_finding_shows_where_what_the_words_and_what_to_do(document: Document, found: Found) -> None:
    check = found(
        "134%",
        {"134%": "completion", "2480万元": "actual", "2000万元": "plan"},
        suggestions=["holds if 124%"],
        also=("share-mismatch",),
    )
    assert terminal.check(document, check, Style(width=100)).split("\n") == [
        "folder/report.txt:3:44: error[completion-mismatch] 134% is claimed, but 24.8 of 20 million is 124%",
        "     │",
        "3:24 │ 六月末，各项存款余额31250万元，比年初增加2480万元，完成全年计划2000万元的134%。",
        "     │                                          ───┬────              ───┬────  ^^^^",
        "     │                                           actual                 plan completion",
        "     = help: holds if 124%",
        "     = also: share-mismatch",
        "",
        "",
    ]


@pytest.mark.parametrize("width", [80, 200])
def test_excerpts_fit_the_terminal(document: Document, found: Found, width: int) -> None:
    check = found("40%", {"40%": "share", "312 customers": "total", "98": "part"})
    excerpt = terminal.check(document, check, Style(width=width)).split("\n")[1:]
    assert max(map(columns, excerpt)) <= width
    assert sum(line.count("^") for line in excerpt) == 3


def test_a_finding_alone_has_no_label(document: Document, found: Found) -> None:
    shown = terminal.check(document, found("31250万元", {"31250万元": "figure"}, severity="note"), Style())
    assert "figure" not in shown
    assert "note[" in shown


def test_what_holds_and_what_is_unknown_take_one_line(document: Document, found: Found) -> None:
    unknown = found("134%", verdict="unknown", message="Completion follows", reason="the plan is masked")
    assert terminal.check(document, unknown, Style()) == (
        "folder/report.txt:3:44: unknown[completion-mismatch] Completion follows: the plan is masked\n"
    )
    holds = found("134%", verdict="holds", message="核对")
    assert terminal.check(document, holds, Style("zh")).endswith("无误[completion-mismatch] 核对\n")


def test_colours_change_nothing_but_colour(document: Document, found: Found) -> None:
    check = found("134%", {"134%": "claim", "2480万元": "actual"}, suggestions=["holds if 124%"])
    plain, colored = (terminal.check(document, check, Style(color=color)) for color in (False, True))
    assert "\x1b" not in plain
    assert "\x1b[1;31merror" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == plain


def test_a_report_cannot_command_the_terminal(document: Document, found: Found) -> None:
    check = found("134%", message="\x1b[2J\u202etxt", path="a\x1b]0;b")
    assert "\x1b" not in terminal.check(document, check, Style())


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "Found 2 errors, 1 note; 1 check holds, 3 could not be made; 124 figures in 2 reports; 1 path not read.\n",
        ),
        (
            "zh",
            "发现 2 个错误、1 个提示；1 项核对无误，3 项无法核对；共读取 2 份报告、124 个数字；1 个文件无法读取。\n",
        ),
    ],
)
def test_the_closing_line_counts(language: str, said: str) -> None:
    tally = Tally("warning", Counter(error=2, note=1), 2, 124, 1, 3, [Unread("a", "b")])
    assert terminal.closing(tally, Style(language)) == said  # type: ignore[arg-type]


def test_the_closing_line_says_so_where_nothing_was_found() -> None:
    assert terminal.closing(Tally("warning"), Style()).startswith("No contradictions; 0 checks hold")


def test_a_page_is_said_where_it_stands(document: Document, found: Found) -> None:
    paged = document._replace(pages=(0, 11), lines=document.line_starts, extracted=True)
    check = found("134%", {"134%": "completion", "总结": "title"})
    lines = terminal.check(paged, check, Style()).splitlines()
    assert lines[0].startswith("folder/report.txt, page 2, line 1: error[")
    assert [line[:5] for line in lines if "│ " in line and line[0] != " "] == ["1:1 │", "2:1 │"]
    assert terminal.check(paged, check, Style("zh")).startswith("folder/report.txt，第2页，第1行: 错误[")


def test_what_could_not_be_read_stands_before_the_counts(written: Written) -> None:
    unread = [Unread("a\n.pdf", "a scan")]
    assert written("terminal", unread=unread).splitlines()[:-1] == ["a .pdf: not read: a scan"]
    assert written("terminal", unread=unread, told=True).splitlines()[:-1] == []


@pytest.mark.parametrize("path", ["::stop-commands::x", " ::error::x"])
def test_a_path_is_no_command_of_a_pipeline(document: Document, found: Found, path: str) -> None:
    assert terminal.check(document, found("134%", path=path), Style()).startswith(f"./{path}:3:44: ")
