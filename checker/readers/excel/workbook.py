"""The parts of an Excel file: its sheets in order, the words that cells share, and how numbers are shown."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.errors import UnreadableFile
from checker.readers import xml
from checker.readers.archive import Archive
from checker.readers.drafts import lowered, raised
from checker.readers.excel import numbers
from checker.records import NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element


class Sheet(NamedTuple):
    """The name of a sheet, its part, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


class Style(NamedTuple):
    """How a cell is shown: the format of its number and how far its words are set in."""

    code: str = "General"
    indent: int = 0


class Workbook:
    """What sheets refer to. Raises `UnreadableFile` where a part that must be there is not."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        main = next((target for _, kind, target in self._relations("_rels/.rels", "") if kind == "officeDocument"), "")
        if not main:
            raise UnreadableFile("it does not say which of its parts is the workbook")
        if main.endswith(".bin"):
            raise UnreadableFile("it is a binary Excel file (.xlsb); save it as .xlsx")
        folder, base = posixpath.split(main)
        root = xml.parse(archive.read(main), main)
        relations = list(self._relations(posixpath.join(folder, "_rels", f"{base}.rels"), folder))
        parts = {name: target for name, kind, target in relations if kind == "worksheet"}
        self.since_1904 = xml.attribute(xml.child(root, "workbookPr"), "date1904") in ("1", "true")
        sheets = xml.child(root, "sheets")
        self.sheets = [
            Sheet(xml.attribute(sheet, "name"), parts[named], xml.attribute(sheet, "state", "visible") != "visible")
            for sheet in (sheets if sheets is not None else ())
            if (named := _relation_of(sheet)) in parts
        ]
        by_kind = {kind: target for _, kind, target in relations}
        self.strings = self._strings(by_kind.get("sharedStrings", ""))
        self.styles = self._styles(by_kind.get("styles", ""))

    def rows(self, sheet: Sheet) -> Iterator[_Element]:
        """The rows of a sheet that are written in the file, one after the other."""
        return xml.elements(self._archive.read(sheet.part), sheet.part, "row")

    def merged(self, sheet: Sheet) -> Iterator[str]:
        """The merged cells of a sheet ("A1:B2")."""
        data = self._archive.read(sheet.part)
        if b"mergeCell" in data:
            for cell in xml.elements(data, sheet.part, "mergeCell"):
                yield xml.attribute(cell, "ref")

    def _strings(self, part: str) -> list[str]:
        if part not in self._archive:
            return []
        return [words(item) for item in xml.parse(self._archive.read(part), part)]

    def _styles(self, part: str) -> list[Style]:
        if part not in self._archive:
            return []
        root = xml.parse(self._archive.read(part), part)
        codes = dict(numbers.BUILT_IN)
        for form in _inside(root, "numFmts"):
            codes[xml.whole(xml.attribute(form, "numFmtId"))] = xml.attribute(form, "formatCode")
        return [
            Style(
                codes.get(xml.whole(xml.attribute(cell, "numFmtId")), "General"),
                xml.whole(xml.attribute(xml.child(cell, "alignment"), "indent")),
            )
            for cell in _inside(root, "cellXfs")
        ]

    def _relations(self, part: str, folder: str) -> Iterator[tuple[str, str, str]]:
        """The id, the kind and the part of each relation; what lies outside the file is none."""
        if part not in self._archive:
            return
        for relation in xml.parse(self._archive.read(part), part):
            if xml.attribute(relation, "TargetMode") != "External":
                kind, target = xml.attribute(relation, "Type"), xml.attribute(relation, "Target")
                name = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                yield xml.attribute(relation, "Id"), kind.rpartition("/")[2], name


def words(item: _Element) -> str:
    """The words of a string, its runs put together; raised and lowered digits as such. Readings aloud are left out."""
    said = ""
    for part in item:
        name = xml.local(part)
        if name == "t":
            said += part.text or ""
        elif name == "r":
            text = xml.child(part, "t")
            shift = xml.attribute(xml.child(part, "rPr", "vertAlign"), "val")
            run = (text.text or "") if text is not None else ""
            said += raised(run) if shift == "superscript" else lowered(run) if shift == "subscript" else run
    return said


def _relation_of(sheet: _Element) -> str:
    """The id of the relation, which has the name "id" in a namespace of its own; the sheet's number has none."""
    return next((str(value) for key, value in sheet.items() if str(key).endswith("}id")), "")


def _inside(root: _Element, name: str) -> Iterator[_Element]:
    element = xml.child(root, name)
    return iter(element if element is not None else ())
