"""Looking for one choice of values that satisfies atoms in which a figure stands more than once.

First by monotony: where an amount only rises or only falls with each such figure, its range is what it comes to at
their ends. Where that does not settle it, the ranges are halved, the halves without a solution dropped, and points of
the others tried, up to a bound.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from fractions import Fraction
from typing import TypeAlias

from checker import intervals
from checker.expressions.clauses import OPPOSITE, Atom, Clause, plain_atom
from checker.expressions.isolation import isolate
from checker.expressions.points import point
from checker.expressions.ranges import Box, Undecided, extent, slope
from checker.expressions.several import spread
from checker.expressions.syntax import Binary, Literal, Node, substitute
from checker.model import Interval

MAX_BOXES = 64
_ZERO = Interval(Fraction(0), Fraction(0))
_Box: TypeAlias = Mapping[str, Interval]
_Pivot: TypeAlias = tuple[str, Node]


def search(atoms: Clause, box: Box) -> bool:
    """Whether one choice of values from ``box`` satisfies all ``atoms``; Undecided within the bound, or by a gap."""
    atoms, ranges = spread(atoms, box)
    atoms = _eliminated(atoms, ranges)
    pivots = _pivots(atoms) if len(atoms) > 1 else ()
    open_boxes: list[_Box] = [ranges]
    for _ in range(MAX_BOXES):
        if not open_boxes:
            return False
        here = open_boxes.pop(0)
        verdicts = [_verdict(atom, here) for atom in atoms]
        if False in verdicts:
            continue
        undecided = [atom for atom in atoms if len(atoms) == 1 or _verdict(_opposite(atom), here) is not False]
        alone = len(undecided) < 2 and all(verdicts)
        if alone or (len(atoms) > 1 and _witness(atoms, pivots, here)):
            return True
        open_boxes.extend(_halves(undecided, here))
    if not open_boxes:
        return False
    raise Undecided("bound")


def _opposite(atom: Atom) -> Atom:
    return atom._replace(operator=OPPOSITE[atom.operator])


def _verdict(atom: Atom, box: _Box) -> bool | None:
    """Whether some choice from ``box`` satisfies ``atom`` taken alone; None where its range is not exactly known."""
    if not atom.repeated:
        return intervals.satisfiable(atom.operator, extent(atom.left, box), extent(atom.right, box))
    amount = _amount(atom)
    if not intervals.satisfiable(atom.operator, extent(amount, box), _ZERO):
        return False
    outer, inner = bounds(amount, atom.repeated, box)
    if not intervals.satisfiable(atom.operator, outer, _ZERO):
        return False
    return True if inner is not None and intervals.satisfiable(atom.operator, inner, _ZERO) else None


def _amount(atom: Atom) -> Node:
    """What `atom` compares with zero, or asks to be whole."""
    return atom.left if atom.operator in ("whole", "not whole") else Binary("-", atom.left, atom.right)


def bounds(node: Node, repeated: tuple[str, ...], box: _Box) -> tuple[Interval, Interval | None]:
    """A range that contains all values of ``node``, and one of values it takes: the same where that is known.

    ``repeated`` are the figures that stand in it more than once.
    """
    ends = [_End(box), _End(box)]
    for name in repeated:
        values = box[name]
        if intervals.is_exact(values):
            continue
        _, rise = slope(node, box, name)
        if rise is None:
            continue
        if rise.low is not None and rise.low >= 0:
            strictly = rise.low > 0 or rise.low_open
            ends[0].put(name, values.low, is_open=values.low_open, strictly=strictly)
            ends[1].put(name, values.high, is_open=values.high_open, strictly=strictly)
        elif rise.high is not None and rise.high <= 0:
            strictly = rise.high < 0 or rise.high_open
            ends[0].put(name, values.high, is_open=values.high_open, strictly=strictly)
            ends[1].put(name, values.low, is_open=values.low_open, strictly=strictly)
        else:
            for end in ends:
                end.leave(name)
    least, most = (extent(node, end.outer) for end in ends)
    outer = Interval(
        least.low, most.high, least.low_open or ends[0].never_reached, most.high_open or ends[1].never_reached
    )
    if not any(end.inner for end in ends):
        low_open, high_open = least.low_open or ends[0].is_open, most.high_open or ends[1].is_open
    else:
        least, most = (extent(node, {**end.outer, **end.inner}) for end in ends)
        low_open, high_open = least.low_open or ends[0].is_open, most.high_open or ends[1].is_open
    inner = Interval(least.low, most.high, low_open, high_open)
    empty = inner.low is not None and inner.low == inner.high and (low_open or high_open)
    return outer, None if empty else inner


class _End:
    """Where the figures that stand more than once are put so that an amount is least, or greatest.

    ``outer`` leaves those whose place is not known all their values, ``inner`` puts them at one of these.
    """

    def __init__(self, box: _Box) -> None:
        self._box = box
        self.outer: dict[str, Interval] = dict(box)
        self.inner: dict[str, Interval] = {}
        self.is_open = False
        self.never_reached = False

    def put(self, name: str, value: Fraction | None, *, is_open: bool, strictly: bool) -> None:
        if value is None:
            self.leave(name)
            return
        self.outer[name] = Interval(value, value)
        self.is_open |= is_open
        self.never_reached |= is_open and strictly

    def leave(self, name: str) -> None:
        self.inner[name] = intervals.exactly(_middle(self._box[name]))


def _middle(a: Interval) -> Fraction:
    """A value well inside ``a``."""
    if a.low is not None and a.high is not None:
        return (a.low + a.high) / 2
    if a.low is not None:
        return a.low + max(abs(a.low), Fraction(1))
    return Fraction(0) if a.high is None else a.high - max(abs(a.high), Fraction(1))


def _halves(atoms: list[Atom], box: _Box) -> Iterator[_Box]:
    """``box`` cut in two across the figure that varies most, of those that keep ``atoms`` undecided."""
    names = {name for atom in atoms for name in (atom.repeated or atom.names)}
    free = {name for name in names if not intervals.is_exact(box[name])}
    if len(atoms) == 1:
        # Those with which the amount is known to rise or fall need no cutting.
        rises = {name: slope(_amount(atoms[0]), box, name)[1] for name in free}
        free = {name for name, rise in rises.items() if rise and intervals.contains(rise, Fraction(0))} or free
    if not free:
        raise Undecided("bound")
    widest = max(sorted(free), key=lambda name: _relative_width(box[name]))
    values, cut = box[widest], _middle(box[widest])
    yield {**box, widest: Interval(values.low, cut, values.low_open, False)}
    yield {**box, widest: Interval(cut, values.high, True, values.high_open)}


def _relative_width(a: Interval) -> tuple[bool, Fraction]:
    if a.low is None or a.high is None:
        return True, Fraction(0)
    return False, (a.high - a.low) / (max(abs(a.low), abs(a.high)) or 1)


def _witness(atoms: Clause, pivots: tuple[_Pivot, ...], box: _Box) -> bool:
    """Whether one of a few choices from ``box`` satisfies all ``atoms``, each equation solved for its pivot."""
    middles = {name: _middle(values) for name, values in box.items()}
    for choice in (
        middles,
        {n: v.low if v.low is not None and not v.low_open else middles[n] for n, v in box.items()},
        {n: v.high if v.high is not None and not v.high_open else middles[n] for n, v in box.items()},
    ):
        for name, amount in pivots:
            value = point(amount, choice)
            if value is None or not intervals.contains(box[name], value):
                break
            choice[name] = value
        else:
            if all(_is_true(atom, choice) for atom in atoms):
                return True
    return False


def _is_true(atom: Atom, choice: Mapping[str, Fraction]) -> bool:
    left, right = point(atom.left, choice), point(atom.right, choice)
    if left is None or right is None:
        return False
    return intervals.satisfiable(atom.operator, intervals.exactly(left), intervals.exactly(right))


def _pivots(atoms: Clause) -> tuple[_Pivot, ...]:
    """A figure to solve an equation for, and what it is then: for the one equation that `_eliminated` leaves."""
    equations = [atom for atom in atoms if atom.operator == "=="]
    for name in equations[0].names if len(equations) == 1 else ():
        amount = isolate(equations[0].left, equations[0].right, name)
        if amount is not None:
            return ((name, amount),)
    return ()


def _eliminated(atoms: Clause, box: _Box) -> Clause:
    """The same with one equation at most, where the others can be solved for a figure each.

    What the figure is then is put in its place, and must be among the values that it may have.
    """
    left = list(atoms)
    while sum(atom.operator == "==" for atom in left) > 1:
        found = _solution(left, box)
        if found is None:
            break
        equation, name, amount = found
        values = box[name]
        left.remove(equation)
        left = [_replaced(atom, name, amount) for atom in left]
        if values.low is not None:
            left.append(plain_atom(">" if values.low_open else ">=", amount, Literal(values.low)))
        if values.high is not None:
            left.append(plain_atom("<" if values.high_open else "<=", amount, Literal(values.high)))
    return tuple(left)


def _solution(atoms: list[Atom], box: _Box) -> tuple[Atom, str, Node] | None:
    """An equation, and a figure it can be solved for without dividing by what may be zero."""
    for atom in atoms:
        for name in atom.names if atom.operator == "==" else ():
            amount = isolate(atom.left, atom.right, name)
            if amount is not None and not intervals.is_exact(box[name]):
                with suppress(Undecided):
                    extent(amount, box)
                    return atom, name, amount
    return None


def _replaced(atom: Atom, name: str, amount: Node) -> Atom:
    if name not in atom.names:
        return atom
    left, right = (substitute(side, {name: amount}) for side in (atom.left, atom.right))
    return plain_atom(atom.operator, left, right)
