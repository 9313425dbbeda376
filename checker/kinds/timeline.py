"""Rules about dated events that a report refers to: `kind: timeline`; their fields are in `timeline_fields`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, cast

from checker.kinds.places import NAME, Find, Needles, Patterns, Places, has, search
from checker.model import Check, Language, Period, Reading, Rule
from checker.needles import lowered
from checker.records import NamedTuple
from checker.timelines import Event, build

_NO_PERIOD: Mapping[Language, str] = {"en": "the period of the report is not known", "zh": "报告所属期间不明"}


class _Timed(NamedTuple):
    """A rule of this kind, ready to be applied."""

    rule: Rule
    events: tuple[Event, ...]
    needles: Needles
    context: Mapping[str, Sequence[str]]
    older: int
    newer: int


def prepare(rules: Sequence[Rule]) -> Callable[[Reading, Language], Iterator[Check]]:
    """Make rules ready to be applied together."""
    timed = [_timed(rule) for rule in rules]
    needles = {pattern: words for rule in rules for pattern, words in _needles(rule).items()}
    patterns = Patterns(
        (
            (language, pattern)
            for one in timed
            for language, alternatives in one.context.items()
            for pattern in alternatives
        ),
        needles,
    )

    def check(reading: Reading, language: Language) -> Iterator[Check]:
        places = Places(reading, patterns)
        for one in timed:
            for context in _apart(places.finds(one.context)):
                yield from _in_context(one, context, places, language)

    return check


def _apart(finds: Sequence[Find]) -> Iterator[Find]:
    """Finds without those that begin inside another, so that no text is read twice."""
    end = -1
    for find in finds:
        if find.start >= end:
            end = find.end
            yield find


def _in_context(one: _Timed, context: Find, places: Places, language: Language) -> Iterator[Check]:
    """The checks of the events that stand in one stretch of text."""
    text = places.plain[context.start : context.end]
    written = places.section(context.start).language
    plain = lowered(text)
    for event in one.events:
        name = event.names.get(written, "")
        if name and has(plain, one.needles.get(name, ())):
            for found in search(name, text):
                yield _check(one, event, Find(context.start + found.start, context.start + found.end), places, language)


def _timed(rule: Rule) -> _Timed:
    spec = cast("Mapping[str, Any]", rule.spec)
    events = tuple(
        event._replace(names={language: f"(?i){name}" for language, name in event.names.items()})
        for event in build(spec["events"])
    )
    return _Timed(rule, events, _needles(rule), spec["pattern"], spec["older"], spec["newer"])


def _needles(rule: Rule) -> Needles:
    return cast(Needles, rule.spec["needles"])


def _check(one: _Timed, event: Event, find: Find, places: Places, language: Language) -> Check:
    rule, document = one.rule, places.reading.document
    period = places.section(find.start).period
    words = {
        "match": " ".join(document.text[find.start : find.end].split()),
        "held": f"{event.period.start:%Y-%m}",
        "report": str(period.end.year) if period else "?",
    }
    check = Check(
        rule.id,
        rule.family,
        rule.severity,
        "contradiction",
        document.path,
        find.start,
        find.end,
        NAME.sub(lambda name: words[name[1]], rule.message[language]),
        computed=f"{event.period.start} – {event.period.end}",
    )
    if period is None:
        return check._replace(verdict="unknown", reason=_NO_PERIOD[language])
    if _fits(event.period, period, one):
        return check._replace(verdict="holds", message=rule.title[language])
    return check


def _fits(event: Period, report: Period, one: _Timed) -> bool:
    return _later(event.end, one.older) >= _later(report.start, 0) and _later(report.end, one.newer) >= _later(
        event.start, 0
    )


def _later(day: date, years: int) -> tuple[int, int, int]:
    """A day so many years later, for comparison."""
    return day.year + years, day.month, day.day
