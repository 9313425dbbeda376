from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from amount_laws import quantity

from checker.equations import Equation, verdict
from checker.explanations import render, show
from checker.expressions import parse, parse_template
from checker.model import Figure, Period

MILLION = 10**6


def millions(number: str, sign: int = 1) -> Figure:
    step = Fraction(MILLION, 10 ** len(number.partition(".")[2]))
    return Figure(quantity(Fraction(number) * MILLION, step, "money", f"{number} million yuan"), "", sign)


def wan(number: str, sign: int = 1) -> Figure:
    return Figure(
        quantity(Fraction(number.replace(",", "")) * 10**4, Fraction(10**4), "money", f"{number}万元"), "", sign
    )


def rate(number: str, kind: str = "percent", sign: int = 1) -> Figure:
    text = f"{number}%" if kind == "percent" else f"{number} percentage points"
    return Figure(quantity(Fraction(number), Fraction(1, 10 ** len(number.partition(".")[2])), kind, text), "", sign)


def count(number: int) -> Figure:
    return Figure(quantity(Fraction(number), Fraction(0), "count", f"{number} unions"), "")


def equation(source: str, **figures: Figure | tuple[Figure, ...]) -> Equation:
    return Equation(
        parse(source), {n: (several,) if isinstance(several, Figure) else several for n, several in figures.items()}
    )


COMPLETION = equation(
    "completion == actual / plan", actual=millions("63.67"), plan=millions("60"), completion=rate("106")
)
SHARE = equation("share == part / total", part=millions("43.71"), total=millions("50.30"), share=rate("87.4"))
LOSS = equation(
    "profit == income - expense", income=millions("21.13"), expense=millions("224.8"), profit=millions("1.35", -1)
)
RATIO = equation(
    "moved == bad / loans - (bad - bad_change) / (loans - loans_change)",
    bad=millions("179.5"),
    loans=millions("418.82"),
    bad_change=millions("13", -1),
    loans_change=millions("50.30"),
    moved=rate("9.38", "points", -1),
)


@pytest.mark.parametrize(
    ("checked", "english", "chinese"),
    [
        (COMPLETION, "63.67 / 60 = 106.1%", "63.67 / 60 = 106.1%"),
        (SHARE, "43.71 / 50.30 = 86.9%, not 87.4%", "43.71 / 50.30 = 86.9%，不是87.4%"),
        (LOSS, "21.13 - 224.8 = -203.67, not -1.35", "21.13 - 224.8 = -203.67，不是-1.35"),
        (
            RATIO,
            "179.5 / 418.82 - (179.5 + 13) / (418.82 - 50.30) = 42.86% - 52.24% = -9.38 points",
            "179.5 / 418.82 - (179.5 + 13) / (418.82 - 50.30) = 42.86% - 52.24% = -9.38个百分点",
        ),
        (
            equation("gap == a - b", gap=rate("0.12", "points"), a=rate("9.38", "points"), b=rate("9.26", "points")),
            "9.38 - 9.26 = 0.12 points",
            "9.38 - 9.26 = 0.12个百分点",
        ),
        (equation("actual >= plan", actual=millions("50.30"), plan=millions("50")), "50.30 >= 50", "50.30 >= 50"),
        (equation("actual >= plan", actual=millions("40.30"), plan=millions("50")), "40.30 < 50", "40.30 < 50"),
        (equation("sum(parts) == all", parts=(count(7), count(6)), all=count(13)), "7 + 6 = 13", "7 + 6 = 13"),
        (equation("a == b", a=count(7), b=count(6)), "7 != 6", "7 != 6"),
        (
            equation("a == b", a=millions("4.926"), b=wan("4")),
            "4.926 million yuan != 4万元",
            "4.926 million yuan != 4万元",
        ),
        (
            equation("met == abs(now) / abs(plan)", now=millions("13", -1), plan=millions("12.5"), met=rate("104")),
            "13 / 12.5 = 104.0%",
            "13 / 12.5 = 104.0%",
        ),
        (equation("abs(a) >= abs(b)", a=millions("13", -1), b=millions("12.5")), "13 >= 12.5", "13 >= 12.5"),
        (
            equation("abs(a - b) == c", a=millions("13"), b=millions("15"), c=millions("2")),
            "abs(13 - 15) = 2",
            "abs(13 - 15) = 2",
        ),
        (
            equation("share == max(parts) / all", share=rate("53.8"), parts=(count(6), count(7)), all=count(13)),
            "7 / 13 = 53.8%",
            "7 / 13 = 53.8%",
        ),
        (
            equation("share == part / all and part <= all", share=rate("46.2"), part=count(6), all=count(13)),
            "6 / 13 = 46.2%; 6 <= 13",
            "6 / 13 = 46.2%；6 <= 13",
        ),
        (
            equation("share == part / all and part <= all", share=rate("56.2"), part=count(6), all=count(13)),
            "6 / 13 = 46.2%, not 56.2%; 6 <= 13",
            "6 / 13 = 46.2%，不是56.2%；6 <= 13",
        ),
        (equation("part == all or part <= all", part=count(6), all=count(13)), "6 <= 13", "6 <= 13"),
        (
            equation("whole(count / share)", count=count(21), share=rate("75")),
            "21 / 75% = 28: some whole number fits",
            "21 / 75% = 28，可以是整数",
        ),
        (
            equation("whole(count / share)", count=count(1), share=rate("75")),
            "1 / 75% = 1.3: no whole number fits",
            "1 / 75% = 1.3，不可能是整数",
        ),
        (
            equation("not max(parts) > all", parts=(count(7), count(15)), all=count(13)),
            "15 > 13",
            "15 > 13",
        ),
        (
            equation("growth == (now - before) / before", now=wan("4,371"), before=wan("3000"), growth=rate("45.7")),
            "(4371 - 3000) / 3000 = 45.7%",
            "(4371 - 3000) / 3000 = 45.7%",
        ),
    ],
)
def test_the_arithmetic_is_one_line(checked: Equation, english: str, chinese: str) -> None:
    outcome = verdict(checked).verdict
    assert show(checked, outcome) == english
    assert show(checked, outcome, "zh") == chinese


