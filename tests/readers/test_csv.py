"""Comma-separated values: fields where they stand in the file."""

from __future__ import annotations

import pytest

from checker.model import Document, Position
from checker.readers import csv


def _read(source: str) -> Document:
    return csv.read(source.encode(), "a.csv")


def _table(document: Document, index: int = 0) -> list[tuple[int, int, str]]:
    return [(c.row, c.column, document.plain[c.start : c.end]) for c in document.tables[index].cells]


@pytest.mark.parametrize("delimiter", list(",;\t|"))
def test_the_delimiter_is_the_one_that_cuts_evenly(delimiter: str) -> None:
    source = "\n".join(delimiter.join(row) for row in (("Item", "2020"), ("Loans", "5.0"), ("Total", "7.0"))) + "\n"
    assert [words for _, _, words in _table(_read(source))] == ["Item", "2020", "Loans", "5.0", "Total", "7.0"]


def test_quotes_keep_delimiters_and_line_ends_and_double_for_one() -> None:
    document = _read('Item,2020\r\n"Loans, ""new""\nones","1,200.5"\r\n')
    assert _table(document)[2:] == [(2, 1, 'Loans,  "new " ones'), (2, 2, "1,200.5")]
    assert document.position(document.tables[0].cells[3].start) == Position(3, 8)


def test_a_quote_that_is_not_closed_is_a_character() -> None:
    assert _table(_read('Item,"2020\nLoans,5\n'))[1] == (1, 2, '"2020')


def test_empty_fields_have_a_place_and_no_words() -> None:
    assert _table(_read("Item,2020,\nLoans,,5\n")) == [
        *((1, 1, "Item"), (1, 2, "2020"), (1, 3, "")),
        *((2, 1, "Loans"), (2, 2, ""), (2, 3, "5")),
    ]


def test_titles_and_notes_are_prose_and_a_new_head_begins_a_table() -> None:
    document = _read(
        "表一,,\n单位：万元,,\n项目,2020,2021\n存款,1,2\n,,\n合计,3,4\n,,\n项目,户数,人\n甲,5,6\n注：略,,\n"
    )
    prose = [document.text[b.start : b.end] for b in document.blocks if b.kind == "paragraph"]
    assert prose == ["表一", "单位：万元", "注：略"]
    assert [len(table.cells) for table in document.tables] == [9, 6]


def test_blanks_before_the_first_field_set_it_in() -> None:
    (table,) = _read("Item,2020\n  of which,5\n").tables
    assert [cell.indent for cell in table.cells] == [0, 0, 2, 0]
