"""PDF files: what stands where on a page, put back into an order that can be read."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfs import Word, joined, lines, pdf

from checker.errors import UnreadableFile
from checker.model import Document
from checker.readers import pdf as reader

PROSE = (
    "Income rose by 5 million in the year to the end of June, which",
    "the board had not expected when the plan was made in winter,",
    "and the costs of the new offices were borne without a loan.",
)


def _read(*pages: list[Word], pictures: tuple[int, ...] = ()) -> Document:
    return reader.read(pdf(*pages, pictures=pictures), "a.pdf")


def _blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def _cells(document: Document) -> list[tuple[int, int, str]]:
    (table,) = document.tables
    return [(cell.row, cell.column, document.text[cell.start : cell.end]) for cell in table.cells]


def test_lines_are_a_paragraph_and_know_their_place() -> None:
    document = _read(lines(*PROSE))
    assert _blocks(document) == [("paragraph", " ".join(PROSE))]
    at = document.text.index("and the costs")
    assert (document.place(at).page, document.place(at).line) == (1, 3)
    assert document.place(at - 2).line == 2


def test_the_order_of_the_file_is_not_that_of_the_page() -> None:
    assert _blocks(_read(lines(*PROSE)[::-1])) == [("paragraph", " ".join(PROSE))]


def test_words_cut_at_the_end_of_a_line_are_joined_and_hyphens_of_words_are_kept() -> None:
    document = _read(
        lines(
            "The balance of loans and of deposits was higher in that opera-",
            "tion than a year before, and the provision for the many non-",
            "performing loans was raised by 5 million in the whole of the",
        )
    )
    assert "that operation than" in document.text
    assert "non-performing loans" in document.text


def test_columns_are_read_one_after_the_other() -> None:
    left = lines(*(f"left column line {n} of running words here" for n in range(8)))
    right = lines(*(f"right column line {n} of running words here" for n in range(8)), left=320)
    text = _read([word for pair in zip(left, right, strict=True) for word in pair]).text
    assert text.index("left column line 7") < text.index("right column line 0")


def test_running_heads_and_numbers_of_pages_are_in_the_text_and_in_no_block() -> None:
    pages = [
        [Word(60, 40, "Annual report 2020"), *lines(f"The {name} page."), Word(300, 810, str(number))]
        for number, name in enumerate(("first", "second", "third"), 7)
    ]
    document = _read(*pages)
    assert document.text.count("Annual report 2020") == 3
    assert not any("Annual" in text or text in "789" for _, text in _blocks(document))
    assert "Annual" not in document.plain
    assert document.place(document.blocks[0].start).line == 2


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = [Word(60, 40, "Report"), *lines(*PROSE[:2]), Word(300, 810, "1")]
    second = [Word(60, 40, "Report"), *lines(PROSE[2]), Word(300, 810, "2")]
    document = _read(first, second)
    (block,) = document.blocks
    assert document.place(document.text.index("and the costs")).page == 2
    assert " ".join(document.plain[block.start : block.end].split()) == " ".join(PROSE)


TABLE = [
    *(Word(60, 100, "Item"), Word(300, 100, "2020"), Word(400, 100, "2019")),
    *(Word(60, 114, "Revenue"), Word(300, 114, "148.3"), Word(400, 114, "136.9")),
    *(Word(60, 128, "Cost of sales"), Word(395, 128, "(85.0)")),
    *(
        Word(60, 142, "Profit from operations that"),
        Word(60, 156, "are continued"),
        Word(300, 142, "56.2"),
        Word(400, 142, "51.9"),
    ),
]


def test_a_table_is_known_by_where_its_cells_stand() -> None:
    document = _read(
        [*lines("(in millions)", top=80), *TABLE, *lines("The notes are a part of this statement.", top=190)]
    )
    assert _cells(document) == [
        *((1, 1, "Item"), (1, 2, "2020"), (1, 3, "2019")),
        *((2, 1, "Revenue"), (2, 2, "148.3"), (2, 3, "136.9")),
        *((3, 1, "Cost of sales"), (3, 2, ""), (3, 3, "(85.0)")),
        *((4, 1, "Profit from operations that are continued"), (4, 2, "56.2"), (4, 3, "51.9")),
    ]
    assert [text for kind, text in _blocks(document) if kind != "cell"] == [
        "(in millions)",
        "The notes are a part of this statement.",
    ]
    assert document.place(document.text.index("The notes")).line == 7


def test_a_page_that_is_turned_is_read_as_it_is_turned() -> None:
    turned = [word._replace(turned=True) for word in lines(*PROSE)]
    assert _blocks(_read(turned)) == [("paragraph", " ".join(PROSE))]


def test_raised_digits_do_not_join_the_figure() -> None:
    assert "12.5¹" in _read([Word(60, 100, "Income was 12.5"), Word(127.5, 96, "1", 6)]).text


def test_a_picture_alone_is_unread_and_an_empty_page_is_not() -> None:
    document = _read([], lines(PROSE[0]), [], pictures=(1,))
    assert [(missed.place.page, "picture" in missed.reason) for missed in document.unread] == [(1, True)]


def test_a_file_that_is_cut_off_is_told() -> None:
    data = pdf(lines(*PROSE))
    (missed,) = reader.read(data.replace(b"%%EOF", b""), "a.pdf").unread
    assert "cut off" in missed.reason


def test_words_in_a_form_are_read() -> None:
    shown = b"BT /F 9 Tf 2 4 Td (777) Tj ET"
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 90 20]/Resources<</Font<</F 5 0 R>>>>/Length %d>>stream\n" % len(
        shown
    )
    data = joined(
        [
            b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Annots[4 0 R]>>",
            b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(777)/Rect[50 50 140 70]/F 4/AP<</N 6 0 R>>/P 3 0 R>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            form + shown + b"\nendstream",
        ]
    )
    assert "777" in reader.read(data, "a.pdf").text


def test_no_pages_and_too_many_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableFile, match="no page"):
        reader.read(b"%PDF-1.4\nand nothing more", "a.pdf")
    monkeypatch.setattr("checker.readers.limits.PAGES", 1)
    with pytest.raises(UnreadableFile, match="2 pages"):
        reader.read(pdf([], []), "a.pdf")


PLACED = st.builds(
    Word,
    st.floats(20, 500),
    st.floats(20, 800),
    st.text(st.sampled_from("0123456789 abC.,%()-"), min_size=1, max_size=30),
    st.sampled_from((6.0, 9.0, 10.0, 14.0)),
    st.booleans(),
)


@given(st.lists(st.lists(PLACED, max_size=12), min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_no_digit_of_the_text_layer_is_lost(pages: list[list[Word]]) -> None:
    import pypdfium2

    data = pdf(*pages)
    layer = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    assert _digits(reader.read(data, "a.pdf").text) == _digits(layer)


def _digits(text: str) -> Counter[int]:
    import unicodedata

    return Counter(unicodedata.digit(character) for character in text if unicodedata.digit(character, -1) >= 0)
