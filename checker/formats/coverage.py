"""Coverage as a table for people, and as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import TextIO

from checker.coverage import STATUSES, Counts, Covered, SectionCoverage
from checker.formats.jsonl import period
from checker.formats.width import safe
from checker.model import Document, Language
from checker.records import NamedTuple

_encode = json.JSONEncoder(ensure_ascii=False).encode
_TITLE = 28
_HEADS: Mapping[Language, Sequence[str]] = {
    "en": ("line", "section", "figures", "verified", "contradicted", "not readable", "unchecked", "checked"),
    "zh": ("行", "章节", "数字", "核对无误", "矛盾", "无法读取", "未核对", "核对率"),
}
_FIGURE_HEADS: Mapping[Language, Sequence[str]] = {
    "en": ("where", "text", "read as", "status", "rules"),
    "zh": ("位置", "文字", "读作", "状态", "规则"),
}
_STATUS: Mapping[Language, Mapping[str, str]] = {
    "en": dict(zip(STATUSES, ("verified", "contradicted", "not readable", "unchecked"), strict=True)),
    "zh": dict(zip(STATUSES, ("核对无误", "矛盾", "无法读取", "未核对"), strict=True)),
}
_ALL: Mapping[Language, str] = {
    "en": "{1} of {0} figures were checked: {2} verified, {3} contradicted; {4} not readable, {5} unchecked. "
    "{6} dates that nothing checked are not counted.",
    "zh": "{0} 个数字中核对了 {1}：{2} 个无误，{3} 个矛盾；{4} 个无法读取，{5} 个未核对。未核对的日期 {6} 个不计在内。",
}


class Row(NamedTuple):
    """A section of a report."""

    document: Document
    covered: SectionCoverage


def total(rows: Iterable[Row]) -> Counts:
    """The counts of all sections."""
    counts = Counts()
    for row in rows:
        counts = counts.plus(row.covered.counts)
    return counts


def sections(rows: Sequence[Row], language: Language) -> str:
    """For each report a table with a line for each section, and a line for all."""
    from tabulate import tabulate

    said = ""
    for path, inside in groupby(rows, key=lambda row: row.document.path):
        lines = [_line(row) for row in inside]
        align = ("right", "left", *["right"] * 6)
        table = tabulate(lines, _HEADS[language], tablefmt="simple", disable_numparse=True, colalign=align)
        said += f"{safe(path)}\n{table}\n\n"
    counts = total(rows)
    shares = (getattr(counts, status) for status in STATUSES)
    return said + _ALL[language].format(counts.figures, percent(counts.checked), *shares, counts.dates) + "\n"


def _line(row: Row) -> Sequence[str]:
    section, counts = row.covered.section, row.covered.counts
    shares = (str(getattr(counts, status)) for status in STATUSES)
    line = str(row.document.position(section.start).line)
    return line, _title(section.title), str(counts.figures), *shares, percent(counts.checked)


def _title(title: str) -> str:
    line = safe(" ".join(title.split()))
    return line if len(line) <= _TITLE else line[: _TITLE - 1] + "…"


def percent(part: Fraction | None) -> str:
    """A part of all as whole percent, cut off, so that 100% means all; a dash where there is nothing."""
    return "–" if part is None else f"{part.numerator * 100 // part.denominator}%"


def figures(rows: Sequence[Row], wanted: Callable[[Covered], bool], language: Language) -> str:
    """For each report a table with a line for each figure that is wanted."""
    from tabulate import tabulate

    said = ""
    for path, inside in groupby(rows, key=lambda row: row.document.path):
        lines = [_figure_line(row.document, c, language) for row in inside for c in row.covered.figures if wanted(c)]
        align = ["left"] * 5 if lines else None
        table = tabulate(lines, _FIGURE_HEADS[language], tablefmt="simple", disable_numparse=True, colalign=align)
        said += f"{safe(path)}\n{table}\n\n"
    return said


def _figure_line(document: Document, covered: Covered, language: Language) -> Sequence[str]:
    quantity = covered.figure.quantity
    position = document.position(quantity.start)
    words = safe(" ".join(document.text[quantity.start : quantity.end].split()))
    status, rules = _STATUS[language][covered.status], ", ".join(covered.rules)
    return f"{position.line}:{position.column}", words, covered.figure.role, status, rules


def write_sections(rows: Iterable[Row], sink: TextIO) -> None:
    """An object a line for each section."""
    for row in rows:
        section, counts = row.covered.section, row.covered.counts
        checked = counts.checked
        made: dict[str, object] = {
            "path": row.document.path,
            "line": row.document.position(section.start).line,
            "end_line": row.document.position(section.end).line,
            "title": section.title,
            "language": section.language,
            "period": f"{section.period.start}/{section.period.end}" if section.period else None,
            "figures": counts.figures,
            **{status: getattr(counts, status) for status in STATUSES},
            "dates": counts.dates,
            "checked": None if checked is None else round(float(checked), 4),
        }
        sink.write(_encode(made) + "\n")


def write_figures(rows: Iterable[Row], wanted: Callable[[Covered], bool], sink: TextIO) -> None:
    """An object a line for each figure that is wanted."""
    for row in rows:
        for covered in row.covered.figures:
            if wanted(covered):
                sink.write(_encode(dict(_figure(row.document, covered))) + "\n")


def _figure(document: Document, covered: Covered) -> Iterator[tuple[str, object]]:
    quantity = covered.figure.quantity
    position = document.position(quantity.start)
    yield from (("path", document.path), ("start", quantity.start), ("end", quantity.end))
    yield from (("line", position.line), ("column", position.column))
    yield from (("text", document.text[quantity.start : quantity.end]), ("kind", quantity.kind))
    yield from (("role", covered.figure.role), ("metric", covered.figure.metric), ("period", period(covered.figure)))
    yield from (("status", covered.status), ("rules", covered.rules))
