from __future__ import annotations

import pytest
from readings import reading
from rule_texts import complaints, rule, text

from checker import timeline_files
from checker.kinds import timeline
from checker.model import Check, Language
from checker.rule_files import Known
from checker.sources import parse

FILE = """
title: {en: Meetings, zh: 会议}
names: {en: ["<session> meeting"], zh: ["第<session>次会议"]}
events:
  - {session: 4, start: 2009-09-15, end: 2009-09-18, source: minutes}
  - {session: 12, start: 2015-02-03, end: 2015-02-03, source: minutes}
"""
KNOWN = Known({}, timeline_files.compile([("meetings.yaml", parse(FILE, "meetings.yaml"))]))
FIELDS = """
timeline: meetings
older: 5
newer: 1
pattern: {en: ["follow[^.]*meeting"], zh: ["落实[^。]*会议"]}
"""
MESSAGE = "{match}, {held}, {report}"


def checks(of: str, year: int | None, language: Language = "en") -> list[Check]:
    made = rule(text("timeline", FIELDS, MESSAGE), known=KNOWN)
    return list(timeline.prepare([made])(reading(of, language, year), "en"))


@pytest.mark.parametrize(
    ("year", "verdict"),
    [(2009, "holds"), (2008, "holds"), (2007, "contradiction"), (2014, "holds"), (2015, "contradiction")],
)
def test_an_event_fits_reports_of_the_years_around_it(year: int, verdict: str) -> None:
    (check,) = checks("We follow the fourth meeting.", year)
    assert check.verdict == verdict


def test_the_message_says_when_it_was() -> None:
    (check,) = checks("We follow the 4th meeting.", 2019)
    assert check.message == "4th meeting, 2009-09, 2019"


def test_an_event_that_stands_in_other_words_is_not_meant() -> None:
    assert not checks("The fourth meeting was long. We follow it.", 2019)


def test_without_a_period_of_the_report_it_is_unknown() -> None:
    (check,) = checks("We follow the 4th meeting.", None)
    assert check.verdict == "unknown"
    assert check.reason


@pytest.mark.parametrize("written", ["第四次会议", "第4次会议"])
def test_names_are_found_in_all_forms_of_their_numbers(written: str) -> None:
    (check,) = checks(f"落实{written}", 2019, "zh")
    assert check.verdict == "contradiction"


def test_several_events_in_one_stretch_are_each_found_once() -> None:
    of = "We follow the 4th meeting and the twelfth meeting."
    assert [of[c.start : c.end] for c in checks(of, 2015)] == ["4th meeting", "twelfth meeting"]


def test_a_timeline_that_is_not_there_is_refused() -> None:
    (said,) = complaints(text("timeline", FIELDS.replace("meetings", "meeting"), MESSAGE), known=KNOWN)
    assert (said.what, said.hint) == ("there is no timeline 'meeting'", "did you mean 'meetings'?")
