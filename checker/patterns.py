"""The language phrases are written in, and its translation to regular expressions over tokens.

A pattern is a row of elements, matched against the tokens of a sentence (see `tokens`):

    plan, in turn       a word as it stands
    <rises>, <from|to>  any word of a kind, of one of several kinds; <date> and <opening> (the beginning or end of a
                        period) are dates behind a word that anchors them, <when> is any date; <beginning> and
                        <ending> are dates that no word anchors
    {plan}              a slot: any figure that the role takes; {plan:money|count} narrows it
    {parts*}            a list of two or more figures, whatever words stand between them but such as end a clause
    {parts+}            the same, over the ends of clauses too
    {parts=}            the same, with nothing but unknown words and <and> between them
    {_}                 any figure, which says nothing here
    {delta}             a piece declared in the pack, put in as it is written there
    …                   any words but figures, barriers (kinds that stop) and the end of a sentence
    ‥                   the same, and no comma, bracket or word that stops what is near ("and")
    [ … ]  ( a | b )    what may be missing; alternatives
    , ; : \\( \\)         punctuation; a comma and dates may always stand between two elements, dates before a mark
    &                   the end of a clause before "and" or "while"
    ¶                   the step into the next sentence

Every token is one character, so a pattern becomes one regular expression over short strings, matched in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from checker.codes import ANY_FIGURE, BARRIER, DATES, FIGURES, FIXED, SENTENCE, UNKNOWN, WHEN, WHENS, Slot

_TAKEN: Mapping[str, str] = {**FIGURES, "date": WHEN + "".join(DATES.values())}
_ASIDE = f"[,{WHEN}]*"

_ELEMENT = re.compile(
    r"\s+|(?P<gap>[…‥])|<(?P<kinds>[^<>]*)>|\{(?P<slot>_|[a-z][a-z-]*)(?::(?P<takes>[a-z|]+))?(?P<many>[*+=])?\}"
    r"|(?P<open>[\[(])|(?P<close>[\])])|(?P<or>\|)|\\(?P<bracket>[()])|(?P<mark>[,，;；:：¶&-])|(?P<word>[^\s<>{}\[\]()|,，;；:：¶&…\\-]+)"
)
_ASCII = str.maketrans("，；：", ",;:")
_CLASS = re.compile(r"\[(?P<not>\^?)(?P<codes>[^\]]+)\]")


class PatternError(Exception):
    """A pattern that cannot be used: ``position`` is where in its text, from 0."""

    def __init__(self, message: str, position: int, width: int = 1) -> None:
        super().__init__(message)
        self.position, self.width = position, width


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a pattern may name: how each word and kind is written as a class of token codes.

    ``takes`` says which kinds of figure a role takes, ``stops`` which codes end a gap, ``near`` which end a near one
    too, ``ends`` which end a list, ``walls`` which end even a loose one, ``joins`` which may stand in a tight one.
    ``codes`` are all codes that tokens have.
    """

    word: Callable[[str], str]
    kind: Callable[[str], str | None]
    pieces: Mapping[str, str]
    takes: Mapping[str, tuple[str, ...]]
    stops: str
    ends: str
    walls: str
    joins: str = ""
    near: str = ""
    codes: str = FIXED


def words_of(pattern: str) -> list[str]:
    """The words that stand in a pattern as themselves."""
    return [found["word"] for found in _ELEMENT.finditer(pattern) if found["word"]]


