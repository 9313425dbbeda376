"""A rule about tables followed through a report: the cells that it bound, and what came of them."""

from __future__ import annotations

from checker.engine import Result
from checker.kinds import table
from checker.model import Language, Rule
from checker.packs import Pack
from checker.tracing.relations import MOST, Attempt, Binding, applied


def attempts(rule: Rule, result: Result, pack: Pack, language: Language, line: int) -> tuple[list[Attempt], int]:
    """The rows, columns and totals that a rule was applied to, with a ``line`` those on it; and how many more."""
    prepared = table.prepare(rule)
    bindings = tuple(Binding(wanted) for wanted in prepared.relation.wanted)
    every = [
        applied(Attempt("table", 0, 0, bindings), application, result, pack, language)
        for application in table.apply(prepared, result.reading, pack.phrases, language)
    ]
    every.sort(key=lambda attempt: (attempt.start, attempt.end))
    if line:
        position = result.document.position
        return [one for one in every if position(one.start).line <= line <= position(one.end).line], 0
    return every[:MOST], len(every[MOST:])
