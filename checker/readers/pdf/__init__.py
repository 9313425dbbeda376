"""PDF files: pages, lines, columns, paragraphs and tables, recovered from where the characters stand.

The lines of a page are lines of the text, so that a place has its page and its line. Running heads and feet are in the
text and in no sentence. What is a picture is not read, and a page of nothing else is said to be unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from checker.errors import UnreadableFile
from checker.model import Document, Place
from checker.readers import limits
from checker.readers.drafts import Draft
from checker.readers.extras import needs
from checker.readers.pdf import furniture, glyphs, layout, pictures, runs, tables
from checker.readers.pdf.paragraphs import Column, Habit, carries_over, column, habit, paragraphs, text
from checker.readers.pdf.runs import Run
from checker.records import NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_TAIL = 2048
_LARGE = 1.2
"""How much higher than most lines a heading is."""
_LONGEST_HEADING = 80
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class _Page(NamedTuple):
    """The rows of a page, where its top and bottom are, and what cannot be read of it."""

    rows: list[list[Run]]
    top: float = 0.0
    bottom: float = 0.0
    unread: str = ""


def read(data: bytes, path: str) -> Document:
    """The document of a PDF file. Raises `UnreadableFile` where it is damaged, encrypted or beyond what is read."""
    with needs("pypdfium2", "pdf"):
        import pypdfium2
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise UnreadableFile("it is encrypted; save it without a password") from error
        raise UnreadableFile("it is a damaged PDF file, in which no page can be found") from error
    draft = Draft(path)
    try:
        limits.check("pages", len(pdf), limits.PAGES)
        if attached := pdf.count_attachments():
            draft.miss(f"{attached} attached files are not read")
        pages = list(_pages(pdf))
    finally:
        pdf.close()
    _Writer(draft).write(pages)
    if b"%%EOF" not in data[-_TAIL:]:
        draft.miss(f"the file is cut off: what follows page {len(pages)} is not read")
    return draft.document()


def _pages(pdf: PdfDocument) -> Iterator[_Page]:
    """Every page, also one that cannot be read."""
    import pypdfium2

    for index in range(len(pdf)):
        try:
            page = pdf[index]
        except pypdfium2.PdfiumError as error:
            yield _Page([], unread=f"this page is damaged: {error}")
            continue
        try:
            page = pictures.flattened(pdf, index, page)
            found = glyphs.read(page)
            rows = runs.rows(found.glyphs)
            unread = ""
            if found.unknown:
                unread = f"{found.unknown} characters are not read: their font does not say which they are"
            elif not rows:
                unread = pictures.shown(page)
            yield _Page(rows, found.top, found.bottom, unread)
        finally:
            page.close()


class _Writer:
    """Pours pages into a draft, paragraphs going on from one column and page to the next."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._vocabulary: set[str] = set()
        self._usual = 0.0
        self._habit = Habit(0.0, False)
        self._page = 0
        self._last: tuple[list[Run], Column, int] | None = None  # what may go on, its column and page

    def write(self, pages: Sequence[_Page]) -> None:
        """All pages, one after the other."""
        lines = [run for page in pages for row in page.rows for run in row]
        self._vocabulary = {word.lower() for run in lines for word in _WORDS.findall(run.text)}
        heights = sorted(run.height for run in lines for _ in range(len(run.text) // 20 + 1))
        self._usual = heights[len(heights) // 2] if heights else 0.0
        self._habit = habit([_line(row) for row in page.rows] for page in pages)
        asides = furniture.find([page.rows for page in pages], [(page.top, page.bottom) for page in pages])
        for number, (page, aside) in enumerate(zip(pages, asides, strict=True), 1):
            self._draft.page()
            self._page = number
            if page.unread:
                self._draft.miss(page.unread, Place(page=number))
            body = [index for index in range(len(page.rows)) if index not in aside]
            first = body[0] if body else len(page.rows)
            for index in sorted(aside):
                if index < first:
                    self._aside(page.rows[index])
            for region in layout.regions([page.rows[index] for index in body]):
                self._region(region)
            for index in sorted(aside):
                if index > first:
                    self._aside(page.rows[index])
            if not body and not aside:
                self._last = None

    def _aside(self, row: Sequence[Run]) -> None:
        self._draft.aside(_line(row).text)

    def _region(self, rows: Sequence[list[Run]]) -> None:
        done = 0
        for first, last in tables.stretches(rows):
            self._prose(rows[done:first])
            table, heights = tables.joined(rows[first:last])
            self._draft.table(tables.slots(table), heights=heights)
            self._last = None
            done = last
        self._prose(rows[done:])

    def _prose(self, rows: Sequence[list[Run]]) -> None:
        if not rows:
            return
        lines = [_line(row) for row in rows]
        within = column(lines, self._habit)
        for index, paragraph in enumerate(paragraphs(lines, within)):
            words, breaks = text([run.text for run in paragraph], self._vocabulary)
            heading = self._is_heading(paragraph, words)
            last = None if index or heading else self._last
            if last and carries_over(last[0], paragraph[0], last[1], within, last[2] == self._page):
                self._draft.go_on(words, breaks)
            elif heading:
                self._draft.add("heading", words, 1, breaks=breaks)
            else:
                self._draft.prose(words, breaks=breaks)
            self._last = None if heading else (paragraph, within, self._page)

    def _is_heading(self, paragraph: Sequence[Run], words: str) -> bool:
        large = min(run.height for run in paragraph) > _LARGE * self._usual
        return large and len(words) <= _LONGEST_HEADING and any(letter.isalpha() for letter in words)


def _line(row: Sequence[Run]) -> Run:
    """The runs of a row as one."""
    if len(row) == 1:
        return row[0]
    return Run(
        " ".join(run.text for run in row),
        row[0].left,
        min(run.top for run in row),
        max(run.right for run in row),
        max(run.bottom for run in row),
    )
