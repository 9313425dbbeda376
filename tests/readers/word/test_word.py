"""Word files: what the printed page would show."""

from __future__ import annotations

import pytest
from office import cell, docx, paragraph, table, words

from checker.errors import UnreadableFile
from checker.model import Document
from checker.readers import word
from checker.readers.archive import Archive


def _read(body: str, **others: str) -> Document:
    return word.read(Archive(docx(body, **others)), "a.docx")


def _blocks(body: str, **others: str) -> list[tuple[str, str]]:
    document = _read(body, **others)
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def _cells(body: str, index: int = 0) -> list[tuple[int, int, int, int, str]]:
    document = _read(body)
    return [(c.row, c.column, c.rows, c.columns, document.text[c.start : c.end]) for c in document.tables[index].cells]


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def test_insertions_are_read_and_deletions_are_not() -> None:
    body = paragraph(
        "Income rose by ", f"<w:del><w:r><w:delText>4</w:delText></w:r></w:del><w:ins>{words('5')}</w:ins>", "%."
    )
    assert _blocks(body) == [("paragraph", "Income rose by 5%.")]


def test_a_paragraph_whose_end_was_deleted_goes_on_with_the_next() -> None:
    body = paragraph("Income rose", properties="<w:rPr><w:del/></w:rPr>") + paragraph(" by 5%.")
    assert _blocks(body) == [("paragraph", "Income rose by 5%.")]


def test_what_moved_is_read_where_it_is_now() -> None:
    body = paragraph(f"<w:moveFrom>{words('Costs fell.')}</w:moveFrom>", f"<w:moveTo>{words('Loans rose.')}</w:moveTo>")
    assert _blocks(body) == [("paragraph", "Loans rose.")]


def test_fields_show_their_results() -> None:
    code = "<w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r>"
    inner = FIELD.format("begin") + code + FIELD.format("separate") + words("7") + FIELD.format("end")
    outer = FIELD.format("begin") + inner + FIELD.format("separate") + words("12") + FIELD.format("end")
    assert _blocks(paragraph("On page ", outer, ".")) == [("paragraph", "On page 12.")]
    assert _blocks(paragraph("<w:fldSimple>" + words("3") + "</w:fldSimple>")) == [("paragraph", "3")]


def test_hidden_words_are_not_read_and_raised_digits_join_nothing() -> None:
    body = paragraph("12.5", words("1", '<w:vertAlign w:val="superscript"/>'), words("99", "<w:vanish/>"), "%")
    assert _blocks(body) == [("paragraph", "12.5¹%")]


def test_a_text_box_is_read_once_and_said_to_be_one() -> None:
    box = "<w:txbxContent>" + paragraph("Loans: 5") + "</w:txbxContent>"
    hanging = (
        '<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:drawing>'
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = _read(paragraph("Income rose.", hanging))
    assert [(block.place.part, document.text[block.start : block.end]) for block in document.blocks] == [
        ("", "Income rose."),
        ("text box", "Loans: 5"),
    ]


def test_notes_and_heads_stand_at_the_end_with_their_part() -> None:
    note = '<w:footnote w:id="7">' + paragraph("Unaudited.") + "</w:footnote>"
    body = paragraph("Income rose", '<w:r><w:footnoteReference w:id="7"/></w:r>', ".")
    document = _read(body, footnotes=note, header=paragraph("Annual report"))
    assert [(block.place.part, document.text[block.start : block.end]) for block in document.blocks] == [
        *(("", "Income rose¹."), ("footnote 1", "Unaudited."), ("header", "Annual report")),
    ]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="4">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="4"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def _numbered(text: str, level: int = 0, named: int = 1) -> str:
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{named}"/></w:numPr>')


def test_lists_are_numbered_as_they_are_shown() -> None:
    body = "".join(
        [
            _numbered("存款"),
            _numbered("a", 1),
            _numbered("b", 1),
            _numbered("贷款"),
            _numbered("c", 1),
            _numbered("d", 2),
        ]
    )
    body += _numbered("重来", 0, 2)
    found = [text for _, text in _blocks(body, numbering=NUMBERING)]
    assert found == ["一、 存款", "1.1 a", "1.2 b", "二、 贷款", "2.1 c", "d", "一、 重来"]


STYLES = (
    '<w:style w:styleId="a"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="b"><w:name w:val="own"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:styleId="c"><w:name w:val="x"/><w:basedOn w:val="c"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)


def test_styles_make_headings_also_those_based_on_them() -> None:
    body = "".join(paragraph(name, properties=f'<w:pStyle w:val="{name}"/>') for name in "abcd")
    document = _read(body, styles=STYLES)
    assert [(block.kind, block.level) for block in document.blocks] == [
        *(("heading", 2), ("heading", 2), ("heading", 1), ("paragraph", 0)),
    ]
    assert document.blocks[3].place.heading == "c"
    assert document.blocks[3].place.paragraph == 4


def test_merged_cells_span_and_reach_down() -> None:
    body = table(
        cell("Item", properties='<w:vMerge w:val="restart"/>') + cell("Year", properties='<w:gridSpan w:val="2"/>'),
        cell("", properties="<w:vMerge/>") + cell("2020") + cell("2021"),
        cell("Loans") + cell() + cell("5"),
    )
    assert _cells(body) == [
        *((1, 1, 2, 1, "Item"), (1, 2, 1, 2, "Year"), (2, 2, 1, 1, "2020"), (2, 3, 1, 1, "2021")),
        *((3, 1, 1, 1, "Loans"), (3, 2, 1, 1, ""), (3, 3, 1, 1, "5")),
    ]


def test_a_table_in_a_cell_stands_below_and_a_deleted_row_is_none() -> None:
    inner = table(cell("new") + cell("3"), cell("old") + cell("2"))
    gone = "<w:trPr><w:del/></w:trPr>" + cell("Costs") + cell("9")
    body = table(cell("Loans", inner) + cell("5"), gone, cell("All") + cell("5"))
    assert [text for *_, text in _cells(body)] == ["Loans", "5", "All", "5"]
    assert [text for *_, text in _cells(body, 1)] == ["new", "3", "old", "2"]


def test_a_frame_around_text_is_no_table() -> None:
    document = _read(table(cell("Income rose.", "Costs fell.")))
    assert (len(document.tables), len(document.blocks)) == (0, 2)


def test_an_embedded_sheet_is_said_to_be_unread() -> None:
    body = paragraph("See below.", '<w:r><w:object><o:OLEObject xmlns:o="o" ProgID="Excel.Sheet.12"/></w:object></w:r>')
    (missed,) = _read(body).unread
    assert ("Excel" in missed.reason, missed.place.paragraph) == (True, 1)


@pytest.mark.parametrize(
    "document_type", ['<!DOCTYPE d [<!ENTITY a "b">]>', "<!DOCTYPE d SYSTEM 'file:///etc/passwd'>"]
)
def test_a_document_type_is_refused(document_type: str) -> None:
    from office import package, relations

    data = package({"_rels/.rels": relations(officeDocument="d.xml"), "d.xml": f"{document_type}<d>&a;</d>"})
    with pytest.raises(UnreadableFile, match="document type"):
        word.read(Archive(data), "a.docx")


def test_what_is_not_there_is_named() -> None:
    from office import package, relations

    with pytest.raises(UnreadableFile, match=r"d\.xml is missing"):
        word.read(Archive(package({"_rels/.rels": relations(officeDocument="d.xml")})), "a.docx")
    with pytest.raises(UnreadableFile, match="does not say"):
        word.read(Archive(package({"a": "b"})), "a.docx")
