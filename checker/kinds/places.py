"""Where patterns occur in a document, and the stretches of text around a place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from checker.late import late
from checker.model import Reading, Section
from checker.needles import lowered

NAME = late(r"\{([a-z_]*)\}")
"""A name in a message."""

_SHOWN = 60
_MUCH = 500_000
"""Characters; after so many, an automaton of all patterns has earned what it costs."""


@dataclass(frozen=True, slots=True)
class Find:
    """A place that was found, and the named groups of the pattern there."""

    start: int
    end: int
    groups: Mapping[str, str] = field(default_factory=dict, compare=False)


class Patterns:
    """Patterns that are sought together: which of them may occur in a document is told before any is made ready.

    They are given with their language, "" for both, and with their needles (see `checker.needles`). Words are sought
    first, since the automaton of all patterns takes longer to make than a report to read. A run that reads much makes
    it all the same, for each language that it meets: one pass over a document then tells which patterns occur in it.
    """

    def __init__(self, patterns: Iterable[tuple[str, str]], needles: Mapping[str, Sequence[str]]) -> None:
        self._patterns = tuple(dict.fromkeys(patterns))
        self._needles = needles
        self._made: dict[tuple[str, bool], _Words | _Automaton] = {}
        self._read = 0

    def absent(self, plain: str, languages: Iterable[str]) -> frozenset[str]:
        """Those patterns for one of the languages that cannot occur in a text."""
        self._read += len(plain)
        much = self._read > _MUCH
        absent: set[str] = set()
        for language in set(languages):
            if (language, much) not in self._made:
                chosen = tuple(dict.fromkeys(text for of, text in self._patterns if of in ("", language)))
                self._made[language, much] = _Automaton(chosen) if much else _Words(chosen, self._needles)
            made = self._made[language, much]
            absent |= made.patterns.difference(made.occurring(plain))
        return frozenset(absent)

    def possible(self, pattern: str, text: str) -> bool:
        """Whether a text in lower case (see `needles.lowered`) has a word that a pattern needs."""
        words = self._needles.get(pattern)
        return not words or any(word in text for word in words)


class _Automaton:
    """Tells which patterns occur in a text, all at once."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self.patterns = frozenset(patterns)
        self._patterns = patterns
        self._set = _set(patterns) if patterns else None

    def occurring(self, plain: str) -> Iterator[str]:
        found = self._set.Match(plain) if self._set is not None else None
        return (self._patterns[index] for index in found or ())


class _Words:
    """Tells which patterns cannot occur in a text, since it has none of the words that each of them needs."""

    def __init__(self, patterns: Sequence[str], needles: Mapping[str, Sequence[str]]) -> None:
        self.patterns = frozenset(patterns)
        self._anywhere = [pattern for pattern in patterns if not needles.get(pattern)]
        needing: dict[str, list[str]] = {}
        for pattern in patterns:
            for word in needles.get(pattern, ()):
                needing.setdefault(re.escape(word), []).append(pattern)
        self._words, self._needing = _Automaton(list(needing)), needing

    def occurring(self, plain: str) -> Iterator[str]:
        yield from self._anywhere
        for word in self._words.occurring(lowered(plain)):
            yield from self._needing[word]


def _set(patterns: Sequence[str]) -> Any:
    import re2

    options = re2.Options()
    options.max_mem = 128 << 20
    together = re2.Set.SearchSet(options)
    for pattern in patterns:
        together.Add(pattern)
    together.Compile()
    return together


