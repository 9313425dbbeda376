"""How far off a relation may be: `tolerance`, `at-least`, and `severity` by the size of the deviation.

    tolerance: 0.1 points                       what is off by no more than that holds
    at-least: 10000 yuan                        what is off by less than that is no finding
    severity: {error: "> 5%", warning: else}    what is off by more than that is an error, the rest a warning

Each is compiled to the assertion, relaxed by so much (see `expressions.slack`). The deviation is the least that the
printed figures allow, so that rounding never makes a fault larger than it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

from checker import expressions
from checker.expressions import Expression, ExpressionError
from checker.expressions.slack import relaxed
from checker.expressions.syntax import Literal, Negative, Node, write
from checker.fields import JSON, Notes, OneOf, did_you_mean
from checker.kinds.relation_checks import Reckoned
from checker.rule_files import Draft
from checker.rules import SEVERITIES
from checker.sources import Located

HABITS = ("printed", "rounded-only", "cut-only")
"""Which values a printed figure may stand for: those that round or are cut to it, or only one of the two."""
ELSE = "else"


@dataclass(frozen=True, slots=True)
class _Severity:
    """One severity, or several with the deviations from which on they apply."""

    def read(self, place: Located, notes: Notes) -> JSON:
        if not isinstance(place.value, Mapping):
            return OneOf(SEVERITIES).read(place, notes)
        before = len(notes.complaints)
        for name, item in place.value.items():
            if name not in SEVERITIES:
                hint = did_you_mean(name, SEVERITIES) or f"there are {', '.join(SEVERITIES)}"
                notes(item.key or item, f"{name!r} is no severity", hint)
            elif not isinstance(item.value, str) or (item.value != ELSE and not item.value.startswith(">")):
                notes(item, "a deviation is expected here, or else", 'for example {error: "> 5%", warning: else}')
        if len(notes.complaints) > before:
            return None
        if [item.value for item in place.value.values()].count(ELSE) != 1:
            notes(place, "one severity is for all other deviations", 'for example {error: "> 5%", warning: else}')
        elif min(place.value, key=_gravity) != next(name for name, one in place.value.items() if one.value == ELSE):
            notes(place, "else belongs to the least grave of them", 'for example {error: "> 5%", warning: else}')
        return {name: str(item.value) for name, item in place.value.items()}

    def schema(self) -> dict[str, JSON]:
        of: dict[str, JSON] = {"type": "string", "pattern": f"^({ELSE}|> ?.+)$"}
        graded: dict[str, JSON] = {
            "type": "object",
            "properties": dict.fromkeys(SEVERITIES, cast(JSON, of)),
            "additionalProperties": False,
        }
        return {"anyOf": [OneOf(SEVERITIES).schema(), graded]}


SEVERITY = _Severity()


def _gravity(severity: str) -> int:
    return SEVERITIES.index(severity) if severity in SEVERITIES else -1


def compile(draft: Draft, arithmetic: Reckoned) -> dict[str, JSON]:
    """The fields of `Rule.spec` that say how far off the relation may be."""
    found: dict[str, JSON] = {}
    slack: dict[str, JSON] = {}
    tolerance = draft.values.get("tolerance")
    if tolerance in HABITS:
        found["tolerance"] = tolerance
    elif tolerance is not None:
        slack["tolerance"] = _relaxed(draft, draft.located["tolerance"], arithmetic)
    if "at-least" in draft.values:
        place = draft.located["at-least"]
        slack["material"] = _relaxed(draft, place, arithmetic, below=True)
        slack["least"] = str(place.value)
    if isinstance(draft.values.get("severity"), dict):
        found["severities"] = _severities(draft, arithmetic)
    return {**found, **({"slack": slack} if slack else {})}


def _severities(draft: Draft, arithmetic: Reckoned) -> JSON:
    """The severities that a large deviation has, the gravest first, each with the assertion relaxed up to it."""
    graded = cast("Mapping[str, Located]", draft.located["severity"].value)
    ordered = sorted((name for name in graded if graded[name].value != ELSE), key=_gravity, reverse=True)
    limits = [parsed.tree for name in ordered if (parsed := _parse(draft, graded[name])) is not None]
    for grave, less in pairwise(limits):
        if isinstance(grave, Literal) and isinstance(less, Literal) and grave.value <= less.value:
            draft.notes(draft.located["severity"], "a graver deviation is a larger one", "order the limits by severity")
    return [[name, _relaxed(draft, graded[name], arithmetic)] for name in ordered]


def _relaxed(draft: Draft, place: Located, arithmetic: Reckoned, *, below: bool = False) -> JSON:
    """The assertion, relaxed by the amount at a place."""
    by = _parse(draft, place)
    if by is None:
        return None
    wrong: list[ExpressionError] = []

    def fits(wider: Node) -> bool:
        try:
            expressions.check_dimensions(Expression(write(wider), wider), arithmetic.kinds, arithmetic.many)
        except ExpressionError as error:
            wrong.append(error)
            return False
        return True

    try:
        own = {name: arithmetic.kinds[name] for name in arithmetic.options}
        relative = expressions.check_dimensions(by, own) == "percent"
    except ExpressionError as error:
        hint = did_you_mean(str(place.value), HABITS) or error.hint
        draft.notes(place, f"a deviation is an amount or an option: {error.message}", hint)
        return None
    if what := _nonsense(by.tree, arithmetic):
        draft.notes(place, what, "for example 5%, 0.5 points or 10000 yuan")
        return None
    tree = relaxed(arithmetic.assertion.tree, by.tree, fits, relative=relative, below=below)
    if tree == arithmetic.assertion.tree:
        why = f"it cannot be measured so: {wrong[0].message}" if wrong else "there is no deviation to measure"
        draft.notes(place, why, "an amount is of the sort that the assertion compares; percent fits all of them")
        return None
    return cast(JSON, expressions.dump(Expression(write(tree), tree)))


def _nonsense(by: Node, arithmetic: Reckoned) -> str:
    """What is wrong with a deviation that could be measured and cannot be meant; empty where nothing is."""
    if isinstance(by, Negative):
        return "a deviation is not below zero"
    shares = {"percent", "points"}.intersection(arithmetic.kinds.values())
    if isinstance(by, Literal) and by.kind == "number" and by.value >= 1 and shares:
        return f"{write(by)} without a unit is {write(Literal(by.value, 'percent', '%'))} of a share"
    return ""


def _parse(draft: Draft, place: Located) -> Expression | None:
    source = str(place.value)
    try:
        return expressions.parse(source.removeprefix(">"))
    except ExpressionError as error:
        hint = did_you_mean(source, HABITS) or "for example 10000 yuan, 5%, 0.5 points"
        draft.notes(place, f"not an amount: {error.message}", hint)
        return None
