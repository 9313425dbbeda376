"""Makes PDF files of words at places, as a test wants them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842


class Word(NamedTuple):
    """Words and where they begin: points from the left and from the top; their size, and the angle of the line."""

    left: float
    top: float
    text: str
    size: float = 10
    turned: bool = False


def pdf(*pages: Iterable[Word], pictures: Sequence[int] = ()) -> bytes:
    """A file of pages of words; ``pictures`` are the pages, from 1, that show a picture beside."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", _PICTURE]
    kids = []
    for number, words in enumerate(pages, 1):
        content = b"".join(map(_drawn, words))
        if number in pictures:
            content += b"q 400 0 0 400 50 50 cm /P Do Q\n"
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>/XObject<</P 4 0 R>>>>>>" % (WIDTH, HEIGHT, len(objects))
        )
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    return joined(objects)


def joined(objects: Sequence[bytes]) -> bytes:
    """A file of objects, numbered from 1; the first is the catalog."""
    data, at = b"%PDF-1.4\n", list[int]()
    for number, body in enumerate(objects, 1):
        at.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    entries = b"".join(b"%010d 00000 n \n" % one for one in at)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    return data + head + entries + tail


def lines(*texts: str, left: float = 60, top: float = 100, pitch: float = 14, size: float = 10) -> list[Word]:
    """Words under each other."""
    return [Word(left, top + pitch * index, text, size) for index, text in enumerate(texts)]


def _drawn(word: Word) -> bytes:
    text = word.text.encode("latin-1").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    left, bottom = (word.top, word.left) if word.turned else (word.left, HEIGHT - word.top)
    matrix = b"0 1 -1 0" if word.turned else b"1 0 0 1"
    return b"BT /F %.1f Tf %s %.1f %.1f Tm (%s) Tj ET\n" % (word.size, matrix, left, bottom, text)


_PICTURE = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n"
    b"\x80\nendstream"
)
