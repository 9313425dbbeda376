"""Commands that GitHub Actions turns into annotations of a change; whatever else is printed, it shows as a log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from checker.formats import concise, words
from checker.formats.paths import relative
from checker.formats.width import safe
from checker.records import NamedTuple

if TYPE_CHECKING:
    from checker.engine import Result
    from checker.formats import Setting
    from checker.formats.tally import Tally
    from checker.model import Check, Document, Severity, Unread

_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_SHOWN = 10
"""Annotations of each level that GitHub shows of a step; the log has them all."""

_LONGEST = 4096
_MORE: Mapping[str, str] = {
    "en": "GitHub shows the first {shown} errors, warnings and notices of a step beside the text; this log has all.\n",
    "zh": "GitHub 在正文旁最多显示每个步骤的前 {shown} 个错误、警告和提示；日志中列出全部。\n",
}


class Writer(NamedTuple):
    """A command for each finding as it comes, one for each path that could not be read, and the counts as a log."""

    sink: TextIO
    setting: Setting
    levels: Counter[str]

    def report(self, result: Result, shown: Sequence[Check]) -> None:
        language = self.setting.language
        for found in shown:
            if found.verdict == "contradiction":
                self.sink.write(self._finding(result.document, found))
            else:
                self.sink.write(concise.check(result.document, found, language))

    def missed(self, unread: Unread) -> None:
        self._count("error")
        where = {"file": safe(relative(unread.path, self.setting.root))}
        self.sink.write(command("error", words.unread(unread, self.setting.language), where))

    def close(self, tally: Tally) -> None:
        if max(self.levels.values(), default=0) > _SHOWN:
            self.sink.write(_MORE[self.setting.language].format(shown=_SHOWN))
        self.sink.write(words.closing(tally, self.setting.language) + "\n")

    def _finding(self, document: Document, found: Check) -> str:
        level = _LEVELS[found.severity]
        self._count(level)
        start, end = document.position(found.start), document.position(found.end)
        where: dict[str, object] = {"file": safe(relative(found.path, self.setting.root)), "line": start.line}
        if start.line == end.line:
            where |= {"endLine": end.line, "col": start.column, "endColumn": end.column}
        else:  # GitHub takes columns of one line alone
            where |= {"endLine": end.line}
        where["title"] = found.rule
        return command(level, words.advised(document, found, self.setting.language), where)

    def _count(self, level: str) -> None:
        self.levels[level] += 1


def writer(sink: TextIO, setting: Setting) -> Writer:
    """What writes commands of GitHub Actions into ``sink``."""
    return Writer(sink, setting, Counter())


def command(name: str, message: str, properties: Mapping[str, object]) -> str:
    """One command on one line: nothing in its words or properties ends it or begins another."""
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {given}::{_data(words.cut(message, _LONGEST))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
