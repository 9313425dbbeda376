"""The pattern language: what each element becomes, and what is refused."""

from __future__ import annotations

import re

import pytest

from checker.codes import FIGURES, Slot
from checker.patterns import PatternError, Vocabulary, translate, words_of

VOCABULARY = Vocabulary(
    word=lambda word: f"[{word[0]}]",
    kind=lambda name: {"rises": "↑", "and": "∧"}.get(name),
    pieces={"delta": "{change}", "round": "{round}"},
    takes={"current": ("money",), "change": ("money", "count"), "part": ("money",)},
    stops="MUPQCNR↑¶;&",
    ends="¶",
    walls="¶",
    joins="∧",
    near=",()∧",
)


def matches(pattern: str, tokens: str) -> bool:
    regex, _ = translate(pattern, VOCABULARY)
    return re.fullmatch(regex, tokens) is not None


@pytest.mark.parametrize(
    ("pattern", "tokens"),
    [
        ("{current} … <rises> {change}", "Mw,w↑M"),
        ("{current} ‥ <rises> {change}", "Mw↑M"),
        ("{current} <rises> {change}", "M,↑tM"),
        ("{current} [<rises>] {delta}", "MM"),
        ("( {current} | <rises> )", "↑"),
        ("{current} \\( {change} \\)", "M(C)"),
        ("{current} ¶ {change:count}", "M¶C"),
        ("{part*}", "MwPwM"),
        ("{part=}", "M,w∧M"),
        ("{_} <when> {current}", "PdM"),
    ],
)
def test_an_element_matches_what_it_stands_for(pattern: str, tokens: str) -> None:
    assert matches(pattern, tokens)


@pytest.mark.parametrize(
    ("pattern", "tokens"),
    [
        ("{current} … <rises> {change}", "M;↑M"),
        ("{current} … <rises> {change}", "MwPw↑M"),
        ("{current} ‥ <rises> {change}", "Mw∧w↑M"),
        ("{current} <rises> {change:count}", "M↑M"),
        ("{part*}", "M¶M"),
        ("{part=}", "M↑M"),
    ],
)
def test_an_element_stops_where_it_should(pattern: str, tokens: str) -> None:
    assert not matches(pattern, tokens)


def test_slots_are_told_in_order_with_those_of_pieces() -> None:
    _, slots = translate("{current} <rises> {delta} {part*}", VOCABULARY)
    assert slots == (Slot("current", False), Slot("change", False), Slot("part", True))


@pytest.mark.parametrize(
    ("pattern", "position"),
    [
        ("{current} <falls>", 11),
        ("{nobody}", 0),
        ("{current:euros}", 9),
        ("[ {current}", 0),
        ("{current} )", 10),
        ("{round}", 0),
    ],
)
def test_what_is_not_understood_is_refused_with_its_place(pattern: str, position: int) -> None:
    with pytest.raises(PatternError) as refused:
        translate(pattern, VOCABULARY)
    assert refused.value.position == position


def test_the_words_of_a_pattern_are_those_that_stand_for_themselves() -> None:
    assert words_of("this {current} <rises> … that") == ["this", "that"]


def test_no_figure_is_written_as_another() -> None:
    assert len(set(FIGURES.values())) == len(FIGURES)
