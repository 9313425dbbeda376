"""Phrase packs: what the words between figures mean, declared by auditors in `rules/phrases/*.yaml`.

A pack is a list of entries, each of one sort, most with an `en:` and a `zh:` list:

    kind: rises           words that mean the same; what they do is said by
        direction: up|down        which way they turn a figure
        stops: near|gap|clause|list   a barrier: to near gaps; to gaps; to lists too; to the loosest lists too
        mark: …                   a mark on the statements of the clauses that have them, with `scope: subject` only on
                                  those whose subject has them
        base: …                   what a change beside them is counted from
        anchor: true              keeps the date behind them
        delta: true               what follows is a change and not a part
        sides: true               their direction is that of a level right behind them (a loss), and no change
        compares: true            the dates on their two sides are compared
        shares: true              a percentage right before them is a share and no rate of change
        weighs: true              the name of a whole follows, in which `general: true` words mean no whole of their own
        noise: true               they are dropped; `plain: true` keeps shorter words from being read in them
        filler: true              they may stand beside the name of a metric
        shy: true                 a single Chinese character is such a word only beside a figure, a mark or another word
    role: [change, …]     roles that phrases may give
        takes: …                  the kinds of figure
        level: true               one unit among them
        signed: true              direction words turn them; `sided: true`: a loss right before them does
        base: true                a date behind "from" may be theirs
        carried: true             the clauses that follow still know them
        rounded: true             a whole number of them is a rounded one (an average)
    piece: delta          a part of patterns with a name
    says: [growth, …]     the patterns (see `patterns`) that give figures these roles
        marks: …                  go on the statement
        follows: true             it goes on with the statement before it, across words and into the next sentence
        named: true               it is kept only where its subject names a metric
        paired: true              a statement of each position of its lists, which have to be of one length
        sole: true                its whole is no one of several figures
    metric: deposits      the names of one thing that is measured
    heading: growth       the words that head the rows and columns of a table and give the amounts in them a role
        alone: true               they do so only where the heading says nothing else
    reach: nearly         how far a hedge reaches, `down` and `up`, in percent of the figure

In words, `x?` makes one letter or a bracketed group optional: `non-performing loans?`, `increase(s|d)?`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from checker import sieve, wordtrees
from checker.codes import CODES, FIXED, NEVER, SENTENCE
from checker.errors import Complaint, PackError
from checker.model import Language
from checker.patterns import PatternError, Vocabulary, needed, translate, words_of
from checker.sources import Located, complain

LANGUAGES: tuple[Language, ...] = ("en", "zh")
_SORTS = {
    "kind": {
        *(
            "direction",
            "stops",
            "mark",
            "scope",
            "base",
            "noise",
            "anchor",
            "delta",
            "filler",
            "plain",
            "shy",
            "general",
        ),
        *("weighs", "sides", "compares", "shares"),
    },
    "role": {"takes", "level", "signed", "carried", "sided", "base", "rounded"},
    "piece": set[str](),
    "says": {"marks", "follows", "named", "paired", "sole"},
    "metric": {"unless"},
    "heading": {"alone"},
    "reach": {"down", "up"},
}
_CLAUSE_ENDS: Mapping[Language, str] = {"en": "&;", "zh": "&;()"}
_ROLE_FLAGS = ("level", "signed", "carried", "sided", "base", "rounded")
_HEADED = re.compile(r"[()]")
"""In the words of headings brackets are brackets: "increase (decrease)"."""
_OPTION = re.compile(r"\(([^()]*)\)(\??)|([^()|])\?")


def compile(files: Sequence[tuple[str, Located]]) -> dict[str, Any]:
    """Check and translate pack files, given as (name, content), to plain JSON values for `phrases.build`.

    Raises PackError with all that is wrong in all of them.
    """
    complaints: list[Complaint] = []
    entries = [(name, entry) for name, content in files for entry in _entries(name, content, complaints)]
    if complaints:
        raise PackError(tuple(complaints))
    compiled: dict[str, Any] = {
        "roles": _roles(entries),
        "reach": {
            cast(str, entry["reach"].value): [str(entry["down"].value), str(entry["up"].value)]
            for _, entry in entries
            if "reach" in entry
        },
    }
    compiled["headings"] = [
        [str(entry["heading"].value), spelling, bool(entry["alone"].value) if "alone" in entry else False]
        for _, entry in entries
        if "heading" in entry
        for language in LANGUAGES
        for word in _texts(entry.get(language))
        for spelling in ([word] if _HEADED.search(word) else expand(word))
    ]
    for language in LANGUAGES:
        compiled[language] = _Compiler(language, entries, complaints).result()
    if complaints:
        raise PackError(tuple(complaints))
    return compiled


def _entries(name: str, content: Located, complaints: list[Complaint]) -> Iterator[Mapping[str, Located]]:
    if not isinstance(content.value, tuple):
        complaints.append(complain(name, content, "a phrase pack is a list of entries", "begin each entry with '- '"))
        return
    for entry in content.value:
        if not isinstance(entry.value, Mapping):
            complaints.append(complain(name, entry, "an entry is a mapping, such as 'kind: rises'"))
            continue
        sorts = [sort for sort in _SORTS if sort in entry.value]
        if len(sorts) != 1:
            complaints.append(complain(name, entry, f"an entry has exactly one of {', '.join(_SORTS)}"))
            continue
        unknown = [key for key in entry.value if key not in _SORTS[sorts[0]] | {sorts[0], *LANGUAGES}]
        complaints += [
            complain(name, entry.value[key], f"{key!r} is unknown in an entry of the sort {sorts[0]!r}")
            for key in unknown
        ]
        yield entry.value


def _roles(entries: Iterable[tuple[str, Mapping[str, Located]]]) -> dict[str, list[bool]]:
    return {
        role: [bool(entry[flag].value) if flag in entry else False for flag in _ROLE_FLAGS]
        for _, entry in entries
        if "role" in entry
        for role in _texts(entry["role"])
    }


def _texts(located: Located | None) -> list[str]:
    """The strings of a value that is one string or a list of them."""
    if located is None:
        return []
    if isinstance(located.value, tuple):
        return [str(item.value) for item in located.value]
    return [str(located.value)]


def expand(word: str) -> list[str]:
    """All spellings of a word with options: ``loans?`` is loan and loans, ``grow(s|n)?`` grow, grows and grown."""
    found = _OPTION.search(word)
    if found is None:
        return [word]
    group, optional, letter = found.groups()
    choices = [*group.split("|"), *([""] if optional else [])] if letter is None else [letter, ""]
    before, after = word[: found.start()], word[found.end() :]
    return list(dict.fromkeys(spelling for choice in choices for spelling in expand(before + choice + after)))


class _Compiler:
    """Gives every word of one language its code and translates the patterns over them."""

    def __init__(
        self, language: Language, entries: Sequence[tuple[str, Mapping[str, Located]]], complaints: list[Complaint]
    ) -> None:
        self._language = language
        self._entries = entries
        self._complaints = complaints
        self._labels: dict[str, set[str]] = {}
        self._kinds: dict[str, Mapping[str, Located]] = {}
        self._fillers: dict[str, None] = {}
        for _, entry in entries:
            if "kind" in entry:
                self._learn(entry)
        for _, _, pattern in self._patterns():
            for word in words_of(pattern):
                for spelling in expand(word.lower()):
                    self._labels.setdefault(spelling, set()).add("=" + word.lower())
        signatures = sorted({tuple(sorted(labels)) for labels in self._labels.values()}, key=self._order)
        self._codes = dict(zip(signatures, itertools.chain(CODES, map(chr, range(0x100, 0xD800))), strict=False))

    def _order(self, signature: tuple[str, ...]) -> tuple[tuple[bool, ...], tuple[str, ...]]:
        """What stops lists first, then what stops clauses, gaps and what is near.

        Codes are given in this order: then what a gap may not hold is one range, of which every phrase has several, and
        a pattern of few ranges is made ready in half the time of one of many.
        """
        stops = (self._flagged("stops", level) for level in ("list", "clause", "gap", "near"))
        return tuple(frozenset(signature).isdisjoint(labels) for labels in stops), signature

    def _learn(self, entry: Mapping[str, Located]) -> None:
        name, direction = str(entry["kind"].value), str(entry["direction"].value) if "direction" in entry else ""
        label = f"{name}/{direction}/{len(self._kinds)}"
        self._kinds[label] = entry
        filler = "filler" in entry and bool(entry["filler"].value)
        for word in _texts(entry.get(self._language)):
            for spelling in expand(word.lower()):
                if filler:
                    self._fillers[spelling] = None
                    continue
                self._labels.setdefault(" ".join(spelling.split()), set()).add(label)

    def _patterns(self) -> Iterator[tuple[str, Mapping[str, Located], str]]:
        for name, entry in self._entries:
            if "says" in entry or "piece" in entry:
                for pattern in _texts(entry.get(self._language)):
                    yield name, entry, pattern

    def _with(self, wanted: Iterable[str]) -> str:
        """The codes of all words that carry one of the labels."""
        labels = set(wanted)
        return "".join(code for signature, code in self._codes.items() if labels.intersection(signature))

    def _only(self, wanted: Iterable[str]) -> str:
        """The codes of all words that carry none but the labels."""
        labels = set(wanted)
        return "".join(code for signature, code in self._codes.items() if labels.issuperset(signature))

    def _kind(self, name: str) -> str | None:
        labels = [label for label in self._kinds if label.split("/")[0] == name]
        return (self._with(labels) or NEVER) if labels else None

    def _joins(self) -> str:
        """The codes that may stand within a tight list: "and", in Chinese also all words that do not stop a gap.

        There the things listed are named in words that mean something elsewhere (产品收入A，服务收入B).
        """
        if self._language == "en":
            return self._kind("and") or ""
        return self._only(label for label, entry in self._kinds.items() if "stops" not in entry)

    def _flagged(self, flag: str, value: str | None = None) -> list[str]:
        return [
            label
            for label, entry in self._kinds.items()
            if flag in entry and entry[flag].value and (value is None or entry[flag].value == value)
        ]

    def _valued(self, flag: str, labels: Iterable[str]) -> dict[str, str]:
        """The value of a flag, by the codes of the words that have one of the labels."""
        return {code: str(self._kinds[label][flag].value) for label in labels for code in self._with({label})}

    def result(self) -> dict[str, Any]:
        """The compiled language, as plain JSON values."""
        walls = SENTENCE + self._with(self._flagged("stops", "list"))
        ends = walls + self._with(self._flagged("stops", "clause"))
        figures = "".join(code for code in FIXED if code.isupper())
        pieces = {
            str(entry["piece"].value): pattern
            for _, entry in self._entries
            if "piece" in entry
            for pattern in _texts(entry.get(self._language))
        }
        takes = {
            role: tuple(_texts(entry.get("takes"))) or ("money", "count", "number", "percent")
            for _, entry in self._entries
            if "role" in entry
            for role in _texts(entry["role"])
        }
        vocabulary = Vocabulary(
            lambda word: f"[{self._with({'=' + word.lower()})}]",
            self._kind,
            pieces,
            takes,
            figures
            + ends
            + "&;"
            + ("()" if self._language == "zh" else "")
            + self._with(self._flagged("stops", "gap")),
            ends,
            walls,
            self._joins(),
            ",()" + self._with(self._flagged("stops", "near")),
            FIXED + "".join(self._codes.values()),
        )
        phrases = list(self._phrases(vocabulary))
        return {
            "tree": self._tree(),
            "noise": self._only(self._flagged("noise")),
            "plain": self._only(self._flagged("plain")),
            "anchors": self._with(self._flagged("anchor")),
            "shy": self._with(self._flagged("shy")),
            "deltas": self._with(self._flagged("delta")),
            "general": self._with(self._flagged("general")),
            "weighs": self._with(self._flagged("weighs")),
            "sides": self._with(self._flagged("sides")),
            "joining": self._kind("and") or "",
            "walls": walls,
            "stops": ends + self._with(self._flagged("stops", "gap")),
            "comparing": self._with(self._flagged("compares")),
            "sharing": self._with(self._flagged("shares")),
            "directions": {
                code: sign
                for way, sign in (("up", 1), ("down", -1))
                for code in self._with(self._flagged("direction", way))
            },
            "marks": self._valued(
                "mark", [label for label in self._flagged("mark") if "scope" not in self._kinds[label]]
            ),
            "subject_marks": self._valued("mark", self._flagged("scope", "subject")),
            "bases": self._valued("base", self._flagged("base")),
            "phrases": [phrase for phrase, _ in phrases],
            "sieve": sieve.compile(needs for _, needs in phrases),
            "fillers": list(self._fillers),
            "metrics": [
                [str(entry["metric"].value), spelling]
                for _, entry in self._entries
                if "metric" in entry
                for word in _texts(entry.get(self._language))
                for spelling in expand(word.lower())
            ],
        }

    def _tree(self) -> list[Any]:
        """All entries by their words, in Chinese by their characters."""
        codes = {word: self._codes[tuple(sorted(labels))] for word, labels in self._labels.items()}
        return wordtrees.grow(
            {tuple(word.split() if self._language == "en" else word): code for word, code in codes.items()}
        )

    def _phrases(self, vocabulary: Vocabulary) -> Iterator[tuple[list[Any], sieve.Needs]]:
        """The phrases, and what each cannot do without."""
        for name, entry in self._entries:
            if "says" not in entry:
                continue
            located = entry.get(self._language)
            items = located.value if located is not None and isinstance(located.value, tuple) else (located,)
            for item in itertools.chain(items):
                if item is None:
                    continue
                try:
                    regex, slots = translate(str(item.value), vocabulary)
                except PatternError as error:
                    self._complaints.append(
                        complain(name, item, str(error), position=error.position, width=error.width)
                    )
                    continue
                said = set(_texts(entry["says"]))
                if said != {slot.role for slot in slots} and not {slot.role for slot in slots} <= said:
                    missing = sorted({slot.role for slot in slots} - said)
                    self._complaints.append(
                        complain(name, item, f"the pattern gives {missing[0]!r}, which 'says' does not name")
                    )
                    continue
                marks = _texts(entry.get("marks"))
                flags = (flag in entry and bool(entry[flag].value) for flag in ("follows", "named", "paired", "sole"))
                phrase = [regex, [[s.role, s.many] for s in slots], marks, *flags, f"{name}:{item.line}"]
                yield phrase, needed(str(item.value), vocabulary)
