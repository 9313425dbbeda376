"""Word files (.docx): what a reader of the printed page sees, with all tracked changes accepted.

Body, tables, lists with their numbers, text boxes, footnotes and endnotes, page headers and footers. Deleted and hidden
text, comments and the code of fields are no part of the report; pictures and charts are not read.
"""

from __future__ import annotations

from checker.model import Document
from checker.readers.archive import Archive
from checker.readers.drafts import Draft
from checker.readers.word.body import Body
from checker.readers.word.numbering import Numbering
from checker.readers.word.package import Package
from checker.readers.word.styles import Styles


def read(archive: Archive, path: str) -> Document:
    """The document of a Word file. Raises `UnreadableFile` where it is damaged or beyond what is read."""
    draft, package = Draft(path), Package(archive)
    body = Body(draft, Styles(package.part("styles")), Numbering(package.part("numbering")))
    body.read(package.main)
    for kind in ("footnotes", "endnotes"):
        body.notes(package.part(kind), kind)
    seen = set[str]()
    for kind in ("header", "footer"):
        for root in package.parts(kind):
            words = " ".join("".join(map(str, root.itertext())).split())
            if words not in seen:  # the same one for first, odd and even pages, and for every section
                seen.add(words)
                body.aside(root, kind)
    return draft.document()
