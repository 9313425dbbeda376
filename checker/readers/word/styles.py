"""What the styles of a Word file say of paragraphs: which are headings, and which are numbered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.readers import xml
from checker.records import NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = re.compile(r"(?:heading|标题)\s*(\d)|(title|subtitle)", re.IGNORECASE)
_DEEPEST = 20


class Style(NamedTuple):
    """``level`` of a heading from 1, 0 for none; ``list`` and ``depth`` of the numbering, "" for none."""

    level: int = 0
    list: str = ""
    depth: int = 0


class Styles:
    """Paragraph styles by id, with what they take from the styles that they are based on."""

    def __init__(self, root: _Element | None) -> None:
        self._raw = {
            xml.attribute(style, "styleId"): style
            for style in (xml.children(root, "style") if root is not None else ())
            if xml.attribute(style, "type", "paragraph") == "paragraph"
        }
        self._known: dict[str, Style] = {}

    def of(self, paragraph: _Element) -> Style:
        """The style of a paragraph, with what the paragraph itself says."""
        properties = xml.child(paragraph, "pPr")
        name = xml.attribute(xml.child(properties, "pStyle"), "val")
        return _said(properties, self._style(name, 0))

    def _style(self, name: str, depth: int) -> Style:
        raw = self._raw.get(name)
        if raw is None or depth > _DEEPEST:
            return Style()
        if name not in self._known:
            base = self._style(xml.attribute(xml.child(raw, "basedOn"), "val"), depth + 1)
            found = _HEADING.match(xml.attribute(xml.child(raw, "name"), "val"))
            if found:
                base = base._replace(level=int(found.group(1) or 1))
            self._known[name] = _said(xml.child(raw, "pPr"), base)
        return self._known[name]


def _said(properties: _Element | None, style: Style) -> Style:
    outline = xml.attribute(xml.child(properties, "outlineLvl"), "val")
    if outline.isdecimal():
        style = style._replace(level=int(outline) + 1 if int(outline) < 9 else 0)
    numbered = xml.child(properties, "numPr")
    if numbered is not None:
        depth = xml.attribute(xml.child(numbered, "ilvl"), "val", str(style.depth))
        named = xml.attribute(xml.child(numbered, "numId"), "val", style.list)
        style = style._replace(list="" if named == "0" else named, depth=int(depth) if depth.isdecimal() else 0)
    return style
