"""Windows of a report around the figures that a check is about.

One paragraph of a report may be two thousand characters on one line, so a window shows the figures, some words on both
sides, and three dots for what lies between. What does not fit into the width is cut where the distance is largest, and
goes on in a window of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.formats.width import column, columns, safe
from checker.model import Document
from checker.records import NamedTuple

_CONTEXT, _LEAST_CONTEXT = 36, 8
"""Columns of words shown at each side of a figure: at most, and before a window is rather cut in two."""

_DOTS = "…"
_BETWEEN = " … "


class Mark(NamedTuple):
    """A span to underline; ``primary`` is what the check is about, the others are what it was held against."""

    start: int
    end: int
    label: str = ""
    primary: bool = False


class Window(NamedTuple):
    """One line of excerpt: what is shown, where in the report its first mark stands, and the marks by columns."""

    text: str
    offset: int
    marks: tuple[tuple[int, int, Mark], ...]

    @property
    def primary(self) -> bool:
        return any(mark.primary for _, _, mark in self.marks)


def windows(document: Document, marks: Sequence[Mark], width: int) -> Iterator[Window]:
    """The windows that show all marks, in the order of the text, none wider than ``width`` columns."""
    lines: dict[int, list[Mark]] = {}
    for mark in sorted(set(marks), key=lambda mark: (mark.start, -mark.end)):
        line = document.position(mark.start).line
        lines.setdefault(line, []).append(mark)
    for line, inside in lines.items():
        start = document.line_starts[line - 1]
        end = document.line_starts[line] - 1 if line < len(document.line_starts) else len(document.text)
        yield from _line(document.text, start, end, inside, width)


def _line(text: str, start: int, end: int, marks: list[Mark], width: int) -> Iterator[Window]:
    room = width - 2 * len(_DOTS)
    cores = [(mark.start, _clip(text, mark.start, min(max(mark.end, mark.start + 1), end), room)) for mark in marks]
    first, last = cores[0][0], max(stop for _, stop in cores)
    if _within(text, start, end, room):
        indent = end - start - len(text[start:end].lstrip())
        segments = [(min(first, start + indent), end)]
    elif _within(text, first, last, room):
        free = room - _columns(text, first, last)
        segments = [_widen(text, first, last, start, end, min(_CONTEXT, free // 2))]
    else:
        taken = sum(_columns(text, *core) for core in cores) + len(_BETWEEN) * (len(cores) - 1)
        context = min(_CONTEXT, (room - taken) // (2 * len(cores)))
        if context < _LEAST_CONTEXT and len(marks) > 1:
            cut = max(range(1, len(marks)), key=lambda at: marks[at].start - marks[at - 1].end)
            yield from _line(text, start, end, marks[:cut], width)
            yield from _line(text, start, end, marks[cut:], width)
            return
        segments = _merge([_widen(text, *core, start, end, max(0, context)) for core in cores])
    yield _window(text, start, end, segments, marks)


def _window(text: str, start: int, end: int, segments: list[tuple[int, int]], marks: list[Mark]) -> Window:
    shown = _DOTS if text[start : segments[0][0]].strip() else ""
    places: dict[int, int] = {}
    for number, (left, right) in enumerate(segments):
        shown += _BETWEEN if number else ""
        places[left] = columns(shown)
        shown += safe(text[left:right])
    shown = shown.rstrip() + (_DOTS if segments[-1][1] < end and text[segments[-1][1] : end].strip() else "")
    found = []
    for mark in marks:
        left, right = next(segment for segment in reversed(segments) if segment[0] <= mark.start)
        at = places[left] + _columns(text, left, mark.start)
        found.append((at, at + max(1, _columns(text, mark.start, min(mark.end, right))), mark))
    return Window(shown, marks[0].start, tuple(found))


def _widen(text: str, start: int, end: int, first: int, last: int, room: int) -> tuple[int, int]:
    """The span with up to ``room`` columns of context on each side, cut between words where there are any."""
    left, right = _clip_left(text, first, start, room), _clip(text, end, last, room)
    if left > first and _splits_word(text, left):
        blank = text.find(" ", left, start)
        left = blank + 1 if blank >= 0 else left
    if right < last and _splits_word(text, right):
        blank = text.rfind(" ", end, right)
        right = blank if blank >= 0 else right
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return left, right


def _splits_word(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    return before.isascii() and after.isascii() and not before.isspace() and not after.isspace()


def _merge(segments: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged = [segments[0]]
    for left, right in segments[1:]:
        if left <= merged[-1][1] + len(_BETWEEN):
            merged[-1] = merged[-1][0], max(merged[-1][1], right)
        else:
            merged.append((left, right))
    return merged


def _clip(text: str, start: int, end: int, room: int) -> int:
    """The end of as much of a span as fits."""
    if text[start : start + room].isascii():  # which takes one column a character, whatever is shown for it
        return min(end, start + room)
    free = room
    for at in range(start, end):
        free -= column(safe(text[at]))
        if free < 0:
            return at
    return end


def _clip_left(text: str, start: int, end: int, room: int) -> int:
    """The start of as much of a span as fits, from its end on."""
    if text[max(start, end - room) : end].isascii():
        return max(start, end - room)
    free = room
    for at in range(end, start, -1):
        free -= column(safe(text[at - 1]))
        if free < 0:
            return at
    return start


def _within(text: str, start: int, end: int, room: int) -> bool:
    return end - start <= 4 * room and _columns(text, start, end) <= room


def _columns(text: str, start: int, end: int) -> int:
    return columns(safe(text[start:end]))
