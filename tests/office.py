"""Makes Word and Excel files of a few parts, as a test wants them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_NAMED = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_LISTED = '<sheet name="表" sheetId="1" r:id="r1"/>'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A Zip archive of parts."""
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return held.getvalue()


def relations(**targets: str) -> str:
    """A part that names others: their kinds and targets, with the ids r1, r2, …"""
    named = "".join(
        f'<Relationship Id="r{number}" Type="{_KINDS}/{kind.rstrip("0123456789")}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{named}</Relationships>'


def docx(body: str, **others: str) -> bytes:
    """A Word file of a body; ``others`` are parts by their kind ("styles", "numbering", "footnotes", "header")."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/document.xml": f"<w:document {_WORD}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(**{kind: f"{kind}.xml" for kind in others}),
    }
    for kind, part in others.items():
        parts[f"word/{kind}.xml"] = f"<w:{kind} {_WORD}>{part}</w:{kind}>"
    return package(parts)


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph; a run that is no XML is words."""
    inside = "".join(run if run.startswith("<") else words(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def words(text: str, properties: str = "") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: str) -> str:
    """A table; rows hold the cells of `cell`."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(*inside: str, properties: str = "") -> str:
    """A cell of paragraphs and tables; what is no XML is a paragraph."""
    blocks = "".join(part if part.startswith("<") else paragraph(part) for part in inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"


def xlsx(rows: str, after: str = "", formats: str = "", styles: str = "", strings: str = "") -> bytes:
    """An Excel file of one sheet: rows, what follows them, formats of numbers, styles of cells, shared words."""
    shown = f"<numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs>"
    return package(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
            "xl/workbook.xml": f"<workbook {_SHEET} {_NAMED}><sheets>{_LISTED}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": relations(
                worksheet="worksheets/sheet1.xml", styles="styles.xml", sharedStrings="strings.xml"
            ),
            "xl/worksheets/sheet1.xml": f"<worksheet {_SHEET}><sheetData>{rows}</sheetData>{after}</worksheet>",
            "xl/styles.xml": f"<styleSheet {_SHEET}>{shown}</styleSheet>",
            "xl/strings.xml": f"<sst {_SHEET}>{strings}</sst>",
        }
    )
