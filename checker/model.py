"""What flows through the checker: documents, quantities, figures, statements, rules, checks and findings.

Everybody imports this module, and of the project it imports only what types are made of. All types are frozen: named
tuples, since a report makes thousands of instances (see `records`). Offsets are code points counted from 0; lines and
columns count from 1. Amounts are exact rationals in the canonical unit of their kind: money in the currency's main unit
(yuan, not 万元), a percentage as printed (106 for "106%"), points in percentage points, everything else in ones.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

from checker.records import NamedTuple

Kind: TypeAlias = Literal["money", "percent", "points", "count", "number", "ratio", "date"]
Hedge: TypeAlias = Literal["", "about", "nearly", "over", "under", "at least", "at most"]
Language: TypeAlias = Literal["en", "zh"]
Severity: TypeAlias = Literal["note", "warning", "error"]
Verdict: TypeAlias = Literal["holds", "contradiction", "unknown"]
Authority: TypeAlias = Literal["text", "review", "baseline"]


class Period(NamedTuple):
    """Days from ``start`` to ``end``, both included: a year, a quarter, a month, one day."""

    start: date
    end: date


class Place(NamedTuple):
    """Where something stands, beyond its line: what people look it up by in the file as they know it.

    All counts are from 1, 0 where they do not apply. ``line`` is that of the page. ``part`` is a part of the file that
    is not its body ("header", "footnote 3", "text box", an attachment); ``heading`` is the nearest one above.
    """

    page: int = 0
    line: int = 0
    paragraph: int = 0
    sheet: str = ""
    table: int = 0
    row: int = 0
    column: int = 0
    part: str = ""
    heading: str = ""


NOWHERE = Place()


class Block(NamedTuple):
    """A run of text that belongs together: sentences never cross its ends.

    ``kind`` is "heading", "paragraph", "item" or "cell"; ``level`` is the depth of a heading or list item, from 1.
    """

    kind: str
    start: int
    end: int
    level: int = 0
    place: Place = NOWHERE


class Cell(NamedTuple):
    """A cell of a table: its words in the text, its row and column from 1, and how many of each it spans.

    An empty cell has no words, and stands where they would be (``start == end``). Rows and columns are those of the
    table; a sheet's own are in the place of the block. ``indent`` is how far the words are set in, in steps of the
    format; ``header`` whether the format says that it heads its column or row.
    """

    start: int
    end: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    indent: int = 0
    header: bool = False


class Table(NamedTuple):
    """The cells of a table in the order of the text; ``number`` counts the tables of the document, from 1."""

    number: int
    cells: tuple[Cell, ...]
    sheet: str = ""


class Position(NamedTuple):
    """A line and a column, both from 1; columns count code points."""

    line: int
    column: int


class Document(NamedTuple):
    """The text of one file as submitted, and its blocks in order.

    ``plain`` has the same length as ``text``: characters whose compatibility form is one character are folded
    (full-width digits, signs and spaces), so an offset means the same place in both. ``pages`` are the offsets at which
    pages begin, where the format has pages, and ``lines`` those at which the lines of pages do, for the text has a
    paragraph on one. ``unread`` is what the file holds and could not be read (a scanned page).
    ``extracted`` is true where the text was put together by the reader: its lines and columns are then not those of
    the file, and people are told the place instead.
    """

    path: str
    text: str
    plain: str
    blocks: tuple[Block, ...]
    line_starts: tuple[int, ...]
    tables: tuple[Table, ...] = ()
    pages: tuple[int, ...] = ()
    unread: tuple[Unread, ...] = ()
    extracted: bool = False
    lines: tuple[int, ...] = ()

    def position(self, offset: int) -> Position:
        """The line and column of an offset; an offset past the end belongs to the last line."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def place(self, offset: int) -> Place:
        """Where an offset stands in the file as people know it: that of its block, with its page and the line there."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        place = self.blocks[index].place if index >= 0 else NOWHERE
        page = bisect_right(self.pages, offset)
        if not page:
            return place
        before = bisect_left(self.lines, self.pages[page - 1])
        return place._replace(page=page, line=bisect_right(self.lines, offset) - before)


class Quantity(NamedTuple):
    """A span that states an amount.

    ``value`` is what is stated, None for a range, a masked or a garbled figure; ``low`` and ``high`` are the ends of
    a stated range ("1.5-2 million", "hundreds of thousands"), None where open or where there is a ``value``.
    ``step`` is one unit of the last significant digit, in the same unit as ``value``; 0 means exact as printed.
    ``unit`` is the ISO code of a currency, "%" for percent, "point" for points, the counted thing in the words of
    the text for counts ("loans", "户"), else empty. ``per`` is what it is stated for each of ("share", "人").
    ``period`` is what a date states; ``relative`` names a date that only the report's own period can place
    (see `periods.resolve`).
    """

    start: int
    end: int
    text: str
    kind: Kind
    unit: str = ""
    value: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    step: Fraction = Fraction(0)
    hedge: Hedge = ""
    masked: bool = False
    garbled: bool = False
    multiple: bool = False
    period: Period | None = None
    relative: str = ""
    per: str = ""


class Interval(NamedTuple):
    """The values that a figure may stand for: ``low``..``high``, None for an infinite end, ends open or closed."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False


class Figure(NamedTuple):
    """A quantity and what it says.

    ``sign`` is -1 where the words around it turn it round (down 13 million, a loss of 1.35 million), else 1; the
    printed value is not changed by it. ``metric`` is the canonical name of what is measured, empty where none is
    known; ``subject`` is that in the words of the text. ``base`` is what a change is counted from ("opening", "prior").
    """

    quantity: Quantity
    role: str
    sign: int = 1
    metric: str = ""
    subject: str = ""
    period: Period | None = None
    entity: str = ""
    base: str = ""


