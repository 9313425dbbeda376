"""What a rule file of the kind relation may say: figures to find, and what must hold between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import cast

from checker import expressions
from checker.expressions import Expression, ExpressionError
from checker.expressions.templates import dump_template, parse_template
from checker.fields import JSON, LANGUAGES, Field, Flag, Many, Named, Notes, OneOf, Record, Text, did_you_mean, known
from checker.rule_files import Draft
from checker.sources import Located

_FIGURE_KINDS = ("money", "percent", "points", "count", "number", "ratio", "date")
WANTED: Mapping[str, Field] = {
    "role": Field(Many(), "one of these roles", required=True),
    "kind": Field(Many(OneOf(_FIGURE_KINDS)), "one of these kinds of figure"),
    "metric": Field(Many(), "one of these metrics, by the names of the phrase packs"),
    "many": Field(Flag(), "true takes all figures that fit, for sum(), min() and max()"),
    "optional": Field(Flag(), "true lets it be missing"),
}

FIELDS: Mapping[str, Field] = {
    "find": Field(Named(Record(WANTED)), "a name for each figure, and what it must be", required=True),
    "marks": Field(Many(), "the statement bears one of these marks"),
    "unless": Field(Many(), "the statement bears none of these marks"),
    "within": Field(OneOf(("statement", "section", "document")), "how far apart the figures may stand"),
    "same": Field(Many(OneOf(("metric", "role", "period", "base", "entity"))), "what the figures must share"),
    "let": Field(Named(Text()), "names for steps of the arithmetic"),
    "assert": Field(Text(), "what must hold between the figures", required=True),
    "at": Field(Text(), "the name of the figure that a finding points at"),
    "explained": Field(Flag(), "true reports a contradiction only where one small slip explains it"),
    "chance": Field(Flag(), "with explained, true takes a slip that may fit by chance as well"),
}

# What dimension checking calls a figure of a kind that a role may take.
_DIMENSIONS: Mapping[str, str] = {"price": "money", "multiple": "number"}
_KEPT = ("marks", "unless", "within", "same", "at", "explained", "chance")
_MOST_READINGS = 256


def compile(draft: Draft) -> dict[str, JSON]:
    """Parse the expressions, and check names, roles and dimensions."""
    values, located, notes = draft.values, draft.located, draft.notes
    find = cast("dict[str, dict[str, JSON]]", values["find"])
    _check_roles(draft)
    if "at" in values and values["at"] not in find:
        notes(located["at"], f"{values['at']!r} is not a name under find", did_you_mean(str(values["at"]), find))
    lets = dict(_lets(located.get("let"), notes))
    assertion = _parse(located["assert"], notes)
    if assertion is None or notes.complaints:
        return {}
    _check_dimensions(draft, assertion, lets)
    bound = [*find, *lets]
    said = cast("Mapping[str, Located]", located["message"].value)
    messages = {language: _message(said[language], bound, notes) for language in LANGUAGES}
    return {
        **{name: values[name] for name in _KEPT if name in values},
        "find": cast(JSON, find),
        "let": {name: cast(JSON, expressions.dump(step)) for name, step in lets.items()},
        "assert": cast(JSON, expressions.dump(assertion)),
        "messages": cast(JSON, messages),
    }


def _lets(place: Located | None, notes: Notes) -> Iterator[tuple[str, Expression]]:
    if place is None:
        return
    for name, item in cast("Mapping[str, Located]", place.value).items():
        step = _parse(item, notes)
        if step is not None:
            yield name, step


def _parse(place: Located, notes: Notes) -> Expression | None:
    try:
        return expressions.parse(str(place.value))
    except ExpressionError as error:
        notes(place, error.message, error.hint, error.position, error.width)
        return None


def _message(place: Located, bound: Sequence[str], notes: Notes) -> expressions.JSON:
    try:
        return dump_template(parse_template(str(place.value), bound))
    except ExpressionError as error:
        notes(place, error.message, error.hint, error.position, error.width)
        return []


def _check_roles(draft: Draft) -> None:
    """Roles are declared in phrase packs: one that none declares would never be found."""
    roles = draft.known.roles
    for item in cast("Mapping[str, Located]", draft.located["find"].value).values():
        place = cast("Mapping[str, Located]", item.value)["role"]
        for role in place.value if isinstance(place.value, tuple) else (place,):
            if roles and role.value not in roles:
                hint = did_you_mean(str(role.value), roles) or known(sorted(roles))
                draft.notes(role, f"no phrase pack gives a figure the role {role.value!r}", hint)


def _check_dimensions(draft: Draft, assertion: Expression, lets: Mapping[str, Expression]) -> None:
    """Some choice of what the roles may take must make sense; what is wrong with the first is said where none does."""
    find = cast("dict[str, dict[str, JSON]]", draft.values["find"])
    many = {name for name, wanted in find.items() if wanted.get("many")}
    choices = [_kinds(wanted, draft.known.roles) for wanted in find.values()]
    first: tuple[Located, ExpressionError] | None = None
    for kinds in islice(product(*choices), _MOST_READINGS):
        wrong = _wrong(draft, assertion, lets, dict(zip(find, kinds, strict=True)), many)
        if wrong is None:
            return
        first = first or wrong
    if first is not None:
        place, error = first
        draft.notes(place, error.message, error.hint, error.position, error.width)


def _wrong(
    draft: Draft, assertion: Expression, lets: Mapping[str, Expression], kinds: dict[str, str], many: set[str]
) -> tuple[Located, ExpressionError] | None:
    """What is wrong with the steps, or else with the assertion, when the figures are of these kinds."""
    try:
        written_out = {name: expressions.inline(step, lets) for name, step in lets.items()}
    except ExpressionError as error:
        return draft.located["let"], error
    steps = cast("Mapping[str, Located]", draft.located["let"].value) if lets else {}
    for name, step in written_out.items():
        try:
            kinds[name] = expressions.check_dimensions(step, kinds, many)
        except ExpressionError as error:
            return steps[name], error
    try:
        if expressions.check_dimensions(assertion, kinds, many) != "formula":
            raise ExpressionError("a formula is expected here, with a comparison in it", 0, len(assertion.source))
    except ExpressionError as error:
        return draft.located["assert"], error
    return None


def _kinds(wanted: Mapping[str, JSON], roles: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """The kinds of figure that may be bound to a name, in the words of dimensions."""
    if wanted.get("kind"):
        return cast("list[str]", wanted["kind"])
    taken = [kind for role in cast("list[str]", wanted["role"]) for kind in roles.get(role, ())]
    return tuple(dict.fromkeys(_DIMENSIONS.get(kind, kind) for kind in taken)) or ("any",)
