from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest
from amount_laws import quantity
from hypothesis import assume, given
from hypothesis import strategies as st

from checker import slips
from checker.diagnosis import MAX_SUGGESTIONS, is_wild, suggest
from checker.equations import Equation, verdict
from checker.expressions import parse
from checker.model import Figure, Quantity, Suggestion

MILLION = 10**6


def millions(number: str, start: int, sign: int = 1, role: str = "") -> Figure:
    text = f"{number} million yuan"
    step = Fraction(MILLION, 10 ** len(number.partition(".")[2]))
    return Figure(quantity(Fraction(number) * MILLION, step, "money", text, start), role, sign)


def yi(number: str, start: int) -> Figure:
    step = Fraction(10**8, 10 ** len(number.partition(".")[2]))
    return Figure(quantity(Fraction(number) * 10**8, step, "money", f"{number}亿元", start), "")


def rate(number: str, start: int, kind: str = "percent", sign: int = 1) -> Figure:
    step = Fraction(1, 10 ** len(number.partition(".")[2]))
    text = f"{number}%" if kind == "percent" else f"{number} points"
    return Figure(quantity(Fraction(number), step, kind, text, start), "", sign)


def equation(source: str, **figures: Figure | tuple[Figure, ...]) -> Equation:
    bound = {name: (several,) if isinstance(several, Figure) else several for name, several in figures.items()}
    return Equation(parse(source), bound)


LOSS = equation(
    "profit == income - expense",
    income=millions("21.13", 10),
    expense=millions("224.8", 40),
    profit=millions("1.35", 70, -1),
)
SHARE = equation(
    "share == part / total", part=millions("43.71", 100), total=millions("50.30", 40), share=rate("87.4", 130)
)
PLAN = millions("50", 10, role="plan")
NEARBY = (millions("63.67", 70), PLAN, rate("106", 150))


def test_a_decimal_point_that_slipped_is_found() -> None:
    (found,) = suggest(LOSS)
    assert found.text == "holds if 224.8 million yuan is 22.48 million yuan"
    assert (found.start, found.end, found.replacement) == (40, 58, "22.48 million yuan")
    (in_chinese,) = suggest(LOSS, language="zh")
    assert in_chinese.text == "若224.8 million yuan应为22.48 million yuan则成立"


def test_another_figure_of_the_sentence_may_be_the_base() -> None:
    (found,) = suggest(SHARE, NEARBY)
    assert found.text == "holds if the base is 50 million yuan, the plan"
    assert (found.start, found.end, found.replacement) == (10, 25, "")
    (in_chinese,) = suggest(SHARE, [PLAN.quantity], language="zh")
    assert in_chinese.text == "若以50 million yuan为基数则成立"


def test_a_figure_of_another_kind_or_currency_is_no_base() -> None:
    dollars = PLAN._replace(quantity=PLAN.quantity._replace(unit="USD"))
    assert all("base" not in found.text for found in suggest(SHARE, [dollars, rate("50", 10)]))


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (equation("c == b - a", a=yi("120000", 0), b=yi("15.2", 20), c=yi("3.2", 40)), "120000亿元 is 120000万元"),
        (
            equation("c == b - a", a=yi("15.2", 0), b=yi("12.0", 20), c=yi("3.2", 40)),
            "the direction of 3.2亿元 is the opposite",
        ),
        (
            equation("g == (b - a) / a", a=rate("25.0", 0), b=rate("27.5", 20), g=rate("2.5", 40)),
            "2.5% is percentage points",
        ),
        (
            equation("g == b - a", a=rate("25.0", 0), b=rate("27.5", 20), g=rate("10.0", 40, "points")),
            "10.0 points is percent",
        ),
        (
            equation("sum(p) == t", p=(yi("30.2", 0), yi("40.7", 20), yi("94.6", 40)), t=yi("120.5", 60)),
            "94.6亿元 is 49.6亿元",
        ),
        (equation("t == a + b", a=yi("3.17", 0), b=yi("4.29", 20), t=yi("746", 40)), "746亿元 is 7.46亿元"),
        (equation("c == b - a", a=yi("41.23", 0), b=yi("58.91", 20), c=yi("17.08", 40)), "17.08亿元 is 17.68亿元"),
    ],
)
def test_the_slip_is_named(broken: Equation, says: str) -> None:
    assert verdict(broken).verdict == "contradiction"
    assert says in " | ".join(found.text for found in suggest(broken))


def test_what_would_break_another_check_is_not_suggested() -> None:
    expense = LOSS.figures["expense"][0]
    other = equation("expense == wages + rent", expense=expense, wages=millions("200", 200), rent=millions("24.8", 230))
    assert verdict(other).verdict == "holds"
    assert all("224.8" not in found.text for found in suggest(LOSS, others=[other]))
    unrelated = equation("a == b", a=millions("1", 300), b=millions("1", 330))
    assert suggest(LOSS, others=[unrelated]) == suggest(LOSS)


def test_a_check_that_was_broken_before_is_not_one_to_be_spared() -> None:
    expense = LOSS.figures["expense"][0]
    other = equation("expense == wages", expense=expense, wages=millions("7", 200))
    assert suggest(LOSS, others=[other]) == suggest(LOSS)


