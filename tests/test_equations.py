from __future__ import annotations

from fractions import Fraction

import pytest
from amount_laws import POSITIVE, exact, printings, quantity
from hypothesis import assume, given
from hypothesis import strategies as st

from checker.equations import Equation, amount, interval, stated, verdict
from checker.expressions import parse
from checker.intervals import contains
from checker.model import Figure

Bound = dict[str, tuple[Figure, ...]]
AMOUNT = st.builds(Fraction, st.integers(10**3, 10**7), st.sampled_from([1, 10, 100, 1000]))
RATE = st.builds(Fraction, st.integers(-900, 3000), st.just(1000))


def equation(source: str, lets: dict[str, str] | None = None, **figures: Figure | tuple[Figure, ...]) -> Equation:
    bound = {name: (several,) if isinstance(several, Figure) else several for name, several in figures.items()}
    return Equation(parse(source), bound, {name: parse(step) for name, step in (lets or {}).items()})


@st.composite
def growths(draw: st.DrawFn) -> Equation:
    prior, current = draw(AMOUNT), draw(AMOUNT)
    source = draw(
        st.sampled_from(
            [
                "growth == (current - prior) / prior",
                "growth == current / prior - 1",
                "growth == (current - prior) / abs(prior)",
                "current == prior * (1 + growth)",
            ]
        )
    )
    return equation(
        source,
        current=draw(printings(current)),
        prior=draw(printings(prior)),
        growth=draw(printings((current - prior) / prior, "percent")),
    )


@st.composite
def growths_of_change(draw: st.DrawFn) -> Equation:
    prior, current = draw(AMOUNT), draw(AMOUNT)
    source, lets = draw(
        st.sampled_from(
            [
                ("growth == change / (current - change)", {}),
                ("growth == change / abs(current - change)", {}),
                ("growth == change / opening", {"opening": "current - change"}),
            ]
        )
    )
    return equation(
        source,
        lets,
        current=draw(printings(current)),
        change=draw(printings(current - prior)),
        growth=draw(printings((current - prior) / prior, "percent")),
    )


@st.composite
def changes(draw: st.DrawFn) -> Equation:
    prior, current = draw(AMOUNT), draw(AMOUNT)
    source = draw(st.sampled_from(["change == current - prior", "prior + change == current"]))
    return equation(
        source,
        current=draw(printings(current)),
        prior=draw(printings(prior)),
        change=draw(printings(current - prior)),
    )


@st.composite
def changes_with_growth(draw: st.DrawFn) -> Equation:
    prior, current = draw(AMOUNT), draw(AMOUNT)
    return equation(
        "change == current - prior and growth == change / prior",
        current=draw(printings(current)),
        prior=draw(printings(prior)),
        change=draw(printings(current - prior)),
        growth=draw(printings((current - prior) / prior, "percent")),
    )


@st.composite
def shares(draw: st.DrawFn) -> Equation:
    part, rest = draw(AMOUNT), draw(AMOUNT)
    source = draw(st.sampled_from(["share == part / total", "share == part / total and part <= total"]))
    return equation(
        source,
        part=draw(printings(part)),
        total=draw(printings(part + rest)),
        share=draw(printings(part / (part + rest), "percent")),
    )


@st.composite
def sums(draw: st.DrawFn) -> Equation:
    parts = draw(st.lists(POSITIVE, min_size=1, max_size=6))
    source = draw(st.sampled_from(["total == sum(parts)", "max(parts) <= total", "sum(parts) <= total"]))
    return equation(
        source, parts=tuple(draw(printings(part)) for part in parts), total=draw(printings(sum(parts, Fraction(0))))
    )


@st.composite
def differences(draw: st.DrawFn) -> Equation:
    current, prior = draw(RATE), draw(RATE)
    return equation(
        "points == current - prior",
        current=draw(printings(current, "percent")),
        prior=draw(printings(prior, "percent")),
        points=draw(printings(current - prior, "points")),
    )


@st.composite
def ratios_moved(draw: st.DrawFn) -> Equation:
    bad, loans, bad_change, loans_change = draw(AMOUNT), draw(AMOUNT), draw(POSITIVE), draw(POSITIVE)
    return equation(
        "points == bad / loans - (bad + fall) / (loans - rise)",
        bad=draw(printings(bad)),
        loans=draw(printings(loans + loans_change)),
        fall=draw(printings(bad_change)),
        rise=draw(printings(loans_change)),
        points=draw(printings(bad / (loans + loans_change) - (bad + bad_change) / loans, "points")),
    )


@st.composite
def yearly_growths(draw: st.DrawFn) -> Equation:
    prior, growth, years = draw(AMOUNT), draw(RATE), draw(st.integers(1, 12))
    return equation(
        "current / prior == (1 + growth) ** years",
        current=draw(printings(prior * (1 + growth) ** years)),
        prior=draw(printings(prior)),
        growth=draw(printings(growth, "percent")),
        years=exact(years, "count"),
    )


@st.composite
def whole_counts(draw: st.DrawFn) -> Equation:
    total = draw(st.integers(1, 5000))
    count = draw(st.integers(1, total))
    return equation(
        "whole(count / share)", count=exact(count, "count"), share=draw(printings(Fraction(count, total), "percent"))
    )


