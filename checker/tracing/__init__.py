"""Why a rule fires or stays silent in a report: what it could have used, what it used, and what stopped it.

A relation gives an `Attempt` for each statement (or section) that it may be about, a rule about tables for each set of
cells; the kinds that are about words give a `Candidate` for each place that their patterns find. Both say what came of
it in the end: a check may be made and not be shown, because another reading of the figure holds, or because one finding
speaks for several.
"""

from __future__ import annotations

from dataclasses import dataclass

from checker.engine import Result
from checker.model import Language, Rule
from checker.packs import Pack
from checker.tracing import cells, relations, words
from checker.tracing.relations import Attempt
from checker.tracing.words import Candidate


@dataclass(frozen=True, slots=True)
class Trace:
    """What a rule did in a report, in the order of the text, and how much of that was left out as too far off."""

    rule: Rule
    attempts: tuple[Attempt, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    left_out: int = 0


def trace(rule: Rule, result: Result, pack: Pack, language: Language = "en", line: int = 0) -> Trace:
    """Follow a rule through a report that was checked with the whole pack; ``line`` asks for one line of it, from 1."""
    if rule.kind == "relation":
        found, left_out = relations.attempts(rule, result, pack, language, line)
        return Trace(rule, tuple(found), left_out=left_out)
    if rule.kind == "table":
        found, left_out = cells.attempts(rule, result, pack, language, line)
        return Trace(rule, tuple(found), left_out=left_out)
    candidates = words.candidates(rule, result, language)
    return Trace(rule, candidates=tuple(c for c in candidates if not line or _line(result, c.start) == line))


def _line(result: Result, offset: int) -> int:
    return result.document.position(offset).line
