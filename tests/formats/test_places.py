"""Places in words."""

from __future__ import annotations

import pytest

from checker.formats import places
from checker.model import Block, Document, Language, Place


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


def test_people_are_told_a_place_where_lines_do_not_find_it(document: Document) -> None:
    paged = document._replace(pages=(0, 11), lines=document.line_starts, extracted=True)
    assert places.instead(document, 20, "en") == ""
    assert places.instead(paged, 20, "en") == "page 2, line 1"


@pytest.mark.parametrize(
    ("place", "mark"),
    [
        (Place(), "1:4"),
        (Place(table=1, row=2, column=2), "B2"),
        (Place(sheet="2019", row=3, column=2), "B3"),
        (Place(paragraph=12), "¶12"),
        (Place(page=2), "p2"),
    ],
)
def test_a_margin_has_a_few_signs_for_a_place(document: Document, place: Place, mark: str) -> None:
    placed = document._replace(extracted=True, blocks=(Block("paragraph", 0, 8, place=place),))
    assert places.mark(placed, 3) == mark
    assert places.mark(document._replace(pages=(0, 11), lines=document.line_starts, extracted=True), 20) == "2:1"
