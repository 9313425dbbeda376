"""The arithmetic of a relation, checked: expressions are parsed, and their names and dimensions must go together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import cast

from checker import expressions
from checker.expressions import Expression, ExpressionError, Slot, Template
from checker.expressions.syntax import Literal, Name, walk
from checker.expressions.templates import dump_template, parse_template
from checker.fields import JSON, LANGUAGES, Notes
from checker.kinds import find_checks
from checker.kinds.searches import NEAR
from checker.rule_files import Draft
from checker.sources import Located

# What dimension checking calls a figure of a kind that a role may take.
_DIMENSIONS: Mapping[str, str] = {"price": "money", "multiple": "number"}
_MOST_READINGS = 256


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The parsed expressions of a rule, the kind of amount that each name stands for, and which stand for several."""

    assertion: Expression
    lets: Mapping[str, Expression]
    options: Mapping[str, Expression]
    kinds: Mapping[str, str]
    many: frozenset[str]


def reckoned(draft: Draft) -> Reckoned | None:
    """Parse and check the expressions of a rule; None, after a note, where one is wrong."""
    before = len(draft.notes.complaints)
    lets = dict(_parsed(draft.located.get("let"), draft.notes))
    options = dict(_options(draft.located.get("options"), draft.notes))
    assertion = parse(draft.located["assert"], draft.notes)
    if assertion is None or len(draft.notes.complaints) > before:
        return None
    kinds = _kinds(draft, assertion, lets, options)
    many = frozenset(name for name, wanted in _find(draft).items() if wanted.get("many"))
    return None if kinds is None else Reckoned(assertion, lets, options, kinds, many)


def parse(place: Located, notes: Notes) -> Expression | None:
    """The expression at a place; None, after a note, where it is none."""
    try:
        return expressions.parse(str(place.value))
    except ExpressionError as error:
        notes(place, error.message, error.hint, error.position, error.width)
        return None


def messages(draft: Draft, arithmetic: Reckoned | None) -> dict[str, expressions.JSON]:
    """The message in each language, with its names and, where the ``arithmetic`` is right, its dimensions checked."""
    places = cast("Mapping[str, Located]", draft.located["message"].value)
    found: dict[str, expressions.JSON] = {}
    for language in LANGUAGES:
        place = places[language]
        try:
            template = parse_template(str(place.value), _sayable(draft))
            if arithmetic is not None:
                _check_slots(template, draft, arithmetic)
            found[language] = dump_template(template)
        except ExpressionError as error:
            draft.notes(place, error.message, error.hint, error.position, error.width)
    return found


def _find(draft: Draft) -> dict[str, dict[str, JSON]]:
    return cast("dict[str, dict[str, JSON]]", draft.values["find"])


def _words(draft: Draft) -> set[str]:
    """The names that stand for words."""
    near = {NEAR} if "requires" in draft.values else set[str]()
    return near | {name for name, one in _find(draft).items() if find_checks.is_words(one)}


def _sayable(draft: Draft) -> list[str]:
    """The names that a message may say: all but those of what must not be there."""
    there = [name for name, wanted in _find(draft).items() if wanted.get("exists") is not False]
    named = [name for field in ("let", "options") for name in cast("dict[str, JSON]", draft.values.get(field) or {})]
    return [*there, *named, *([NEAR] if "requires" in draft.values else [])]


def _check_slots(template: Template, draft: Draft, arithmetic: Reckoned) -> None:
    """Amounts in messages are amounts: words are only said as they stand, and percent is not added to money."""
    words = _words(draft)
    for slot in template:
        if not isinstance(slot, Slot) or (isinstance(slot.tree, Name) and not slot.format):
            continue
        for node in walk(slot.tree):
            if isinstance(node, Name) and node.name in words:
                raise _wordy(node)
        source = Expression("", slot.tree)
        try:
            expressions.check_dimensions(source, arithmetic.kinds, arithmetic.many)
        except ExpressionError as error:
            # Its place is that in the slot, not in the message.
            raise ExpressionError(f"in a brace: {error.message}", hint=error.hint) from None


