"""The words of the program itself."""

from __future__ import annotations

from collections import Counter

import pytest

from checker.formats import words
from checker.formats.tally import Tally
from checker.model import Language


@pytest.mark.parametrize(
    ("language", "counts", "said"),
    [
        ("en", {"note": 2, "error": 1}, "1 error, 2 notes"),
        ("zh", {"note": 2, "warning": 1}, "1 个警告、2 个提示"),
        ("en", {}, ""),
    ],
)
def test_findings_are_counted_gravest_first(language: Language, counts: dict[str, int], said: str) -> None:
    assert words.findings(Tally("note", Counter(counts)), language) == said  # type: ignore[arg-type]


def test_every_word_is_there_in_both_languages() -> None:
    for table in (words.SEVERITY, words.HELP, words.ALSO, words.JOIN):
        assert set(table) == {"en", "zh"}
    assert set(words.SEVERITY["en"]) == set(words.SEVERITY["zh"])


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "3 suppressed (2 reviewed, 1 in the baseline)"), ("zh", "3 处不计（经复核 2 处、基线已有 1 处）")],
)
def test_what_is_suppressed_is_said_with_who_says_so(language: Language, said: str) -> None:
    assert words.suppressed(Tally("note", suppressed=Counter(baseline=1, review=2)), language) == said
    assert words.suppressed(Tally("note"), language) == ""
