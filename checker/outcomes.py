"""What comes of each report of a run: what was found in it, or why it could not be read.

An `Examination` and what it gives can be sent from one process to another, so that a run looks the same however many
processes share it.
"""

from __future__ import annotations

from typing import NamedTuple

from checker import readers
from checker.engine import Counts, Examiner, Result
from checker.errors import UnreadableFile
from checker.model import Unread
from checker.readers import content


class Outcome(NamedTuple):
    """What came of one path: ``result`` is None where it could not be read; ``unread`` says what was not, and why."""

    path: str
    result: Result | None = None
    counts: Counts = Counts()
    unread: tuple[Unread, ...] = ()


class Examination:
    """Reads and checks reports, one after the other."""

    def __init__(self, examiner: Examiner) -> None:
        self._examiner = examiner

    def __call__(self, path: str) -> Outcome:
        """What comes of the file at a path."""
        try:
            document = readers.from_bytes(content.load(path), path)
        except UnreadableFile as error:
            return Outcome(path, unread=(Unread(path, str(error)),))
        result = self._examiner.examine(document)
        return Outcome(path, result, result.counts, document.unread)
