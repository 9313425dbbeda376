"""Diagnostics of reviewdog, one a line: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from checker.formats import words
from checker.formats.encoding import encode
from checker.formats.paths import relative
from checker.records import NamedTuple

if TYPE_CHECKING:
    from checker.engine import Result
    from checker.formats import Setting
    from checker.formats.tally import Tally
    from checker.model import Check, Document, Severity, Suggestion, Unread

_SEVERITIES: Mapping[Severity, str] = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}
_SOURCE = {"name": "checker"}


class Writer(NamedTuple):
    """A line for each finding as it comes, and one for each path that could not be read."""

    sink: TextIO
    setting: Setting

    def report(self, result: Result, shown: Sequence[Check]) -> None:
        for found in shown:
            if found.verdict == "contradiction":
                self.sink.write(f"{encode(self._diagnostic(result.document, found))}\n")

    def missed(self, unread: Unread) -> None:
        row = {
            "message": words.unread(unread, self.setting.language),
            "location": {"path": relative(unread.path, self.setting.root)},
            "severity": "ERROR",
            "source": _SOURCE,
            "code": {"value": "unread"},
        }
        self.sink.write(f"{encode(row)}\n")

    def close(self, tally: Tally) -> None:
        """Nothing: the lines are all there is."""

    def _diagnostic(self, document: Document, found: Check) -> dict[str, object]:
        position = _line if self.setting.redacted else _position
        start, end = (position(document, offset) for offset in (found.start, found.end))
        row: dict[str, object] = {
            "message": words.advised(document, found, self.setting.language),
            "location": {
                "path": relative(found.path, self.setting.root),
                "range": {"start": start, "end": end},
            },
            "severity": _SEVERITIES[found.severity],
            "source": _SOURCE,
            "code": {"value": found.rule},
        }
        edits = [] if self.setting.redacted else words.edits(document, found)
        if edits:
            row["suggestions"] = [_edit(document, edit) for edit in edits]
        return row


def writer(sink: TextIO, setting: Setting) -> Writer:
    """What writes reviewdog's diagnostics into ``sink``."""
    return Writer(sink, setting)


def _edit(document: Document, edit: Suggestion) -> dict[str, object]:
    start, end = _position(document, edit.start), _position(document, edit.end)
    return {"range": {"start": start, "end": end}, "text": edit.replacement}


def _line(document: Document, offset: int) -> dict[str, int]:
    return {"line": document.position(offset).line}


def _position(document: Document, offset: int) -> dict[str, int]:
    """The line, and the column as reviewdog counts it: in bytes of UTF-8, from 1."""
    position = document.position(offset)
    before = document.text[offset - position.column + 1 : offset]
    return {"line": position.line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
