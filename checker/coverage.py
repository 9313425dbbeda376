"""Which figures of a report were checked, and what came of it: how far a report can be relied on, figure by figure.

A figure is "placeholder" where it could not be read: it is masked or garbled, or a finding says that its digits are
lost. It is "contradicted" where a finding is about it or holds it against another, "verified" where a check of it
holds, and else "unchecked": read, and bound by no rule, or only by one that could not decide. A finding about words is
not about the figures among them. Dates that nothing checked are counted apart: nearly every sentence has one, and few
claim anything.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Literal, TypeAlias

from checker.engine import Result
from checker.model import Check, Figure, Section
from checker.records import NamedTuple

Status: TypeAlias = Literal["verified", "contradicted", "placeholder", "unchecked"]
_LOST = "placeholder"
"""The family of rules about figures that were never filled in, or whose digits were lost."""
STATUSES: tuple[Status, ...] = ("verified", "contradicted", "placeholder", "unchecked")


class Covered(NamedTuple):
    """A figure, what came of it, and the rules that say so."""

    figure: Figure
    status: Status
    rules: tuple[str, ...] = ()

    @property
    def counted(self) -> bool:
        """Whether it counts among the figures to check: a date does only where something was made of it."""
        return self.figure.quantity.kind != "date" or self.status != "unchecked"


class Counts(NamedTuple):
    """How many figures are of each status, and how many dates nothing checked."""

    verified: int = 0
    contradicted: int = 0
    placeholder: int = 0
    unchecked: int = 0
    dates: int = 0

    @property
    def figures(self) -> int:
        """All figures to check; the dates that nothing checked are left out."""
        return self.verified + self.contradicted + self.placeholder + self.unchecked

    @property
    def checked(self) -> Fraction | None:
        """The part of the figures that a rule could decide, from 0 to 1; None where there are no figures."""
        return Fraction(self.verified + self.contradicted, self.figures) if self.figures else None

    def plus(self, other: Counts) -> Counts:
        """The counts of both."""
        return Counts(*(one + another for one, another in zip(self, other, strict=True)))


class SectionCoverage(NamedTuple):
    """One section of a report with its figures, in the order of the text."""

    section: Section
    figures: tuple[Covered, ...]

    @property
    def counts(self) -> Counts:
        return count(self.figures)


def of(result: Result) -> tuple[Covered, ...]:
    """All figures of a report that was checked, in the order of the text, with what came of each."""
    findings = (*result.findings, *result.suppressed)
    lost = _rules_at(check for check in findings if check.family == _LOST)
    broken = _rules_at(check for check in findings if check.family != _LOST)
    holding = _rules_at(check for check in result.checks if check.verdict == "holds")
    return tuple(_covered(figure, lost, broken, holding) for figure in result.figures)


def by_section(result: Result) -> tuple[SectionCoverage, ...]:
    """The same, section by section; sections without figures are left out."""
    sections = result.reading.sections
    inside: list[list[Covered]] = [[] for _ in sections]
    for covered in of(result):
        at = bisect_right(sections, covered.figure.quantity.start, key=lambda section: section.start) - 1
        inside[max(0, at)].append(covered)
    return tuple(
        SectionCoverage(section, tuple(figures)) for section, figures in zip(sections, inside, strict=True) if figures
    )


def count(figures: Iterable[Covered]) -> Counts:
    """How many figures are of each status."""
    found = Counter(covered.status if covered.counted else "dates" for covered in figures)
    return Counts(**{name: found[name] for name in Counts._fields})


_Rules: TypeAlias = Mapping[tuple[int, int], Sequence[str]]
"""For each span that checks are about, the rules of those checks."""


def _covered(figure: Figure, lost: _Rules, broken: _Rules, holding: _Rules) -> Covered:
    quantity = figure.quantity
    span = (quantity.start, quantity.end)
    if quantity.masked or quantity.garbled or span in lost:
        return Covered(figure, "placeholder", tuple(lost.get(span, ())))
    if span in broken:
        return Covered(figure, "contradicted", tuple(broken[span]))
    if span in holding:
        return Covered(figure, "verified", tuple(holding[span]))
    return Covered(figure, "unchecked")


def _rules_at(checks: Iterable[Check]) -> _Rules:
    rules: dict[tuple[int, int], list[str]] = {}
    for check in checks:
        for span in {(check.start, check.end), *((place.start, place.end) for place in check.evidence)}:
            named = rules.setdefault(span, [])
            named += [rule for rule in (check.rule, *check.also) if rule not in named]
    return rules