def _wordy(node: Name) -> ExpressionError:
    return ExpressionError(
        f"{node.name} stands for words, which have no amount", node.position, node.width, "name a figure instead"
    )


def _parsed(place: Located | None, notes: Notes) -> Iterator[tuple[str, Expression]]:
    for name, item in cast("Mapping[str, Located]", place.value).items() if place else ():
        step = parse(item, notes)
        if step is not None:
            yield name, step


def _options(place: Located | None, notes: Notes) -> Iterator[tuple[str, Expression]]:
    for name, value in _parsed(place, notes):
        if isinstance(value.tree, Literal):
            yield name, value
        else:
            item = cast("Mapping[str, Located]", cast(Located, place).value)[name]
            notes(item, "an option is an amount", "for example 10000 yuan, 5%, 0.5 points, 3")


def _kinds(
    draft: Draft, assertion: Expression, lets: Mapping[str, Expression], options: Mapping[str, Expression]
) -> dict[str, str] | None:
    """What each name is an amount of, for a choice of what its roles take in which all goes together.

    Where there is none, what is wrong with the first is noted.
    """
    find = {name: _find(draft)[name] for name in find_checks.figures(_find(draft))}
    many = {name for name, wanted in find.items() if wanted.get("many")}
    choices = [_taken(wanted, draft.known.roles) for wanted in find.values()]
    first: tuple[Located, ExpressionError] | None = None
    for chosen in islice(product(*choices), _MOST_READINGS):
        kinds = dict(zip(find, chosen, strict=True))
        kinds |= {name: expressions.check_dimensions(value, {}) for name, value in options.items()}
        wrong = _wrong(draft, assertion, lets, kinds, many)
        if wrong is None:
            return kinds
        first = first or wrong
    if first is not None:
        place, error = first
        draft.notes(place, error.message, error.hint, error.position, error.width)
    return None


def _wrong(
    draft: Draft, assertion: Expression, lets: Mapping[str, Expression], kinds: dict[str, str], many: set[str]
) -> tuple[Located, ExpressionError] | None:
    """What is wrong with the steps, or else with the assertion, when the figures are of these kinds."""
    steps = cast("Mapping[str, Located]", draft.located["let"].value) if lets else {}
    try:
        written_out = {name: expressions.inline(step, lets) for name, step in lets.items()}
    except ExpressionError as error:
        return draft.located["let"], error
    for name, step in written_out.items():
        try:
            _check_amounts(draft, lets[name])
            kinds[name] = expressions.check_dimensions(step, kinds, many)
        except ExpressionError as error:
            return steps[name], error
    try:
        _check_amounts(draft, assertion)
        if expressions.check_dimensions(assertion, kinds, many) != "formula":
            raise ExpressionError("a formula is expected here, with a comparison in it", 0, len(assertion.source))
    except ExpressionError as error:
        return draft.located["assert"], error
    return None


def _check_amounts(draft: Draft, expression: Expression) -> None:
    """Names that stand for words, or for what must not be there, have no amount."""
    words = _words(draft)
    for node in walk(expression.tree):
        if isinstance(node, Name) and node.name in words:
            raise _wordy(node)
        if isinstance(node, Name) and _find(draft).get(node.name, {}).get("exists") is False:
            raise ExpressionError(f"{node.name} is what must not be there: it has no amount", node.position, node.width)


def _taken(wanted: Mapping[str, JSON], roles: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """The kinds of figure that may be bound to a name, in the words of dimensions."""
    if wanted.get("kind"):
        return cast("list[str]", wanted["kind"])
    taken = [kind for role in cast("list[str]", wanted.get("role") or []) for kind in roles.get(role, ())]
    return tuple(dict.fromkeys(_DIMENSIONS.get(kind, kind) for kind in taken)) or ("any",)