class Places:
    """A document under search: each pattern is sought at most once, over the whole of it."""

    def __init__(self, reading: Reading, patterns: Patterns) -> None:
        self.reading = reading
        self.plain = reading.document.plain
        self._patterns = patterns
        self._languages = {"", *(section.language for section in reading.sections)}
        self._absent = patterns.absent(self.plain, self._languages - {""})
        self._found: dict[str, tuple[Find, ...]] = {}
        self._sections = [section.start for section in reading.sections]
        self._sentences = [sentence.start for sentence in reading.sentences]

    def finds(self, patterns: Mapping[str, Sequence[str]]) -> list[Find]:
        """Where patterns, given by language, occur in sections of that language; "" stands for all of them."""
        found = [
            find
            for language, alternatives in patterns.items()
            if language in self._languages
            for pattern in alternatives
            for find in self._search(pattern)
            if not language or self.section(find.start).language == language
        ]
        return sorted(dict.fromkeys(found), key=lambda find: (find.start, -find.end))

    def _search(self, pattern: str) -> tuple[Find, ...]:
        if pattern in self._absent:
            return ()
        if pattern not in self._found:
            possible = self._patterns.possible(pattern, self._lowered)
            self._found[pattern] = tuple(search(pattern, self.plain)) if possible else ()
        return self._found[pattern]

    @cached_property
    def _lowered(self) -> str:
        return lowered(self.plain)

    def section(self, at: int) -> Section:
        """The section that an offset lies in."""
        return self.reading.sections[max(0, bisect_right(self._sections, at) - 1)]

    def scope(self, find: Find, within: str) -> tuple[int, int]:
        """The start and end of the line, sentence, section or document that a find lies in."""
        if within == "document":
            return 0, len(self.plain)
        if within == "section":
            section = self.section(find.start)
            return section.start, section.end
        index = bisect_right(self._sentences, find.start) - 1
        if within == "sentence" and index >= 0 and find.start < self.reading.sentences[index].end:
            sentence = self.reading.sentences[index]
            return sentence.start, max(sentence.end, find.end)
        end = self.plain.find("\n", find.end)
        return self.plain.rfind("\n", 0, find.start) + 1, len(self.plain) if end < 0 else end


def search(pattern: str, plain: str) -> Iterator[Find]:
    """Where a pattern occurs in a text; the place of its group ``at`` where it has one."""
    compiled = _compiled(pattern)
    at = compiled.groupindex.get("at", 0)
    for found in compiled.finditer(plain):
        groups = {name: text for name, text in found.groupdict().items() if text is not None}
        start, end = found.span(at if "at" in groups else 0)
        yield Find(start, end, groups)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> Any:
    """A pattern made ready; `re2` itself remembers fewer than there are rules."""
    import re2

    return re2.compile(pattern)


def inside(finds: Sequence[Find], others: Sequence[Find]) -> list[Find]:
    """Those finds that lie inside one of the others; both in the order of the text."""
    found: list[Find] = []
    furthest, index = -1, 0
    for find in finds:
        while index < len(others) and others[index].start <= find.start:
            furthest = max(furthest, others[index].end)
            index += 1
        if find.end <= furthest:
            found.append(find)
    return found


class Neighbours:
    """Finds that something else may have to stand near to, kept by the year they name."""

    def __init__(self, finds: Iterable[Find]) -> None:
        self._by_year: dict[str, list[Find]] = {}
        for find in finds:
            self._by_year.setdefault(find.groups.get("year", ""), []).append(find)

    def near(self, find: Find, scope: tuple[int, int]) -> Find | None:
        """The first of them that lies in a stretch and apart from ``find``; where both name a year, it is the same."""
        year = find.groups.get("year", "")
        found = (self._first(find, scope, key) for key in ((year, "") if year else tuple(self._by_year)))
        return min((one for one in found if one is not None), key=lambda one: one.start, default=None)

    def _first(self, find: Find, scope: tuple[int, int], year: str) -> Find | None:
        others = self._by_year.get(year, [])
        for index in range(bisect_left(others, scope[0], key=lambda other: other.start), len(others)):
            other = others[index]
            if other.start >= scope[1]:
                return None
            if other.end <= scope[1] and (other.end <= find.start or find.end <= other.start):
                return other
        return None


def shown(words: str) -> str:
    """Words on one line, not too many of them."""
    line = " ".join(words[: 4 * _SHOWN].split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
