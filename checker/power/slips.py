"""The fixed set of slips that a rule is tried by: one figure of a true text is changed in one way.

- digit: each digit becomes the next one, and the one five further on (9 is followed by 0)
- point: the decimal point stands one place further left, or right
- transposition: two adjacent digits change places
- unit: another scale word (万 for 亿, billion for million)
- direction: what rises falls; only figures that are signed by their words
- base: another amount of the text stands in the place of one that is divided by or subtracted

Only figures printed with at least three digits are changed, and only where all that they are held against are as
precise, or exact: 63.67 of 60 million, as printed, is anything from 104% to 107%.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from checker import amounts, slips
from checker.diagnosis import bases_of
from checker.kinds.relation import Application
from checker.model import Figure, Quantity
from checker.phrases import Role

LEAST_DIGITS = 3
Sort: TypeAlias = Literal["digit", "point", "transposition", "unit", "direction", "base"]


@dataclass(frozen=True, slots=True)
class Slip:
    """A figure of a text, and what it becomes: read with this value or sign where only these change."""

    sort: Sort
    figure: Figure
    changed: Figure

    def made_in(self, text: str) -> str:
        """The text with this slip in it."""
        quantity = self.figure.quantity
        return text[: quantity.start] + self.changed.quantity.text + text[quantity.end :]


def all_of(application: Application, others: Iterable[Quantity], roles: Mapping[str, Role]) -> Iterator[Slip]:
    """All slips in the figures that a rule has bound; ``others`` are the amounts of the same text."""
    bases, _ = bases_of(application.equation.whole.tree)
    candidates = [quantity for quantity in others if quantity.kind != "date"]
    seen: set[Quantity] = set()
    for name, figure in application.figures():
        quantity = figure.quantity
        if quantity in seen or not is_precise(quantity):
            continue
        seen.add(quantity)
        for sort, change in _CHANGES.items():
            yield from (Slip(sort, figure, figure._replace(quantity=changed)) for changed in change(quantity))
        if figure.role in roles and roles[figure.role].signed:
            yield Slip("direction", figure, figure._replace(sign=-figure.sign))
        if name in bases:
            fitting = (other for other in candidates if _may_stand_for(quantity, other))
            yield from (Slip("base", figure, figure._replace(quantity=other)) for other in fitting)


_CHANGES: Mapping[Sort, Callable[[Quantity], Iterable[Quantity]]] = {
    "digit": lambda quantity: _next_digits(quantity),
    "point": lambda quantity: slips.moved_point(quantity, 1),
    "transposition": slips.transposed,
    "unit": slips.slipped_unit,
}


def _next_digits(quantity: Quantity) -> Iterator[Quantity]:
    """The figure with one digit changed by one, and by five."""
    found = amounts.digits(quantity.text)
    said = found[0] if found else ""
    wanted = {
        said[:at] + str((int(sign) + further) % 10) + said[at + 1 :]
        for at, sign in enumerate(said)
        if sign.isdigit()
        for further in (1, 5)
    }
    for changed in slips.mistyped(quantity, None, None):
        written = amounts.digits(changed.text)
        if written and written[0] in wanted:
            yield changed


def is_precise(quantity: Quantity) -> bool:
    """Whether a figure is printed with enough digits to be tried."""
    found = amounts.digits(quantity.text)
    printed = "" if found is None else "".join(filter(str.isdigit, found[0])).lstrip("0")
    return len(printed) >= LEAST_DIGITS and quantity.value is not None and not quantity.hedge


def tells(quantity: Quantity) -> bool:
    """Whether others can be held against a figure: it is precise, or exact as printed."""
    return is_precise(quantity) or (quantity.step == 0 and not quantity.hedge)


def _may_stand_for(quantity: Quantity, other: Quantity) -> bool:
    alike = (quantity.kind, quantity.unit) == (other.kind, other.unit)
    return alike and other.value is not None and other.value != quantity.value
