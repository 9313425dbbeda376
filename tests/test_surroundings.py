"""What stands around a figure keeps it from being what a phrase would have it be."""

import pytest

from checker import packs, readers, statements


def tied(text: str) -> set[tuple[str, str]]:
    """The roles of all figures of all statements of a text, with the words of the figures."""
    reading = statements.read(readers.from_text(text), packs.load().phrases)
    return {(figure.role, figure.quantity.text) for one in reading.statements for figure in one.figures}


@pytest.mark.parametrize(
    ("text", "base"),
    [
        (
            "The port earned $8.4 million in dues and $2.1 million in rents, up from $5.9 million and $1.8 million.",
            "$5.9 million",
        ),
        ("The works cut the losses of the grid from 25 to 30 per cent.", "25"),
        ("Imports amounted to $44.1 million, a decrease from the preceding year of $1.3 million.", "$1.3 million"),
    ],
)
def test_what_is_compared_with_something_else_is_no_base(text: str, base: str) -> None:
    assert ("prior", base) not in tied(text)


def test_a_comparison_of_two_amounts_has_its_base() -> None:
    assert ("prior", "$5.9 million") in tied("The port earned $8.4 million in dues, up from $5.9 million.")


def test_a_decrease_since_a_date_is_a_change() -> None:
    text = "Imports amounted to $44.1 million, a decrease from the preceding year of $1.3 million."
    assert ("change", "$1.3 million") in tied(text)


def test_a_range_of_what_fell_is_no_new_level() -> None:
    assert ("current", "40 units") not in tied("Deliveries fell by 30 to 40 units a month from a peak of 210.")


def test_what_a_part_grew_by_is_no_part() -> None:
    text = "Of the 69,805 offices, 3,428 are large, an increase of 68, and 66,377 are small."
    assert ("part", "68") not in tied(text)


def test_parts_of_a_change_may_be_changes() -> None:
    text = (
        "The increase of $9 million comprised an increase in dues of $5 million and an increase in rents of $4 million."
    )
    assert {("part", "$5 million"), ("part", "$4 million")} <= tied(text)


def test_torn_amounts_are_left_alone() -> None:
    assert not tied("The company spent $4 55 million, up from $ 3 90 million.")


@pytest.mark.parametrize(("first", "second"), [("2014", "2015"), ("2015", "2014")])
def test_the_later_of_two_dates_has_the_current_value(first: str, second: str) -> None:
    values = {first: "1,846", second: "1,912"}
    pupils = f"Pupils numbered {values[first]} and {values[second]}"
    said = tied(f"{pupils} in {first} and {second} respectively, an increase of 3.6%.")
    assert {("current", values["2015"]), ("prior", values["2014"])} <= said
