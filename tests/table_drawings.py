"""Documents that hold a table between words, made in each format that is read."""

from __future__ import annotations

import html
import io
from collections.abc import Iterator, Mapping, Sequence

from office import cell, docx, paragraph, table, xlsx
from table_suite import Draw, Rows, markdown

from checker import readers
from checker.model import Document
from checker.readers import files


def _read(data: bytes, path: str) -> Document:
    (document,) = files.documents(data, path)
    assert isinstance(document, Document), document
    return document


def _markdown(before: str, rows: Rows, after: str) -> Document:
    return readers.from_text("\n\n".join(filter(None, (before, markdown(rows), after))))


def _tabs(before: str, rows: Rows, after: str) -> Document:
    """As tables are pasted into plain text; a table behind it stays as it is."""
    drawn = "\n".join("\t".join(row) for row in rows)
    return readers.from_text("\n\n".join(filter(None, (before, drawn, after))))


def _web(before: str, rows: Rows, after: str) -> Document:
    drawn = "".join(f"<tr>{''.join(f'<td>{html.escape(words)}</td>' for words in row)}</tr>" for row in rows)
    page = f"{_elements(before)}<table>{drawn}</table>{_elements(after)}"
    return _read(f"<!doctype html><meta charset=utf-8>{page}".encode(), "t.html")


def _elements(text: str) -> str:
    parts = []
    for words in filter(None, text.split("\n\n")):
        if words.startswith("|"):
            drawn = (
                "".join(f"<td>{html.escape(c.strip())}</td>" for c in row.split("|")[1:-1]) for row in _rows(words)
            )
            parts.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in drawn)}</table>")
        else:
            parts.append(f"<p>{html.escape(words)}</p>")
    return "".join(parts)


def _rows(drawn: str) -> list[str]:
    return [row for row in drawn.split("\n") if "---" not in row]


def _word(before: str, rows: Rows, after: str) -> Document:
    body = "".join((*_word_parts(before), _word_table(rows), *_word_parts(after)))
    return _read(docx(body), "t.docx")


def _word_parts(text: str) -> list[str]:
    return [
        _word_table([[words.strip() for words in row.split("|")[1:-1]] for row in _rows(words)])
        if words.startswith("|")
        else paragraph(html.escape(words, quote=False))
        for words in filter(None, text.split("\n\n"))
    ]


def _word_table(rows: Rows) -> str:
    return table(*("".join(cell(html.escape(words, quote=False)) for words in row) for row in rows))


def _excel(before: str, rows: Rows, after: str) -> Document:
    """A sheet of words, as people type them; a table behind it is rows like the first."""
    sheet: list[Sequence[str]] = [*_sheet(before), *rows, (), *_sheet(after)]
    cells = (
        "".join(f'<c t="inlineStr"><is><t>{html.escape(words, quote=False)}</t></is></c>' for words in row)
        for row in sheet
    )
    return _read(xlsx("".join(f'<row r="{number}">{row}</row>' for number, row in enumerate(cells, 1))), "t.xlsx")


def _sheet(text: str) -> Iterator[Sequence[str]]:
    for words in filter(None, text.split("\n\n")):
        if words.startswith("|"):
            yield from ([each.strip() for each in row.split("|")[1:-1]] for row in _rows(words))
        else:
            yield (words,)
        yield ()


def _pdf(before: str, rows: Rows, after: str) -> Document:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("words", fontName="STSong-Light", fontSize=10, leading=15, wordWrap="CJK")
    flow: list[object] = []
    for part in (before, rows, after):
        if not isinstance(part, str):
            flow += [_pdf_table(part, Table), Spacer(1, 12)]
            continue
        for words in filter(None, part.split("\n\n")):
            if words.startswith("|"):
                flow += [_pdf_table([[c.strip() for c in row.split("|")[1:-1]] for row in _rows(words)], Table)]
            else:
                flow += [Paragraph(html.escape(words, quote=False), style), Spacer(1, 8)]
    held = io.BytesIO()
    SimpleDocTemplate(held, pagesize=A4).build(flow)
    return _read(held.getvalue(), "t.pdf")


def _pdf_table(rows: Rows, table_class: type) -> object:
    """Numbers set to the right, as they are printed, and no lines drawn."""
    width = len(rows[0])
    style = [("FONT", (0, 0), (-1, -1), "STSong-Light", 10), ("ALIGN", (1, 0), (width - 1, -1), "RIGHT")]
    return table_class([list(row) for row in rows], style=style, colWidths=[130, *[90] * (width - 1)])


DRAWN: Mapping[str, Draw] = {
    "markdown": _markdown,
    "tabs": _tabs,
    "html": _web,
    "word": _word,
    "excel": _excel,
    "pdf": _pdf,
}
