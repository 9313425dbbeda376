"""The numbers of list items, which a Word file does not hold but counts when it is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.readers import numerals, xml
from checker.records import NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


class _Level(NamedTuple):
    start: int = 1
    style: str = "decimal"
    text: str = ""
    legal: bool = False


class Numbering:
    """Counts the items of every list, in the order of the document."""

    def __init__(self, root: _Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun = set[str]()
        for element in root if root is not None else ():
            match xml.local(element):
                case "abstractNum":
                    self._levels[xml.attribute(element, "abstractNumId")] = dict(map(_level, _levels(element)))
                case "num":
                    self._list(element)

    def mark(self, named: str, depth: int) -> str:
        """The mark of the next item of a list at a depth from 0, "" for a bullet; it is counted."""
        abstract = self._lists.get(named, "")
        levels = self._levels.get(abstract, {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if named not in self._begun:
            self._begun.add(named)
            for level, start in self._starts.get(named, {}).items():
                counts[level] = start - 1
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        here = levels[depth]
        if here.style in ("bullet", "none"):
            return ""

        def count(place: re.Match[str]) -> str:
            level = int(place.group(1)) - 1
            style = levels.get(level, _Level()).style
            number = counts.get(level, levels.get(level, _Level()).start)
            return numerals.written(number, "decimal" if here.legal and level != depth else style)

        return _PLACE.sub(count, here.text)

    def _list(self, element: _Element) -> None:
        named = xml.attribute(element, "numId")
        self._lists[named] = xml.attribute(xml.child(element, "abstractNumId"), "val")
        for override in xml.children(element, "lvlOverride"):
            start = xml.attribute(xml.child(override, "startOverride"), "val")
            if start.isdecimal():
                self._starts.setdefault(named, {})[xml.whole(xml.attribute(override, "ilvl"))] = int(start)


def _levels(abstract: _Element) -> list[_Element]:
    return list(xml.children(abstract, "lvl"))[:_LEVELS]


def _level(element: _Element) -> tuple[int, _Level]:
    def value(name: str, default: str = "") -> str:
        return xml.attribute(xml.child(element, name), "val", default)

    legal = xml.child(element, "isLgl") is not None
    level = _Level(xml.whole(value("start", "1")), value("numFmt", "decimal"), value("lvlText"), legal)
    return xml.whole(xml.attribute(element, "ilvl")), level
