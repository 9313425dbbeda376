"""What became of a contradiction: shown, shown within another finding, or silenced, and by what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from checker.engine import Result
from checker.kinds.relation import Application
from checker.model import Check

Fate: TypeAlias = Literal["reported", "merged", "silenced", "unexplained", ""]


@dataclass(frozen=True, slots=True)
class Ending:
    """The fate of a contradiction, and the rule that shows or silences it where that is another one."""

    fate: Fate
    by: str = ""


NONE = Ending("")
"""There is no contradiction, or nothing is known of it."""


def of_application(application: Application, result: Result) -> Ending:
    """What became of a relation that was applied; nothing to tell where it holds or is unknown."""
    if application.outcome.verdict != "contradiction":
        return NONE
    rule, start = application.relation.rule, application.primary.quantity.start
    own = {(figure.quantity.start, figure.quantity.end) for _, figure in application.figures()}
    for finding in result.findings:
        if rule.id == finding.rule and finding.start == start:
            return Ending("reported")
    for finding in result.findings:
        spans = {(place.start, place.end) for place in finding.evidence}
        if rule.id in (finding.rule, *finding.also) and not own.isdisjoint(spans):
            return Ending("merged", finding.rule)
    for check in result.checks:
        if check.verdict == "holds" and check.family == rule.family and check.start == start:
            return Ending("silenced", check.rule)
    return Ending("unexplained") if application.relation.explained else NONE


def of_check(check: Check, result: Result) -> Ending:
    """What became of a contradiction about words; nothing to tell of a check that holds or is unknown."""
    if check.verdict != "contradiction":
        return NONE
    for finding in result.findings:
        if check.rule == finding.rule and (finding.start, finding.end) == (check.start, check.end):
            return Ending("reported")
    for finding in result.findings:
        spans = {(finding.start, finding.end), *((place.start, place.end) for place in finding.evidence)}
        overlaps = any(start < check.end and check.start < end for start, end in spans)
        if overlaps and (check.rule in (finding.rule, *finding.also) or check.family == finding.family):
            return Ending("merged", finding.rule)
    return NONE
