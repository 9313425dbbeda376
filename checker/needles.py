"""What a text must hold for a pattern to be found in it: of each of a few sets of words, every match has one.

They are worked out where rules are compiled, so that a run looks for plain words first, makes a pattern ready only for
a report that may hold what it looks for, and seeks it only where that stands. Words are in lower case, and so must be
the text (see `lowered`). Nothing is claimed of what is not understood here: a pattern without needles may be found
anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from re import DOTALL
from typing import TypeAlias

from checker.late import late
from checker.records import NamedTuple

_MANY = 24
"""So many words a pattern has at most: more of them take longer to find than the pattern."""
_MOST = 64
"""In so many ways an exact text is followed."""
_REPEATED = 4
"""Of what is repeated so often is made one word at most."""
_LONGEST = 10
"""So much of a word is sought: more of it is hardly any rarer."""
_BITS: Mapping[str, int] = {
    letter: bits
    for letters, bits in ((" e", 30), ("taoinshr", 40), ("dlucmfwgyp", 55), ("bvk,.0123456789", 65), ("jqxz", 90))
    for letter in letters
}
"""How rare a letter is in reports, in tenths of a bit; all others are as rare as the rarest."""
_SETS = 5
"""So many sets are kept of a pattern, the rarest."""
_RARE = 60
"""Sets that are worth less are not kept beside another: nearly every paragraph has a word of them."""
_FOLLOWED = 8
"""So many are followed in a part of it."""
_PLACES = late(r"\\[bBAz]|[\^$]")
_FLAGS = late(r"\(\?[a-zA-Z-]+\)")
_OPENING = late(r"\((?:\?P<\w+>|\?[a-zA-Z-]*:)?")
_TIMES = late(r"([?*+]|\{(\d+)(,?)\d*\})\??")
_CLASS = late(r"\[(\^?)(\]?(?:\\.|\[:\w+:\]|[^\]\\])*)\]")
_ESCAPED = late(r"\\(?:[pP]\{\w+\}|[pP]\w|x\{[0-9a-fA-F]+\}|.)", DOTALL)
_SPECIAL = "|()[]{}?*+^$\\."

Words: TypeAlias = frozenset[str]
_EMPTY: Words = frozenset(("",))


class _Said(NamedTuple):
    """What a piece of a pattern matches: all of it, where that is few words, and sets of words, of each of which it
    always has one; with one of ``start`` it begins, and with one of ``end`` it ends.
    """

    exact: Words | None
    needles: Sequence[Words] = ()
    start: Words = _EMPTY
    end: Words = _EMPTY

    def sets(self) -> list[Words]:
        """All that is known, the rarest first."""
        return _rarest((*self.needles, self.exact or frozenset()))


def _exactly(words: Words, needles: Sequence[Words] = ()) -> _Said:
    return _Said(words, needles, words, words)


_NOTHING = _exactly(_EMPTY)
_ANYTHING = _Said(None)


class _NotUnderstood(Exception):
    """A pattern is written in a way that is not followed here."""


def lowered(text: str) -> str:
    """A text in which needles can be sought, every character in its place: patterns take the long s for an s, and small
    letters for capital ones; of those only this one has a small form of two characters.
    """
    return text.replace("İ", "i").lower().replace("ſ", "s")


def needles(pattern: str) -> list[list[str]]:
    """Sets of words in lower case, of each of which every match of a pattern of RE2 has one, the rarest first; none
    where none is known.
    """
    try:
        said, at = _alternatives(pattern, 0)
    except _NotUnderstood:
        return []
    return [sorted(words) for words in said.sets()[:_SETS]] if at == len(pattern) else []


def _alternatives(pattern: str, at: int) -> tuple[_Said, int]:
    """What one of several branches says, up to the bracket that closes them."""
    branches: list[_Said] = []
    while True:
        said, at = _sequence(pattern, at)
        branches.append(said)
        if pattern[at : at + 1] != "|":
            break
        at += 1
    if len(branches) == 1:
        return branches[0], at
    needles = _either(branches)
    start, end = _all_of(said.start for said in branches), _all_of(said.end for said in branches)
    exacts = [said.exact for said in branches if said.exact is not None]
    exact = frozenset[str]().union(*exacts)
    if len(exacts) == len(branches) and len(exact) <= _MOST:
        return _exactly(exact, needles), at
    return _Said(None, needles, start, end), at


def _all_of(several: Iterable[Words]) -> Words:
    """The words of several sets, where they are few."""
    words = frozenset[str]().union(*several)
    return words if len(words) <= _MOST else _EMPTY


def _either(branches: Sequence[_Said]) -> list[Words]:
    """What is said whichever branch is taken: one set of each branch together, chosen to be alike."""
    known = [said.sets() for said in branches]
    return [_joined(words, known) for sets in known for words in sets if all(known)]


def _joined(words: Words, known: Sequence[Sequence[Words]]) -> Words:
    """Some words, with that set of each branch which leaves them rarest."""
    for sets in known:
        words = max((_shortest(words | other) for other in sets), key=_worth) if words else words
    return words


def _sequence(pattern: str, at: int) -> tuple[_Said, int]:
    """What pieces one after the other say."""
    needles: list[Words] = []
    run, first = _EMPTY, None
    while at < len(pattern) and pattern[at] not in "|)":
        said, at = _times(pattern, *_piece(pattern, at))
        needles += said.needles
        if said.exact is not None and len(run) * len(said.exact) <= _MOST:
            if len(run) * len(said.exact) > _MANY:
                needles.append(run)
            run = _followed(run, said.exact)
        else:
            needles += (run, _followed(run, said.start))
            first = needles[-1] if first is None else first
            run = said.end
    if first is None:
        return _exactly(run, needles), at
    return _Said(None, (*needles, run), first, run), at


def _followed(words: Words, others: Words) -> Words:
    """Each word with each of the others behind it, where those are few; else what is in front."""
    return frozenset(map("".join, product(words, others))) if len(words) * len(others) <= _MOST else words


def _times(pattern: str, said: _Said, at: int) -> tuple[_Said, int]:
    """What a piece says as often as it is asked for."""
    found = _TIMES.match(pattern, at)
    if found is None:
        return said, at
    if found[1] == "?":
        return _exactly(said.exact | {""}) if said.exact is not None else _ANYTHING, found.end()
    least = 0 if found[1] == "*" else 1 if found[1] == "+" else int(found[2])
    if not least:
        return _ANYTHING, found.end()
    if said.exact is None:
        return _Said(None, said.needles, said.start, said.end), found.end()
    often = said.exact
    if len(often) ** min(least, _REPEATED) <= _MOST:
        often = frozenset(map("".join, product(often, repeat=min(least, _REPEATED))))
    return _Said(None, (*said.needles, often), often, often), found.end()


def _piece(pattern: str, at: int) -> tuple[_Said, int]:
    """One group, class or character, and where it ends."""
    for silent in (_FLAGS, _PLACES):
        found = silent.match(pattern, at)
        if found is not None:
            return _NOTHING, found.end()
    character = pattern[at]
    if character == "(":
        opening = _OPENING.match(pattern, at)
        said, end = _alternatives(pattern, opening.end() if opening is not None else at)
        if pattern[end : end + 1] != ")":
            raise _NotUnderstood
        return said, end + 1
    if character == "[":
        found = _CLASS.match(pattern, at)
        if found is None:
            raise _NotUnderstood
        return (_ANYTHING if found[1] else _members(found[2])), found.end()
    if character == "\\":
        found = _ESCAPED.match(pattern, at)
        if found is None or found.group() in ("\\Q", "\\E", "\\C"):
            raise _NotUnderstood
        return (_ANYTHING if found.group()[1].isalnum() else _one(found.group()[1])), found.end()
    if character in _SPECIAL and character != ".":
        raise _NotUnderstood
    return (_ANYTHING if character == "." else _one(character)), at + 1


def _members(inside: str) -> _Said:
    """The characters of a class, where they are named one by one."""
    if "\\" in inside or "[" in inside or "-" in inside[1:-1]:
        return _ANYTHING
    return _exactly(frozenset(map(lowered, inside)))


def _one(character: str) -> _Said:
    return _exactly(frozenset((lowered(character),)))


def _rarest(sets: Iterable[Words]) -> list[Words]:
    """Of sets of words those that fewest texts will have: of long words, and few of them. A set is left out where a
    text that has a word of a rarer one has one of it as well.
    """
    kept: list[Words] = []
    for words in sorted(filter(None, map(_shortest, sets)), key=_worth, reverse=True):
        if kept and _worth(words) < _RARE:
            break
        if not any(all(any(word in longer for word in words) for longer in rarer) for rarer in kept):
            kept.append(words)
    return kept[:_FOLLOWED]


def _worth(words: Words) -> int:
    """How rarely a text has one of some words, in tenths of a bit: after its first, a letter tells half as much."""
    if not words:
        return -_MOST
    rarity = (sum(_BITS.get(letter, 90) for letter in word[:1] + word) // 2 for word in words)
    return min(rarity) - 10 * len(words).bit_length()


def _shortest(words: Words) -> Words:
    """The same words, none too long, without those that hold another of them: that is found wherever they are."""
    if "" in words:
        return frozenset()
    cut = frozenset(word[:_LONGEST] for word in words)
    kept = frozenset(word for word in cut if not any(other != word and other in word for other in cut))
    return kept if len(kept) <= _MANY else frozenset()
