"""Excel files: cells as they are shown, at their place in the sheet."""

from __future__ import annotations

from office import xlsx

from checker.model import Document
from checker.readers import excel
from checker.readers.archive import Archive


def _read(rows: str, after: str = "", formats: str = "", styles: str = "", strings: str = "") -> Document:
    return excel.read(Archive(xlsx(rows, after, formats, styles, strings)), "a.xlsx")


def _row(number: int, **cells: str) -> str:
    return f'<row r="{number}">{"".join(_cell(f"{column}{number}", value) for column, value in cells.items())}</row>'


def _cell(name: str, value: str) -> str:
    if value.startswith("<"):
        return value.replace("<c", f'<c r="{name}"', 1)
    return f'<c r="{name}" t="inlineStr"><is><t>{value}</t></is></c>'


def _said(document: Document) -> list[tuple[str, int, int, str]]:
    return [(b.kind, b.place.row, b.place.column, document.text[b.start : b.end]) for b in document.blocks]


def test_cells_are_shown_in_their_formats() -> None:
    styles = '<xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="14"/>'
    document = _read(
        _row(1, A="率", B="<c s='1'><v>0.125</v></c>")
        + _row(2, A="额", B="<c s='2'><v>1234.5</v></c>")
        + _row(3, A="日", B="<c s='3'><v>44196</v></c>"),
        formats='<numFmt numFmtId="164" formatCode="&quot;¥&quot;#,##0.00"/>',
        styles=styles,
    )
    assert [text for *_, text in _said(document)] == ["率", "12.50%", "额", "¥1,234.50", "日", "2020-12-31"]


def test_places_are_those_of_the_sheet_and_rows_those_of_the_table() -> None:
    document = _read(_row(2, B="单位：万元") + _row(4, B="项目", C="2020") + _row(5, B="存款", C="<c><v>5</v></c>"))
    assert _said(document) == [
        *(("paragraph", 2, 2, "单位：万元"), ("cell", 4, 2, "项目"), ("cell", 4, 3, "2020")),
        *(("cell", 5, 2, "存款"), ("cell", 5, 3, "5")),
    ]
    (table,) = document.tables
    assert [(cell.row, cell.column) for cell in table.cells] == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert (table.sheet, document.blocks[1].place.sheet, document.blocks[1].place.table) == ("表", "表", 1)


def test_a_formula_without_a_value_is_unread_and_one_with_a_value_is_read() -> None:
    document = _read(_row(1, A="和", B="<c><f>SUM(B2:B3)</f><v>7</v></c>", C="<c><f>SUM(C2:C3)</f></c>"))
    assert [text for *_, text in _said(document)] == ["和", "7"]
    (missed,) = document.unread
    assert (missed.place.sheet, missed.place.row, missed.place.column) == ("表", 1, 3)
    assert "formula" in missed.reason


def test_merged_cells_span() -> None:
    rows = _row(1, A="项目", B="2020") + _row(2, B="年初", C="年末") + _row(3, A="存款", B="1", C="2")
    document = _read(rows, '<mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="A1:A2"/></mergeCells>')
    assert [(c.row, c.column, c.rows, c.columns) for c in document.tables[0].cells[:3]] == [
        *((1, 1, 2, 1), (1, 2, 1, 2), (2, 2, 1, 1)),
    ]


def test_shared_words_and_runs_of_them_are_put_together() -> None:
    raised = '<r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'
    strings = f"<si><t>存</t></si><si><r><t>款</t></r>{raised}<rPh><t>x</t></rPh></si>"
    row = _row(1, A="<c t='s'><v>0</v></c>", B="<c t='s'><v>1</v></c>", C="<c t='s'><v>9</v></c>")
    document = _read(row, strings=strings)
    assert [text for *_, text in _said(document)] == ["存", "款¹"]


def test_a_new_head_after_an_empty_row_begins_a_table_and_a_total_does_not() -> None:
    rows = (
        _row(1, A="项目", B="金额")
        + _row(2, A="存款", B="<c><v>5</v></c>")
        + _row(4, A="合计", B="<c><v>5</v></c>")
        + _row(6, A="项目", B="户数")
        + _row(7, A="农户", B="<c><v>3</v></c>")
    )
    assert [len(table.cells) for table in _read(rows).tables] == [6, 4]
