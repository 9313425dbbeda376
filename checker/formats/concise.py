"""Findings one a line, for editors and for searching: path, line, column, severity, rule and message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from checker.formats import words
from checker.model import Check, Document, Language, Unread
from checker.records import NamedTuple

if TYPE_CHECKING:
    from checker.engine import Result
    from checker.formats import Setting
    from checker.formats.tally import Tally


class Writer(NamedTuple):
    """A line for each check as it comes, one for each path that could not be read, and the counts."""

    sink: TextIO
    setting: Setting

    def report(self, result: Result, shown: Sequence[Check]) -> None:
        self.sink.write("".join(check(result.document, found, self.setting.language) for found in shown))

    def missed(self, unread: Unread) -> None:
        if not self.setting.told:
            self.sink.write(words.unread(unread, self.setting.language) + "\n")

    def close(self, tally: Tally) -> None:
        if not (self.setting.quiet and words.is_quiet(tally)):
            self.sink.write(words.closing(tally, self.setting.language) + "\n")


def writer(sink: TextIO, setting: Setting) -> Writer:
    """What writes one line a finding into ``sink``."""
    return Writer(sink, setting)


def check(document: Document, found: Check, language: Language) -> str:
    """A check as one line, with its line end."""
    position = document.position(found.start)
    label = words.SEVERITY[language][words.label(found)]
    said = words.said(document, found, language)
    return f"{words.shown(found.path)}:{position.line}:{position.column}: {label}[{found.rule}] {said}\n"
