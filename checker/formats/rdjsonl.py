"""Diagnostics of reviewdog, one a line: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TextIO

from checker.formats import words
from checker.formats.encoding import encode
from checker.formats.paths import relative

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
        row: dict[str, object] = {
            "message": words.advised(document, found, self.setting.language),
            "location": {
                "path": relative(found.path, self.setting.root),
                "range": _range(document, found.start, found.end),
            },
            "severity": _SEVERITIES[found.severity],
            "source": _SOURCE,
            "code": {"value": found.rule},
        }
        if edits := [_edit(document, suggestion) for suggestion in words.edits(document, found)]:
            row["suggestions"] = edits
        return row


def writer(sink: TextIO, setting: Setting) -> Writer:
    """What writes reviewdog's diagnostics into ``sink``."""
    return Writer(sink, setting)


def _edit(document: Document, suggestion: Suggestion) -> dict[str, object]:
    return {"range": _range(document, suggestion.start, suggestion.end), "text": suggestion.replacement}


def _range(document: Document, start: int, end: int) -> dict[str, object]:
    return {"start": _position(document, start), "end": _position(document, end)}


def _position(document: Document, offset: int) -> dict[str, int]:
    """The line, and the column as reviewdog counts it: in bytes of UTF-8, from 1."""
    position = document.position(offset)
    before = document.text[offset - position.column + 1 : offset]
    return {"line": position.line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
