"""What a statement measures: the metric its subject names, and nothing where other words stand beside the name."""

from __future__ import annotations

import pytest

from checker.metrics import Metrics, subject_of
from checker.quantities import parse

METRICS = Metrics(
    {"loans": "loans", "bad loans": "bad loans", "各项贷款": "loans"},
    frozenset(("the", "balance", "of", "全市", "余额")),
)


@pytest.mark.parametrize(
    ("subject", "metric"),
    [
        ("the balance of loans", "loans"),
        ("the bad loans", "bad loans"),
        ("new loans", ""),
        ("the loans of farmers", ""),
        ("the balance", ""),
        ("全市各项贷款余额", "loans"),
        ("农村各项贷款余额", ""),
    ],
)
def test_a_metric_is_named_only_among_words_that_change_nothing(subject: str, metric: str) -> None:
    assert METRICS.of(subject) == metric


def test_a_subject_is_what_stands_before_a_figure_in_its_clause() -> None:
    text = "Costs fell, and the balance of loans in 2019 was $5 million"
    found = parse(text, "en")
    dates = [quantity for quantity in found if quantity.kind == "date"]
    assert subject_of(text, 0, text.index("$"), dates).split() == ["and", "the", "balance", "of", "loans", "in", "was"]
