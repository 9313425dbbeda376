"""What a statement measures: the metric that its subject names, where the packs know it.

A subject names a metric only where nothing but filler words stand beside its name: "the balance of new loans" is not
"the balance of loans", and two figures are compared across sentences only where both name the same metric.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from checker import automata, dating
from checker.late import late
from checker.model import Figure, Period, Quantity, Sentence, Statement
from checker.records import Record

_CLAUSE = late(r"[,;:。；：，、()（）\n•]")
_ENUMERATOR = late(r"^\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[.)．、）]\s*")
_WORD = late(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+|%")
_NO_NAME = late(r"[\s\d()（）:：*%]+")
_HAN = late(r"[\u4e00-\u9fff]")


class Metrics(Record):
    """The names of metrics in one language, and the words that may stand beside a name without changing its meaning."""

    names: Mapping[str, str]
    fillers: frozenset[str]

    __eq__ = object.__eq__  # there is one for each language, and it is a key of what is remembered
    __hash__ = object.__hash__

    @cached_property
    def _pattern(self) -> Any:
        ordered = sorted(self.names, key=len, reverse=True)
        return automata.pattern("|".join(map(automata.escaped, ordered)) or "$^")

    def found(self, lowered: str) -> Sequence[tuple[str, int, int]]:
        """The names in a text in lower case, with their start and end; of several that begin together the longest."""
        return [(match.group(), *match.span()) for match in self._pattern.finditer(lowered)]

    @cached_property
    def filler_pattern(self) -> re.Pattern[str]:
        """All Chinese filler words, the longest first."""
        ordered = sorted((word for word in self.fillers if _HAN.search(word)), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, ordered)) or "$^")

    def of(self, subject: str) -> str:
        """The metric that a subject names, empty where it names none or names more than a metric."""
        return _metric(self, subject)

    def name(self, subject: str) -> str:
        """What a subject names: its metric, or else its own words without the fillers around them; empty for none."""
        if metric := self.of(subject):
            return metric
        if _HAN.search(subject):
            words = _NO_NAME.sub("", subject)
            ends = rf"^(?:{self.filler_pattern.pattern})+|(?:{self.filler_pattern.pattern})+$"
            return re.sub(ends, "", words)
        found = _WORD.findall(subject.lower())
        while found and found[-1] in self.fillers:
            found.pop()
        while found and found[0] in self.fillers:
            found.pop(0)
        return " ".join(found)

    def names_one(self, plain: str, start: int, end: int) -> bool:
        """Whether the name of a metric stands between two offsets of a text."""
        return bool(self.found(plain[start:end].lower()))

    def is_filler(self, beside: str) -> bool:
        """Whether nothing but filler words stand in what is beside a name."""
        if _HAN.search(beside):
            beside = self.filler_pattern.sub("", beside)
            if _HAN.search(beside):
                return False
        return all(word in self.fillers for word in _WORD.findall(beside))


@lru_cache(maxsize=4096)
def _metric(metrics: Metrics, subject: str) -> str:
    """What `Metrics.of` says, remembered: a report, and that of the next month, names the same things again."""
    lowered = subject.lower()
    found = metrics.found(lowered)
    if not found:
        return ""
    name, start, end = found[-1]
    if not metrics.is_filler(lowered[:start]) or not metrics.is_filler(lowered[end:]):
        return ""
    return metrics.names[name]


def stated(
    plain: str, span: Sentence, quantities: Sequence[Quantity], metrics: Metrics, report: Period | None
) -> Iterator[Statement]:
    """Statements of one figure each, for the figures of a sentence that stand right behind the name of a metric.

    Their period is the one that the sentence names, and not known where it names several that end on different days.
    """
    periods = dating.named(quantities, plain, report)
    if len({period.end for period in periods}) > 1:
        return
    period = periods[0] if periods else None
    begin, dates = span.start, list[Quantity]()
    for quantity in quantities:
        if quantity.kind == "date":
            dates.append(quantity)
            continue
        subject = subject_of(plain, begin, quantity.start, dates)
        metric = metrics.of(subject) if subject else ""
        if metric:
            role = "rate" if quantity.kind == "percent" else "stated"
            figure = Figure(quantity, role, metric=metric, subject=subject, period=period)
            yield Statement(quantity.start, quantity.end, span.section, (figure,))
        begin, dates = quantity.end, []


def named(statement: Statement, subject: str, metrics: Metrics) -> Statement:
    """The statement with its metric and subject on each of its figures."""
    metric = metrics.of(subject)
    if not metric and not subject:
        return statement
    figures = tuple(figure._replace(metric=metric, subject=subject) for figure in statement.figures)
    return statement._replace(figures=figures)


def subject_of(plain: str, start: int, end: int, quantities: Sequence[Quantity]) -> str:
    """The words before ``end`` that belong to its clause, from ``start`` on, without quantities and dates.

    ``quantities`` are those between ``start`` and ``end``, in order.
    """
    text, at = list[str](), start
    for quantity in quantities:
        filling = " " if quantity.kind == "date" else ","
        text += (plain[at : quantity.start], filling * (quantity.end - quantity.start))
        at = quantity.end
    text.append(plain[at:end])
    clauses = [clause.strip() for clause in _CLAUSE.split(_ENUMERATOR.sub("", "".join(text)))]
    return next((clause for clause in reversed(clauses) if clause), "")
