"""From a contradiction to its likely cause: the one figure that, written otherwise, would make the check hold.

Figures are changed one at a time. The classes of change are tried in the order in which they fit by chance: a moved
decimal point hardly ever, one other digit nearly always somewhere. What fits, and breaks no other check that binds the
figure, is suggested, and no later class is tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from checker import intervals, slips
from checker.equations import Equation, amount, interval, verdict
from checker.expressions.clauses import Atom
from checker.expressions.evaluation import applies
from checker.expressions.isolation import isolate
from checker.expressions.ranges import Box, Undecided, extent
from checker.expressions.several import spread
from checker.expressions.syntax import Binary, Compare, Name, Node, names, walk
from checker.intervals import DEFAULT_REACH, Habit, Reach
from checker.model import Figure, Interval, Language, Quantity, Suggestion
from checker.records import NamedTuple

MAX_SUGGESTIONS = 3
_WILD, _FAR = 7, Fraction(1, 2)
"""So many times as much as what is claimed, or so much away in the other direction, hardly comes of a wrong figure."""
_RARELY, _SELDOM = 20, 1
"""In so many times a slip may fit by chance once where it is to prove something: as a rule, and one digit where a rule
takes `chance`.
"""
_SAID: Mapping[Language, Mapping[str, str]] = MappingProxyType(
    {
        "en": {
            "edit": "holds if {old} is {new}",
            "base": "holds if the base is {new}",
            "role": "{new}, the {role}",
            "instead": "holds if {new} is taken instead of {old}",
            "direction": "holds if the direction of {old} is the opposite one (rose for fell, a profit for a loss)",
            "points": "holds if {old} is percentage points",
            "percent": "holds if {old} is percent",
            "more": "{said} ({count} more such changes fit)",
        },
        "zh": {
            "edit": "若{old}应为{new}则成立",
            "base": "若以{new}为基数则成立",
            "role": "{new}",
            "instead": "若以{new}代替{old}则成立",
            "direction": "若{old}的方向相反（增减或盈亏颠倒）则成立",
            "points": "若{old}指百分点则成立",
            "percent": "若{old}指百分比则成立",
            "more": "{said}（另有{count}处同类改动也成立）",
        },
    }
)


class _Place(NamedTuple):
    """A figure in the equation, and the name it is bound to.

    ``needed`` are the values that it would have to have for what the others may stand for, ``given`` the one for what
    they say; None where that is unclear. ``is_claimed`` where an equation gives it by itself.
    """

    name: str
    figure: Figure
    needed: Interval | None
    given: Fraction | None
    is_claimed: bool

    def printed(self, value: Fraction) -> Fraction:
        """A value as the figure would print it: its sign is said by words, and rates are in hundredths."""
        signed = -value if self.figure.sign < 0 else value
        return signed * 100 if self.figure.quantity.kind in ("percent", "points") else signed


class _Change(NamedTuple):
    """A figure as it would be, and the suggestion to make it so.

    ``new`` is None where the figure stays and says something else than the equation asks: that it does is sure then.
    """

    old: Figure
    new: Figure | None
    suggestion: Suggestion


def suggest(
    equation: Equation,
    nearby: Sequence[Quantity | Figure] = (),
    others: Sequence[Equation] = (),
    language: Language = "en",
    reach: Reach = DEFAULT_REACH,
    habit: Habit = "both",
    *,
    by_chance: bool = True,
    sure: bool = True,
) -> tuple[Suggestion, ...]:
    """What would make ``equation`` hold, at most three of the likeliest class.

    ``nearby`` are the other figures of the sentence, one of which may be the base that was meant; ``others`` the
    equations that must not be broken. A suggestion to change the text carries its span and the replacement, one to
    take another figure the span of that figure. ``by_chance`` set to False leaves out what would fit by chance more
    than once in twenty times: for where a slip is to prove that the check is broken at all. Where that is ``sure``, of
    the digits that fit in a place the one is taken that the others give, and where no slip explains the check, what is
    claimed is reckoned anew.
    """
    return _Diagnosis(equation, nearby, others, language, reach, habit).suggestions(by_chance=by_chance, sure=sure)


def is_wild(equation: Equation) -> bool:
    """Whether what is claimed and what the other figures come to are so far apart that they hardly belong together:
    one is several times the other, or a rate is the other way round and far away.
    """
    places = _Diagnosis(equation, (), (), "en", DEFAULT_REACH, "both").places
    values = [value for place in places if (value := amount(place.figure)) is not None]
    tree = equation.whole.tree
    if isinstance(tree, Compare) and isinstance(tree.left, Name) and isinstance(tree.right, Name):
        return len(values) == 2 and _are_far_apart(*values)
    claimed = [place for place in places if place.is_claimed]
    if len(claimed) != 1 or claimed[0].given is None or (said := amount(claimed[0].figure)) is None:
        return False
    is_rate = claimed[0].figure.quantity.kind in ("percent", "points")
    turned = is_rate and said * claimed[0].given < 0 and abs(said - claimed[0].given) > _FAR
    return turned or _are_far_apart(said, claimed[0].given)


def _are_far_apart(one: Fraction, other: Fraction) -> bool:
    less, more = sorted((abs(one), abs(other)))
    return more > _WILD * less


def _moved_once(quantity: Quantity) -> Iterator[Quantity]:
    return slips.moved_point(quantity, 1)


def _moved_twice(quantity: Quantity) -> Iterator[Quantity]:
    return slips.moved_point(quantity, 2)


class _Diagnosis:
    def __init__(
        self,
        equation: Equation,
        nearby: Sequence[Quantity | Figure],
        others: Sequence[Equation],
        language: Language,
        reach: Reach,
        habit: Habit,
    ) -> None:
        self._equation = equation
        self._nearby = nearby
        self._others = others
        self._language: Language = language
        self._reach = reach
        self._habit: Habit = habit
        self._tree = equation.whole.tree
        self.places = list(self._placed())

    def suggestions(self, *, by_chance: bool, sure: bool) -> tuple[Suggestion, ...]:
        for changes in self._likely(sure=sure) if by_chance else self._telling():
            if found := [change.suggestion for change in changes if self._mends(change)]:
                return self._capped(found)
        if sure:
            typed = (*self._edits(slips.transposed, sure=True), *self._mistyped(nearest=True))
            mending = [change for change in typed if self._mends(change)]
            told = {id(change.old) for change in mending}
            mending += [one for one in self._reckoned() if id(one.old) not in told and self._mends(one)]
            return self._capped([change.suggestion for change in mending])
        # One other digit fits somewhere nearly always: that says something only where it fits in few places.
        found = [
            change.suggestion
            for change in self._mistyped(nearest=False)
            if self._is_telling(change.old, _others(change.old), _SELDOM if by_chance else _RARELY)
            and self._mends(change)
        ]
        most = max(MAX_SUGGESTIONS, len(self.places)) if by_chance else MAX_SUGGESTIONS  # one place in each figure
        return self._capped(found) if len(found) <= most else ()

    def _likely(self, *, sure: bool) -> Iterator[Iterator[_Change]]:
        """All classes of changes, the likeliest first; one other digit apart, and what is as likely."""
        yield self._edits(_moved_once)
        yield self._edits(slips.slipped_unit)
        yield self._bases()
        yield self._percent_or_points()
        yield self._directions()
        yield self._edits(_moved_twice)
        if not sure:
            yield self._edits(slips.transposed)

    def _telling(self) -> Iterator[Iterator[_Change]]:
        """The classes of edits, each without those that may well fit by chance."""
        for slip in (_moved_once, slips.slipped_unit, _moved_twice, slips.transposed):
            yield (
                change
                for change in self._edits(slip)
                if self._is_telling(change.old, len(list(slip(change.old.quantity))))
            )

    def _is_telling(self, figure: Figure, changes: int, rarely: int = _RARELY) -> bool:
        """Whether one of so many changes of a figure would bring it to the values it needs by chance no more than once
        in so many times.
        """
        needed = next((place.needed for place in self.places if place.figure is figure), None)
        value = figure.quantity.value
        if needed is None or needed.low is None or needed.high is None or not value:
            return False
        unit = 100 if figure.quantity.kind in ("percent", "points") else 1
        width = max((needed.high - needed.low) * unit, 0 if figure.quantity.step else 1)  # a count is one of so many
        chance = changes * len(self.places) * width / abs(value)
        return chance * rarely <= 1

    def _capped(self, found: list[Suggestion]) -> tuple[Suggestion, ...]:
        kept, left_out = found[:MAX_SUGGESTIONS], len(found) - MAX_SUGGESTIONS
        if left_out > 0:
            kept[-1] = kept[-1]._replace(text=self._say("more", said=kept[-1].text, count=str(left_out)))
        return tuple(kept)

    def _say(self, what: str, **words: str) -> str:
        return _SAID[self._language][what].format(**words)

    # What each figure would have to be.

    def _placed(self) -> Iterator[_Place]:
        """The figures bound, with the values each would need by itself: solving the equation for it tells at once."""
        ranges = {
            name: tuple(interval(figure, self._reach, self._habit) for figure in self._equation.figures.get(name, ()))
            for name in names(self._tree)
        }
        solvable, box = self._solvable({n: v if len(v) != 1 else v[0] for n, v in ranges.items()})
        said = {
            name if len(figures) == 1 else f"{name}[{index}]": amount(figure)
            for name, figures in self._equation.figures.items()
            for index, figure in enumerate(figures)
        }
        stated = {own: Interval(value, value) for own, value in said.items() if value is not None}
        claims = self._claims()
        for name in names(self._tree):
            figures = self._equation.figures.get(name, ())
            for index, figure in enumerate(figures):
                needed = given = None
                if solvable is not None:
                    own = name if len(figures) == 1 else f"{name}[{index}]"
                    needed = _needed(solvable.left, solvable.right, own, box)
                    given = _needed(solvable.left, solvable.right, own, stated)
                yield _Place(name, figure, needed, given.low if given else None, name in claims)

    def _solvable(self, ranges: Box) -> tuple[Atom | None, Mapping[str, Interval]]:
        """The equation, each figure named on its own, where it is a single one and all its figures are known."""
        clauses = self._equation.whole.clauses
        if len(clauses) != 1 or len(clauses[0]) != 1 or clauses[0][0].operator != "==":
            return None, {}
        atom = clauses[0][0]
        try:
            if atom.easier and applies(atom.easier, ranges):
                atom = atom.easier.atom
            (atom,), box = spread((atom,), ranges)
        except Undecided:
            return None, {}
        return atom, box

    # Whether a change is worth suggesting.

    def _fits(self, place: _Place, new: Figure) -> bool:
        """A quick look, by the values needed, before the equation is decided anew."""
        if place.needed is None:
            return True
        values = interval(new, self._reach, self._habit)
        return values is not None and intervals.intersects(values, place.needed)

    def _mends(self, change: _Change) -> bool:
        if change.new is None:
            return True
        mended = self._equation.with_figure(change.old.quantity, change.new)
        if verdict(mended, self._reach, self._habit).verdict != "holds":
            return False
        return not any(self._breaks(other, change.old, change.new) for other in self._others)

    def _breaks(self, other: Equation, old: Figure, new: Figure) -> bool:
        quantity = old.quantity
        own = [f for several in other.figures.values() for f in several if f.quantity == quantity]
        if not own:
            return False
        # Each equation keeps its own reading of the figure: only the quantity and a turned direction are changed.
        read = own[0]._replace(quantity=new.quantity, sign=own[0].sign * new.sign * old.sign)
        after = verdict(other.with_figure(quantity, read), self._reach, self._habit).verdict
        return after == "contradiction" and verdict(other, self._reach, self._habit).verdict != "contradiction"

    # The changes, class by class.

    def _edits(self, slip: Callable[[Quantity], Iterable[Quantity]], *, sure: bool = False) -> Iterator[_Change]:
        for place in self.places:
            for quantity in slip(place.figure.quantity):
                new = place.figure._replace(quantity=quantity)
                if self._fits(place, new) and not (sure and _off(place, new) > _allowed(place, new)):
                    yield self._edit(place.figure, new)

    def _edit(self, old: Figure, new: Figure) -> _Change:
        was, becomes = old.quantity, new.quantity
        text = self._say("edit", old=was.text, new=becomes.text)
        return _Change(old, new, Suggestion(text, was.start, was.end, becomes.text))

    def _mistyped(self, *, nearest: bool) -> Iterator[_Change]:
        for place in self.places:
            needed, quantity = place.needed, place.figure.quantity
            if needed is None:
                continue
            if place.figure.sign < 0:
                needed = intervals.neg(needed)
            unit = 100 if quantity.kind in ("percent", "points") else 1
            low = None if needed.low is None else needed.low * unit - quantity.step
            high = None if needed.high is None else needed.high * unit + quantity.step
            changed = (place.figure._replace(quantity=changed) for changed in slips.mistyped(quantity, low, high))
            fitting = [new for new in changed if self._fits(place, new)]
            for new in _nearest(fitting, place) if nearest else fitting:
                yield self._edit(place.figure, new)

    def _reckoned(self) -> Iterator[_Change]:
        """What is claimed, as the other figures give it: no slip, but what there is to write instead."""
        claimed = [place for place in self.places if place.is_claimed]
        for place in claimed if len(claimed) == 1 else ():
            if place.given is not None:
                for quantity in slips.rewritten(place.figure.quantity, place.printed(place.given)):
                    change = self._edit(place.figure, place.figure._replace(quantity=quantity))
                    yield change._replace(suggestion=change.suggestion._replace(slip=False))

    def _bases(self) -> Iterator[_Change]:
        bases, is_divisor = bases_of(self._tree)
        bound = {place.figure.quantity for place in self.places}
        for place in self.places:
            if place.name not in bases:
                continue
            old = place.figure.quantity
            for item in self._nearby:
                quantity, role = (item.quantity, item.role) if isinstance(item, Figure) else (item, "")
                if quantity.kind != old.kind or quantity.unit != old.unit or quantity in bound:
                    continue
                new = place.figure._replace(quantity=quantity, sign=item.sign if isinstance(item, Figure) else 1)
                if self._fits(place, new):
                    said = self._say("role", new=quantity.text, role=role.replace("_", " ")) if role else quantity.text
                    text = self._say("base" if is_divisor else "instead", new=said, old=old.text)
                    yield _Change(place.figure, new, Suggestion(text, quantity.start, quantity.end))

    def _directions(self) -> Iterator[_Change]:
        for place in self.places:
            figure, quantity = place.figure, place.figure.quantity
            if quantity.kind not in ("money", "percent", "points") or (quantity.value or Fraction(0)) <= 0:
                continue
            new = figure._replace(sign=-figure.sign)
            if self._fits(place, new):
                text = self._say("direction", old=quantity.text)
                yield _Change(figure, new, Suggestion(text, quantity.start, quantity.end))

    def _percent_or_points(self) -> Iterator[_Change]:
        """A change of a rate said in percent that is one in points, or the other way round."""
        rates = [place.figure for place in self.places if place.figure.quantity.kind == "percent"]
        for place in self.places:
            figure = place.figure
            claimed = interval(figure, self._reach, self._habit)
            others = [rate for rate in rates if rate is not figure]
            if not place.is_claimed or claimed is None or len(others) != 2:
                continue
            if figure.quantity.kind not in ("percent", "points"):
                continue
            a, b = (interval(rate, self._reach, self._habit) for rate in others)
            if a is None or b is None:
                continue
            for change, base in ((intervals.sub(a, b), b), (intervals.sub(b, a), a)):
                is_percent = figure.quantity.kind == "percent"
                meant = change if is_percent else intervals.div(change, base)
                if meant is not None and intervals.intersects(claimed, meant):
                    text = self._say("points" if is_percent else "percent", old=figure.quantity.text)
                    yield _Change(figure, None, Suggestion(text, figure.quantity.start, figure.quantity.end))
                    break

    def _claims(self) -> frozenset[str]:
        """The names that an equation gives by themselves."""
        return frozenset(
            side.name
            for node in walk(self._tree)
            if isinstance(node, Compare) and node.operator == "=="
            for side in (node.left, node.right)
            if isinstance(side, Name)
        )


def _others(figure: Figure) -> int:
    """In how many ways another digit can stand in a place of a figure."""
    return 9 * sum(sign.isdigit() for sign in figure.quantity.text)


def _nearest(fitting: Sequence[Figure], place: _Place) -> Sequence[Figure]:
    """Of changes of a figure that fit the one that prints what the others say; none that only may be so."""
    best = min(fitting, key=lambda figure: _off(place, figure), default=None)
    return (best,) if best is not None and _off(place, best) <= _allowed(place, best) else ()


def _off(place: _Place, figure: Figure) -> Fraction:
    """How far a figure is from what the others say that it is; 0 where they say nothing."""
    value = figure.quantity.value
    return abs(value - place.printed(place.given)) if place.given is not None and value is not None else Fraction(0)


def _allowed(place: _Place, figure: Figure) -> Fraction:
    """How far that may be: what is claimed is printed as others give it; they are free as far as that is rounded."""
    needed, free = place.needed, Fraction(0)
    if not place.is_claimed and needed is not None and needed.low is not None and needed.high is not None:
        free = abs(place.printed(needed.high - needed.low))
    return (figure.quantity.step + free) / 2


def _needed(left: Node, right: Node, name: str, box: Mapping[str, Interval]) -> Interval | None:
    solved = isolate(left, right, name)
    if solved is None:
        return None
    try:
        return extent(solved, box)
    except Undecided:
        return None


def bases_of(tree: Node) -> tuple[frozenset[str], bool]:
    """The names that are divided by, or where nothing is, those that are subtracted; and whether it is the former."""
    for operator in "/-":
        found = frozenset(
            name
            for node in walk(tree)
            if isinstance(node, Binary) and node.operator == operator
            for name in (n.name for n in walk(node.right) if isinstance(n, Name))
        )
        if found:
            return found, operator == "/"
    return frozenset(), False