TRUE = {
    "growth": growths(),
    "growth of change": growths_of_change(),
    "change": changes(),
    "change with growth": changes_with_growth(),
    "share": shares(),
    "sum": sums(),
    "difference": differences(),
    "ratio": ratios_moved(),
    "yearly growth": yearly_growths(),
    "counts": whole_counts(),
}


@pytest.mark.parametrize("shape", TRUE)
@given(data=st.data())
def test_rounding_or_cutting_off_a_true_relation_never_contradicts_it(shape: str, data: st.DataObject) -> None:
    assert verdict(data.draw(TRUE[shape])).verdict != "contradiction"


def printed(text: str, kind: str = "money") -> Figure:
    return Figure(quantity(Fraction(text), Fraction(1, 10 ** len(text.partition(".")[2])), kind, text), "")


@pytest.mark.parametrize(
    ("source", "figures", "claimed", "kind", "hold", "contradict"),
    [
        ("x == a / b", {"a": "63.67", "b": "60"}, "x", "percent", ["104", "106", "107"], ["103", "108"]),
        ("x == a / b", {"a": "43.71", "b": "50.30"}, "x", "percent", ["86.8", "86.9"], ["86.7", "87.0", "87.4"]),
        ("x == (a - b) / b", {"a": "110", "b": "100"}, "x", "percent", ["8", "10", "12"], ["7", "13", "-10"]),
        ("x == a - b", {"a": "21.13", "b": "22.48"}, "x", "money", ["-1.35", "-1.34", "-1.36"], ["-1.38", "1.35"]),
        ("a / b == (1 + x) ** 5", {"a": "147", "b": "100"}, "x", "percent", ["7.7", "8.0", "8.2"], ["7.5", "8.4"]),
        ("x == b / (a + b)", {"a": "7.0", "b": "6.0"}, "x", "percent", ["46", "46.2"], ["44", "45.2", "48"]),
    ],
)
def test_what_rounding_cannot_hide_is_a_contradiction(
    source: str, figures: dict[str, str], claimed: str, kind: str, hold: list[str], contradict: list[str]
) -> None:
    given_figures = {name: printed(text) for name, text in figures.items()}
    for expected, values in (("holds", hold), ("contradiction", contradict)):
        for value in values:
            bound = {**given_figures, claimed: printed(value, kind)}
            assert verdict(equation(source, None, **bound)).verdict == expected, value


@given(data=st.data(), shape=st.sampled_from(sorted(TRUE)))
def test_comparison_is_symmetric(data: st.DataObject, shape: str) -> None:
    here = data.draw(TRUE[shape])
    left, sign, right = here.assertion.source.partition(" == ")
    assume(sign and " and " not in right)
    turned = here._replace(assertion=parse(f"{right} == {left}"))
    assert verdict(turned).verdict == verdict(here).verdict


@given(figure=printings(Fraction(-1234, 10)))
def test_a_fall_is_negative_however_its_sign_is_said(figure: Figure) -> None:
    values = interval(figure)
    assert values is not None
    assert contains(values, Fraction(-1234, 10))
    assert (amount(figure) or 0) <= 0


def test_a_negative_number_and_a_word_for_a_fall_do_not_cancel() -> None:
    loss = Figure(quantity(Fraction(-135, 100), Fraction(1, 100), "money"), "profit", -1)
    assert amount(loss) == Fraction(-135, 100)
    assert interval(loss) == interval(loss._replace(sign=1))
    stated_range = loss.quantity._replace(value=None, low=Fraction(-3), high=Fraction(-2), step=Fraction(0))
    assert interval(loss._replace(quantity=stated_range)) == interval(Figure(stated_range, "profit"))


def test_a_missing_or_masked_figure_makes_it_unknown() -> None:
    masked = quantity(Fraction(1), Fraction(1), "money")._replace(masked=True, value=None)
    one = exact(1, "money")
    assert verdict(equation("a == b", a=one, b=Figure(masked, ""))).reason == "b is not known"
    assert verdict(equation("a == b", a=one, b=())).reason == "b is not known"
    assert verdict(equation("a == b or a == 1 yuan", a=one, b=())).verdict == "holds"


def test_figures_in_different_currencies_are_not_compared() -> None:
    yuan, dollars = exact(7, "money"), exact(1, "money")
    dollars = dollars._replace(quantity=dollars.quantity._replace(unit="USD"))
    outcome = verdict(equation("a == b", a=yuan, b=dollars), language="zh")
    assert (outcome.verdict, outcome.reason) == ("unknown", "数值币种不同：CNY, USD")
    assert verdict(equation("a == a", a=yuan, b=dollars)).verdict == "holds"


def test_the_stated_values_are_what_messages_reckon_with() -> None:
    figures: Bound = {
        "share": (Figure(quantity(Fraction(46), Fraction(1), "percent"), ""),),
        "parts": (exact(6), exact(7)),
        "left_out": (),
    }
    assert stated(figures) == {"share": Fraction(46, 100), "parts": (6, 7), "left_out": None}


def test_another_figure_takes_the_place_of_one_wherever_it_is_bound() -> None:
    old, new = exact(6), exact(9)
    there = equation("sum(parts) == total", parts=(old, exact(7)), total=old).with_figure(old.quantity, new)
    assert there.figures == {"parts": (new, exact(7)), "total": (new,)}
