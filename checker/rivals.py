"""Ties, and which of several that read the same figures stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from checker import marks
from checker.model import Figure
from checker.phrases import Phrase, Role
from checker.records import NamedTuple

_GUESSED = frozenset((marks.OPEN_ENDED, "total-behind", "left", "loose-gap", marks.TWO_SHARES))
"""The marks of phrases that guess which figures belong together: they hide no reading of fewer figures."""


class Tie(NamedTuple):
    """One match: where it stands among the tokens, its figures, its marks, and the phrase that read it."""

    first: int
    last: int
    figures: tuple[Figure, ...]
    marks: frozenset[str]
    phrase: Phrase

    def starts(self) -> frozenset[int]:
        """Where its figures stand in the text."""
        return frozenset(figure.quantity.start for figure in self.figures)

    def says(self) -> frozenset[tuple[str, int]]:
        """Its figures with their roles."""
        return frozenset((figure.role, figure.quantity.start) for figure in self.figures)


def settled(ties: list[Tie], roles: Mapping[str, Role]) -> list[Tie]:
    """The ties in the order of the text, without those that say a part of what another says, or read it otherwise."""
    return _without_rivals(_without_lesser(ties), roles)


def _without_lesser(ties: list[Tie]) -> list[Tie]:
    ties.sort(key=lambda tie: (tie.first, -len(tie.figures)))
    starts = [tie.starts() for tie in ties]
    says = [tie.says() for tie in ties]
    sharing: dict[int, list[int]] = defaultdict(list)
    for index, places in enumerate(starts):
        for place in places:
            sharing[place].append(index)
    return [
        tie
        for index, tie in enumerate(ties)
        if tie.phrase.named
        or not any(
            (
                starts[index] < starts[other]
                and _GUESSED.isdisjoint(ties[other].marks)
                and not _is_whole(tie, ties[other])
            )
            or (
                says[index] == says[other]
                and (_says_less(tie, ties[other]) or (tie.marks == ties[other].marks and other < index))
            )
            for other in sharing[next(iter(starts[index]))]
        )
    ]


def _is_whole(tie: Tie, other: Tie) -> bool:
    """Whether a tie is of a list said to be whole that stands inside one that need not be."""
    return marks.WHOLE in tie.marks and marks.WHOLE not in other.marks


def _says_less(tie: Tie, other: Tie) -> bool:
    """Of two ties of the same figures, whether this one says less: it is the loose one, or bears fewer marks."""
    if (marks.LOOSE in tie.marks) != (marks.LOOSE in other.marks):
        return marks.LOOSE in tie.marks
    return tie.marks < other.marks


def _without_rivals(ties: list[Tie], roles: Mapping[str, Role]) -> list[Tie]:
    """The ties without those that read a figure otherwise than a tie that begins before them and says as much.

    What something is counted from in one tie is not what it came to in the next ("5 higher than 20 and 12% over 18").
    """
    read: dict[int, tuple[str, Tie]] = {}
    kept = []
    for tie in ties:
        levels = [figure for figure in tie.figures if roles[figure.role].level]
        rival = any(
            (known := read.get(figure.quantity.start)) is not None
            and known[0] != figure.role
            and roles[known[0]].base
            and len(known[1].figures) >= len(tie.figures)
            for figure in levels
        )
        if rival and not tie.phrase.named:
            continue
        kept.append(tie)
        for figure in levels:
            read.setdefault(figure.quantity.start, (figure.role, tie))
    return kept
