"""The words of a paragraph as they are shown: insertions and the results of fields, not deletions or hidden text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.readers import xml
from checker.readers.drafts import lowered, raised

if TYPE_CHECKING:
    from lxml.etree import _Element

_GONE = frozenset(
    (
        *("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText", "sdtPr", "sdtEndPr", "rubyPr", "rt"),
        *("fldData", "numberingChange", "annotationRef", "ctrlPr", "commentReference"),
    )
)
_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "footnoteRef": "",
    "endnoteRef": "",
}
_PRIVATE = 0xF000  # where the characters of symbol fonts lie
_OFF = ("0", "false", "off")


class Fields:
    """The fields that are open, which may reach over paragraphs: only what stands after "separate" is shown."""

    def __init__(self) -> None:
        self._open: list[bool] = []

    def mark(self, kind: str) -> None:
        """A field begins, its result begins, or it ends."""
        if kind == "begin":
            self._open.append(False)
        elif kind == "separate" and self._open:
            self._open[-1] = True
        elif kind == "end" and self._open:
            self._open.pop()

    @property
    def shown(self) -> bool:
        """Whether words are shown that stand here."""
        return all(self._open)


class Words:
    """Gathers the words of one paragraph, and the boxes and objects that hang on it."""

    def __init__(self, fields: Fields) -> None:
        self._fields = fields
        self._pieces: list[str] = []
        self.boxes: list[_Element] = []
        self.objects: list[str] = []

    @property
    def text(self) -> str:
        """What has been gathered."""
        return "".join(self._pieces)

    def gather(self, element: _Element) -> None:
        """All that is inside a paragraph, or a part of it."""
        for inner in element:
            name = xml.local(inner)
            if name == "r":
                self._run(inner)
            elif name == "t":  # of an equation
                self._say(inner.text or "")
            elif name == "AlternateContent":
                self._alternative(inner)
            elif name not in _GONE:
                self.gather(inner)

    def _run(self, run: _Element) -> None:
        properties = xml.child(run, "rPr")
        if _is_on(properties, "vanish"):
            return
        before = len(self._pieces)
        self._inside(run)
        shift = xml.attribute(xml.child(properties, "vertAlign"), "val")
        if shift in ("superscript", "subscript"):
            shifted = (raised if shift == "superscript" else lowered)("".join(self._pieces[before:]))
            self._pieces[before:] = [shifted]

    def _inside(self, run: _Element) -> None:
        for inner in run:
            name = xml.local(inner)
            if name == "t":
                self._say(inner.text or "")
            elif name == "br" and xml.attribute(inner, "type") in ("page", "column"):
                self._say(" ")
            elif name in _CHARACTERS:
                self._say(_CHARACTERS[name])
            elif name == "fldChar":
                self._fields.mark(xml.attribute(inner, "fldCharType"))
            elif name in ("footnoteReference", "endnoteReference"):
                self._say(raised(xml.attribute(inner, "number")))
            elif name == "sym":
                self._symbol(inner)
            elif name in ("drawing", "pict", "object"):
                self._hanging(inner)
            elif name == "AlternateContent":
                self._alternative(inner)
            elif name not in _GONE:
                self._inside(inner)

    def _alternative(self, element: _Element) -> None:
        """What new programs show, or old ones where that has no words."""
        ways = [way for name in ("Choice", "Fallback") for way in xml.children(element, name)]
        for way in ways:
            before = len(self.boxes), len(self._pieces)
            self._inside(way)
            if (len(self.boxes), len(self._pieces)) != before:
                return

    def _hanging(self, element: _Element) -> None:
        for inner in element.iter():
            name = xml.local(inner)
            if name == "txbxContent" and not _is_inside_box(inner, element):
                self.boxes.append(inner)
            elif name == "OLEObject" and (program := xml.attribute(inner, "ProgID")).startswith(("Excel", "Word")):
                self.objects.append(program.partition(".")[0])

    def _symbol(self, element: _Element) -> None:
        code = xml.attribute(element, "char")
        number = int(code, 16) if code and all(digit in "0123456789abcdefABCDEF" for digit in code[:8]) else 0
        if 32 <= number < _PRIVATE:
            self._say(chr(number))

    def _say(self, words: str) -> None:
        if words and self._fields.shown:
            self._pieces.append(words)


def _is_on(properties: _Element | None, name: str) -> bool:
    switch = xml.child(properties, name)
    return switch is not None and xml.attribute(switch, "val", "on") not in _OFF


def _is_inside_box(element: _Element, upto: _Element) -> bool:
    above = element.getparent()
    while above is not None and above is not upto:
        if xml.local(above) in ("txbxContent", "Fallback"):
            return True
        above = above.getparent()
    return False
