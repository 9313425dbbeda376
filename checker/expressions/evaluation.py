"""Deciding a formula: is there a choice of values, one for each figure, that satisfies it?

There is one: it holds. There is none: a contradiction. What cannot be told is unknown, with the reason.
"""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType

from checker import intervals
from checker.expressions import dates
from checker.expressions.clauses import OPPOSITE, Atom, Clause, Easier
from checker.expressions.dates import Periods
from checker.expressions.ranges import Box, Undecided, extent
from checker.expressions.reasons import reason
from checker.expressions.search import search
from checker.model import Interval, Language, Verdict
from checker.records import NamedTuple

NO_PERIODS: Periods = MappingProxyType({})


class Outcome(NamedTuple):
    """What a formula comes to, and for "unknown" why."""

    verdict: Verdict
    reason: str = ""


HOLDS = Outcome("holds")
CONTRADICTION = Outcome("contradiction")
_ZERO = Fraction(0)


def decide(alternatives: tuple[Clause, ...], box: Box, periods: Periods, language: Language) -> Outcome:
    """The outcome of a formula given by its alternatives."""
    unknown = None
    for clause in alternatives:
        outcome = _all(clause, box, periods, language)
        if outcome.verdict == "holds":
            return outcome
        if outcome.verdict == "unknown":
            unknown = unknown or outcome
    return unknown or CONTRADICTION


def _all(clause: Clause, box: Box, periods: Periods, language: Language) -> Outcome:
    """The outcome of atoms that must all be true of one choice."""
    unknown = None
    for atom in clause:
        try:
            if not _possible(atom, box, periods):
                return CONTRADICTION
        except Undecided as undecided:
            unknown = unknown or Outcome("unknown", reason(undecided.why, undecided.about, language))
    if unknown:
        return unknown
    if len(clause) > 1 and (bound := _bound_together(clause, box)):
        try:
            return HOLDS if search(bound, box) else CONTRADICTION
        except Undecided as undecided:
            return Outcome("unknown", reason(undecided.why, undecided.about, language))
    return HOLDS


def _possible(atom: Atom, box: Box, periods: Periods) -> bool:
    """Whether some choice satisfies this one atom."""
    if atom.dated:
        return dates.compare(atom.operator, atom.left, atom.right, periods)
    if atom.easier and applies(atom.easier, box):
        atom = atom.easier.atom
    if not atom.repeated:
        return intervals.satisfiable(atom.operator, extent(atom.left, box), extent(atom.right, box))
    return search((atom,), box)


def applies(easier: Easier, box: Box) -> bool:
    """Whether the values allow the easier form; Undecided where one of them is not known."""
    for node in easier.positive:
        low = extent(node, box).low
        if low is None or low < 0:
            return False
    return not any(intervals.contains(extent(node, box), _ZERO) for node in easier.nonzero)


def _bound_together(clause: Clause, box: Box) -> Clause:
    """The atoms that must be decided jointly: they share a figure that may take several values, and none is certain."""
    times: dict[str, int] = {}
    for atom in clause:
        for name in atom.names:
            times[name] = times.get(name, 0) + 1
    shared = {name for name, count in times.items() if count > 1 and not _is_fixed(box.get(name))}
    together = [atom for atom in clause if not shared.isdisjoint(atom.names) and not _is_certain(atom, box)]
    return tuple(together) if len(together) > 1 else ()


def _is_certain(atom: Atom, box: Box) -> bool:
    """Whether every choice satisfies this one atom; False also where that would take a search to tell."""
    if atom.repeated or atom.dated:
        return False
    return not intervals.satisfiable(OPPOSITE[atom.operator], extent(atom.left, box), extent(atom.right, box))


def _is_fixed(value: Interval | tuple[Interval | None, ...] | None) -> bool:
    several = (value,) if value is None or isinstance(value, Interval) else value
    return all(each is not None and intervals.is_exact(each) for each in several)
