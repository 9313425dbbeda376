"""Files that date events: `timeline/*.yaml` of a pack, each event with its dates and where they are from.

    names:                                    how the events are called, as patterns of RE2; <session> stands for the
      en: ["<session> Plenary Session of the <congress> Central Committee"]     number of that name, in all its forms:
      zh: ["<congress>届<session>中全会"]                                        4th, fourth, 四, 4
    events:
      - {congress: 17, session: 4, start: 2009-09-15, end: 2009-09-18, source: "https://…"}

An event may have names of its own, instead of those of the file or beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import cast

from checker.errors import Complaint, PackError
from checker.fields import (
    JSON,
    LANGUAGES,
    PIECE,
    Day,
    Field,
    Many,
    Notes,
    PerLanguage,
    Text,
    check_pattern,
    read_record,
)
from checker.model import Language
from checker.sources import Located

_ENGLISH = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    "twentieth",
)
_HAN = "一二三四五六七八九"
_LARGEST = 99


class _Number:
    """A number that names are made from."""

    def read(self, place: Located, notes: Notes) -> JSON:
        if isinstance(place.value, int) and 0 < place.value <= _LARGEST:
            return place.value
        notes(place, f"a number from 1 to {_LARGEST} is expected here")
        return None

    def schema(self) -> dict[str, JSON]:
        return {"type": "integer", "minimum": 1, "maximum": _LARGEST}


_FILE: Mapping[str, Field] = {
    "title": Field(PerLanguage(both=True), "what the events are", required=True),
    "names": Field(PerLanguage(Many()), "how all of them are called"),
    "events": Field(Many(), "the events", required=True),
}
_EVENT: Mapping[str, Field] = {
    "names": Field(PerLanguage(Many()), "what this one is called"),
    "start": Field(Day(), "its first day", required=True),
    "end": Field(Day(), "its last day", required=True),
    "source": Field(Text(), "where the dates are from", required=True),
}


def compile(files: Iterable[tuple[str, Located]]) -> dict[str, JSON]:
    """Check timeline files, given as (name, content), and turn them into JSON values for `timelines.build`, by stem.

    Raises PackError with all that is wrong in all of them.
    """
    complaints: list[Complaint] = []
    compiled: dict[str, JSON] = {}
    for name, content in files:
        notes = Notes(name)
        compiled[PurePath(name).stem] = list(_events(content, notes))
        complaints += notes.complaints
    if complaints:
        raise PackError(tuple(complaints))
    return compiled


def _events(content: Located, notes: Notes) -> Iterator[JSON]:
    located = content.value
    if not isinstance(located, Mapping):
        notes(content, "a timeline is a mapping of fields: title, names, events")
        return
    shared = located.get("names")
    read_record(
        Located({key: item for key, item in located.items() if key != "events"}, content.line, content.column),
        {key: field for key, field in _FILE.items() if key != "events"},
        notes,
    )
    events = located.get("events")
    if events is None or not isinstance(events.value, tuple) or not events.value:
        notes(events or content, "a list of events is expected under 'events'")
        return
    for place in events.value:
        if not isinstance(place.value, Mapping):
            notes(place, "an event is a mapping of fields: start, end, source, names and numbers")
            continue
        numbers = {key: Field(_Number(), "") for key in place.value if key not in _EVENT}
        values = cast("dict[str, JSON]", read_record(place, {**_EVENT, **numbers}, notes))
        start, end = str(values.get("start")), str(values.get("end"))
        if start > end:
            notes(place, f"the event ends on {end}, before it starts on {start}")
        names: dict[str, JSON] = {}
        for language in LANGUAGES:
            alternatives = [
                _named(item, language, {key: values[key] for key in numbers}, notes)
                for names_of in (shared, place.value.get("names"))
                for item in _items(names_of, language)
            ]
            if alternatives:
                names[language] = "|".join(alternatives)
        if not names:
            notes(place, "the event has no name", "give it names, or all events of the file")
        yield [start, end, names, values.get("source")]


def _items(place: Located | None, language: Language) -> tuple[Located, ...]:
    item = place.value.get(language) if place is not None and isinstance(place.value, Mapping) else None
    if item is None:
        return ()
    return item.value if isinstance(item.value, tuple) else (item,)


def _named(place: Located, language: Language, numbers: Mapping[str, JSON], notes: Notes) -> str:
    def spell(found: re.Match[str]) -> str:
        number = numbers.get(found[1])
        if not isinstance(number, int):
            notes(place, f"the event has no number {found[1]!r}", f"numbers here: {', '.join(numbers)}")
            return ""
        return _spellings(number, language)

    pattern = PIECE.sub(spell, str(place.value))
    check_pattern(pattern, place, notes)
    return f"(?:{pattern})"


def _spellings(number: int, language: Language) -> str:
    """All ways to write a number in a name, as a pattern."""
    if language == "zh":
        return f"(?:{_han(number)}|{number})"
    ending = "th" if number // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    words = [f"{number}{ending}", *_ENGLISH[number - 1 : number]]
    return f"(?:{'|'.join(words)})"


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{_HAN[tens - 1]}十"
    return ten + (_HAN[ones - 1] if ones else "")
