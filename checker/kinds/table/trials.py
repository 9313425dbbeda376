"""What rules about tables try: figures that one reading of a table binds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.kinds.relation import Relation
from checker.kinds.searches import Bound
from checker.model import Figure
from checker.records import NamedTuple

ROWS, COLUMNS, SUMS, TABLES, TEXT = "rows", "columns", "sums", "tables", "text"
BINDS = (ROWS, COLUMNS, SUMS, TABLES, TEXT)
"""Where the figures stand that a rule holds against each other."""
LEVELS = frozenset({"amount", "current", "prior", "closing", "opening"})
"""The roles of columns whose amounts say how much there is of what the row names."""


class TableRule(NamedTuple):
    """A rule of this kind, ready to be applied: the relation, and where its figures stand.

    ``wholes`` names the figures that are the total of the line in which another stands.
    """

    relation: Relation
    binds: str
    wholes: Mapping[str, str]


class Trial(NamedTuple):
    """Figures bound by one reading of a table; ``reading`` tells the readings apart, which are judged together."""

    reading: object
    section: int
    bound: Bound
    sure: bool = False
    added: bool = False


def one_unit(bound: Iterable[tuple[Figure, ...]]) -> bool:
    """Whether amounts that are not rates are in one unit."""
    figures = [figure for several in bound for figure in several]
    rates = ("percent", "points")
    return len({(f.quantity.kind, f.quantity.unit) for f in figures if f.quantity.kind not in rates}) <= 1
