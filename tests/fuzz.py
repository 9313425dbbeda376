#!/usr/bin/env python3
"""Reads damaged files for a while: valid ones, mutated at random, each read as the command line would read it.

    python tests/fuzz.py [--minutes N] [--seed N] [--keep DIR]

A file may be read, or refused in words. What counts is that no library crashes or hangs, and that no exception comes
through that nobody foresaw. Such files are kept, and belong in `fixtures/formats/found` once they are mended.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

sys.path.insert(0, str(Path(__file__).resolve().parent))

from office import cell, docx, paragraph, table, xlsx

from checker.model import Unread
from checker.readers import Reader

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures" / "formats"
BAD = ("broke off", "longer than", "Error: ", "memory")
TOKENS = (
    b"0",
    b"-1",
    b"65536",
    b"99999999999999999999",
    b"\0",
    b"<",
    b">",
    b"&",
    b'"',
    b"[",
    b"]",
    b"<<",
    b">>",
    b" R",
    b"\xff\xff\xff\xff",
    b"/Kids",
    b"/Parent",
    b"stream",
    b"endobj",
    b"1e999",
    b"nan",
)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--minutes", type=float, default=10)
    ask.add_argument("--seed", type=int, default=int(time.time()))
    ask.add_argument("--keep", type=Path, default=ROOT / "fuzz")
    given = ask.parse_args()
    chance, reader = random.Random(given.seed), Reader()
    seeds, counts = dict(_seeds()), Counter[str]()
    print(f"{len(seeds)} files, {given.minutes:g} minutes, seed {given.seed}")
    until = time.monotonic() + 60 * given.minutes
    try:
        while time.monotonic() < until:
            name = chance.choice(list(seeds))
            data = _mutated(seeds[name], chance)
            for found in reader.documents(data, name):
                reason = found.reason if isinstance(found, Unread) else ""
                bad = next((sign for sign in BAD if sign in reason), "")
                counts["read" if not reason else "refused" if not bad else "BAD"] += 1
                if bad:
                    given.keep.mkdir(exist_ok=True)
                    kept = given.keep / f"{counts['BAD']}-{name}"
                    kept.write_bytes(data)
                    print(f"{kept}: {reason}")
    finally:
        reader.close()
    print(", ".join(f"{count} {what}" for what, count in sorted(counts.items())))
    sys.exit(1 if counts["BAD"] else 0)


def _seeds() -> Iterator[tuple[str, bytes]]:
    head = cell("Item", properties='<w:gridSpan w:val="2"/>') + cell("2020")
    rows = table(head, cell("Loans") + cell("5") + cell("6"))
    yield "small.docx", docx(paragraph("Income rose by 5%.") + rows, footnotes="<w:footnote/>", styles="<w:style/>")
    yield (
        "small.xlsx",
        xlsx(
            '<row r="1"><c r="A1" t="str"><v>Loans</v></c><c r="B1" s="0"><f>1+1</f><v>0.125</v></c></row>',
            '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
            '<numFmt numFmtId="164" formatCode="#,##0.00;(0.0%)"/>',
            '<xf numFmtId="164"/>',
        ),
    )
    yield (
        "small.html",
        b"<html><body><h1>A</h1><table><tr><td colspan=2>5<tr><td>6<td>7</table><ol><li>b</ol><pre>x\n</pre>",
    )
    yield (
        "small.eml",
        (
            b'From: a\r\nDate: b\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n'
            b"Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+NSU=\r\n--x\r\n"
            b'Content-Disposition: attachment; filename="a.csv"\r\n\r\na,5\r\nb,6\r\n--x--\r\n'
        ),
    )
    for path in sorted(FIXTURES.glob("*.*")) if FIXTURES.is_dir() else ():
        if path.suffix in (".docx", ".pdf", ".xlsx", ".html", ".eml", ".zip"):
            yield path.name, path.read_bytes()


def _mutated(data: bytes, chance: random.Random) -> bytes:
    """One file, with a few places changed: in its bytes, or in those of a part of it where it is an archive."""
    if data.startswith(b"PK") and chance.random() < 0.85:
        try:
            return _inside(data, chance)
        except BadZipFile:
            pass
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        data = _changed(data, chance)
    return data


def _inside(data: bytes, chance: random.Random) -> bytes:
    held = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as archive, ZipFile(held, "w", ZIP_DEFLATED) as changed:
        names = archive.namelist()
        chosen = set(chance.sample(names, min(len(names), chance.choice((1, 1, 2)))))
        for name in names:
            part = archive.read(name)
            if name in chosen:
                for _ in range(chance.choice((1, 2, 4))):
                    part = _changed(part, chance)
            if name not in chosen or chance.random() < 0.95:
                changed.writestr(name, part)
    return held.getvalue()


def _changed(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    upto = min(len(data), at + chance.choice((1, 2, 8, 64, 1024)))
    match chance.randrange(7):
        case 0:
            return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        case 1:
            return data[:at] + data[upto:]
        case 2:
            return data[:upto] + data[at:]
        case 3:
            return data[:at] + chance.choice(TOKENS) + data[upto if chance.random() < 0.5 else at :]
        case 4:
            return (
                data[:at] if chance.random() < 0.2 else data[:at] + data[at:upto] * chance.choice((2, 50)) + data[upto:]
            )
        case 5:  # something from elsewhere in the file
            other = chance.randrange(len(data) + 1)
            return data[:at] + data[other : other + chance.choice((4, 32, 256))] + data[upto:]
    digits = [index for index in range(at, min(len(data), at + 400)) if data[index : index + 1].isdigit()]
    if not digits:
        return data
    where = chance.choice(digits)
    return data[:where] + chance.choice((b"0", b"9", b"999999999", b"-5")) + data[where + 1 :]


if __name__ == "__main__":
    main()
