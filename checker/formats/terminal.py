"""Findings for people: where, what, the words it is about, and what would make it right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from checker.formats import places, underlines, words
from checker.formats.excerpt import Mark, windows
from checker.formats.tally import Tally
from checker.formats.width import safe
from checker.model import Check, Document, Language, Unread
from checker.records import NamedTuple

if TYPE_CHECKING:
    from checker.engine import Result
    from checker.formats import Setting

_RESET, _BOLD = "\x1b[0m", "\x1b[1m"
_COLORS = {
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "note": "\x1b[1;36m",
    "holds": "\x1b[1;32m",
    "unknown": "\x1b[2m",
    "gutter": "\x1b[1;34m",
    "help": "\x1b[1;32m",
    "related": "\x1b[34m",
}


class Style(NamedTuple):
    """What the output is made for: the language of words, the columns of the terminal, whether it shows colours."""

    language: Language = "en"
    width: int = 100
    color: bool = False

    def paint(self, text: str, name: str) -> str:
        return f"{_COLORS[name]}{text}{_RESET}" if self.color and text else text

    def bold(self, text: str) -> str:
        return f"{_BOLD}{text}{_RESET}" if self.color else text


class Writer(NamedTuple):
    """Findings as they come, what could not be read, and a line of counts."""

    sink: TextIO
    style: Style
    told: bool = False
    quiet: bool = False

    def report(self, result: Result, shown: Sequence[Check]) -> None:
        self.sink.write("".join(check(result.document, found, self.style) for found in shown))

    def missed(self, unread: Unread) -> None:
        if not self.told:
            self.sink.write(missing(unread, self.style))

    def close(self, tally: Tally) -> None:
        if not (self.quiet and words.is_quiet(tally)):
            self.sink.write(closing(tally, self.style))


def writer(sink: TextIO, setting: Setting) -> Writer:
    """What writes for a terminal into ``sink``."""
    return Writer(sink, Style(setting.language, setting.width, setting.color), setting.told, setting.quiet)


def check(document: Document, found: Check, style: Style) -> str:
    """What there is to show of a check."""
    return finding(document, found, style) if found.verdict == "contradiction" else verified(document, found, style)


def finding(document: Document, found: Check, style: Style) -> str:
    """A contradiction, with excerpts and what to do; ends with an empty line."""
    excerpts = list(windows(document, _marks(found), style.width - _gutter(document, found) - 3))
    gutter = max(len(places.mark(document, window.offset)) for window in excerpts)
    lines = [_headline(document, found, style)]
    lines += _bars(gutter, [""], style)
    for window in excerpts:
        place = places.mark(document, window.offset).rjust(gutter)
        lines.append(f"{style.paint(place + ' │', 'gutter')} {window.text}")
        below = underlines.draw(window)
        lines += _bars(gutter, [_row(row, found.severity, style) for row in below], style)
    for suggestion in found.suggestions:
        lines.append(_remark(gutter, words.HELP[style.language], suggestion.text, style))
    if found.also:
        also = words.JOIN[style.language].join(found.also)
        lines.append(_remark(gutter, words.ALSO[style.language], also, style))
    lines += [_remark(gutter, words.SEE[style.language], reference, style) for reference in found.references]
    return "\n".join(lines) + "\n\n"


def verified(document: Document, found: Check, style: Style) -> str:
    """A check that holds, or one that could not be made and why, on one line."""
    return _headline(document, found, style) + "\n"


def missing(unread: Unread, style: Style) -> str:
    """What could not be read, and why, on one line."""
    path, name, reason = words.unread_parts(unread, style.language)
    return f"{style.bold(f'{path}:')} {style.paint(name, 'error')}: {reason}\n"


def closing(tally: Tally, style: Style) -> str:
    """One line of counts."""
    return f"{style.bold(words.outcome(tally, style.language))}{words.rest(tally, style.language)}\n"


def _headline(document: Document, found: Check, style: Style) -> str:
    place = style.bold(_where(document, found, style.language))
    name = words.label(found)
    label = style.paint(words.SEVERITY[style.language][name], name)
    return f"{place} {label}[{found.rule}] {words.message(found)}"


def _where(document: Document, found: Check, language: Language) -> str:
    path = words.shown(found.path)
    if place := places.instead(document, found.start, language):
        return f"{path}{words.COMMA[language]}{safe(place)}:"
    position = document.position(found.start)
    return f"{path}:{position.line}:{position.column}:"


def _marks(found: Check) -> list[Mark]:
    """The primary span, and what it was held against; a label says what a figure was read as."""
    roles = {(place.start, place.end): place.role for place in found.evidence}
    others = [span for span in roles if span != (found.start, found.end)]
    label = roles.get((found.start, found.end), "") if others else ""
    return [
        Mark(found.start, found.end, words.role(label), True),
        *(Mark(start, end, words.role(roles[start, end])) for start, end in others),
    ]


def _gutter(document: Document, found: Check) -> int:
    offsets = (found.start, *(evidence.start for evidence in found.evidence))
    return max(len(places.mark(document, offset)) for offset in offsets)


def _bars(gutter: int, texts: list[str], style: Style) -> list[str]:
    bar = style.paint(" " * gutter + " │", "gutter")
    return [f"{bar} {text}" if text else bar for text in texts]


def _row(runs: underlines.Row, severity: str, style: Style) -> str:
    return "".join(style.paint(text, severity if primary else "related") for text, primary in runs)


def _remark(gutter: int, title: str, text: str, style: Style) -> str:
    return f"{' ' * gutter} {style.paint('=', 'gutter')} {style.paint(title, 'help')}{safe(text)}"
