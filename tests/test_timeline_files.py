from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import packs, timeline_files, timelines
from checker.errors import PackError
from checker.sources import parse
from checker.timelines import Event

HAN = "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十".split()  # noqa: SIM905
ENDINGS = {1: "st", 2: "nd", 3: "rd"}
HEAD = "title: {en: Days, zh: 日子}\n"


def events(text: str) -> tuple[Event, ...]:
    return timelines.build(timeline_files.compile([("days.yaml", parse(HEAD + text, "days.yaml"))])["days"])


def refused(text: str) -> list[str]:
    with pytest.raises(PackError) as caught:
        events(text)
    return [one.what for one in caught.value.complaints]


@given(st.integers(1, 20))
def test_a_number_is_found_in_all_its_forms(number: int) -> None:
    (event,) = events(
        "names: {en: ['<n> day'], zh: ['第<n>日']}\n"
        f"events: [{{n: {number}, start: 2001-01-01, end: 2001-01-02, source: s}}]"
    )
    assert re.fullmatch(event.names["en"], f"{number}{ENDINGS.get(number, 'th')} day")
    assert re.fullmatch(event.names["zh"], f"第{number}日")
    assert re.fullmatch(event.names["zh"], f"第{HAN[number - 1]}日")
    assert not re.fullmatch(event.names["en"], f"{number + 1}th day")


def test_an_event_may_have_a_name_of_its_own() -> None:
    (event,) = events("events: [{names: {en: [the day]}, start: 2001-01-01, end: 2001-01-01, source: s}]")
    assert re.fullmatch(event.names["en"], "the day")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("events: [{start: 2001-13-01, end: 2001-01-01, source: s, names: {en: [a]}}]", "a day is expected"),
        ("events: [{start: 2001-02-01, end: 2001-01-01, source: s, names: {en: [a]}}]", "before it starts"),
        ("events: [{start: 2001-01-01, end: 2001-01-01, names: {en: [a]}}]", "'source' is missing"),
        ("events: [{start: 2001-01-01, end: 2001-01-01, source: s}]", "has no name"),
        ("names: {en: ['<n>']}\nevents: [{start: 2001-01-01, end: 2001-01-01, source: s}]", "no number 'n'"),
        ("names: {en: ['<n>']}\nevents: [{n: x, start: 2001-01-01, end: 2001-01-01, source: s}]", "a number from 1"),
        ("names: {en: ['(a']}\nevents: [{start: 2001-01-01, end: 2001-01-01, source: s}]", "not a pattern of RE2"),
        ("events: []", "a list of events"),
        ("events: word", "a list of events"),
        ("evnets: []", "'evnets' is unknown"),
    ],
)
def test_what_is_wrong_is_said(text: str, what: str) -> None:
    assert any(what in one for one in refused(text)), refused(text)


@pytest.mark.parametrize("name", ["party-sessions", "party-congresses", "five-year-plans"])
def test_shipped_events_stand_in_the_order_of_time_and_do_not_overlap(name: str) -> None:
    periods = [event.period for event in packs.load().timelines[name]]
    assert periods == sorted(periods)
    assert all(one.end < other.start for one, other in pairwise(periods))


def test_every_congress_is_followed_by_the_first_session_of_its_committee() -> None:
    pack = packs.load()
    sessions = pack.timelines["party-sessions"]
    firsts = [event for event in sessions if re.search(r"\(\?:1st\|first\) plen", event.names["en"])]
    congresses = pack.timelines["party-congresses"][1:]
    assert len(firsts) == len(congresses)
    for congress, first in zip(congresses, firsts, strict=True):
        assert 1 <= (first.period.start - congress.period.end).days <= 3
