"""Phrases and what they are made of, ready to be searched: what the phrase packs say about each language.

The packs themselves, and how they are checked and translated, are in `phrase_files`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

import re2

from checker.codes import Slot
from checker.metrics import Metrics
from checker.model import Language
from checker.records import Record
from checker.sieve import Sieve
from checker.tokens import Lexicon

LANGUAGES: tuple[Language, ...] = ("en", "zh")


class Phrase(NamedTuple):
    """One pattern, compiled: ``regex`` over token codes, a slot for each of its groups, and where it was declared."""

    regex: str
    slots: tuple[Slot, ...]
    marks: tuple[str, ...]
    follows: bool
    named: bool
    paired: bool
    sole: bool
    source: str

    @property
    def lists(self) -> bool:
        """Whether it takes a list of figures, one sentence for all of them."""
        return not self.paired and any(slot.many for slot in self.slots)


class Role(NamedTuple):
    """How figures of a role behave: see the module's text."""

    level: bool
    signed: bool
    carried: bool
    sided: bool = False
    base: bool = False
    rounded: bool = False


class Grammar(Record):
    """All that the packs say about one language."""

    lexicon: Lexicon
    phrases: tuple[Phrase, ...]
    sieve: Sieve
    directions: Mapping[str, int]
    marks: Mapping[str, str]
    subject_marks: Mapping[str, str]
    bases: Mapping[str, str]
    deltas: frozenset[str]
    general: frozenset[str]
    weighs: frozenset[str]
    sides: frozenset[str]
    joining: frozenset[str]
    comparing: frozenset[str]
    stops: frozenset[str]
    walls: frozenset[str]
    sharing: frozenset[str]
    metrics: Metrics

    @cached_property
    def marking(self) -> frozenset[str]:
        """The codes that mark a statement at all."""
        return frozenset((*self.marks, *self.subject_marks))

    def matches(self, codes: str) -> Iterator[tuple[Phrase, Any]]:
        """Each match of each phrase in a string of tokens, phrase by phrase."""
        text = codes.encode("latin-1") if self._narrow else codes
        for place in self.sieve.passing(codes):
            lazy, phrase = self._compiled[place], self.phrases[place]
            pattern = lazy.pattern
            if lazy.overlaps:  # which may run on to where the next begins
                yield from ((phrase, match) for match in _overlapping(pattern, text))
            else:
                yield from ((phrase, match) for match in pattern.finditer(text))

    @cached_property
    def _narrow(self) -> bool:
        """Whether one byte tells all words apart: offsets in bytes are then those of the tokens, and automata small."""
        return max(node[0] for node in self.lexicon.tree) < "\u0100"

    @cached_property
    def _compiled(self) -> tuple[_Lazy, ...]:
        return tuple(_Lazy(phrase, self._narrow) for phrase in self.phrases)


def _overlapping(pattern: Any, text: str | bytes) -> Iterator[Any]:
    """Each match of a pattern, the next of which may begin with the last token of the one before."""
    at = 0
    while (match := pattern.search(text, at)) is not None:
        yield match
        at = max(match.start() + 1, match.end() - 1)


class _Lazy:
    """A pattern that is compiled the first time it is searched."""

    def __init__(self, phrase: Phrase, narrow: bool) -> None:
        self._regex = phrase.regex
        self.overlaps = phrase.lists
        self._narrow = narrow

    @cached_property
    def pattern(self) -> Any:
        options = re2.Options()
        options.max_mem = 256 << 20
        if not self._narrow:
            return re2.compile(self._regex, options)
        options.encoding = re2.Options.Encoding.LATIN1  # type: ignore[attr-defined]
        return re2.compile(self._regex.encode("latin-1"), options)


class Grammars(Mapping[Language, Grammar]):
    """The grammars of all languages, each made of what was compiled when it is asked for."""

    def __init__(self, compiled: Mapping[str, Any]) -> None:
        self._compiled = compiled
        self._made: dict[Language, Grammar] = {}

    def __getitem__(self, language: Language) -> Grammar:
        if language not in self._made:
            self._made[language] = _grammar(language, self._compiled[language])
        return self._made[language]

    def __iter__(self) -> Iterator[Language]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)


class PhraseBook(NamedTuple):
    """The phrase packs of a run: a grammar for each language, the roles, and how far hedges reach (down, up)."""

    grammars: Mapping[Language, Grammar]
    roles: Mapping[str, Role]
    reach: Mapping[str, tuple[Fraction, Fraction]]


def build(compiled: Mapping[str, Any]) -> PhraseBook:
    """Turn what `phrase_files.compile` made (perhaps read back from a cache) into a phrase book."""
    return PhraseBook(
        Grammars(compiled),
        {name: Role(*fields) for name, fields in compiled["roles"].items()},
        {hedge: (Fraction(down) / 100, Fraction(up) / 100) for hedge, (down, up) in compiled["reach"].items()},
    )


def _grammar(language: Language, part: Mapping[str, Any]) -> Grammar:
    return Grammar(
        Lexicon(
            language,
            part["tree"],
            *(frozenset(part[which]) for which in ("noise", "plain", "anchors", "shy")),
        ),
        tuple(
            Phrase(regex, tuple(Slot(*slot) for slot in slots), tuple(marks), *flags)
            for regex, slots, marks, *flags in part["phrases"]
        ),
        Sieve(part["sieve"]),
        part["directions"],
        part["marks"],
        part["subject_marks"],
        part["bases"],
        frozenset(part["deltas"]),
        frozenset(part["general"]),
        frozenset(part["weighs"]),
        frozenset(part["sides"]),
        frozenset(part["joining"]),
        frozenset(part["comparing"]),
        frozenset(part["stops"]),
        frozenset(part["walls"]),
        frozenset(part["sharing"]),
        Metrics({word: name for name, word in part["metrics"]}, frozenset(part["fillers"])),
    )
