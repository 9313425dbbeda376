"""Where patterns occur in a document, and the stretches of text around a place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from operator import itemgetter
from types import MappingProxyType
from typing import Any, TypeAlias

from checker import automata
from checker.late import late
from checker.model import Document, Reading, Section
from checker.needles import lowered
from checker.records import NamedTuple

_MUCH = 500_000
"""Characters; after so many, an automaton of all patterns has earned what it costs."""
_END = late(r"\\[Az]")
"""A place that is no end of a line."""
NAME = late(r"\{([a-z_]*)\}")
"""A name in a message."""

_SHOWN = 60


class Find(NamedTuple):
    """A place that was found, and the named groups of the pattern there, which do not count in comparing."""

    start: int
    end: int
    groups: Mapping[str, str] = MappingProxyType({})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Find) and self[:2] == other[:2]

    def __hash__(self) -> int:
        return hash(self[:2])


Needles: TypeAlias = Mapping[str, Sequence[Sequence[str]]]
"""For each pattern sets of words, of each of which every match has one (see `checker.needles`)."""


class Patterns:
    """Patterns that are sought together: the words that they need are found in one pass, before any is made ready.

    They are given with their language, "" for both, and with their needles. A run that reads much makes an automaton of
    all patterns as well, for each language that it meets: to make it takes longer than to read a report, and from then
    on one pass over a document tells which patterns occur in it at all.
    """

    def __init__(self, patterns: Iterable[tuple[str, str]], needles: Needles) -> None:
        self._patterns = tuple(dict.fromkeys(patterns))
        self.needles = needles
        self._words: dict[str, _Words] = {}
        self._together: dict[str, tuple[tuple[str, ...], Any]] = {}
        self._read = 0

    def absent(self, paragraphs: Iterable[str], languages: Iterable[str]) -> frozenset[str]:
        """Those patterns for the languages that occur in none of some paragraphs; none until much was read."""
        # An empty line stands between them: what a pattern takes for the end of a paragraph is that of a line.
        text = "\n".join(paragraphs)
        self._read += len(text)
        if self._read < _MUCH:
            return frozenset()
        absent: set[str] = set()
        for language in languages:
            if language not in self._together:
                chosen = (text for of, text in self._patterns if of in ("", language) and not _END.search(text))
                several = tuple(dict.fromkeys(chosen))
                self._together[language] = several, automata.together([f"(?m){pattern}" for pattern in several])
            several, automaton = self._together[language]
            absent |= set(several).difference(several[number] for number in automaton.Match(text) or ())
        return frozenset(absent)

    def words(self, text: str, languages: Iterable[str]) -> frozenset[str]:
        """The words that a text in lower case has of those that patterns for one of the languages need first."""
        return frozenset[str]().union(*(self._of(language).there(text) for language in languages))

    def _of(self, language: str) -> _Words:
        if language not in self._words:
            needed = (self.needles.get(pattern, ())[:1] for of, pattern in self._patterns if of in ("", language))
            self._words[language] = _Words(sorted({word for first in needed for words in first for word in words}))
        return self._words[language]


class _Words:
    """Tells which of many words a text has, all at once."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._automaton = automata.together(map(automata.escaped, words)) if words else None

    def there(self, text: str) -> set[str]:
        found = self._automaton.Match(text) if self._automaton is not None else None
        return {self._words[number] for number in found or ()}


def has(text: str, needles: Iterable[Sequence[str]]) -> bool:
    """Whether a text in lower case has a word of each set."""
    return all(any(word in text for word in words) for words in needles)


class Places:
    """A document under search: each pattern is sought at most once, in each paragraph by itself."""

    def __init__(self, reading: Reading, patterns: Patterns) -> None:
        self.reading = reading
        self.plain = reading.document.plain
        self._patterns = patterns
        self._languages = {"", *(section.language for section in reading.sections)}
        self._paragraphs = _paragraphs(reading.document)
        texts = (self.plain[start:end] for start, end in self._paragraphs)
        absent = patterns.absent(texts, self._languages - {""})
        self._found: dict[str, tuple[Find, ...]] = dict.fromkeys(absent, ())
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
        if pattern not in self._found:
            self._found[pattern] = tuple(
                Find(start + found.start, start + found.end, found.groups)
                for start, end in self._having(self._patterns.needles.get(pattern, ()))
                for found in search(pattern, self.plain[start:end])
            )
        return self._found[pattern]

    def _having(self, needles: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
        """The start and end of each paragraph that has a word of each set."""
        if not needles:
            yield from self._paragraphs
            return
        first, *others = needles
        for number in sorted(set[int]().union(*(self._words.get(word, ()) for word in first))):
            start, end = self._paragraphs[number]
            if has(self._lowered[start:end], others):
                yield start, end

    @cached_property
    def _lowered(self) -> str:
        return lowered(self.plain)

    @cached_property
    def _words(self) -> Mapping[str, Sequence[int]]:
        """For each word that patterns need first the numbers of the paragraphs that have it."""
        return {word: tuple(self._with(word)) for word in self._patterns.words(self._lowered, self._languages - {""})}

    def _with(self, word: str) -> Iterator[int]:
        """The numbers of the paragraphs that have a word."""
        at = self._lowered.find(word)
        while at >= 0:
            number = bisect_right(self._paragraphs, at, key=itemgetter(0)) - 1
            yield number
            at = self._lowered.find(word, self._paragraphs[number][1])

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


def _paragraphs(document: Document) -> list[tuple[int, int]]:
    """The start and end of each paragraph, whole lines with their ends; a table is one of them."""
    plain = document.plain
    starts = (plain.rfind("\n", 0, block.start) + 1 for block in document.blocks if block.kind != "cell")
    return list(pairwise((*sorted({0, *starts}), len(plain))))


def search(pattern: str, plain: str) -> Iterator[Find]:
    """Where a pattern occurs in a text; the place of its group ``at`` where it has one."""
    compiled = automata.pattern(pattern)
    at = _at(pattern)
    for found in compiled.finditer(plain):
        groups = {name: text for name, text in found.groupdict().items() if text is not None}
        start, end = found.span(at if at and "at" in groups else 0)
        yield Find(start, end, groups)


@lru_cache(maxsize=1024)
def _at(pattern: str) -> int:
    """The number of the group ``at`` of a pattern, 0 where it has none."""
    return int(automata.pattern(pattern).groupindex.get("at", 0))


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
