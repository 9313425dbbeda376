"""Rules about the cells of a table: footing, changes, shares, movements, one line in two tables, tie-out with the text.

Fields: `binds` says where the figures stand that are held against each other, `find` names them by the role that a
heading gives, `assert`, `let`, `at` as in a relation. A table seldom says how it is to be read, so what fails is held
against what holds: where most lines fail, the reading is wrong and not the table, and the verdict is unknown; where one
line fails and none shows that the reading is right, only a small slip makes it a finding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from checker import equations
from checker.equations import Equation
from checker.expressions import Outcome
from checker.intervals import Reach
from checker.kinds import relation
from checker.kinds.relation import Application
from checker.kinds.table import lines, names, sums
from checker.kinds.table.trials import SUMS, TABLES, TEXT, TableRule, Trial
from checker.model import Language, Reading, Rule
from checker.phrases import PhraseBook
from checker.tables.sums import mistyped

_MISREAD: Mapping[Language, str] = {
    "en": "most lines of the table fail in this way, so it is read wrongly",
    "zh": "表中多数行（列）均不符，应为读表方式有误",
}


def prepare(rule: Rule) -> TableRule:
    """Make a rule ready to be applied."""
    spec = cast(Mapping[str, Any], rule.spec)
    wholes = {name: of["total-of"] for name, of in spec["find"].items() if of.get("total-of")}
    return TableRule(relation.prepare(rule), spec["binds"], wholes)


def apply(rule: TableRule, reading: Reading, book: PhraseBook, language: Language = "en") -> Iterator[Application]:
    """Apply a rule to all tables of a document, once to each set of figures."""
    judged: dict[object, list[tuple[Trial, Application]]] = defaultdict(list)
    for trial in _trials(rule, reading, book):
        periods = relation.periods_of(trial.bound, reading, trial.section)
        equation = Equation(rule.relation.assertion, trial.bound, rule.relation.lets, periods)
        outcome = _outcome(equation, book.reach, language)
        judged[trial.reading].append((trial, Application(rule.relation, equation, outcome, trial.section)))
    for trials in judged.values():
        yield from _believed(trials, language)


def _outcome(equation: Equation, reach: Reach, language: Language) -> Outcome:
    """The verdict on figures shortened in one way: whoever makes a table rounds all of them, or cuts all of them."""
    outcome = equations.verdict(equation, reach, "round", language)
    if outcome.verdict == "contradiction":
        return equations.verdict(equation, reach, "cut", language)
    return outcome


def _believed(trials: Sequence[tuple[Trial, Application]], language: Language) -> Iterator[Application]:
    """What one reading of a table gives: its contradictions only where what holds shows that it is read rightly."""
    held = sum(application.outcome.verdict == "holds" for _, application in trials)
    broken = sum(application.outcome.verdict == "contradiction" for _, application in trials)
    shown = bool(held) and held >= broken
    for trial, application in trials:
        lone = broken == 1 and trial.added and _mistyped(trial)
        if application.outcome.verdict != "contradiction" or shown or trial.sure or lone:
            yield application
        elif broken == 1:
            yield application._replace(relation=application.relation._replace(explained=True, chance=True))
        else:
            yield application._replace(outcome=Outcome("unknown", _MISREAD[language]))


def _mistyped(trial: Trial) -> bool:
    (total,), parts = trial.bound.values()
    return mistyped(total, parts)


def _trials(rule: TableRule, reading: Reading, book: PhraseBook) -> Iterator[Trial]:
    """All figures that a rule binds, wherever it looks for them."""
    if rule.binds == TABLES:
        yield from names.in_tables(rule.relation, reading, book)
    elif rule.binds == TEXT:
        yield from names.in_text(rule.relation, reading, book)
    else:
        for at, grid in enumerate(reading.grids):
            yield from sums.trials(rule.relation, grid, at) if rule.binds == SUMS else lines.trials(rule, grid, at)
