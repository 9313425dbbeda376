"""Which figures and words a relation binds: the figures that `choices` offers, with the words asked for beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile

from checker.kinds import choices
from checker.kinds.places import Find
from checker.kinds.searches import NEAR, Binding, Bound, Nearby, Pool, Search, Wanted


def bindings(search: Search, pool: Pool) -> Iterator[tuple[int, list[Binding]]]:
    """Where all that is wanted is found, with the section it is in (-1 for a document of several): a list of choices,
    of which one is meant."""
    found = choices.together(search, pool) if search.within == "statement" else choices.apart(search, pool)
    for section, offered in found:
        if search.plain:
            yield section, [Binding(bound) for bound in offered]
        elif worded := [one for bound in offered if (one := _worded(search, pool, bound)) is not None]:
            yield section, worded


def _worded(search: Search, pool: Pool, bound: Bound) -> Binding | None:
    """The figures with the words that go with them; None where words are missing, or others stand in the way."""
    figures = [figure.quantity for several in bound.values() for figure in several]
    start, end = min(one.start for one in figures), max(one.end for one in figures)
    stretch = pool.stretch(search.within, start, end)
    words: dict[str, Find] = {}
    for wanted in search.wanted:
        if not wanted.words and not wanted.absent:
            continue
        found = _first(wanted, search, pool, stretch)
        if wanted.absent if found else not (wanted.absent or wanted.optional):
            return None
        if found and not wanted.absent:
            words[wanted.name] = found
    place = next((one for one in (words.get(search.at), *_spans(bound, search.at)) if one), None)
    assert place is not None
    if any(_beside(near, place, pool) for near in search.barred):
        return None
    for near in search.required:
        beside = _beside(near, place, pool)
        if beside is None:
            return None
        words.setdefault(NEAR, beside)
    return Binding(bound, words)


def _spans(bound: Bound, at: str) -> Iterator[Find]:
    for name in (at, *bound):
        for figure in bound.get(name, ()):
            yield Find(figure.quantity.start, figure.quantity.end)


def _first(wanted: Wanted, search: Search, pool: Pool, stretch: tuple[int, int]) -> Find | None:
    """The first words, or figure, in a stretch of text that fit a name."""
    if wanted.words:
        return _within(pool.finds(wanted.text), stretch)
    fitting = (Find(figure.quantity.start, figure.quantity.end) for _, figure in choices.sighted(search, wanted, pool))
    return _within(sorted(fitting, key=_start), stretch)


def _beside(near: Nearby, place: Find, pool: Pool) -> Find | None:
    return _within(pool.finds(near.text), pool.places.scope(place, near.within))


def _within(finds: Sequence[Find], stretch: tuple[int, int]) -> Find | None:
    """The first find that lies in a stretch of text."""
    later = finds[bisect_left(finds, stretch[0], key=_start) :]
    return next((find for find in takewhile(lambda one: one.start < stretch[1], later) if find.end <= stretch[1]), None)


def _start(find: Find) -> int:
    return find.start
