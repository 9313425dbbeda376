"""A comment on a change, in Markdown: a compact table, gravest first.

A comment has room for 65,536 characters: rows beyond it are cut and counted. The words of a report are only words in
it: no link, no image, no mark-up, nobody is called by name, and no issue is referred to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from checker.formats import places, words
from checker.formats.paths import relative
from checker.formats.width import safe

if TYPE_CHECKING:
    from checker.engine import Result
    from checker.formats import Setting
    from checker.formats.tally import Tally
    from checker.model import Check, Document, Language, Unread

MOST = 65_536
"""Characters that a comment may have."""

MARK = "<!-- report-checker -->"
"""The first line, by which a job finds the comment that it wrote before."""

_LABELS = ("unread", "error", "warning", "note", "unknown", "holds")
_ROOM = MOST - 1_500
"""Characters for rows: what stands before and after them takes less than the rest."""

_LONGEST = 1_000
_HEADS: Mapping[Language, str] = {
    "en": "| | where | what | rule |\n| --- | --- | --- | --- |\n",
    "zh": "| | 位置 | 问题 | 规则 |\n| --- | --- | --- | --- |\n",
}
_MORE: Mapping[Language, str] = {"en": "Not shown for want of room: {counts}.", "zh": "篇幅所限未列出：{counts}。"}
_SIGNS = re.compile(r"(?P<markup>[\\`*_\[\]<>|~&$^=!{}\"'])|[@#](?=\S)|:(?=[\w+\-/])|(?<=[Ww][Ww][Ww])\.")
"""What begins mark-up, and what calls somebody, refers to an issue, or begins an emoji or an address."""

_BREAK = "&#8203;"


class Writer:
    """Rows are kept, the gravest first and no more of each kind than a comment holds, and written at the end."""

    def __init__(self, sink: TextIO, setting: Setting) -> None:
        self._sink = sink
        self._setting = setting
        self._rows: Mapping[str, list[str]] = {label: [] for label in _LABELS}
        self._size = Counter[str]()
        self._count = Counter[str]()

    def report(self, result: Result, shown: Sequence[Check]) -> None:
        for found in shown:
            self._keep(words.label(found), self._row(result.document, found))

    def missed(self, unread: Unread) -> None:
        path = relative(unread.path, self._setting.root)
        place = places.say(unread.place, self._setting.language)
        said = escaped(words.cut(safe(unread.reason + (f" ({place})" if place else "")), _LONGEST))
        self._keep("unread", f"| {words.UNREAD[self._setting.language]} | {code(path)} | {said} | |\n")

    def close(self, tally: Tally) -> None:
        language, room = self._setting.language, _ROOM
        written, cut = list[str](), Counter[str]()
        for label in _LABELS:
            kept = 0
            for row in self._rows[label]:
                if (room := room - len(row)) < 0:
                    break
                written.append(row)
                kept += 1
            if missing := self._count[label] - kept:
                cut[label] = missing
        self._sink.write(f"{MARK}\n**{words.closing(tally, language)}**\n")
        if written:
            self._sink.write(f"\n{_HEADS[language]}{''.join(written)}")
        if cut:
            counts = words.JOIN[language].join(f"{count} × {_name(label, language)}" for label, count in cut.items())
            self._sink.write(f"\n{_MORE[language].format(counts=counts)}\n")

    def _keep(self, label: str, row: str) -> None:
        self._count[label] += 1
        if self._size[label] <= _ROOM:
            self._rows[label].append(row)
            self._size[label] += len(row)

    def _row(self, document: Document, found: Check) -> str:
        language = self._setting.language
        what = escaped(words.cut(words.message(found), _LONGEST))
        if advice := words.advice(found):
            what += f"<br>*{words.HELP[language]}{escaped(words.cut(safe(advice), _LONGEST))}*"
        label = _name(words.label(found), language)
        return f"| {label} | {self._where(document, found)} | {what} | {code(found.rule)} |\n"

    def _where(self, document: Document, found: Check) -> str:
        path = relative(found.path, self._setting.root)
        if place := places.instead(document, found.start, self._setting.language):
            return f"{code(path)}<br>{escaped(words.cut(safe(place), _LONGEST))}"
        position = document.position(found.start)
        return code(f"{path}:{position.line}:{position.column}")


def writer(sink: TextIO, setting: Setting) -> Writer:
    """What writes a comment into ``sink``."""
    return Writer(sink, setting)


def escaped(text: str) -> str:
    """Words as words in a cell of a table, whatever they hold."""
    return _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};" if sign["markup"] else f"{sign[0]}{_BREAK}", text)


def code(text: str) -> str:
    """Words as code in a cell of a table, where nothing is a reference; as words where they hold what ends code."""
    shown = safe(text)
    return escaped(shown) if re.search(r"[`|\\]", shown) or not shown.strip() else f"`{shown}`"


def _name(label: str, language: Language) -> str:
    return words.UNREAD[language] if label == "unread" else words.SEVERITY[language][label]
