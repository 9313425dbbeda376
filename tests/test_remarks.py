"""Remarks in a report that ask for a finding to be suppressed."""

from __future__ import annotations

from typing import Literal

import pytest

from checker import readers, remarks
from checker.remarks import Remark


def _found(text: str, kind: Literal["text", "markdown"] = "text") -> tuple[list[Remark], str]:
    document = readers.from_text(text, kind=kind)
    return list(remarks.find(document)), document.text


@pytest.mark.parametrize(
    "said",
    [
        "<!-- checker: ignore share-mismatch because the base is last year's plan -->",
        "[checker: ignore share-mismatch because the base is last year's plan]",
        "【checker：ignore share-mismatch 因为 the base is last year's plan】",
        "[Checker: ignore  share-mismatch\nbecause the base is last year's plan ]",
    ],
)
def test_both_forms_are_read(said: str) -> None:
    (remark,), text = _found(f"First.\n\n{said}\n\nThen.\n")
    assert (remark.rules, remark.reason) == (("share-mismatch",), "the base is last year's plan")
    assert text[remark.start : remark.end] == said
    assert text[remark.first : remark.last] == "Then."


@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_a_remark_inside_a_paragraph_is_about_that_one(kind: Literal["text", "markdown"]) -> None:
    (remark,), text = _found("First.\n\nOne [checker: ignore a, b because c] two.\n\nThen.\n", kind)
    assert remark.rules == ("a", "b")
    assert text[remark.first : remark.last] == "One [checker: ignore a, b because c] two."


def test_before_a_table_it_is_about_the_whole_table() -> None:
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |"
    (remark,), text = _found(f"<!-- checker: ignore a because c -->\n\n{table}\n\nThen.\n", "markdown")
    assert text[remark.first : remark.last].startswith("a | b")
    assert text[remark.first : remark.last].rstrip(" |").endswith("4")


def test_what_gives_no_reason_is_a_remark_all_the_same() -> None:
    (remark,), _ = _found("[checker: ignore share-mismatch]\n\nThen.\n")
    assert (remark.rules, remark.reason) == (("share-mismatch",), "")


def test_at_the_end_it_is_about_nothing() -> None:
    (remark,), _ = _found("First.\n\n[checker: ignore a because b]\n")
    assert remark.first == remark.last


@pytest.mark.parametrize(
    "text", ["[checker: figures]", "checker: ignore a because b", "[checker: ignore " + "x" * 9999]
)
def test_other_words_are_no_remarks(text: str) -> None:
    assert _found(text)[0] == []
