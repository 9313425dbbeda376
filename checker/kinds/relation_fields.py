"""What a rule file of the kind relation may say: figures to find, and what must hold between them.

docs/rules.md describes the fields; what is checked between them is in `find_checks` and `relation_checks`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from checker import expressions
from checker.fields import JSON, Amount, Either, Field, Flag, Many, Named, OneOf, Record, Text
from checker.kinds import deviations, find_checks, relation_checks
from checker.kinds.word_fields import NEAR, PATTERNS, written, written_near
from checker.needles import needles
from checker.rule_files import FIGURE_KINDS, Draft
from checker.sources import Located

WANTED: Mapping[str, Field] = {
    "role": Field(Many(), "one of these roles, which phrase packs give"),
    "kind": Field(Many(OneOf(FIGURE_KINDS)), "one of these kinds of figure"),
    "metric": Field(Many(), "one of these metrics, by the names of the phrase packs"),
    "unit": Field(Many(), "one of these units: yuan, dollars, households, 户"),
    "period": Field(Text(), "the period that it is about: report.period - 1 year"),
    "text": Field(PATTERNS, "patterns of words; beside other fields, words that the figure stands in"),
    "exists": Field(Flag(), "false asks that there be none"),
    "many": Field(Flag(), "true takes all figures that fit, for sum(), min() and max()"),
    "complete": Field(OneOf(("required",)), "required asks, with many, for a list that is said to be whole"),
    "each": Field(Flag(), "true takes the figures that fit one after the other"),
    "optional": Field(Flag(), "true lets it be missing"),
}

FIELDS: Mapping[str, Field] = {
    "severity": Field(deviations.SEVERITY, "error, warning or note, or these by the size of the deviation", True),
    "find": Field(Named(Record(WANTED)), "a name for each figure, and what it must be", required=True),
    "within": Field(OneOf(("statement", "sentence", "section", "document")), "how far apart the figures may stand"),
    "same": Field(Many(OneOf(("metric", "role", "period", "base", "entity"))), "what the figures must share"),
    "marks": Field(Many(), "the statement bears one of these marks"),
    "unless": Field(Many(Either(Text(), Record(NEAR))), "marks of the statement, or words near, that take it out"),
    "requires": Field(Many(Record(NEAR)), "words that must stand near"),
    "options": Field(Named(Amount()), "amounts that a configuration may set, with their usual values"),
    "let": Field(Named(Text()), "names for steps of the arithmetic"),
    "assert": Field(Text(), "what must hold between the figures", required=True),
    "tolerance": Field(Amount(), "printed, rounded-only, cut-only, or a deviation that is no fault"),
    "at-least": Field(Amount(), "a deviation below it is no finding"),
    "at": Field(Text(), "the name of the figure or words that a finding points at"),
    "explained": Field(Flag(), "true reports a contradiction only where one small slip explains it"),
    "akin": Field(Flag(), "true takes figures for unrelated that are many times apart, and reports no contradiction"),
    "chance": Field(Flag(), "with explained, true takes a slip that may fit by chance as well"),
}

_KEPT = ("marks", "within", "same", "at", "explained", "akin", "chance")


def compile(draft: Draft) -> dict[str, JSON]:
    """Parse the expressions, and check names, roles and dimensions."""
    find_checks.check(draft)
    if draft.notes.complaints:
        return {}
    reckoned = relation_checks.reckoned(draft)
    messages = relation_checks.messages(draft, reckoned)
    if reckoned is None:
        return {}
    around, find = _around(draft), _find(draft)
    return {
        **{name: draft.values[name] for name in _KEPT if name in draft.values},
        **around,
        "find": cast(JSON, find),
        "needles": {pattern: cast(JSON, needles(pattern)) for pattern in _patterns(around, find)},
        "let": {name: cast(JSON, expressions.dump(step)) for name, step in reckoned.lets.items()},
        "options": {name: cast(JSON, expressions.dump(value)) for name, value in reckoned.options.items()},
        "assert": cast(JSON, expressions.dump(reckoned.assertion)),
        "messages": cast(JSON, messages),
        **deviations.compile(draft, reckoned),
    }


def _patterns(around: Mapping[str, JSON], find: Mapping[str, Mapping[str, JSON]]) -> Iterator[str]:
    """All patterns that are looked for, near figures or for themselves."""
    near = cast("list[dict[str, JSON]]", [*around.get("barred", ()), *around.get("required", ())])  # type: ignore[misc]
    for field in (*(one["pattern"] for one in near), *(one["text"] for one in find.values() if "text" in one)):
        for several in cast("dict[str, list[str]]", field).values():
            yield from several


def _find(draft: Draft) -> dict[str, dict[str, JSON]]:
    """What is wanted under each name, its period parsed, its patterns and units as they are looked for."""
    places = cast("Mapping[str, Located]", draft.located["find"].value)
    wanted = cast("dict[str, dict[str, JSON]]", draft.values["find"])
    alone = find_checks.alone(wanted)
    return {name: _wanted(draft, places[name], one, each=name == alone) for name, one in wanted.items()}


def _wanted(draft: Draft, place: Located, wanted: Mapping[str, JSON], *, each: bool) -> dict[str, JSON]:
    located = cast("Mapping[str, Located]", place.value)
    one: dict[str, JSON] = {**wanted, **({"each": True} if each else {})}
    if "text" in wanted:
        one["text"] = written(located["text"], draft.notes)
        one["words"] = find_checks.is_words(wanted)
    if "unit" in wanted:
        one["unit"] = [find_checks.unit(str(word)) for word in cast("list[JSON]", wanted["unit"])]
    if "period" in wanted:
        one["period"] = cast(JSON, expressions.dump(expressions.parse(str(wanted["period"]))))
    return one


def _around(draft: Draft) -> dict[str, JSON]:
    """What must and must not stand near, and the marks that take a statement out."""
    unless, requires = draft.items("unless"), draft.items("requires")
    marks: list[JSON] = [str(item.value) for item in unless if not isinstance(item.value, Mapping)]
    barred = [written_near(item, draft.notes) for item in unless if isinstance(item.value, Mapping)]
    required = [written_near(item, draft.notes) for item in requires]
    around: dict[str, JSON] = {"unless": marks, "barred": barred, "required": required}
    return {name: value for name, value in around.items() if value}
