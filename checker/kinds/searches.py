"""What a relation looks for, and the pool of a report that it looks in: names, figures, words, and how far apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias

from checker.expressions import Expression
from checker.kinds.places import Find, Needles, Patterns, Places
from checker.model import Figure, Reading
from checker.records import NamedTuple, Record

Bound: TypeAlias = dict[str, tuple[Figure, ...]]
"""For each name under `find` the figures bound to it; none where an optional one is missing."""

Words: TypeAlias = Mapping[str, Find]
"""For each name under `find` that stands for words, where they are; under "near" what `requires` found."""

Texts: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""Patterns by language, "" for both."""

NEAR = "near"
NO_WORDS: Words = MappingProxyType({})
NO_PATTERNS = Patterns((), {})


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


class Search(Record):
    """All that a relation says about what it binds, and where. ``at`` is the name that a finding points at."""

    wanted: tuple[Wanted, ...]
    at: str
    within: str = "statement"
    same: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    barred: tuple[Nearby, ...] = ()
    required: tuple[Nearby, ...] = ()
    needles: Needles = MappingProxyType({})

    @cached_property
    def figures(self) -> tuple[Wanted, ...]:
        """What is wanted and has an amount."""
        return tuple(wanted for wanted in self.wanted if not wanted.words and not wanted.absent)

    @cached_property
    def each(self) -> Wanted | None:
        """What is wanted one figure after the other."""
        return next((one for one in self.figures if one.each), None)

    @property
    def patterns(self) -> Iterator[tuple[str, str]]:
        """The patterns it looks for, each with its language."""
        for text in (*(one.text for one in self.wanted), *(near.text for near in (*self.barred, *self.required))):
            for language, several in text:
                for pattern in several:
                    yield language, pattern

    @cached_property
    def plain(self) -> bool:
        """Whether figures are all it asks for, so that no words need be looked for."""
        return not (self.barred or self.required or any(one.words or one.absent for one in self.wanted))


class Binding(NamedTuple):
    """One set of figures and words for a relation."""

    figures: Bound
    words: Words = NO_WORDS


class Pool:
    """What was read, in the order in which relations look for it: made once for all of them.

    ``patterns`` are those that they look for, with what is known of them.
    """

    def __init__(self, reading: Reading, patterns: Patterns = NO_PATTERNS) -> None:
        self.reading = reading
        self._patterns = patterns
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
        return Places(self.reading, self._patterns)

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
