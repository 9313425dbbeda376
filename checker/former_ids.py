"""Former ids of rules: a rule that was renamed names them under `formerly`, and is still known by them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from checker.errors import Complaint
from checker.sources import Located, complain


@dataclass(slots=True)
class Renamed:
    """For each former id the one of today; ``replaced`` are those under which a later file replaces the rule."""

    ids: dict[str, str] = field(default_factory=dict)
    replaced: dict[str, str] = field(default_factory=dict)


def renamed(files: Sequence[tuple[str, Located]], complaints: list[Complaint], warnings: list[Complaint]) -> Renamed:
    """The former ids that rule files, given as (name, content), name; notes those that are not free.

    A file that still has a former id replaces the rule, like one with its new id, and is warned about.
    """
    found = Renamed()
    last = {_id(content).value: index for index, (_, content) in enumerate(files)}
    for index, (name, content) in enumerate(files):
        own = str(_id(content).value)
        for item in _formerly(content):
            alias = str(item.value)
            if alias == own:
                complaints.append(complain(name, item, "a former id is not the one of today"))
            elif found.ids.setdefault(alias, own) != own:
                hint = "two rules cannot be known by one name"
                complaints.append(complain(name, item, f"{alias!r} is a former id of {found.ids[alias]!r} too", hint))
            elif last.get(alias, -1) > index:
                later, place = files[last[alias]][0], _id(files[last[alias]][1])
                what = f"{alias!r} is now called {own!r}: this file replaces that rule"
                warnings.append(complain(later, place, what, f"call it {own}.yaml, with the id {own}"))
                found.replaced[alias] = own
            elif alias in last:
                hint = "a former id is no longer that of a rule"
                complaints.append(complain(name, item, f"{alias!r} is the id of a rule", hint))
    return found


def _id(content: Located) -> Located:
    place = content.value.get("id") if isinstance(content.value, Mapping) else None
    return place if place is not None else Located(None, 1, 1)


def _formerly(content: Located) -> Iterator[Located]:
    place = content.value.get("formerly") if isinstance(content.value, Mapping) else None
    if place is not None:
        yield from place.value if isinstance(place.value, tuple) else (place,)