class Section(NamedTuple):
    """One report inside a document, with the language it is written in and what it reports on."""

    start: int
    end: int
    title: str
    language: Language
    period: Period | None = None
    entity: str = ""


class About(NamedTuple):
    """What is known of a report beside its text, which never overrules what the text says.

    ``unit`` is how many yuan, dollars or the like one unit of the amounts in messages is, 0 where each message chooses.
    """

    period: Period | None = None
    entity: str = ""
    unit: int = 0


NOTHING_KNOWN = About()


class Statement(NamedTuple):
    """Figures that the wording ties together.

    ``marks`` are the words that take a relation out of arithmetic or qualify it ("constant-prices", "open-list",
    "whole-list"). ``source`` names the phrases that read it, as "pack:line". ``section`` is an index into
    `Reading.sections`.
    """

    start: int
    end: int
    section: int
    figures: tuple[Figure, ...]
    marks: frozenset[str] = frozenset()
    source: tuple[str, ...] = ()


class Sentence(NamedTuple):
    """A sentence of a block; ``section`` is an index into `Reading.sections`."""

    start: int
    end: int
    section: int
    block: int


class Line(NamedTuple):
    """A row or a column of a table as it is read: what its heading says of the amounts in it.

    ``role`` is what the words of the heading make it ("prior", "growth"), as phrase packs declare; ``total`` says that
    it adds up others; ``group`` tells apart lines that are read together (columns below one heading); ``level`` is how
    deep an outline puts it, from 0; ``sign`` is -1 where its amounts are taken away ("less: …").
    """

    heading: str
    role: str = ""
    total: bool = False
    period: Period | None = None
    group: int = 0
    level: int = 0
    sign: int = 1


class Sum(NamedTuple):
    """A row (or column) of a table that adds up others: by number, the rows in the order of the table.

    ``sure`` says whether other columns (rows) show that these are its parts, or its words leave no doubt. ``less`` are
    the parts that are taken away (gross profit is revenue less costs).
    """

    total: int
    parts: tuple[int, ...]
    sure: bool
    less: tuple[int, ...] = ()


class Grid(NamedTuple):
    """A table as it is read: lines and columns by number, the figure of each cell that states an amount, and totals."""

    table: Table
    section: int
    rows: Mapping[int, Line]
    columns: Mapping[int, Line]
    figures: Mapping[tuple[int, int], Figure]
    row_sums: tuple[Sum, ...] = ()
    column_sums: tuple[Sum, ...] = ()


class Reading(NamedTuple):
    """All that was read in one document, in the order of the text."""

    document: Document
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    quantities: tuple[Quantity, ...]
    statements: tuple[Statement, ...]
    grids: tuple[Grid, ...] = ()


class Evidence(NamedTuple):
    """A place that a check points at: a figure it bound, or words it found."""

    start: int
    end: int
    text: str
    role: str


class Suggestion(NamedTuple):
    """The smallest edit that would make a check hold: ``text`` for people, and the replacement where there is one.

    ``slip`` is false where it is no slip that a writer makes, but what the other figures come to.
    """

    text: str
    start: int = -1
    end: int = -1
    replacement: str = ""
    slip: bool = True


class Suppression(NamedTuple):
    """Why a finding does not count: who says so, and where.

    ``by`` is "text" for a note inside the report, "review" for an entry of a reviewed list, "baseline" for what was
    there when the baseline was recorded. ``path`` and ``line`` are where that stands. ``until`` is the last day on
    which it counts, None where it has no end.
    """

    by: Authority
    reason: str
    path: str
    line: int
    reviewer: str = ""
    until: date | None = None


class Check(NamedTuple):
    """One rule applied to one set of figures or words.

    ``message`` is what is wrong (for a check that holds: what was found true); ``computed`` the arithmetic in one
    line; ``reason`` why it is unknown. ``start``..``end`` is the primary span. ``also`` names the rules absorbed when
    several broken checks with a figure in common became one. ``suppressed`` says why it is no finding (see
    `engine.Result.suppressed`). ``fingerprint`` tells it from all others of the report as long as its figures stand,
    wherever they move; empty where nobody asked for it. ``references`` are the regulations that the rule rests on.
    """

    rule: str
    family: str
    severity: Severity
    verdict: Verdict
    path: str
    start: int
    end: int
    message: str
    evidence: tuple[Evidence, ...] = ()
    computed: str = ""
    reason: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    also: tuple[str, ...] = ()
    suppressed: Suppression | None = None
    references: tuple[str, ...] = ()
    fingerprint: str = ""


class Example(NamedTuple):
    """A test beside a rule: ``expect`` is "ok", "bad" or "unknown"; ``at`` is the text a bad one must point at."""

    expect: str
    text: str
    at: str = ""
    says: tuple[str, ...] = ()
    suggests: str = ""
    line: int = 0


class Rule(NamedTuple):
    """One rule file, checked. ``spec`` holds the fields that belong to its kind alone, as plain JSON values.

    ``references`` are the regulations it rests on, ``formerly`` earlier ids of the rule, which people may still have in
    their configurations.
    """

    id: str
    kind: str
    family: str
    severity: Severity
    title: Mapping[Language, str]
    message: Mapping[Language, str]
    rationale: Mapping[Language, str]
    source: str
    spec: Mapping[str, object]
    examples: Sequence[Example] = ()
    formerly: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


class Unread(NamedTuple):
    """A path that could not be read, or a place in it, and why, in words for the person who gave it."""

    path: str
    reason: str
    place: Place = NOWHERE
