"""Ties: figures go together only where they are of one sort, turned by the words around them."""

import pytest

from checker import packs, readers, statements
from checker.model import Statement


def read(text: str) -> list[Statement]:
    return list(statements.read(readers.from_text(text), packs.load().phrases).statements)


def roles(text: str) -> list[set[tuple[str, int, str]]]:
    return [{(f.role, f.sign, f.quantity.text) for f in statement.figures} for statement in read(text)]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Rents fell by $3 million to $40 million from $43 million.", -1),
        ("Rents climbed by $3 million to $43 million from $40 million.", 1),
        ("年末租金收入40万元，比上年减少3万元，下降7%。", -1),
    ],
)
def test_words_of_direction_turn_the_change(text: str, sign: int) -> None:
    changes = {(role, way) for said in roles(text) for role, way, _ in said if role == "change"}
    assert changes == {("change", sign)}


def test_a_reading_that_says_only_a_part_of_another_is_left_out() -> None:
    text = "Rents were $43 million, compared with $40 million in 2018, an increase of $3 million."
    assert [{role for role, *_ in said} - {"years"} for said in roles(text)] == [{"current", "prior", "change"}]


def test_a_comparison_across_currencies_is_not_tied() -> None:
    said = roles("Rents were $43 million, compared with 40 million yuan, an increase of $3 million.")
    assert "prior" not in {role for figures in said for role, *_ in figures}
