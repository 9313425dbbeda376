"""Coverage: every figure has one status, and the counts add up."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from checker import coverage, engine, packs, readers
from checker.coverage import Counts

FIXTURES = Path(__file__).parents[1] / "fixtures"
PACK = packs.load()
RIGHT = "Deposits grew by 63.67 million yuan, 106% of the 60 million yuan plan."


def statuses(text: str) -> dict[str, str]:
    result = engine.examine(readers.from_text(text), PACK)
    return {covered.figure.quantity.text: covered.status for covered in coverage.of(result)}


def test_figures_of_a_check_that_holds_are_verified() -> None:
    assert set(statuses(RIGHT).values()) == {"verified"}


def test_figures_of_a_contradiction_are_contradicted() -> None:
    assert set(statuses(RIGHT.replace("106%", "116%")).values()) == {"contradicted"}


def test_a_masked_figure_is_a_placeholder_and_those_beside_it_are_unchecked() -> None:
    assert statuses(RIGHT.replace("63.67", "xx")) == {
        "xx million yuan": "placeholder",
        "106%": "unchecked",
        "60 million yuan": "unchecked",
    }


def test_a_figure_whose_digits_were_lost_is_a_placeholder() -> None:
    text = "The balance of loans was 10,000 yuan, a net increase of 10,000 yuan over the beginning of the year."
    assert statuses(text)["10,000 yuan"] == "placeholder"


def test_words_that_a_finding_is_about_do_not_speak_of_the_figures_among_them() -> None:
    text = "We planned. First, we planned for 300 guests; third, we built; fourth, we checked."
    assert statuses(text) == {"300 guests": "unchecked"}


def test_dates_that_nothing_checked_are_counted_apart() -> None:
    result = engine.examine(readers.from_text(f"In 2020, {RIGHT}"), PACK)
    assert coverage.count(coverage.of(result)) == Counts(verified=3, dates=1)


def test_the_part_that_was_checked_is_exact() -> None:
    assert Counts(verified=1, contradicted=1, placeholder=1).checked == Fraction(2, 3)
    assert Counts(dates=3).checked is None
    assert Counts(1, 2, 3, 4, 5).plus(Counts(1, 1, 1, 1, 1)) == Counts(2, 3, 4, 5, 6)


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*/*.txt")), ids=lambda path: path.stem)
def test_every_figure_is_in_one_section_with_one_status(path: Path) -> None:
    result = engine.examine(readers.read(path), PACK)
    found = [covered for section in coverage.by_section(result) for covered in section.figures]
    assert [covered.figure for covered in found] == list(result.figures)
    counts = coverage.count(found)
    assert counts.figures + counts.dates == len(result.figures)
