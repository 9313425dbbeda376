"""Which lines of a table add up others: totals, subtotals and the parts of each.

Tables seldom say what a total adds up: all that stands above it, what follows the last subtotal, the subtotals alone,
what stands below it. Each of these is tried over all columns, and the one that holds most often is what the table
means: where a total then fails in one column, the others show that it should not. Where nothing holds anywhere, only a
plain list with one total at its end leaves no doubt. A line that others stand below in the outline may add these up,
and one that says nothing of it the lines right above it (net assets), or their difference (gross profit), where it does
so in several columns, or in one of two and the other is a slip away from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import takewhile

from checker import intervals
from checker.intervals import Habit
from checker.model import Figure, Interval, Sum
from checker.records import NamedTuple

_MOST_LAST = 8
"""How many of the last lines a line may add up without a word for it."""
_STATEMENT = 150
"""Lines of the longest table whose lines may add up others without a word for it: a longer one is a register."""
_MOST_WORK = 2_000_000
"""Lines times totals: beyond that a table is data, and what its totals add up is not sought."""
_WITHOUT_A_WORD = 2
"""In how many crossing lines such a sum must hold to be one: in one it may hold by chance."""
_HABITS: tuple[Habit, ...] = ("round", "cut")
_TELLING = 100
"""From how many of its last digit an amount hardly ever adds up by chance."""
_SURE = 1000
"""The same, where one crossing line alone holds and in the other a slip has been made."""
_CENT = Fraction(1, 100)


class Entry(NamedTuple):
    """A line that may be a total or a part of one.

    ``pure`` where its heading says nothing but that it is a total, ``less`` where it is taken away without a word.
    """

    number: int
    level: int
    sign: int = 1
    total: bool = False
    pure: bool = False
    detail: bool = False
    less: bool = False


def find(entries: Sequence[Entry], figures: Mapping[int, Mapping[int, Figure]]) -> Iterator[Sum]:
    """The sums among lines, in order; ``figures`` are those of each line, by what crosses it."""
    running: list[Entry] = []
    added: set[int] = set()
    if len(entries) * sum(entry.total for entry in entries) > _MOST_WORK:
        return
    for at, entry in enumerate(entries):
        said = _choices(entries, at) if entry.total else _outlined(entries, at)
        silent = tuple(_ends(running, entry.number in added)) if len(entries) <= _STATEMENT else ()
        tried = {parts: _score(entry, parts, figures) for parts in (*said, *silent) if len(parts) > 1}
        best = max(tried, key=lambda parts: (*_net(tried[parts]), _subtotals(parts), len(parts)), default=())
        held, broken = tried.get(best, (0, 0))
        if best in silent and not entry.total:
            held = held if _is_telling(figures[entry.number].values(), _TELLING) else 0
            broken = broken if _one_slip(entry, best, figures) else max(broken, _WITHOUT_A_WORD)
        if held and held >= broken:
            numbers = tuple(part.number for part in best)
            added.update(numbers)
            yield Sum(entry.number, numbers, True, tuple(part.number for part in best if part.less))
            if tuple(one.number for one in running[-len(best) :]) == numbers:
                del running[-len(best) :]
        elif entry.total and broken and not held and _plain(entries, at):
            yield Sum(entry.number, tuple(part.number for part in _flat(entries, at)), False)
        if entry.number not in added:
            running.append(entry)


def _outlined(entries: Sequence[Entry], at: int) -> Iterator[tuple[Entry, ...]]:
    """What stands below a line in the outline, where anything does."""
    if at + 1 < len(entries) and entries[at + 1].level > entries[at].level:
        yield _tops(_deeper(entries[at + 1 :], entries[at].level))


def _net(score: tuple[int, int]) -> tuple[int, bool]:
    """How much more holds than fails; what holds once and fails once is more than what could not be tried."""
    held, broken = score
    return held - broken, held > 0


def _subtotals(parts: Sequence[Entry]) -> int:
    """How many of the parts are totals themselves: what subtotals say need not be added up once more."""
    return sum(part.total for part in parts)


def _is_telling(figures: Iterable[Figure], least: int) -> bool:
    """Whether figures are so many times their last digit."""
    stated = [(figure.quantity.value, figure.quantity.step or Fraction(1)) for figure in figures]
    return all(abs(value) >= least * step for value, step in stated if value)


def _one_slip(total: Entry, parts: Sequence[Entry], figures: Mapping[int, Mapping[int, Figure]]) -> bool:
    """Whether of two crossing lines one holds, and the other would but for one slip of the pen."""
    stated = figures[total.number]
    added = {cross: _parts(parts, figures, cross) for cross in stated}
    return (
        _score(total, parts, figures) == (1, 1)
        and _is_telling(stated.values(), _SURE)
        and all(mistyped(stated[cross], own) for cross, own in added.items() if agree(stated[cross], own) is False)
    )


def _parts(parts: Sequence[Entry], figures: Mapping[int, Mapping[int, Figure]], cross: int) -> list[Figure]:
    found = ((part, figures.get(part.number, {}).get(cross)) for part in parts)
    return [taken_away(own) if part.less else own for part, own in found if own is not None]


def taken_away(figure: Figure) -> Figure:
    """A figure that a sum takes away; one that is printed as negative already stays so."""
    return figure._replace(sign=-1)


def _ends(running: Sequence[Entry], is_part: bool) -> Iterator[tuple[Entry, ...]]:
    """The last lines, from two on, added up, and the first of them less the others or the second.

    What a line has added up stands for its parts. The last part of a total above it is no difference of that and the
    other parts.
    """
    for count in range(2, min(len(running), _MOST_LAST) + 1):
        first, *others = running[-count:]
        yield (first, *others)
        if not is_part:
            yield (first, *(entry._replace(less=True) for entry in others))
            yield (first, others[0]._replace(less=True), *others[1:])


def add(parts: Sequence[Figure], habit: Habit) -> Interval | None:
    """The values that a sum of figures may have; None where one is not known."""
    whole: Interval | None = None
    for part in parts:
        own = _values(part, habit)
        if own is None:
            return None
        whole = own if whole is None else intervals.add(whole, own)
    return whole


def agree(total: Figure, parts: Sequence[Figure]) -> bool | None:
    """Whether parts can add up to a total, all of them shortened in one way; None where it cannot be told."""
    known = False
    for habit in _HABITS:
        stated, added = _values(total, habit), add(parts, habit)
        if stated is None or added is None:
            return None
        known = known or intervals.intersects(stated, added)
    return known


def mistyped(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a total is off by what one slip makes: another digit, two that changed places, a sign lost or added.

    Hardly anything else is off by that much.
    """
    values = [_value(figure) for figure in (total, *parts)]
    if any(value is None for value in values):
        return False
    stated, *added = (value for value in values if value is not None)
    step = min((figure.quantity.step or _CENT for figure in (total, *parts)), default=_CENT)
    off = abs(stated - sum(added))
    steps = off / step
    digits = str(steps.numerator).rstrip("0") if steps.denominator == 1 else ""
    turned = any(off == 2 * abs(value) for value in (stated, *added))
    return turned or len(digits) == 1 or (digits.isdigit() and int(digits) % 9 == 0 and int(digits) // 9 <= 9)


def _value(figure: Figure) -> Fraction | None:
    """The value as stated, taken away where its line is; None where there is not one."""
    value = figure.quantity.value
    if value is None or figure.quantity.masked or figure.quantity.garbled:
        return None
    return -value if figure.sign < 0 and value > 0 else value


def _values(figure: Figure, habit: Habit) -> Interval | None:
    values = intervals.printed(figure.quantity, habit=habit)
    value = figure.quantity.value
    return intervals.neg(values) if values and figure.sign < 0 and value is not None and value > 0 else values


def _score(total: Entry, parts: Sequence[Entry], figures: Mapping[int, Mapping[int, Figure]]) -> tuple[int, int]:
    """In how many crossing lines parts add up to a total, and in how many they do not."""
    held = broken = 0
    for cross, stated in figures.get(total.number, {}).items():
        found = _parts(parts, figures, cross)
        alike = all((f.quantity.kind, f.quantity.unit) == (stated.quantity.kind, stated.quantity.unit) for f in found)
        if len(found) < 2 or not alike:
            continue
        match agree(stated, found):
            case True:
                held += any(figure.quantity.value for figure in found)
            case False:
                broken += 1
    return held, broken


def _choices(entries: Sequence[Entry], at: int) -> Iterator[tuple[Entry, ...]]:
    """What the total at a place may add up."""
    total = entries[at]
    above, below = entries[:at], entries[at + 1 :]
    last = max((index for index, entry in enumerate(above) if entry.total), default=-1)
    stop = next((index for index, entry in enumerate(below) if entry.total), len(below))
    deeper = ([*reversed(_deeper(above[::-1], total.level))], _deeper(below, total.level))
    for run in (above[last + 1 :], above, below[:stop], below, *deeper):
        plain = [entry for entry in run if not entry.total]
        for chosen in (plain, run):
            yield tuple(chosen)
            yield _tops(chosen)
            yield _tops([entry for entry in chosen if not entry.detail])
            yield _without_details(chosen)
    # Subtotals, and what none of them has added up.
    if last >= 0:
        yield tuple(entry for entry in above if entry.total)
        yield (*(entry for entry in above[: last + 1] if entry.total), *above[last + 1 :])
        yield _tops([*(entry for entry in above[: last + 1] if entry.total), *above[last + 1 :]])


def _deeper(run: Sequence[Entry], level: int) -> list[Entry]:
    """The first lines of a run, as long as they stand deeper than a level."""
    return list(takewhile(lambda entry: entry.level > level, run))


def _tops(run: Sequence[Entry]) -> tuple[Entry, ...]:
    """The lines of a run that stand least deep."""
    least = min((entry.level for entry in run), default=0)
    return tuple(entry for entry in run if entry.level == least)


def _without_details(run: Sequence[Entry]) -> tuple[Entry, ...]:
    """A run without the lines from one "of which" to the next that stands less deep or is a total."""
    kept: list[Entry] = []
    skipping = False
    for entry in run:
        skipping = (skipping or entry.detail) and not entry.total and bool(kept) and entry.level >= kept[-1].level
        if not skipping:
            kept.append(entry)
    return tuple(kept)


def _flat(entries: Sequence[Entry], at: int) -> Sequence[Entry]:
    return entries[:at] if at else entries[at + 1 :]


def _plain(entries: Sequence[Entry], at: int) -> bool:
    """Whether a total at the beginning or the end of a list can only mean all of it."""
    parts = _flat(entries, at)
    at_edge = at in (0, len(entries) - 1)
    outlined = len({entry.level for entry in parts}) > 1
    return (
        at_edge
        and entries[at].pure
        and len(parts) > 1
        and not outlined
        and not any(entry.total or entry.detail for entry in parts)
    )
