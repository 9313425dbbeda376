"""The dates that a comparison sets beside each other."""

from __future__ import annotations

import functools

import pytest

from checker import packs, readers, statements
from checker.phrases import PhraseBook


@functools.cache
def _book() -> PhraseBook:
    return packs.load().phrases


def dates(text: str) -> list[tuple[str, ...]]:
    """The texts of the dates compared, statement by statement."""
    reading = statements.read(readers.from_text(text), _book())
    return [
        tuple(figure.quantity.text for figure in statement.figures)
        for statement in reading.statements
        if statement.figures[0].role == "when" and not statement.source
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tolls were $5 million in 2019 compared with $4 million in 2018.",
        "Tolls in 2019 rose by $1 million compared to 2018, to $5 million.",
        "Of the $9 million of 2019, as against $8 million in 2018, tolls were $5 million.",
    ],
)
def test_the_dates_on_both_sides_are_found(text: str) -> None:
    assert dates(text) == [("2019", "2018")]


def test_an_earlier_date_of_the_clause_is_taken_where_the_nearest_is_not_later() -> None:
    text = "In 2019 the $5 million of costs that arose in 2018 fell by $1 million compared to 2018."
    assert dates(text) == [("2019", "2018")]


@pytest.mark.parametrize(
    "text",
    [
        "Tolls were $5 million. Compared with 2018, costs were $4 million.",
        "Tolls were $5 million in 2019; compared with $4 million and $3 million in 2018 they rose.",
        "Tolls fell from $5 million in 2018 compared to $4 million in 2019.",
    ],
)
def test_dates_of_other_clauses_are_not(text: str) -> None:
    assert dates(text) == []
