"""Places in words."""

from __future__ import annotations

import pytest

from checker.formats import places
from checker.model import Language, Place


@pytest.mark.parametrize(
    ("place", "language", "words"),
    [
        (Place(), "en", ""),
        (Place(page=3, line=12), "en", "page 3, line 12"),
        (Place(page=3, line=12), "zh", "第3页，第12行"),
        (Place(table=2, row=3, column=28, heading="Loans"), "en", "table 2, row 3, column AB, under “Loans”"),
        (Place(sheet="2019", row=3, column=2), "en", "sheet 2019, cell B3"),
        (Place(part="footnote 3", paragraph=1), "en", "footnote 3, paragraph 1"),
    ],
)
def test_a_place_is_said_from_the_large_to_the_small(place: Place, language: Language, words: str) -> None:
    assert places.say(place, language) == words


@pytest.mark.parametrize(("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_have_letters_as_in_a_spreadsheet(column: int, letters: str) -> None:
    assert places.letters(column) == letters
