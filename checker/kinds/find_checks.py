"""What stands under `find`, checked: names, what can be found at all, and what goes together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from checker import expressions, units
from checker.expressions import ExpressionError
from checker.fields import JSON, did_you_mean, known
from checker.rule_files import Draft
from checker.sources import Located

_SOUGHT = ("role", "kind", "metric", "unit", "text")
_RESERVED = ("and", "or", "not", "report", "near")

Finds = Mapping[str, Mapping[str, JSON]]


def check(draft: Draft) -> None:
    """Note what is wrong under `find`, and with the fields that name what stands there."""
    find = cast("dict[str, dict[str, JSON]]", draft.values["find"])
    places = cast("Mapping[str, Located]", draft.located["find"].value)
    for name, wanted in find.items():
        _check_wanted(draft, name, places[name], wanted)
    if find and not figures(find):
        draft.notes(draft.located["find"], "no figure is looked for", "rules about words alone are of the kind match")
    _check_names(draft, find)
    _check_known(draft, places)
    _check_shared(draft, find)


def figures(find: Finds) -> list[str]:
    """The names that stand for figures that are there."""
    return [name for name, wanted in find.items() if not is_words(wanted) and wanted.get("exists") is not False]


def is_words(wanted: Mapping[str, JSON]) -> bool:
    """Whether words are all that is looked for."""
    return "text" in wanted and not any(wanted.get(field) for field in _SOUGHT if field != "text")


def alone(find: Finds) -> str:
    """The only figure that is looked for, if it is one: all that fit it are taken, one after the other."""
    named = figures(find)
    return named[0] if len(named) == 1 and not find[named[0]].get("many") else ""


def unit(word: str) -> str:
    """A unit as figures have it: the code of a currency, else the thing counted."""
    measure = units.measure(word)
    return (measure.unit if measure and measure.unit else word).lower()


def _check_wanted(draft: Draft, name: str, place: Located, wanted: Mapping[str, JSON]) -> None:
    located, notes = cast("Mapping[str, Located]", place.value), draft.notes
    if not any(wanted.get(field) for field in _SOUGHT):
        notes(place, f"nothing says what {name} is", f"give it one of {', '.join(_SOUGHT)}")
    for field, other, why in (
        ("each", "many", "many takes all of them at once"),
        ("optional", "exists", "exists already says whether it must be there"),
        ("many", "exists", "what is not there is neither one nor many"),
        ("each", "exists", "what is not there cannot be taken"),
    ):
        if wanted.get(field) and other in wanted and wanted[other] is not (other == "exists"):
            notes(located[field], f"{field!r} does not go with {other!r}", why)
    if "complete" in wanted and not wanted.get("many"):
        notes(located["complete"], "only several figures can be a whole list", "add many: true")
    for field in ("many", "each", "period") if is_words(wanted) else ():
        if wanted.get(field):
            notes(located[field], f"{name} stands for words, which {field!r} is not about", "name a role or a kind too")
    if "period" in wanted:
        try:
            _check_period(str(wanted["period"]))
        except ExpressionError as error:
            notes(located["period"], error.message, error.hint, error.position, error.width)


def _check_period(source: str) -> None:
    parsed = expressions.parse(source)
    if expressions.check_dimensions(parsed, {}) != "period":
        raise ExpressionError("a period is expected here", 0, len(source), "for example report.period - 1 year")


def _check_names(draft: Draft, find: Finds) -> None:
    """Each name is of one thing, and no word of the language; `at` names what is there."""
    taken: dict[str, str] = {}
    for field in ("find", "options", "let"):
        place = draft.located.get(field)
        for name, item in cast("Mapping[str, Located]", place.value).items() if place else ():
            if name in _RESERVED:
                draft.notes(item.key or item, f"{name!r} cannot be a name here", "it has a meaning of its own")
            elif name in taken:
                draft.notes(item.key or item, f"{name!r} is a name under {taken[name]!r} already", "call it otherwise")
            taken.setdefault(name, field)
    at = draft.values.get("at")
    if at is not None and at not in find:
        draft.notes(draft.located["at"], f"{at!r} is not a name under find", did_you_mean(str(at), find) or known(find))
    elif at is not None and find[str(at)].get("exists") is False:
        draft.notes(draft.located["at"], f"{at!r} is what must not be there", "point at something that is")


def _check_known(draft: Draft, places: Mapping[str, Located]) -> None:
    """Roles, metrics and marks are declared in phrase packs: what none declares would never be found."""
    names = draft.known
    for item in places.values():
        located = cast("Mapping[str, Located]", item.value)
        _look_up(draft, _several(located.get("role")), names.roles, "gives a figure the role")
        _look_up(draft, _several(located.get("metric")), names.metrics, "has a metric")
    marks = [item for field in ("marks", "unless") for item in draft.items(field)]
    _look_up(draft, [item for item in marks if isinstance(item.value, str)], names.marks, "gives a mark")


def _several(place: Located | None) -> Sequence[Located]:
    if place is None:
        return ()
    return place.value if isinstance(place.value, tuple) else (place,)


def _look_up(draft: Draft, places: Iterable[Located], names: Mapping[str, object] | Sequence[str], what: str) -> None:
    for place in places:
        if names and place.value not in names:
            hint = did_you_mean(str(place.value), names) or known(sorted(names))
            draft.notes(place, f"no phrase pack {what} {place.value!r}", hint)


def _check_shared(draft: Draft, find: Finds) -> None:
    """Figures that must share a metric may not each ask for another one."""
    for item in draft.items("same"):
        asked = [set(cast("list[str]", find[name].get(str(item.value)) or ())) for name in figures(find)]
        asked = [words for words in asked if words]
        if item.value in ("metric", "role") and len(asked) > 1 and not set.intersection(*asked):
            what = f"the figures cannot share a {item.value}: each is to have another"
            draft.notes(item, what, "leave it out of same")
