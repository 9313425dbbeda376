"""What a rule file of the kind timeline may say: which events, in which words, and how far from the report's period.

    timeline: [party-sessions, …]        files of `timeline/` that date the events
    pattern: {en: […], zh: […]}          the words that an event must stand in ("implement the spirit of …")
    older: 5                             an event may have ended so many years before the report's period
    newer: 1                             or begin so many years after it

In the message, {match} is the event as the report calls it, {held} its month, {report} the year of the report.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import cast

from checker.fields import JSON, Field, Many, Pattern, PerLanguage, Text, Whole, did_you_mean, known
from checker.kinds.messages import check_messages
from checker.needles import needles
from checker.rule_files import Draft

FIELDS: Mapping[str, Field] = {
    "timeline": Field(Many(Text()), "the timelines that date the events", required=True),
    "pattern": Field(PerLanguage(Many(Pattern())), "the words that an event must stand in", required=True),
    "older": Field(Whole(), "how many years an event may be older than the report's period", required=True),
    "newer": Field(Whole(), "how many years an event may be newer than the report's period", required=True),
}


def compile(draft: Draft) -> dict[str, JSON]:
    """Put the events into the rule, and check the names in the messages."""
    place, notes = draft.located["timeline"], draft.notes
    events: list[JSON] = []
    for item in place.value if isinstance(place.value, tuple) else (place,):
        if draft.known.timelines is None:
            continue
        dated = draft.known.timelines.get(str(item.value))
        if dated is None:
            hint = did_you_mean(str(item.value), draft.known.timelines) or known(draft.known.timelines)
            notes(item, f"there is no timeline {item.value!r}", hint)
        else:
            events += cast("list[JSON]", dated)
    check_messages(draft, ("match", "held", "report"))
    written = cast("Mapping[str, list[str]]", draft.values["pattern"])
    pattern: dict[str, JSON] = {language: [f"(?i){one}" for one in written[language]] for language in written}
    names = (name for event in events for name in cast("dict[str, str]", cast("list[JSON]", event)[2]).values())
    patterns = (*chain(*written.values()), *names)
    sought: dict[str, JSON] = {f"(?i){one}": cast(JSON, needles(one)) for one in patterns}
    return {
        "events": events,
        "pattern": pattern,
        "needles": sought,
        "older": draft.values["older"],
        "newer": draft.values["newer"],
    }
