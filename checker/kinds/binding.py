"""Which figures and words a relation binds: those of one statement, or those of a sentence, section or document.

In a statement the wording has tied the figures, and each role that may stand for a name is a choice. Further apart,
figures are brought together by what they share: a name takes the one value that the place states for it, and where it
states several, none is chosen.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product, takewhile
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from checker.expressions import Expression
from checker.expressions.dates import when
from checker.expressions.ranges import Undecided
from checker.kinds.places import Find, Patterns, Places, inside
from checker.model import Figure, Period, Reading, Statement
from checker.ties import OPEN_ENDED, WHOLE

Bound: TypeAlias = dict[str, tuple[Figure, ...]]
"""For each name under `find` the figures bound to it; none where an optional one is missing."""

Words: TypeAlias = Mapping[str, Find]
"""For each name under `find` that stands for words, where they are; under "near" what `requires` found."""

Texts: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""Patterns by language, "" for both."""

NEAR = "near"
NO_WORDS: Words = MappingProxyType({})


class Wanted(NamedTuple):
    """What is bound to a name: a figure of one of the roles, kinds, metrics and units (empty: any).

    ``text`` are patterns by language that the figure must stand in; where ``words``, they are all that is sought.
    ``many`` takes all that fit at once, ``each`` one after the other. ``complete`` asks for a list said to be whole,
    ``absent`` for a place where nothing fits.
    """

    name: str
    roles: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    metrics: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    period: Expression | None = None
    text: Texts = ()
    words: bool = False
    many: bool = False
    each: bool = False
    complete: bool = False
    optional: bool = False
    absent: bool = False

    def takes(self, figure: Figure) -> bool:
        """Whether a figure fits, its role and place apart."""
        return (
            (not self.kinds or figure.quantity.kind in self.kinds)
            and (not self.metrics or figure.metric in self.metrics)
            and (not self.units or _is_unit(figure.quantity.unit.lower(), self.units))
        )


def _is_unit(unit: str, units: frozenset[str]) -> bool:
    """Whether a unit is one of some, as it stands or in the singular or plural."""
    return unit in units or unit.removesuffix("s") in units or f"{unit}s" in units


class Nearby(NamedTuple):
    """Patterns by language, and how near to a figure one of them is to be found."""

    text: Texts
    within: str


@dataclass(frozen=True)
class Search:
    """All that a relation says about what it binds, and where. ``at`` is the name that a finding points at."""

    wanted: tuple[Wanted, ...]
    at: str
    within: str = "statement"
    same: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    barred: tuple[Nearby, ...] = ()
    required: tuple[Nearby, ...] = ()

    @cached_property
    def figures(self) -> tuple[Wanted, ...]:
        """What is wanted and has an amount."""
        return tuple(wanted for wanted in self.wanted if not wanted.words and not wanted.absent)

    @cached_property
    def each(self) -> Wanted | None:
        """What is wanted one figure after the other."""
        return next((one for one in self.figures if one.each), None)

    @cached_property
    def plain(self) -> bool:
        """Whether figures are all it asks for, so that no words need be looked for."""
        return not (self.barred or self.required or any(one.words or one.absent for one in self.wanted))


class Binding(NamedTuple):
    """One set of figures and words for a relation."""

    figures: Bound
    words: Words = NO_WORDS


