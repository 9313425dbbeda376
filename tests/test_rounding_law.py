"""The law that all stands on: figures of a true relation, however they were rounded, are never a contradiction."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checker import equations, packs
from checker.equations import Equation
from checker.expressions.isolation import isolate
from checker.expressions.points import point
from checker.expressions.syntax import Compare, Name, Node, walk
from checker.kinds import relation
from checker.kinds.relation import Relation, Wanted
from checker.model import Figure, Kind, Quantity

PACK = packs.load()
RELATIONS = [relation.prepare(rule) for rule in PACK.rules if rule.kind == "relation"]
RATES: tuple[Kind, ...] = ("percent", "points")


def isolated(made: Relation) -> tuple[str, Node] | None:
    """A name of the equation that stands in it once, and what it is equal to."""
    tree = equations.Equation(made.assertion, {}, made.lets).whole.tree
    if not isinstance(tree, Compare) or tree.operator != "==":
        return None
    many = {wanted.name for wanted in made.wanted if wanted.many}
    names = [node.name for node in walk(tree) if isinstance(node, Name)]
    for name in names:
        if names.count(name) == 1 and name not in many:
            solved = isolate(tree.left, tree.right, name)
            if solved is not None and any(isinstance(node, Name) for node in walk(solved)):
                return name, solved
    return None


EQUATIONS = {made.rule.id: (made, *found) for made in RELATIONS if (found := isolated(made)) is not None}


def kind_of(wanted: Wanted) -> Kind:
    taken = {
        "growth": "percent", "cagr": "percent", "share": "percent", "completion": "percent",
        "of-them": "percent", "rate": "percent",
        "points": "points", "other-points": "points", "excess": "points", "multiple": "ratio", "years": "number",
        "birth-rate": "percent", "death-rate": "percent", "natural-rate": "percent",
    }  # fmt: skip
    if wanted.kinds:
        return "percent" if wanted.kinds == {"percent"} else "money"
    return taken.get(wanted.roles[0], "money")  # type: ignore[return-value]


def printed(value: Fraction, kind: Kind, places: int, *, cut: bool) -> Quantity:
    """A figure that prints ``value`` with so many decimals, rounded half up or cut off towards zero."""
    shown = value * 100 if kind in RATES else value
    step = Fraction(1, 10**places)
    scaled = abs(shown) / step
    digits = scaled.numerator // scaled.denominator if cut else (scaled + Fraction(1, 2)).__floor__()
    stated = digits * step * (-1 if shown < 0 else 1)
    unit = "CNY" if kind == "money" else ""
    return Quantity(0, 1, str(stated), kind, unit, stated, step=step)


@pytest.mark.parametrize("rule", sorted(EQUATIONS))
@settings(max_examples=60)
@given(data=st.data())
def test_rounding_or_cutting_off_the_figures_of_a_true_relation_is_never_a_contradiction(
    rule: str, data: st.DataObject
) -> None:
    made, solved_name, solved = EQUATIONS[rule]
    exact: dict[str, Fraction | tuple[Fraction, ...] | None] = {}
    for wanted in made.wanted:
        if wanted.name == solved_name:
            continue
        kind = kind_of(wanted)
        if wanted.roles[0] == "years":
            exact[wanted.name] = Fraction(data.draw(st.integers(1, 9)))
            continue
        draw = st.fractions(Fraction(1, 50), Fraction(9, 10)) if kind in RATES else st.fractions(2, 90_000)
        exact[wanted.name] = (
            tuple(data.draw(st.lists(draw, min_size=2, max_size=4))) if wanted.many else data.draw(draw)
        )
    value = point(solved, exact)
    assume(value is not None and value != 0)
    assert value is not None
    exact[solved_name] = value
    kinds = {wanted.name: kind_of(wanted) for wanted in made.wanted}
    figures: Mapping[str, tuple[Figure, ...]] = {
        wanted.name: tuple(
            Figure(
                printed(
                    abs(one),
                    kinds[wanted.name],
                    0 if wanted.roles[0] == "years" else data.draw(st.integers(0, 4)),
                    cut=data.draw(st.booleans()),
                ),
                wanted.roles[0],
                -1 if one < 0 else 1,
            )
            for one in _several(exact[wanted.name])
        )
        for wanted in made.wanted
    }
    outcome = equations.verdict(Equation(made.assertion, figures, made.lets))
    assert outcome.verdict != "contradiction"


def _several(value: Fraction | tuple[Fraction, ...] | None) -> tuple[Fraction, ...]:
    assert value is not None
    return value if isinstance(value, tuple) else (value,)


def test_the_law_covers_the_arithmetic_rules() -> None:
    assert {
        "growth-mismatch",
        "change-mismatch",
        "share-mismatch",
        "completion-mismatch",
        "profit-mismatch",
        "sum-mismatch",
    } <= set(EQUATIONS)
