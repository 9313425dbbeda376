"""HTML: what a browser shows, block by block. Nothing that is hidden is read, and nothing is fetched or run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.errors import UnreadableFile
from checker.model import Document, Place
from checker.readers import content, grids, limits, numerals
from checker.readers.drafts import Draft, Slot, lowered, raised
from checker.readers.extras import needs
from checker.readers.grid import Grid
from checker.records import NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w\-]{2,40})", re.IGNORECASE)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    (
        *("html", "body", "main", "article", "section", "nav", "aside", "header", "footer", "address", "hgroup"),
        *("p", "div", "pre", "blockquote", "center", "hr", "figure", "figcaption", "details", "summary", "dialog"),
        *("ol", "ul", "li", "dl", "dt", "dd", "form", "fieldset", "legend", "option"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
        *_HEADINGS,
    )
)
_SILENT = frozenset(
    (
        *("head", "script", "style", "template", "noscript", "svg", "object", "iframe", "audio", "video", "canvas"),
        *("textarea", "ix:header"),
    )
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BREAK = "\u2028"
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_GLUED = re.compile(r"(?<=[\u2e80-\uffef])[ \t]*[\n\r]+[ \t]*(?=[\u2e80-\uffef])")
_INDENT = re.compile(r"[ \u00a0\u2002\u2003\u3000]*")
_WIDTHS = {"\u00a0": 1, "\u2002": 1, "\u2003": 2, "\u3000": 2}
_LENGTH = re.compile(r"(?:padding-left|margin-left|text-indent)\s*:\s*([\d.]{1,6})\s*(px|pt|em|rem)", re.IGNORECASE)
_PIXELS = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0}


class _Run(NamedTuple):
    """A run of words that belong together, or a table that stands between such runs."""

    kind: str
    text: str
    level: int
    line: int
    table: _Element | None = None


@dataclass(slots=True)
class _List:
    """An open list: how its items are numbered (empty: they are not), and the number of the last one."""

    style: str
    last: int


def read(data: bytes, path: str) -> Document:
    """The document of an HTML page. Raises `UnreadableFile` for what is no text or is nested too deeply."""
    draft = Draft(path)
    pour(draft, data)
    return draft.document()


def pour(draft: Draft, data: bytes) -> None:
    """The blocks and tables of an HTML page, into a draft. Raises as `read` does."""
    _pour(draft, _root(data))


def _root(data: bytes) -> _Element:
    with needs("lxml"):
        from lxml import etree
    source = _decode(data)
    # Bytes again, since a text that declares an encoding is refused; a null character would end the page.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(source.replace("\0", "\ufffd").encode("utf-8") or b"<p>", parser)
    if any("xcessive depth" in error.message for error in parser.error_log):
        raise UnreadableFile("its elements are nested too deeply")
    if root is None:
        raise UnreadableFile("there is no page in it")
    return root


def _decode(data: bytes) -> str:
    """The text: a byte order mark decides, then UTF-8, then what the page says, then what its bytes are like."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        name = declared.group(1).decode("ascii").lower()
        try:
            return data.decode("gb18030" if name in ("gb2312", "gbk") else name)
        except (LookupError, UnicodeDecodeError):
            pass
    return content.decode(data)


def _pour(draft: Draft, root: _Element) -> None:
    for run in _runs(root):
        place = Place(line=run.line)
        if run.table is not None:
            _table(draft, run.table, place)
        elif "\n" in run.text:
            draft.lines(run.text, place, run.kind, run.level)
        else:
            draft.add(run.kind, run.text, run.level, place)


def _table(draft: Draft, table: _Element, place: Place) -> None:
    """A table, what it is called above it, and the tables inside its cells below it."""
    if _is_layout(table):
        _pour(draft, table)
        return
    for caption in table.iterchildren("caption"):
        _pour(draft, caption)
    slots, inside = _slots(table)
    draft.table(slots, place)
    for nested in inside:
        _table(draft, nested, place._replace(line=nested.sourceline or place.line))


@dataclass(slots=True)
class _Words:
    """Inline text as it comes, until a block begins or ends."""

    pieces: list[str] = field(default_factory=list)
    mark: str = ""
    item: bool = False

    def take(self, kept: bool) -> str:
        """What has come, its blanks folded as a browser folds them, unless they are kept."""
        words = "".join(self.pieces)
        self.pieces.clear()
        if not kept:
            words = _BLANKS.sub(" ", _GLUED.sub("", words))
        words = re.sub(rf" ?{_BREAK} ?", "\n", words).strip(" \t\n\r\f")
        if words and self.mark:
            words, self.mark = f"{self.mark} {words}", ""
        return words


