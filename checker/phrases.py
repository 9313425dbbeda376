"""Phrases and what they are made of, ready to be searched: what the phrase packs say about each language.

The packs themselves, and how they are checked and translated, are in `phrase_files`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any, overload

from checker import automata
from checker.codes import Slot
from checker.metrics import Metrics
from checker.model import Language
from checker.records import NamedTuple, Record
from checker.sieve import Sieve
from checker.tokens import Lexicon

LANGUAGES: tuple[Language, ...] = ("en", "zh")


class Phrase(NamedTuple):
    """One pattern, compiled: ``regex`` over token codes, a slot for each of its groups, and where it was declared.

    ``lists`` says whether it takes a list of figures, one sentence for all of them.
    """

    regex: str
    slots: tuple[Slot, ...]
    marks: tuple[str, ...]
    follows: bool
    named: bool
    paired: bool
    sole: bool
    source: str
    lists: bool


class _Phrases(Sequence[Phrase]):
    """Phrases made of what was compiled, each when it is first asked for: most can match nothing in a report."""

    def __init__(self, rows: Sequence[Sequence[Any]]) -> None:
        self._rows = rows
        self._made: dict[int, Phrase] = {}

    @overload
    def __getitem__(self, at: int) -> Phrase: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Phrase]: ...
    def __getitem__(self, at: int | slice) -> Phrase | Sequence[Phrase]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        if at not in self._made:
            regex, slots, marks, follows, named, paired, sole, source = self._rows[at]
            made = tuple(Slot(*slot) for slot in slots)
            lists = not paired and any(slot.many for slot in made)
            self._made[at] = Phrase(regex, made, tuple(marks), follows, named, paired, sole, source, lists)
        return self._made[at]

    def __len__(self) -> int:
        return len(self._rows)


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
    phrases: Sequence[Phrase]
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
        text, compiled = (codes.encode("latin-1"), automata.narrow) if self._narrow else (codes, automata.pattern)
        for place in self.sieve.passing(codes):
            phrase = self.phrases[place]
            pattern = compiled(phrase.regex)
            if phrase.lists:  # which may run on to where the next begins
                yield from ((phrase, match) for match in _overlapping(pattern, text))
            else:
                yield from ((phrase, match) for match in pattern.finditer(text))

    @cached_property
    def _narrow(self) -> bool:
        """Whether one byte tells all words apart: offsets in bytes are then those of the tokens, and automata small."""
        return max(node[0] for node in self.lexicon.tree) < "\u0100"


def _overlapping(pattern: Any, text: str | bytes) -> Iterator[Any]:
    """Each match of a pattern, the next of which may begin with the last token of the one before."""
    at = 0
    while (match := pattern.search(text, at)) is not None:
        yield match
        at = max(match.start() + 1, match.end() - 1)


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
        _Phrases(part["phrases"]),
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
