"""The parts of a Word file that hold words, found by their relationships."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.errors import UnreadableFile
from checker.readers import xml
from checker.readers.archive import Archive

if TYPE_CHECKING:
    from lxml.etree import _Element


class Package:
    """A Word file: its main part, and the parts that this one names."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        name = next((target for kind, target in self._relations("", "_rels/.rels") if kind == "officeDocument"), "")
        if not name:
            raise UnreadableFile("it does not say which of its parts is the document")
        folder, base = posixpath.split(name)
        self._named = list(self._relations(folder, posixpath.join(folder, "_rels", f"{base}.rels")))
        self.main = xml.parse(archive.read(name), name)

    def part(self, kind: str) -> _Element | None:
        """The first part of a kind ("styles", "footnotes"), where there is one."""
        return next(self.parts(kind), None)

    def parts(self, kind: str) -> Iterator[_Element]:
        """All parts of a kind."""
        for of, name in self._named:
            if of == kind and name in self._archive:
                yield xml.parse(self._archive.read(name), name)

    def _relations(self, folder: str, name: str) -> Iterator[tuple[str, str]]:
        """The kind and the name of each part that is named; what lies outside the file is not."""
        if name not in self._archive:
            return
        for relation in xml.parse(self._archive.read(name), name):
            if xml.attribute(relation, "TargetMode") != "External":
                kind, target = xml.attribute(relation, "Type"), xml.attribute(relation, "Target")
                yield kind.rpartition("/")[2], posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