def test_a_contradiction_is_shown_with_as_many_digits_as_tell_it_apart() -> None:
    close = equation("share == part / total", part=count(4349), total=count(10000), share=rate("43.5"))
    narrowed = close._replace(figures={**close.figures, "share": (rate("43.5"),)})
    assert show(narrowed, "contradiction") == "4349 / 10000 = 43.49%, not 43.5%"


def test_a_long_sum_is_shown_by_its_ends() -> None:
    long = equation("total == sum(parts)", total=count(55), parts=tuple(map(count, range(1, 11))))
    assert show(long) == "1 + 2 + 3 + 4 + … + 7 + 8 + 9 + 10 = 55"


def test_a_figure_that_is_not_known_is_shown_as_printed() -> None:
    masked = Figure(
        quantity(Fraction(0), Fraction(0), "money", "xx million yuan")._replace(value=None, masked=True), ""
    )
    unknown = equation("completion == actual / plan", actual=masked, plan=millions("60"), completion=rate("106"))
    assert show(unknown, "unknown") == "xx million yuan / 60"


@pytest.mark.parametrize(
    ("template", "english", "chinese"),
    [
        (
            "{share} is claimed, but {part} of {total} is {part / total:percent}",
            "87.4% is claimed, but 43.71 million yuan of 50.30 million yuan is 86.9%",
            "87.4% is claimed, but 43.71 million yuan of 50.30 million yuan is 86.9%",
        ),
        ("{total - part}", "6.59 million yuan", "659万元"),
        ("{total - part:money}", "6.59 million yuan", "659万元"),
        ("{share - part / total:points}", "0.5 points", "0.5个百分点"),
        ("{part / total:number}", "0.9", "0.9"),
        ("{{{share}}}", "{87.4%}", "{87.4%}"),
        ("{report.period} {report.period.end}", "2019 2019-12-31", "2019年 2019-12-31"),
        ("{report.period - 1 day}", "2018-12-31 to 2019-12-30", "2018-12-31至2019-12-30"),
        ("{left_out}, {part / left_out}", "an unknown amount, an unknown amount", "未知数, 未知数"),
    ],
)
def test_a_message_prints_figures_as_the_text_does_and_works_out_the_rest(
    template: str, english: str, chinese: str
) -> None:
    periods = {"report": Period(date(2019, 1, 1), date(2019, 12, 31))}
    checked = SHARE._replace(figures={**SHARE.figures, "left_out": ()}, periods=periods)
    assert render(parse_template(template), checked) == english
    assert render(parse_template(template), checked, "zh") == chinese


def test_a_message_may_name_the_steps_of_the_rule_and_words_found() -> None:
    checked = Equation(
        parse("growth == change / opening"),
        {"growth": (rate("12.5"),), "balance": (wan("54293"),), "change": (wan("6367"),)},
        {"opening": parse("balance - change")},
    )
    template = parse_template("“{word}”: {opening}, {change / opening:percent}")
    assert render(template, checked, "zh", {"word": "净增"}) == "“净增”: 47926万元, 13.3%"