def translate(pattern: str, vocabulary: Vocabulary, depth: int = 0) -> tuple[str, tuple[Slot, ...]]:
    """Translate a pattern to a regular expression over token codes, with the slot of each capturing group.

    Raises PatternError with the place of what cannot be understood.
    """
    out: list[str] = []
    slots: list[Slot] = []
    opened: list[tuple[str, int]] = []
    position = 0
    while position < len(pattern):
        found = _ELEMENT.match(pattern, position)
        if found is None:
            raise PatternError(f"{pattern[position]!r} is not understood here", position)
        if found["open"]:
            opened.append((found["open"], position))
            out.append("(?:")
        elif found["close"]:
            if not opened or "[]()".index(opened[-1][0]) + 1 != "[]()".index(found["close"]):
                raise PatternError(f"{found['close']!r} closes nothing", position)
            out.append(")?" if opened.pop()[0] == "[" else ")")
        elif found["or"]:
            out.append("|")
        elif found["gap"]:
            out.append(f"[^{vocabulary.stops}{vocabulary.near if found['gap'] == '‥' else ''}]*")
        elif found["slot"]:
            piece = vocabulary.pieces.get(found["slot"])
            if found["slot"] == "_":
                out.append(f"{_ASIDE}[{ANY_FIGURE}]")
            elif piece is not None:
                if depth > 5:
                    raise PatternError(f"the piece {found['slot']!r} goes round in circles", position)
                regex, inner = translate(piece, vocabulary, depth + 1)
                out.append(f"(?:{regex})")
                slots.extend(inner)
            else:
                out.append((",?" if found["takes"] == "date" else _ASIDE) + _slot(found, vocabulary))
                slots.append(Slot(found["slot"], bool(found["many"])))
        elif found["kinds"] is not None:
            out.append(_ASIDE + _kinds(found, vocabulary))
        elif found["word"]:
            out.append(_ASIDE + vocabulary.word(found["word"]))
        elif found["bracket"] or found["mark"]:
            mark = (found["bracket"] or found["mark"]).translate(_ASCII)
            out.append(re.escape(mark) if mark == SENTENCE else f"[{WHEN}]*{re.escape(mark)}")
        position = found.end()
    if opened:
        raise PatternError(f"{opened[-1][0]!r} is never closed", opened[-1][1])
    regex = "".join(out)
    return regex if depth else _CLASS.sub(_as_ranges, regex), tuple(slots)


def _as_ranges(found: re.Match[str]) -> str:
    """A class of codes, each written once and neighbours as a range: most classes are a few ranges of many codes."""
    codes = sorted(set(found["codes"]))
    starts = [code for at, code in enumerate(codes) if not at or ord(codes[at - 1]) + 1 < ord(code)]
    ends = [code for at, code in enumerate(codes) if at + 1 == len(codes) or ord(codes[at + 1]) > ord(code) + 1]
    ranges = (re.escape(a) if a == b else f"{re.escape(a)}-{re.escape(b)}" for a, b in zip(starts, ends, strict=True))
    return f"[{found['not']}{''.join(ranges)}]"


Need: TypeAlias = tuple[str, str]
"""Codes of which every match has one, and those that may stand between it and the next one that it needs."""


def needed(pattern: str, vocabulary: Vocabulary) -> list[Need]:
    """What every match has, in this order; of alternatives the first that each of them needs, whichever it is.

    The pattern is one that `translate` has translated.
    """
    whole = _Row()
    whole.join(_branches(pattern, vocabulary))
    return [(codes, "".join(sorted(between))) for codes, between in whole.needs]


class _Row:
    """What a row of elements needs: ``before`` are the codes that may stand in front of the first."""

    def __init__(self) -> None:
        self.before: set[str] = set()
        self.needs: list[tuple[str, set[str]]] = []

    def need(self, codes: str, beside: Iterable[str]) -> None:
        """Adds codes of which it has one, and those that may follow."""
        self.needs.append((codes, {*beside, *_ASIDE}))

    def span(self, codes: Iterable[str]) -> None:
        """Adds codes that may stand at its end."""
        (self.needs[-1][1] if self.needs else self.before).update(codes)

    def join(self, branches: Sequence[_Row], *, optional: bool = False) -> None:
        """Adds one of several rows."""
        if optional or not all(branch.needs for branch in branches):
            self.span(code for branch in branches for code in branch.codes())
            return
        self.span(code for branch in branches for code in branch.before)
        if len(branches) == 1:
            self.needs += branches[0].needs
            return
        first = {code for branch in branches for code in branch.needs[0][0]}
        self.need("".join(sorted(first)), (code for branch in branches for code in branch.codes()))

    def codes(self) -> Iterator[str]:
        """All codes that it may span."""
        yield from self.before
        for codes, between in self.needs:
            yield from codes
            yield from between