class Pool:
    """What was read, in the order in which relations look for it: made once for all of them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._found: dict[Texts, Sequence[Find]] = {}

    @cached_property
    def by_role(self) -> Mapping[str, Sequence[int]]:
        """For each role the statements that have a figure of it, by their place in the reading."""
        having: dict[str, list[int]] = {}
        for index, statement in enumerate(self.reading.statements):
            for role in {figure.role for figure in statement.figures}:
                having.setdefault(role, []).append(index)
        return having

    @cached_property
    def unread(self) -> Sequence[tuple[int, Figure]]:
        """The figures that no statement has, dates apart, each with its section."""
        known = {figure.quantity.start for statement in self.reading.statements for figure in statement.figures}
        starts = [section.start for section in self.reading.sections]
        return [
            (bisect_right(starts, quantity.start) - 1, Figure(quantity, ""))
            for quantity in self.reading.quantities
            if quantity.start not in known and quantity.kind != "date"
        ]

    @cached_property
    def places(self) -> Places:
        """The text, for patterns."""
        return Places(self.reading, Patterns((), {}))

    def finds(self, text: Texts) -> Sequence[Find]:
        """Where patterns are found, in the order of the text."""
        if text not in self._found:
            self._found[text] = self.places.finds(dict(text))
        return self._found[text]

    @cached_property
    def _sentences(self) -> Sequence[int]:
        return [sentence.start for sentence in self.reading.sentences]

    def sentence(self, at: int) -> int:
        """The sentence that an offset lies in, or the last one before it."""
        return max(0, bisect_right(self._sentences, at) - 1)

    def stretch(self, within: str, start: int, end: int) -> tuple[int, int]:
        """The sentences, section or document that a run of text lies in."""
        if within == "document" or not self.reading.sentences:
            return 0, len(self.reading.document.plain)
        if within == "section":
            section = self.places.section(start)
            return section.start, section.end
        first, last = self.reading.sentences[self.sentence(start)], self.reading.sentences[self.sentence(end - 1)]
        return min(start, first.start), max(end, last.end)


def bindings(search: Search, pool: Pool) -> Iterator[tuple[int, list[Binding]]]:
    """Where all that is wanted is found, with the section it is in (-1 for a document of several): a list of choices,
    of which one is meant."""
    found = _together(search, pool) if search.within == "statement" else _apart(search, pool)
    for section, choices in found:
        if search.plain:
            yield section, [Binding(bound) for bound in choices]
        elif worded := [one for bound in choices if (one := _worded(search, pool, bound)) is not None]:
            yield section, worded


# In one statement.


def _together(search: Search, pool: Pool) -> Iterator[tuple[int, list[Bound]]]:
    wanted = search.figures
    statements = pool.reading.statements
    candidates: set[int] | None = None
    for one in wanted:
        if one.roles and not one.optional:
            having = {index for role in one.roles for index in pool.by_role.get(role, ())}
            candidates = having if candidates is None else candidates & having
            if not candidates:
                return  # as for most rules in most reports
    for index in range(len(statements)) if candidates is None else sorted(candidates):
        statement = statements[index]
        if not _is_marked(search, statement):
            continue
        report = pool.reading.sections[statement.section].period
        each = search.each
        ones = _fitting(each, statement.figures, report, pool) if each else (None,)
        for figure in ones:
            choices = _choices(search, statement, report, pool, figure)
            if choices:
                yield statement.section, choices


def _is_marked(search: Search, statement: Statement) -> bool:
    """Whether a statement bears one of the marks asked for, and none of the others."""
    return not (search.marks and search.marks.isdisjoint(statement.marks)) and search.unless.isdisjoint(statement.marks)


def _choices(
    search: Search, statement: Statement, report: Period | None, pool: Pool, one: Figure | None
) -> list[Bound]:
    """All ways to bind the names; ``one`` is the figure whose turn it is."""
    options: list[list[tuple[Figure, ...]]] = []
    for wanted in search.figures:
        found = [(one,)] if one and wanted is search.each else _options(wanted, statement, report, pool)
        if not found and not wanted.optional:
            return []
        options.append([*found] or [()])
    names = [wanted.name for wanted in search.figures]
    return [
        dict(zip(names, combination, strict=True))
        for combination in product(*options)
        if _distinct(combination) and _agree(combination, search.same)
    ]


def _options(wanted: Wanted, statement: Statement, report: Period | None, pool: Pool) -> list[tuple[Figure, ...]]:
    """What may stand for a name: for each of its roles the first figure, or all of them."""
    if wanted.complete and WHOLE not in statement.marks:
        return []
    found: list[tuple[Figure, ...]] = []
    fitting = _fitting(wanted, statement.figures, report, pool)
    for role in wanted.roles or ("",):
        figures = tuple(figure for figure in fitting if not role or figure.role == role)
        if figures and wanted.many and OPEN_ENDED in statement.marks:
            found += [figures[:upto] for upto in range(len(figures), 1, -1)]
        elif figures:
            found.append(figures if wanted.many else figures[:1])
    return found


def _fitting(wanted: Wanted, figures: Iterable[Figure], report: Period | None, pool: Pool) -> list[Figure]:
    asked = _asked(wanted, report)
    return [
        figure
        for figure in figures
        if (not wanted.roles or figure.role in wanted.roles)
        and wanted.takes(figure)
        and (wanted.period is None or (asked is not None and _ends(figure, report) == asked.end))
        and (not wanted.text or _stands_in(figure, wanted, pool))
    ]


def _asked(wanted: Wanted, report: Period | None) -> Period | None:
    """The period that a name asks for; None where it cannot be told."""
    if wanted.period is None:
        return None
    try:
        period = when(wanted.period.tree, {"report": report})
    except Undecided:
        return None
    return period if isinstance(period, Period) else None


def _ends(figure: Figure, report: Period | None) -> object:
    """The last day that a figure is about, by which its period is known: "December 2019" ends with 2019.

    It is the report's where none is stated.
    """
    period = figure.period or report
    return period and period.end


def _distinct(combination: Iterable[tuple[Figure, ...]]) -> bool:
    """Whether no quantity is bound twice; the years counted between two figures stand where one of them does."""
    bound = [figure.quantity for figures in combination for figure in figures]
    if len({quantity.start for quantity in bound}) == len(bound):
        return True  # as nearly always, and amounts take long to compare
    return len({(quantity.start, quantity.kind, quantity.value) for quantity in bound}) == len(bound)


def _agree(combination: Iterable[tuple[Figure, ...]], same: Sequence[str]) -> bool:
    """Whether the figures of a statement share what they must, as far as they say anything of it."""
    if not same:
        return True
    figures = [figure for several in combination for figure in several]
    return all(len({_said(figure, name) for figure in figures} - {None, ""}) < 2 for name in same)


def _said(figure: Figure, name: str) -> object:
    return figure.period and figure.period.end if name == "period" else getattr(figure, name)


# Anywhere in a sentence, a section or the document.


def _apart(search: Search, pool: Pool) -> Iterator[tuple[int, list[Bound]]]:
    wanted = search.figures
    found = [list(_sighted(search, one, pool)) for one in wanted]
    if not all(figures or one.optional for one, figures in zip(wanted, found, strict=True)):
        return
    groups: dict[tuple[object, ...], list[list[Figure]]] = {}
    sections: dict[tuple[object, ...], int] = {}
    for index, one in enumerate(wanted):
        for section, figure in found[index]:
            key = _key(search, one, section, figure, pool)
            if key is not None:
                groups.setdefault(key, [[] for _ in wanted])[index].append(figure)
                sections[key] = section if search.within != "document" or len(pool.reading.sections) == 1 else -1
    for key, several in groups.items():
        for bound in _chosen(search, [_once(figures) for figures in several]):
            yield sections[key], [bound]


def _sighted(search: Search, wanted: Wanted, pool: Pool) -> Iterator[tuple[int, Figure]]:
    """The figures that fit a name wherever they stand, each with its section."""
    statements = pool.reading.statements
    indices = (
        sorted({index for role in wanted.roles for index in pool.by_role.get(role, ())})
        if wanted.roles
        else range(len(statements))
    )
    for index in indices:
        statement = statements[index]
        if _is_marked(search, statement) and not (wanted.complete and WHOLE not in statement.marks):
            report = pool.reading.sections[statement.section].period
            for figure in _fitting(wanted, statement.figures, report, pool):
                yield statement.section, figure
    if not wanted.roles and not wanted.metrics and not search.marks:
        for section, figure in pool.unread:
            if wanted.takes(figure) and _fitting(wanted, (figure,), pool.reading.sections[section].period, pool):
                yield section, figure


def _key(search: Search, wanted: Wanted, section: int, figure: Figure, pool: Pool) -> tuple[object, ...] | None:
    """What the figures of a group have in common: their place, and what they must share; None where it is not known."""
    place = {"sentence": pool.sentence(figure.quantity.start), "section": section}.get(search.within, -1)
    report = pool.reading.sections[section].period
    shared: list[object] = []
    for name in search.same:
        # A name with a period of its own need not share that of the others.
        own = name == "period" and wanted.period is not None
        said = "" if own else _ends(figure, report) if name == "period" else getattr(figure, name)
        if said is None or (name == "metric" and not said):
            return None
        shared.append(said)
    return place, *shared


def _once(figures: Iterable[Figure]) -> list[Figure]:
    """The figures in the order of the text, one that several statements read alike but once."""
    known = {(figure.quantity.start, figure.role): figure for figure in figures}
    return [known[place] for place in sorted(known)]


def _chosen(search: Search, found: Sequence[Sequence[Figure]]) -> Iterator[Bound]:
    wanted = search.figures
    names = [one.name for one in wanted]
    if len(wanted) == 2 and wanted[0].roles and wanted[0].roles == wanted[1].roles:
        # It compares a figure with another of its own sort: all later ones with the first.
        for later in found[0]:
            if found[1] and _comparable(found[1][0], later):
                yield {names[0]: (later,), names[1]: (found[1][0],)}
        return
    for turn in found[wanted.index(search.each)] if search.each else (None,):
        bound: Bound = {}
        for one, figures in zip(wanted, found, strict=True):
            chosen = (turn,) if turn and one is search.each else _the_one(one, figures)
            if chosen is None:
                break
            bound[one.name] = chosen
        else:
            if _distinct(bound.values()):
                yield bound


def _comparable(one: Figure, other: Figure) -> bool:
    return (
        (one.base == other.base or not one.base or not other.base)
        and one.quantity.start < other.quantity.start
        and one.quantity.kind == other.quantity.kind
        and one.quantity.unit == other.quantity.unit
    )


def _the_one(wanted: Wanted, fitting: Sequence[Figure]) -> tuple[Figure, ...] | None:
    """The figures for a name; None where there is none, or where several different values are stated."""
    if wanted.many and fitting:
        return tuple({figure.quantity.start: figure for figure in fitting}.values())
    if len({(figure.quantity.value, figure.sign) for figure in fitting}) > 1:
        return None
    return tuple(fitting[:1]) if fitting or wanted.optional else None


# The words around.


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


def _stands_in(figure: Figure, wanted: Wanted, pool: Pool) -> bool:
    return bool(inside([Find(figure.quantity.start, figure.quantity.end)], pool.finds(wanted.text)))


def _first(wanted: Wanted, search: Search, pool: Pool, stretch: tuple[int, int]) -> Find | None:
    """The first words, or figure, in a stretch of text that fit a name."""
    if wanted.words:
        return _within(pool.finds(wanted.text), stretch)
    fitting = (Find(figure.quantity.start, figure.quantity.end) for _, figure in _sighted(search, wanted, pool))
    return _within(sorted(fitting, key=_start), stretch)


def _beside(near: Nearby, place: Find, pool: Pool) -> Find | None:
    return _within(pool.finds(near.text), pool.places.scope(place, near.within))


def _within(finds: Sequence[Find], stretch: tuple[int, int]) -> Find | None:
    """The first find that lies in a stretch of text."""
    later = finds[bisect_left(finds, stretch[0], key=_start) :]
    return next((find for find in takewhile(lambda one: one.start < stretch[1], later) if find.end <= stretch[1]), None)


def _start(find: Find) -> int:
    return find.start
