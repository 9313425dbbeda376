"""The reports that a command is given: found, read, and what could not be read said and kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from checker import console

if TYPE_CHECKING:
    from checker.model import Document, Unread


def find(paths: Sequence[str], unread: list[Unread]) -> list[str]:
    """The reports that the paths mean; what could not be looked into is said, and kept in ``unread``."""
    from checker.readers import FORMATS, folders

    reports: list[str] = []
    for found in folders.find(paths, FORMATS):
        if isinstance(found, str):
            reports.append(found)
        else:
            miss(found, unread)
    if not reports and not unread:
        console.say(f"checker: no reports in {', '.join(paths)}; looked for files ending in {', '.join(FORMATS)}")
    return reports


def read(reports: Iterable[str], unread: list[Unread]) -> Iterator[Document]:
    """The documents of reports; what cannot be read is said, and kept in ``unread``, and the others go on."""
    from checker import readers
    from checker.model import Unread

    for found in readers.read_all(reports):
        if isinstance(found, Unread):
            miss(found, unread)
        else:
            yield found
            for missed in found.unread:
                miss(missed, unread)


def miss(missed: Unread, unread: list[Unread]) -> None:
    """Say that a path, or a place in it, was not read, and keep it."""
    from checker.formats import words

    unread.append(missed)
    console.say(f"checker: {words.unread(missed, 'en')}")