def _branches(pattern: str, vocabulary: Vocabulary) -> list[_Row]:
    """The rows of a pattern, one for each of its alternatives outside brackets."""
    opened: list[tuple[str, list[_Row]]] = [("", [_Row()])]
    for found in _ELEMENT.finditer(pattern):
        rows = opened[-1][1]
        piece = vocabulary.pieces.get(found["slot"])
        if found["open"]:
            opened.append((found["open"], [_Row()]))
        elif found["close"]:
            opened.pop()
            opened[-1][1][-1].join(rows, optional=found["close"] == "]")
        elif found["or"]:
            rows.append(_Row())
        elif piece is not None:
            rows[-1].join(_branches(piece, vocabulary))
        else:
            codes, beside = _spanned(found, vocabulary)
            if codes:
                rows[-1].need(codes, beside)
                if found["many"]:  # a list has two at least
                    rows[-1].need(codes, beside)
            else:
                rows[-1].span(beside)
    return opened[0][1]


def _spanned(found: re.Match[str], vocabulary: Vocabulary) -> tuple[str, str]:
    """The codes of which an element has one, and those that it may span besides."""
    if found["gap"]:
        stops = vocabulary.stops + (vocabulary.near if found["gap"] == "‥" else "")
        return "", "".join(code for code in vocabulary.codes if code not in stops)
    if found["slot"] == "_":
        return ANY_FIGURE, ""
    if found["slot"]:
        codes = _taken(found, vocabulary)
        if not found["many"]:
            return codes, ""
        if found["many"] == "=":
            return codes, f"{codes},{WHEN}{UNKNOWN}{BARRIER}{vocabulary.joins}"
        closed = vocabulary.walls if found["many"] == "+" else vocabulary.ends
        return codes, f"{codes}PQ" + "".join(code for code in vocabulary.codes if code not in closed)
    if found["kinds"] is not None:
        return _kinds(found, vocabulary)[1:-1], ""
    if found["word"]:
        return vocabulary.word(found["word"])[1:-1], ""
    mark = found["bracket"] or found["mark"]
    return (mark.translate(_ASCII) if mark else ""), ""


def _taken(found: re.Match[str], vocabulary: Vocabulary) -> str:
    """The codes of the figures that a slot takes."""
    role = found["slot"]
    kinds = tuple(found["takes"].split("|")) if found["takes"] else vocabulary.takes.get(role)
    if kinds is None:
        raise PatternError(f"{role!r} is neither a role nor a piece of this pack", found.start(), len(found.group()))
    unknown = [kind for kind in kinds if kind not in _TAKEN]
    if unknown:
        raise PatternError(f"{unknown[0]!r} is no kind of figure; there are {', '.join(_TAKEN)}", found.start("takes"))
    return "".join(sorted({_TAKEN[kind] for kind in kinds}))


def _slot(found: re.Match[str], vocabulary: Vocabulary) -> str:
    codes = _taken(found, vocabulary)
    if not found["many"]:
        return f"([{codes}])"
    if found["many"] == "=":
        return f"([{codes}](?:[,{WHEN}{UNKNOWN}{BARRIER}{vocabulary.joins}]*[{codes}])+)"
    closed = vocabulary.walls if found["many"] == "+" else vocabulary.ends
    return f"([{codes}](?:[^{closed}]*[{codes}PQ])+)"


def _kinds(found: re.Match[str], vocabulary: Vocabulary) -> str:
    classes = []
    for name in found["kinds"].split("|"):
        codes = _TAKEN["date"] if name == "when" else DATES.get(name) or WHENS.get(name) or vocabulary.kind(name)
        if codes is None:
            raise PatternError(f"no kind of word is called {name!r}", found.start("kinds"), len(found["kinds"]))
        classes.append(codes)
    return f"[{''.join(classes)}]"