def test_of_many_that_fit_three_are_kept_and_the_rest_counted() -> None:
    near = [millions(f"50.0{n}", 200 + 30 * n) for n in range(5)]
    found = suggest(SHARE, near)
    assert len(found) == MAX_SUGGESTIONS
    assert found[-1].text == "holds if the base is 50.02 million yuan (2 more such changes fit)"
    assert suggest(SHARE, near, language="zh")[-1].text.endswith("（另有2处同类改动也成立）")


def test_little_is_said_where_one_digit_fits_in_every_figure_and_nothing_where_nothing_does() -> None:
    parts = tuple(yi(number, 20 * place) for place, number in enumerate(("4111", "3222", "2333", "5444"), 1))
    vague = equation("x == sum(parts)", parts=parts, x=yi("13110", 0))
    *_, last = suggest(vague)
    assert last.text.endswith("(1 more such changes fit)")
    assert suggest(vague, by_chance=False, sure=False) == ()
    masked = SHARE.figures["part"][0].quantity._replace(masked=True, value=None)
    assert suggest(equation("a == b", a=millions("1.17", 0), b=millions("8.39", 30), c=Figure(masked, ""))) == ()


def test_what_often_fits_by_chance_may_be_left_out() -> None:
    short = equation("c == b - a", a=yi("12", 0), b=yi("58", 20), c=yi("64", 40))
    long = equation("c == b - a", a=yi("41.23", 0), b=yi("58.91", 20), c=yi("16.78", 40))
    assert suggest(short)
    assert suggest(short, by_chance=False, sure=False) == ()
    assert set(suggest(long, by_chance=False, sure=False)) < set(suggest(long))
    assert suggest(LOSS, by_chance=False, sure=False) == suggest(LOSS)


def test_of_the_digits_that_fit_in_a_place_the_one_is_said_that_the_others_give() -> None:
    figures = {"current": millions("24.8", 20), "prior": millions("20.0", 40)}
    growth = equation("growth == current / prior - 1", growth=rate("14", 0), **figures)
    assert next(found.text for found in suggest(growth)) == "holds if 14% is 24%"
    assert len([found for found in suggest(growth) if "14%" in found.text]) == 1


def test_a_figure_is_free_as_far_as_what_is_claimed_is_rounded() -> None:
    figures = {"current": millions("4846.2", 20), "prior": millions("1623.7", 40)}
    growth = equation("growth == current / prior - 1", growth=rate("13.7", 0), **figures)
    assert "holds if 4846.2 million yuan is 1846.2 million yuan" in [found.text for found in suggest(growth)]


@pytest.mark.parametrize(
    ("growth", "current", "prior", "wild"),
    [
        ("5", "172", "59790", True),
        ("13.7", "4846.2", "1623.7", True),
        ("30", "600", "24000", True),
        ("12", "23.2", "20.0", False),
        ("12", "17.6", "20.0", False),
    ],
)
def test_what_is_far_from_what_the_others_give_hardly_belongs_to_them(
    growth: str, current: str, prior: str, wild: bool
) -> None:
    figures = {"current": millions(current, 20), "prior": millions(prior, 40)}
    assert is_wild(equation("growth == current / prior - 1", growth=rate(growth, 0), **figures)) is wild


def test_what_no_slip_explains_is_reckoned_anew_where_it_is_claimed() -> None:
    wrong = equation(
        "share == part / total", share=rate("37", 0), part=millions("10.13", 20), total=millions("98.47", 40)
    )
    assert suggest(wrong) == (Suggestion("holds if 37% is 10%", 0, 3, "10%", slip=False),)


SLIPS: dict[str, Callable[[Quantity], Iterator[Quantity]]] = {
    "decimal point": lambda quantity: slips.moved_point(quantity, 1),
    "unit": slips.slipped_unit,
    "transposition": slips.transposed,
}

CHANGES: tuple[Callable[[Quantity], Iterator[Quantity]], ...] = (
    *SLIPS.values(),
    lambda q: slips.moved_point(q, 2),
    lambda q: slips.mistyped(q, None, None),
)


@pytest.mark.parametrize("slip", SLIPS)
@given(data=st.data(), prior=st.integers(1000, 9999), change=st.integers(1000, 9999), at=st.sampled_from("abc"))
def test_a_slip_made_is_a_slip_found(slip: str, data: st.DataObject, prior: int, change: int, at: str) -> None:
    true = equation("c == b - a", a=yi(_said(prior), 0), b=yi(_said(prior + change), 20), c=yi(_said(change), 40))
    figure = true.figures[at][0]
    slipped: list[Quantity] = list(SLIPS[slip](figure.quantity))
    assume(slipped)
    wrong = figure._replace(quantity=data.draw(st.sampled_from(slipped)))
    broken = true.with_figure(figure.quantity, wrong)
    assume(verdict(broken).verdict == "contradiction")
    found = suggest(broken)
    assert found
    assert slip != "decimal point" or figure.quantity.text in {suggestion.replacement for suggestion in found}
    for suggestion in (one for one in found if one.slip):
        old = next(f for (f,) in broken.figures.values() if f.quantity.start == suggestion.start)
        made = [old.quantity, *(q for each in CHANGES for q in each(old.quantity) if q.text == suggestion.replacement)]
        new = old._replace(quantity=made[-1], sign=old.sign if suggestion.replacement else -old.sign)
        assert verdict(broken.with_figure(old.quantity, new)).verdict == "holds"


def _said(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02}"
