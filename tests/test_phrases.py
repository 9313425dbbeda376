"""Phrase packs: what they may say, what is refused, and how words are spelled out."""

from __future__ import annotations

from textwrap import dedent

import pytest

from checker import phrase_files, phrases
from checker.errors import PackError
from checker.phrase_files import expand
from checker.phrases import PhraseBook
from checker.sources import parse
from checker.wordtrees import code

PACK = """\
- kind: rises
  direction: up
  stops: gap
  en: [rose, "climb(s|ed)?"]
- kind: falls
  direction: down
  mark: gloomy
  en: [fell]
- kind: falls
  direction: down
  zh: [下降]
- role: [current, change]
  takes: [money]
  level: true
- piece: by
  en: "[by] {change}"
- says: [current, change]
  marks: [told]
  en:
    - "{current} <rises> {by}"
- reach: about
  down: 5
  up: 10
"""


def book(text: str) -> PhraseBook:
    return phrases.build(phrase_files.compile([("pack", parse(text, "pack"))]))


def refused(text: str) -> str:
    with pytest.raises(PackError) as error:
        book(text)
    return str(error.value)


@pytest.mark.parametrize(
    ("word", "spellings"),
    [
        ("loan", {"loan"}),
        ("loans?", {"loan", "loans"}),
        ("grow(s|n)?", {"grow", "grows", "grown"}),
        ("(a |the )?loan", {"a loan", "the loan", "loan"}),
        ("((part|whol)ly )?paid", {"partly paid", "wholly paid", "paid"}),
    ],
)
def test_a_word_is_spelled_in_all_its_ways(word: str, spellings: set[str]) -> None:
    assert set(expand(word)) == spellings


def test_words_of_a_kind_share_direction_and_mark() -> None:
    grammar = book(PACK).grammars["en"]
    rose, climbed, fell = (code(grammar.lexicon.tree, [word]) for word in ("rose", "climbed", "fell"))
    assert rose == climbed
    assert [grammar.directions[word] for word in (rose, fell)] == [1, -1]
    assert grammar.marks[fell] == "gloomy"


def test_flags_of_one_language_do_not_reach_into_another() -> None:
    grammars = book(PACK).grammars
    assert list(grammars["zh"].marks.values()) == []


def test_phrases_tell_their_slots_marks_and_place() -> None:
    (phrase,) = book(PACK).grammars["en"].phrases
    assert [slot.role for slot in phrase.slots] == ["current", "change"]
    assert phrase.marks == ("told",)
    assert phrase.source == "pack:20"


def test_a_hedge_reaches_as_far_as_declared() -> None:
    down, up = book(PACK).reach["about"]
    assert (down, up) == (pytest.approx(0.05), pytest.approx(0.10))


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("- says: [current]\n  en: ['{current} <soars>']", "no kind of word is called 'soars'"),
        ("- says: [current]\n  en: ['{current} {change}']", "which 'says' does not name"),
        ("- says: [current]\n  en: ['{current']", "is not understood here"),
        ("- kind: x\n  colour: red", "'colour' is unknown"),
        ("- x: y", "an entry has exactly one of"),
        ("- just words", "an entry is a mapping"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(line: str, complaint: str) -> None:
    assert complaint in refused(PACK + dedent(line))