def _runs(root: _Element) -> Iterator[_Run]:
    """The runs of words under an element, in order, and the tables between them."""
    from lxml import etree

    words, lists, headings, kept = _Words(), list[_List](), list[int](), 0
    line = root.sourceline or 0
    walk = etree.iterwalk(root, events=("start", "end"))

    def flush() -> Iterator[_Run]:
        if said := words.take(kept > 0):
            if headings:
                yield _Run("heading", said, headings[-1], line)
            else:
                yield _Run("item" if words.item else "paragraph", said, len(lists) if words.item else 0, line)
            words.item = False

    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        block = tag in _BLOCKS
        if event == "start":
            if block:
                yield from flush()
                line = element.sourceline or line
            if tag == "table" and element is not root:
                yield _Run("table", "", 0, line, element)
                walk.skip_subtree()
                continue
            if tag in _SILENT or (element is not root and _is_hidden(element)):
                walk.skip_subtree()
                continue
            if tag in _HEADINGS:
                headings.append(_HEADINGS[tag])
            elif tag in ("ol", "ul"):
                lists.append(_List(element.get("type", "1") if tag == "ol" else "", _whole(element, "start", 1) - 1))
            elif tag == "li" and lists:
                lists[-1].last = _whole(element, "value", lists[-1].last + 1)
                words.item, words.mark = True, _mark(lists[-1])
            elif tag == "pre":
                kept += 1
            elif tag == "br":
                words.pieces.append(_BREAK)
            if element.text:
                words.pieces.append(_shifted(tag, element.text))
            continue
        skipped = tag in _SILENT or tag == "table" or _is_hidden(element)
        if block and not (skipped and element is not root):
            yield from flush()
            if tag in _HEADINGS and headings:
                headings.pop()
            elif tag in ("ol", "ul") and lists:
                lists.pop()
            elif tag == "li":
                words.item, words.mark = False, ""
            elif tag == "pre":
                kept -= 1
        if element is not root and element.tail:
            parent = element.getparent()
            words.pieces.append(_shifted(str(parent.tag) if parent is not None else "", element.tail))
    yield from flush()


def _shifted(tag: str, words: str) -> str:
    return raised(words) if tag == "sup" else lowered(words) if tag == "sub" else words


def _is_hidden(element: _Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _whole(element: _Element, name: str, default: int) -> int:
    value = element.get(name) or ""
    return int(value) if value.strip().lstrip("-").isdecimal() and len(value) < 7 else default


def _mark(numbered: _List) -> str:
    return f"{numerals.written(numbered.last, numbered.style)}." if numbered.style else ""


def _is_layout(table: _Element) -> bool:
    """Whether a table only puts things beside each other: it has a single cell, or holds headings, or tables and no
    amount of its own."""
    cells = [cell for row in _rows(table) for cell in row.iterchildren("td", "th")]
    if len(cells) < 2 or table.get("role") == "presentation" or next(table.iter(*_HEADINGS), None) is not None:
        return True
    nested = next(table.iterdescendants("table"), None) is not None
    return nested and not any(grids.AMOUNT.fullmatch("".join(cell.itertext()).strip()) for cell in cells)


def _rows(table: _Element) -> list[_Element]:
    """The rows of a table, and not those of the tables inside it."""
    parts = table.iterchildren("tr", "thead", "tbody", "tfoot")
    rows = (row for part in parts for row in ([part] if part.tag == "tr" else part.iterchildren("tr")))
    return [row for row in rows if not _is_hidden(row)]


def _slots(table: _Element) -> tuple[list[Slot], list[_Element]]:
    """The cells of a table, and the tables inside them."""
    grid, slots, inside = Grid(), list[Slot](), list["_Element"]()
    rows = _rows(table)
    for number, row in enumerate(rows, 1):
        grid.row()
        part = row.getparent()
        headed = part is not None and part.tag == "thead"
        for cell in row.iterchildren("td", "th"):
            down = max(1, min(_whole(cell, "rowspan", 1) or len(rows), len(rows) - number + 1))
            column, across = grid.put(down, _whole(cell, "colspan", 1))
            paragraphs = list[str]()
            for run in _runs(cell):
                paragraphs += run.text.split("\n")
                inside += [] if run.table is None else [run.table]
            indent, header = _indent(cell, paragraphs), cell.tag == "th" or headed
            slots.append(Slot(number, column, paragraphs, down, across, indent, header))
            limits.check("table cells", len(slots), limits.CELLS)
    return slots, inside


def _indent(cell: _Element, paragraphs: list[str]) -> int:
    """How far a cell's words are set in, in quarters of an em: by blanks that are shown, or by its style."""
    blanks = _INDENT.match(paragraphs[0]) if paragraphs else None
    shown = 4 * sum(_WIDTHS.get(blank, 0) for blank in blanks.group()) if blanks else 0
    for element in (cell, *cell.iterchildren()):
        if found := _LENGTH.search(element.get("style") or ""):
            shown += round(float(found.group(1)) * _PIXELS[found.group(2).lower()] / 4)
    return shown
