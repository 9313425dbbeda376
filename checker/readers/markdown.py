"""Markdown: the blocks that CommonMark and tables give, with the marks of emphasis and links hidden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.late import late
from checker.model import Block, Cell, Document, Table
from checker.readers import content, text
from checker.readers.documents import Piece, build
from checker.readers.lines import line, mark

if TYPE_CHECKING:
    from markdown_it.token import Token

_BAR = late(r"(?<!\\)\|")
_MARKUP = late(
    r"(?P<open>\*{1,3}|_{2,3})(?=[^\s*_])(?P<inside>[^*_\n]*[^\s*_\n])(?P<close>(?P=open))"
    r"|(?P<quote>(?<=\n)[ \t]*>[> \t]*)"
    r"|(?P<link>!?\[)(?P<label>[^\[\]\n]*)(?P<target>\]\([^()\n]*\))"
)
_BLANK = late(r"&(?:nbsp|ensp|emsp);|\s")
_WIDTHS = {"\u3000": 2, "&emsp;": 2, "\u2003": 2, "\u00a0": 1, "&nbsp;": 1, "\u2002": 1, "&ensp;": 1}
"""How far blanks set in what follows; those that Markdown strips are not among them."""

_FRAME = late(r"[ \t]*(?:>[ \t]?)*(?:#{1,6}[ \t]+)?")


def read(data: bytes, path: str) -> Document:
    """The document of a Markdown file. Raises `UnreadableFile` for what is no text."""
    return document(content.decode(data), path)


def document(source: str, path: str) -> Document:
    """The document of a Markdown text. Code and raw HTML are no part of a report and are in no block."""
    found = sorted(_pieces(source), key=_start)
    return build(path, source, found, _markup(source, found))


def _start(piece: Piece) -> int:
    return piece.cells[0].start if isinstance(piece, Table) else piece.start


def _pieces(source: str) -> Iterator[Piece]:
    from markdown_it import MarkdownIt

    starts, at = [0], source.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = source.find("\n", at + 1)
    starts.append(len(source) + 1)
    # Carriage returns and null characters are rewritten by the parser; lines, which are all we take, stay the same.
    tokens = MarkdownIt("commonmark").enable("table").disable("inline").parse(source.replace("\r", " "))
    depth, row, fresh = 0, 0, False
    cells: list[Cell] = []
    for token in tokens:
        depth += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        fresh = fresh or token.type == "list_item_open"
        span = _span(token, starts)
        if token.type == "heading_open":
            yield from _heading(source, span, token)
        elif token.type == "paragraph_open":
            yield from _paragraph(source, span, depth, fresh)
            fresh = False
        elif token.type == "tr_open":
            row += 1
            cells += _cells(source, span, row)
        elif token.type == "table_close":
            if cells:
                yield Table(0, tuple(cells))
            cells, row = [], 0


def _span(token: Token, starts: Sequence[int]) -> tuple[int, int]:
    """Offsets from the first line of a token to the end of its last, without the line end."""
    if not token.map:
        return 0, 0
    return starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)] - 1


def _heading(source: str, span: tuple[int, int], token: Token) -> Iterator[Block]:
    """A heading without the number signs around it or the line drawn below it."""
    start, end = span
    frame = _FRAME.match(source, start, end)
    start = frame.end() if frame else start
    body = source[start:end].rstrip()
    if token.markup in ("=", "-"):
        body = body[: body.rfind("\n")].rstrip()
    elif (inner := body.rstrip("#")) != body and inner[-1:].isspace():
        body = inner.rstrip()
    if body:
        yield Block("heading", start, start + len(body), int(token.tag[1:]))


def _paragraph(source: str, span: tuple[int, int], depth: int, fresh: bool) -> Iterator[Piece]:
    """A paragraph, or several: writers of Chinese put each on a line of its own, which Markdown would join."""
    start, end = span
    frame = _FRAME.match(source, start, end)
    quoted = frame is not None and ">" in frame.group()
    start = frame.end() if frame else start
    if not depth and not quoted:
        for block in text.pieces(source, start, end):
            if isinstance(block, Table):
                yield block
                continue
            item = block.kind == "item"
            yield Block("item" if item else "paragraph", block.start, block.end, block.level if item else 0)
        return
    first = line(source, start, end)
    if first.text:
        yield Block("item" if fresh or mark(first.text) else "paragraph", first.start, first.end, depth)


def _cells(source: str, span: tuple[int, int], row: int) -> Iterator[Cell]:
    """The cells of a row, empty ones too; the first row is the head."""
    start, end = span
    frame = _FRAME.match(source, start, end)
    start = frame.end() if frame else start
    while end > start and source[end - 1].isspace():
        end -= 1
    bars = [bar.start() for bar in _BAR.finditer(source, start, end)]
    edges = [start - 1, *bars, end]
    if bars and not source[start : bars[0]].strip():
        edges = edges[1:]
    if bars and bars[-1] == end - 1 and len(edges) > 2:
        edges = edges[:-1]
    for column, (left, right) in enumerate(pairwise(edges), 1):
        begin, indent = left + 1, 0
        while blank := _BLANK.match(source, begin, right):
            begin, indent = blank.end(), indent + _WIDTHS.get(blank.group(), 0)
        words = source[begin:right].rstrip()
        yield Cell(begin, begin + len(words), row, column, indent=indent, header=row == 1)


def _markup(source: str, pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Spans of marks that are not words: emphasis that is closed again, and the targets of links."""
    words = (part for piece in pieces for part in (piece.cells if isinstance(piece, Table) else (piece,)))
    for part in words:
        spans = []
        for found in _MARKUP.finditer(source, part.start, part.end):
            spans += [found.span(name) for name in ("open", "close", "quote", "link", "target") if found.group(name)]
        yield from sorted(spans)
