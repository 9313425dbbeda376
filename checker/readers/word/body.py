"""The blocks of a Word file: paragraphs, tables, text boxes, notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.model import NOWHERE, Place
from checker.readers import limits, xml
from checker.readers.drafts import Draft, Slot
from checker.readers.grid import MOST_COLUMNS
from checker.readers.word.numbering import Numbering
from checker.readers.word.styles import Styles
from checker.readers.word.words import Fields, Words

if TYPE_CHECKING:
    from lxml.etree import _Element

_WRAPPERS = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_STEP = 100
"""Twentieths of a point in a step of indentation: a quarter of an inch is 3.6 of them."""


class Body:
    """Pours parts of a Word file into a draft."""

    def __init__(self, draft: Draft, styles: Styles, numbering: Numbering) -> None:
        self._draft, self._styles, self._numbering = draft, styles, numbering
        self._fields = Fields()
        self._paragraphs = 0
        self._notes: dict[tuple[str, str], int] = {}

    def read(self, root: _Element) -> None:
        """The main part, from beginning to end."""
        self._count_notes(root)
        body = xml.child(root, "body")
        if body is not None:
            self._blocks(body, NOWHERE)

    def notes(self, root: _Element | None, kind: str) -> None:
        """The footnotes or endnotes that the text refers to, in its order."""
        by_id = {xml.attribute(note, "id"): note for note in root} if root is not None else {}
        for (of, name), number in self._notes.items():
            if of == kind and name in by_id:
                self.aside(by_id[name], f"{kind.removesuffix('s')} {number}")

    def aside(self, root: _Element, part: str) -> None:
        """A part that is not of the body."""
        self._fields = Fields()
        self._blocks(root, Place(part=part))

    def _count_notes(self, root: _Element) -> None:
        """Gives each reference the number that it is shown with."""
        counts = dict.fromkeys(("footnotes", "endnotes"), 0)
        for reference in root.iter():
            name = xml.local(reference)
            if name in ("footnoteReference", "endnoteReference"):
                kind = name.replace("Reference", "s")
                counts[kind] += 1
                reference.set("number", str(counts[kind]))
                self._notes.setdefault((kind, xml.attribute(reference, "id")), counts[kind])

    def _blocks(self, parent: _Element, place: Place) -> None:
        held: list[_Element] = []
        for element in _unwrapped(parent):
            name = xml.local(element)
            if name == "p":
                held.append(element)
                if not _joins_next(element):
                    self._paragraph(held, place)
                    held = []
            elif name == "tbl":
                self._table(element, place)
            elif name == "altChunk":
                self._draft.miss("a document that is embedded here is not read", self._here(place))
        if held:
            self._paragraph(held, place)

    def _here(self, place: Place) -> Place:
        return place if place.part else place._replace(paragraph=self._paragraphs)

    def _paragraph(self, elements: list[_Element], place: Place) -> None:
        words = self._words(elements)
        text = words.text.strip()
        self._paragraphs += bool(text) and not place.part
        style = self._styles.of(elements[0])
        mark = self._numbering.mark(style.list, style.depth) if style.list and text else ""
        if text:
            text = f"{mark} {text}" if mark else text
            if style.level:
                self._draft.add("heading", text, style.level, self._here(place))
            elif style.list:
                self._draft.add("item", text, style.depth + 1, self._here(place))
            else:
                self._draft.prose(text, self._here(place))
        self._hanging(words, place)

    def _words(self, elements: list[_Element]) -> Words:
        words = Words(self._fields)
        for element in elements:
            words.gather(element)
        return words

    def _hanging(self, words: Words, place: Place) -> None:
        for program in words.objects:
            self._draft.miss(f"an embedded {program} object is shown as a picture and is not read", self._here(place))
        for box in words.boxes:
            self._blocks(box, self._here(place)._replace(part=place.part or "text box"))

    def _table(self, table: _Element, place: Place) -> None:
        slots, inside, hanging = list[Slot](), list["_Element"](), list[Words]()
        reaching: dict[int, int] = {}  # column: the index of the cell that reaches down there
        number = 0
        for row in (row for row in _unwrapped(table) if xml.local(row) == "tr"):
            properties = xml.child(row, "trPr")
            if xml.child(properties, "del") is not None:
                continue
            number += 1
            header = xml.child(properties, "tblHeader") is not None
            column = 1 + xml.whole(xml.attribute(xml.child(properties, "gridBefore"), "val"))
            for cell in (cell for cell in _unwrapped(row) if xml.local(cell) == "tc"):
                about = xml.child(cell, "tcPr")
                across = max(1, min(xml.whole(xml.attribute(xml.child(about, "gridSpan"), "val")), MOST_COLUMNS))
                merge = xml.child(about, "vMerge")
                above = reaching.get(column)
                if merge is not None and xml.attribute(merge, "val", "continue") == "continue" and above is not None:
                    slots[above] = slots[above]._replace(rows=number - slots[above].row + 1)
                else:
                    reaching[column] = len(slots)
                    paragraphs, indent = self._cell(cell, inside, hanging)
                    slots.append(Slot(number, column, paragraphs, 1, across, indent, header))
                    limits.check("table cells", len(slots), limits.CELLS)
                column += across
        if len(slots) == 1:  # a frame around text
            for paragraph in slots[0].paragraphs:
                self._draft.prose(paragraph, self._here(place))
        else:
            self._draft.table(slots, place)
        for words in hanging:
            self._hanging(words, place)
        for nested in inside:
            self._table(nested, place)

    def _cell(self, cell: _Element, inside: list[_Element], hanging: list[Words]) -> tuple[list[str], int]:
        """The paragraphs of a cell and how far the first is set in; what cannot stand in it is put aside."""
        paragraphs, indent = list[str](), 0
        for element in _unwrapped(cell):
            if xml.local(element) == "tbl":
                inside.append(element)
            elif xml.local(element) == "p":
                words = self._words([element])
                style = self._styles.of(element)
                text = words.text.rstrip()
                mark = self._numbering.mark(style.list, style.depth) if style.list and text.strip() else ""
                if text and not paragraphs:
                    indent = _indent(element, text)
                paragraphs += [f"{mark} {text.strip()}" if mark else text] if text.strip() else []
                if words.boxes or words.objects:
                    hanging.append(words)
        return paragraphs, indent


def _unwrapped(parent: _Element) -> Iterator[_Element]:
    """The elements inside another, and inside what is only put around them."""
    for element in parent:
        name = xml.local(element)
        if name in _WRAPPERS:
            yield from _unwrapped(element)
        elif name == "AlternateContent":
            way = next(iter(element), None)
            yield from _unwrapped(way) if way is not None else ()
        else:
            yield element


def _joins_next(paragraph: _Element) -> bool:
    """Whether the mark of the paragraph was deleted, so that the next one goes on with it."""
    mark = xml.child(paragraph, "pPr", "rPr")
    return xml.child(mark, "del") is not None or xml.child(mark, "moveFrom") is not None


def _indent(paragraph: _Element, text: str) -> int:
    at = xml.child(paragraph, "pPr", "ind")
    twips = sum(xml.whole(xml.attribute(at, name)) for name in ("left", "start", "firstLine"))
    blanks = len(text) - len(text.lstrip(" \u00a0\u3000"))
    return twips // _STEP + 2 * blanks
