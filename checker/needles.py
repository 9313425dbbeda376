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
from typing import NamedTuple, TypeAlias

from checker.late import late

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


class _Said(NamedTuple):
    """What a piece of a pattern matches: all of it, where that is few words, and sets of words, of each of which it
    always has one.
    """

    exact: Words | None
    needles: Sequence[Words] = ()

    def sets(self) -> list[Words]:
        """All that is known, the rarest first."""
        return _rarest((*self.needles, self.exact or frozenset()))


_NOTHING = _Said(frozenset(("",)))
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
    exacts = [said.exact for said in branches]
    exact = frozenset[str]().union(*(words for words in exacts if words is not None)) if None not in exacts else None
    return _Said(exact if exact is not None and len(exact) <= _MOST else None, _either(branches)), at


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
    run, whole = frozenset(("",)), True
    while at < len(pattern) and pattern[at] not in "|)":
        said, at = _times(pattern, *_piece(pattern, at))
        needles += said.needles
        if said.exact is not None and len(run) * len(said.exact) <= _MOST:
            if len(run) * len(said.exact) > _MANY:
                needles.append(run)
            run = frozenset(map("".join, product(run, said.exact)))
        else:
            needles.append(run)
            run, whole = said.exact or frozenset(("",)), False
    return (_Said(run, needles) if whole else _Said(None, (*needles, run))), at


def _times(pattern: str, said: _Said, at: int) -> tuple[_Said, int]:
    """What a piece says as often as it is asked for."""
    found = _TIMES.match(pattern, at)
    if found is None:
        return said, at
    if found[1] == "?":
        return _Said(said.exact | {""} if said.exact is not None else None), found.end()
    least = 0 if found[1] == "*" else 1 if found[1] == "+" else int(found[2])
    if not least:
        return _ANYTHING, found.end()
    least = min(least, _REPEATED)
    often = said.exact
    if often is not None and len(often) ** least <= _MOST:
        often = frozenset(map("".join, product(often, repeat=least)))
    return _Said(None, (*said.needles, often or frozenset())), found.end()


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
    return _Said(frozenset(map(lowered, inside)))


def _one(character: str) -> _Said:
    return _Said(frozenset((lowered(character),)))


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
