"""Rules about dated events that a report refers to: `kind: timeline`.

    timeline: [party-sessions, …]        files of `timeline/` that date the events
    pattern: {en: […], zh: […]}          the words that an event must stand in ("implement the spirit of …")
    older: 5                             an event may have ended so many years before the report's period
    newer: 1                             or begin so many years after it

In the message, {match} is the event as the report calls it, {held} its month, {report} the year of the report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from checker.fields import JSON, LANGUAGES, Field, Many, Pattern, PerLanguage, Text, Whole, did_you_mean, known
from checker.kinds.match_fields import NAME
from checker.kinds.places import Find, Patterns, Places, search
from checker.model import Check, Language, Period, Reading, Rule
from checker.rules import Draft
from checker.sources import Located
from checker.timelines import Event, build

FIELDS: Mapping[str, Field] = {
    "timeline": Field(Many(Text()), "the timelines that date the events", required=True),
    "pattern": Field(PerLanguage(Many(Pattern())), "the words that an event must stand in", required=True),
    "older": Field(Whole(), "how many years an event may be older than the report's period", required=True),
    "newer": Field(Whole(), "how many years an event may be newer than the report's period", required=True),
}

_NAMES = ("match", "held", "report")
_NO_PERIOD: Mapping[Language, str] = {"en": "the period of the report is not known", "zh": "报告所属期间不明"}


def compile(draft: Draft) -> dict[str, JSON]:
    """Put the events into the rule, and check the names in the messages."""
    place, notes = draft.located["timeline"], draft.notes
    events: list[JSON] = []
    for item in place.value if isinstance(place.value, tuple) else (place,):
        dated = draft.known.timelines.get(str(item.value))
        if dated is None:
            hint = did_you_mean(str(item.value), draft.known.timelines) or known(draft.known.timelines)
            notes(item, f"there is no timeline {item.value!r}", hint)
        else:
            events += cast("list[JSON]", dated)
    for language in LANGUAGES:
        said = cast("Mapping[str, Located]", draft.located["message"].value)[language]
        for found in NAME.finditer(str(said.value)):
            if found[1] not in _NAMES:
                hint = did_you_mean(found[1], _NAMES) or known(_NAMES)
                notes(said, f"{found[1]!r} is not bound", hint, found.start(), len(found[0]))
    written = cast("Mapping[str, list[str]]", draft.values["pattern"])
    pattern: dict[str, JSON] = {language: [f"(?i){one}" for one in written[language]] for language in written}
    return {"events": events, "pattern": pattern, "older": draft.values["older"], "newer": draft.values["newer"]}


@dataclass(frozen=True, slots=True)
class _Timed:
    """A rule of this kind, ready to be applied."""

    rule: Rule
    events: tuple[Event, ...]
    names: Patterns
    context: Mapping[str, Sequence[str]]
    older: int
    newer: int


def prepare(rules: Sequence[Rule]) -> Callable[[Reading, Language], Iterator[Check]]:
    """Make rules ready to be applied together."""
    timed = [_timed(rule) for rule in rules]
    patterns = Patterns(
        (language, pattern)
        for one in timed
        for language, alternatives in one.context.items()
        for pattern in alternatives
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
    occurring = one.names.occurring(text, (written,))
    for event in one.events:
        name = event.names.get(written, "")
        if name in occurring:
            for found in search(name, text):
                yield _check(one, event, Find(context.start + found.start, context.start + found.end), places, language)


def _timed(rule: Rule) -> _Timed:
    spec = cast("Mapping[str, Any]", rule.spec)
    events = tuple(
        replace(event, names={language: f"(?i){name}" for language, name in event.names.items()})
        for event in build(spec["events"])
    )
    names = Patterns(pair for event in events for pair in event.names.items())
    return _Timed(rule, events, names, spec["pattern"], spec["older"], spec["newer"])


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
        return replace(check, verdict="unknown", reason=_NO_PERIOD[language])
    if _fits(event.period, period, one):
        return replace(check, verdict="holds", message=rule.title[language])
    return check


def _fits(event: Period, report: Period, one: _Timed) -> bool:
    return _later(event.end, one.older) >= _later(report.start, 0) and _later(report.end, one.newer) >= _later(
        event.start, 0
    )


def _later(day: date, years: int) -> tuple[int, int, int]:
    """A day so many years later, for comparison."""
    return day.year + years, day.month, day.day
