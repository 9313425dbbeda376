"""The characters of a page with their boxes, turned so that most of them are read from left to right."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from typing import TYPE_CHECKING

from checker.readers import limits
from checker.readers.pdf.runs import Glyph
from checker.records import NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_SAMPLES = 60
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-"}
"""How hyphens at the ends of lines come out."""

_SYMBOLS = frozenset(map(chr, range(0xF020, 0xF100)))
"""Where the pictures of symbol fonts lie, bullets above all."""
_UNKNOWN = frozenset(("\0", "\ufffd", "\uffff", *map(chr, range(0xE000, 0xF900)))) - _SYMBOLS


_BLANK = Glyph(" ", 0.0, 0.0, 0.0, 0.0)


class Characters(NamedTuple):
    """What a page has: its characters, how many more have no meaning (their font does not say which they are), and the
    top and the bottom of the page."""

    glyphs: list[Glyph]
    unknown: int
    top: float
    bottom: float


def read(page: PdfPage) -> Characters:
    """The characters of a page, in the order of the file."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    try:
        handle, count = text.raw, text.count_chars()
        limits.check("characters on a page", count, limits.CHARACTERS)
        turned = _turn(handle, count)
        glyphs, unknown = list[Glyph](), 0
        box = pdfium.FS_RECTF()
        at, code_of, box_of = ctypes.byref(box), pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
        for index in range(count):
            letter = chr(code_of(handle, index))
            if letter.isspace():
                glyphs.append(_BLANK)
            elif letter in _UNKNOWN or letter in _SYMBOLS:
                unknown += letter in _UNKNOWN
            else:
                box_of(handle, index, at)
                place = _placed(turned, box.left, box.top, box.right, box.bottom)
                glyphs.append(Glyph(_HYPHENS.get(letter, letter), *place))
    finally:
        text.close()
    left, bottom, right, top = page.get_mediabox()
    _, first, _, last = _placed(turned, left, top, right, bottom)
    return Characters(glyphs, unknown, first, last)


def _turn(handle: object, count: int) -> int:
    """The angle that most characters are set at, by a sample of them: 0, 90, 180 or 270 degrees."""
    import pypdfium2.raw as pdfium

    angles = Counter(
        round(pdfium.FPDFText_GetCharAngle(handle, index) / (math.pi / 2)) * 90 % 360
        for index in range(0, count, max(1, count // _SAMPLES))
    )
    return max(angles, key=lambda angle: angles[angle], default=0)


def _placed(turned: int, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
    """A box of the page, whose ordinates rise, as it lies when the page is read, where they fall."""
    if turned == 270:
        return bottom, left, top, right
    if turned == 180:
        return -right, bottom, -left, top
    if turned == 90:
        return -top, -right, -bottom, -left
    return left, -top, right, -bottom
