"""A code quality report of GitLab: what it shows beside a merge request, and what has come or gone with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from checker.formats import words
from checker.formats.encoding import encode
from checker.formats.paths import relative

if TYPE_CHECKING:
    from checker.engine import Result
    from checker.formats import Setting
    from checker.formats.tally import Tally
    from checker.model import Check, Severity, Unread

_SEVERITIES: Mapping[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}


class Writer:
    """Findings as they come: GitLab has no word for a check that holds."""

    def __init__(self, sink: TextIO, setting: Setting) -> None:
        self._sink = sink
        self._setting = setting
        self._issues = 0

    def report(self, result: Result, shown: Sequence[Check]) -> None:
        document, language = result.document, self._setting.language
        for found in shown:
            if found.verdict == "contradiction":
                start, end = document.position(found.start), document.position(found.end)
                mark = found.fingerprint or f"{found.rule}:{start.line}:{start.column}"
                said, severity = words.advised(document, found, language), _SEVERITIES[found.severity]
                self._issue(said, found.rule, mark, severity, found.path, (start.line, end.line))

    def missed(self, unread: Unread) -> None:
        said = words.unread(unread, self._setting.language)
        self._issue(said, "unread", said, "critical", unread.path, (1, 1))

    def close(self, tally: Tally) -> None:
        self._sink.write("\n]\n" if self._issues else "[]\n")

    def _issue(self, description: str, check: str, mark: str, severity: str, path: str, lines: tuple[int, int]) -> None:
        name = relative(path, self._setting.root)
        issue = {
            "description": description,
            "check_name": check,
            "fingerprint": f"{mark}:{name}",
            "severity": severity,
            "location": {"path": name, "lines": {"begin": lines[0], "end": lines[1]}},
        }
        self._sink.write(f"{',' if self._issues else '['}\n  {encode(issue)}")
        self._issues += 1


def writer(sink: TextIO, setting: Setting) -> Writer:
    """What writes a code quality report into ``sink``."""
    return Writer(sink, setting)
