"""Files that are made to do harm, or damaged: each ends in a message that names it and says why, and the others go on.

They are made here, small on disk. The limits of time and memory are those of the process apart.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from office import cell, docx, package, paragraph, relations, table, xlsx

from checker import readers
from checker.model import Document, Unread

GOOD = "Income rose by 5%."


def _zip_bomb() -> bytes:
    """Two hundred megabytes of nothing in a fifth of one."""
    return package(
        {
            "_rels/.rels": relations(officeDocument="d.xml"),
            "[Content_Types].xml": "<Types/>",
            "word/a": "",
            "d.xml": b"<d>" + b" " * (200 << 20) + b"</d>",
        }
    )


def _overlapping() -> bytes:
    """Parts without number that share what is packed, as the most efficient bombs have them."""
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for number in range(20_000):
            archive.writestr(f"{number}.txt", b"")
    return held.getvalue()


def _archives_in_archives() -> bytes:
    data = package({"a.txt": GOOD})
    for number in range(6):
        data = package({f"{number}.zip": data})
    return data


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def _laughs() -> bytes:
    return package(
        {
            "_rels/.rels": relations(officeDocument="word/d.xml"),
            "[Content_Types].xml": "<Types/>",
            "word/d.xml": f'<!DOCTYPE d [<!ENTITY l0 "ha">{LAUGHS}]><d>&l9;</d>',
        }
    )


def _quadratic() -> bytes:
    return package(
        {
            "_rels/.rels": relations(officeDocument="word/d.xml"),
            "[Content_Types].xml": "<Types/>",
            "word/d.xml": f'<!DOCTYPE d [<!ENTITY a "{"a" * 100_000}">]><d>{"&a;" * 100_000}</d>',
        }
    )


def _outside(target: Path) -> bytes:
    return package(
        {
            "_rels/.rels": relations(officeDocument="word/d.xml"),
            "[Content_Types].xml": "<Types/>",
            "word/d.xml": f'<!DOCTYPE d [<!ENTITY a SYSTEM "file://{target}">]><d>&a;</d>',
        }
    )


def _nested_tables() -> bytes:
    return docx("<w:tbl><w:tr><w:tc>" * 100_000 + paragraph(GOOD) + "</w:tc></w:tr></w:tbl>" * 100_000)


def _nested_tables_unpacked() -> bytes:
    """The same, packed at no ratio that is told by."""
    held = io.BytesIO()
    with ZipFile(io.BytesIO(_nested_tables())) as packed, ZipFile(held, "w") as archive:
        for name in packed.namelist():
            archive.writestr(name, packed.read(name))
    return held.getvalue()


def _many_tables() -> bytes:
    return docx(table(cell(GOOD) + cell("5")) * 100_000)


def _empty_rows() -> bytes:
    return xlsx(
        "".join(f'<row r="{row}"/>' for row in range(1, 1_000_001))
        + '<row r="1000001"><c r="A1000001"><v>5</v></c></row>'
    )


def _styled_rows() -> bytes:
    return xlsx("".join(f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(1, 1_000_001)))


def _wide_merge() -> bytes:
    return xlsx(
        '<row r="1"><c r="A1"><v>5</v></c><c r="B1"><v>6</v></c></row>',
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' * 50,
    )


def _encrypted() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)


def _truncated() -> bytes:
    return docx(paragraph(GOOD) * 1000)[:-400]


def _garbled() -> bytes:
    data = bytearray(docx(paragraph(GOOD) * 1000))
    data[200:260] = bytes(60)
    return bytes(data)


def _pdf(*objects: bytes, root: int = 1) -> bytes:
    data, at = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        at.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table_at = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % one for one in at
    )
    return data + b"trailer <</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, table_at)


def _loop() -> bytes:
    return _pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1000000000>>")


def _two_way_loop() -> bytes:
    return _pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 5>>",
        b"<</Type/Pages/Kids[2 0 R 2 0 R]/Parent 2 0 R/Count 5>>",
    )


def _page_bomb() -> bytes:
    """A page whose content unpacks to a gigabyte."""
    packed = zlib.compress(b"q Q " * (64 << 20), 9)
    return _pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream",
    )


def _form_loop() -> bytes:
    """A form that shows itself."""
    form = b"/X Do /X Do"
    return _pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 4 0 R>>>>>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length %d>>stream\n%s\nendstream"
        % (len(form), form),
    )


def _deep_page() -> bytes:
    return b"<html>" + b"<div>" * 200_000 + GOOD.encode()


def _wide_cells() -> bytes:
    return b"<html><table>" + b"<tr>" + b"<td rowspan=9999 colspan=1000>5" * 20_000 + b"</table>"


def _mail_in_mail() -> bytes:
    data = b"From: a\r\nDate: b\r\nMIME-Version: 1.0\r\n\r\n" + GOOD.encode()
    for _ in range(30):
        head = b"From: a\r\nDate: b\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n"
        data = head + data
    return data


def _parts_in_parts() -> bytes:
    """A mail of parts inside parts, three thousand deep."""
    head = b"From: a\r\nDate: b\r\nMIME-Version: 1.0\r\n"
    return (
        head
        + b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(3000))
        + b"\r\nx"
    )


CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb.docx": (_zip_bomb, "times larger"),
    "parts.zip": (_overlapping, "parts"),
    "matryoshka.zip": (_archives_in_archives, "inside one another"),
    "laughs.docx": (_laughs, "document type|well-formed"),
    "quadratic.docx": (_quadratic, "document type|well-formed"),
    "nested.docx": (_nested_tables, "times larger"),
    "deep.docx": (_nested_tables_unpacked, "deep"),
    "encrypted.docx": (_encrypted, "password"),
    "truncated.docx": (_truncated, "incomplete"),
    "garbled.docx": (_garbled, "damaged"),
    "loop.pdf": (_loop, "no page"),
    "ways.pdf": (_two_way_loop, "damaged"),
    "deep.html": (_deep_page, "deep"),
    "cut.pdf": (lambda: b"%PDF-1.7\n1 0 obj", "damaged"),
    "noise.pdf": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "damaged"),
    "picture.docx": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "picture"),
    "noise.xlsx": (lambda: bytes(range(256)) * 40, "binary"),
    "empty.pdf": (lambda: b"", "empty"),
}
HARMLESS: dict[str, Callable[[], bytes]] = {
    "rows.xlsx": _empty_rows,
    "styled.xlsx": _styled_rows,
    "merged.xlsx": _wide_merge,
    "page.pdf": _page_bomb,
    "form.pdf": _form_loop,
    "wide.html": _wide_cells,
    "tables.docx": _many_tables,
    "mails.eml": _mail_in_mail,
    "parts.eml": _parts_in_parts,
}
"""What may be read or refused, as long as it is one of these."""


def _read(path: Path) -> list[Document | Unread]:
    good = path.with_name("good.html")
    good.write_text(f"<html><p>{GOOD}", encoding="utf-8")
    *found, last = readers.read_all([str(path), str(good)])
    assert isinstance(last, Document)
    assert last.text == GOOD + "\n"
    return found


@pytest.mark.parametrize("name", CASES)
def test_it_is_named_with_the_reason_and_the_others_go_on(name: str, tmp_path: Path) -> None:
    make, reason = CASES[name]
    (tmp_path / name).write_bytes(make())
    found = [missed for one in _read(tmp_path / name) for missed in ((one,) if isinstance(one, Unread) else one.unread)]
    assert found
    assert found[0].path.startswith(str(tmp_path / name))
    assert re.search(reason, found[0].reason), found[0].reason


@pytest.mark.parametrize("name", HARMLESS)
def test_it_is_read_or_refused_and_the_others_go_on(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(HARMLESS[name]())
    found = _read(tmp_path / name)
    assert found
    assert all(one.path.startswith(str(tmp_path / name)) for one in found)


def test_nothing_outside_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret 777", encoding="utf-8")
    (tmp_path / "a.docx").write_bytes(_outside(secret))
    assert not any("777" in str(one) for one in _read(tmp_path / "a.docx"))


def test_what_takes_too_long_is_stopped(tmp_path: Path) -> None:
    from checker.readers.apart import Apart

    apart = Apart(patience=0.001)
    (found,) = apart.documents(_many_tables(), "a.docx")
    assert isinstance(found, Unread)
    assert "longer than 0.001 seconds" in found.reason


def test_what_takes_too_much_memory_is_stopped_and_the_others_go_on() -> None:
    pytest.importorskip("resource")
    from checker.readers.apart import Apart

    apart = Apart(memory=200 << 20)
    try:
        (found,) = apart.documents(b"<html>" + b"<p>5" * 2_000_000, "a.html")
        assert isinstance(found, Unread)
        (good,) = apart.documents(b"<html><p>5", "b.html")
        assert isinstance(good, Document)
    finally:
        apart.close()
