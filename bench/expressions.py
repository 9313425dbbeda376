#!/usr/bin/env python3
"""Microseconds of deciding a rule: from ranges, from the figures as printed, and of finding the slip that explains it.

    python bench/expressions.py

The best of several rounds is shown, in processor time: what the work costs, not what else the machine does. The bar is
for rules of three figures, decided from the ranges they stand for; beside it, with these worked out from the figures.
"""

from __future__ import annotations

import timeit
from collections.abc import Callable, Mapping
from fractions import Fraction
from time import process_time

from checker.diagnosis import suggest
from checker.equations import Equation, interval, verdict
from checker.expressions import evaluate, parse
from checker.model import Figure, Kind, Quantity

BAR = 50
"""Microseconds for a rule of three figures."""

SUGGESTING_BAR = 2000
"""Microseconds for the diagnosis of a contradiction."""


def main() -> None:
    print(f"{'microseconds':58}{'ranges':>8}{'figures':>9}")
    met = True
    for source, figures in RULES.items():
        equation = _equation(source, figures)
        values = {name: interval(figure) for name, (figure,) in equation.figures.items()}
        from_ranges = _microseconds(lambda values=values, rule=equation.assertion: evaluate(rule, values))
        from_figures = _microseconds(lambda equation=equation: verdict(equation))
        met &= len(figures) > 3 or from_ranges <= BAR
        print(f"  {source:56}{from_ranges:8.1f}{from_figures:9.1f}   {verdict(equation).verdict}")
    print(f"  {'met' if met else 'NOT MET'}: a rule of three figures in {BAR} µs")

    worst = 0.0
    for source, figures in BROKEN.items():
        equation = _equation(source, figures)
        spent = _microseconds(lambda equation=equation: suggest(equation))
        worst = max(worst, spent)
        found = suggest(equation)
        print(f"  {source:56}{spent:17.1f}   {found[0].text if found else 'nothing'}")
    print(f"  {'met' if worst <= SUGGESTING_BAR else 'NOT MET'}: a contradiction explained in {SUGGESTING_BAR} µs")


def _equation(source: str, figures: Mapping[str, str]) -> Equation:
    return Equation(parse(source), {name: (_figure(text),) for name, text in figures.items()})


def _figure(text: str) -> Figure:
    number, _, unit = text.partition(" ")
    kinds: Mapping[str, tuple[Kind, str, int]] = {
        "million": ("money", "CNY", 10**6),
        "%": ("percent", "%", 1),
        "points": ("points", "point", 1),
        "": ("count", "", 1),
    }
    kind, canonical, scale = kinds[unit]
    step = Fraction(scale, 10 ** len(number.partition(".")[2])) if unit else Fraction(0)
    value = Fraction(number) * scale
    sign = -1 if value < 0 else 1
    return Figure(Quantity(0, len(text), text.lstrip("-"), kind, canonical, abs(value), step=step), "", sign)


def _microseconds(work: Callable[[], object]) -> float:
    rounds = max(1, int(0.05 / max(timeit.timeit(work, number=3) / 3, 1e-6)))
    return min(timeit.repeat(work, timer=process_time, number=rounds, repeat=7)) / rounds * 1e6


RULES: Mapping[str, Mapping[str, str]] = {
    "completion == actual / plan": {"actual": "63.67 million", "plan": "60 million", "completion": "106 %"},
    "change == current - prior": {"current": "542.93 million", "prior": "479.26 million", "change": "63.67 million"},
    "growth == (current - prior) / abs(prior)": {
        "current": "542.93 million",
        "prior": "479.26 million",
        "growth": "13.28 %",
    },
    "growth == change / abs(current - change)": {
        "current": "466.26 million",
        "change": "-13 million",
        "growth": "-2.7 %",
    },
    "share == part / total and part <= total": {"part": "43.71 million", "total": "50.30 million", "share": "86.9 %"},
    "whole(count / share)": {"count": "21", "share": "75 %"},
    "current / prior == (1 + growth) ** years": {
        "current": "147 million",
        "prior": "100 million",
        "growth": "8.0 %",
        "years": "5",
    },
    "points == bad / loans - (bad - fall) / (loans - rise)": {
        "bad": "179.5 million",
        "loans": "418.82 million",
        "fall": "-13 million",
        "rise": "50.30 million",
        "points": "-9.38 points",
    },
}

BROKEN: Mapping[str, Mapping[str, str]] = {
    "profit == income - expense": {"income": "21.13 million", "expense": "224.8 million", "profit": "-1.35 million"},
    "share == part / total": {"part": "43.71 million", "total": "50.30 million", "share": "77.4 %"},
    "growth == change / abs(current - change)": {
        "current": "542.93 million",
        "change": "63.67 million",
        "growth": "19.9 %",
    },
    "points == bad / loans - (bad - fall) / (loans - rise)": {
        "bad": "179.5 million",
        "loans": "418.82 million",
        "fall": "-13 million",
        "rise": "50.30 million",
        "points": "-5.38 points",
    },
}

if __name__ == "__main__":
    main()
