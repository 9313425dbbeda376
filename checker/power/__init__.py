"""How strong a rule is: which slips in a true text it would let through, and how far a figure may be off.

The ok tests of a rule are true texts. One figure at a time is changed by each slip of a fixed set (see `slips`), and a
slip that draws no finding of this rule alone has survived. What may change how the text is read is read anew; another
digit or direction changes the value alone, and there the equation is asked. Rules that state an equation are tried, on
figures with digits enough: what says that one figure is not more than another cannot tell one digit from the next.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from checker import examples, readers
from checker.diagnosis import suggest
from checker.engine import Examiner
from checker.equations import Equation, verdict
from checker.expressions.syntax import Compare, names, walk
from checker.kinds import relation
from checker.kinds.relation import Application, Relation
from checker.model import Example, Figure, Language, Reading, Rule
from checker.packs import Pack
from checker.power import slips
from checker.power.margins import Margin, margin
from checker.power.slips import Slip
from checker.records import replace
from checker.tracing.arithmetic import Arithmetic


@dataclass(frozen=True, slots=True)
class Survivor:
    """A slip that draws no finding, and why.

    "rounding": the figures still agree as they are printed; ``comes_to`` is what the formula may be, ``values`` what
    the figure may be that it is held against. "direction": the rule takes the amount without its sign. "unknown": it
    cannot be decided, and ``comes_to`` is the reason. "unread": the rule no longer applies. "unexplained": no single
    edit explains what is wrong, and the rule asks for one.
    """

    slip: Slip
    why: str
    comes_to: str = ""
    values: str = ""


@dataclass(frozen=True, slots=True)
class Tried:
    """An ok test with all its slips; ``margins`` are those of the figures that were tried."""

    example: Example
    slips: int
    survivors: tuple[Survivor, ...]
    margins: tuple[Margin, ...]


@dataclass(frozen=True, slots=True)
class Power:
    """What came of all ok tests of one rule."""

    rule: Rule
    tried: tuple[Tried, ...]

    @property
    def slips(self) -> int:
        return sum(one.slips for one in self.tried)

    @property
    def caught(self) -> int:
        return self.slips - sum(len(one.survivors) for one in self.tried)

    @property
    def share(self) -> Fraction | None:
        """The part of the slips that the rule catches; None where its tests have no figure to try."""
        return Fraction(self.caught, self.slips) if self.slips else None


def states_equation(rule: Rule) -> bool:
    """Whether a rule says that amounts are equal, so that every digit counts."""
    if rule.kind != "relation":
        return False
    equal = (n for n in walk(relation.prepare(rule).assertion.tree) if isinstance(n, Compare) and n.operator == "==")
    return any(names(node.left) and names(node.right) for node in equal)


def of(rule: Rule, pack: Pack, language: Language = "en") -> Power:
    """Try all ok tests of a rule."""
    return _Trial(rule, pack, language).power()


class _Trial:
    def __init__(self, rule: Rule, pack: Pack, language: Language) -> None:
        self._relation: Relation = relation.prepare(rule)
        self._rule = rule
        self._book = pack.phrases
        self._examiner = Examiner(replace(pack, rules=(rule,)), language, verified=False)
        self._language: Language = language

    def power(self) -> Power:
        texts = (example for example in self._rule.examples if example.expect == "ok")
        return Power(self._rule, tuple(tried for example in texts if (tried := self._tried(example)) is not None))

    def _tried(self, example: Example) -> Tried | None:
        reading = self._reading(example.text)
        count = 0
        survivors: list[Survivor] = []
        margins: list[Margin] = []
        for application in self._applications(reading):
            figures = [figure for _, figure in application.figures()]
            if application.outcome.verdict != "holds" or not all(slips.tells(figure.quantity) for figure in figures):
                continue
            for slip in slips.all_of(application, reading.quantities, self._book.roles):
                count += 1
                survivor = self._survivor(slip, application, example.text)
                survivors += [survivor] if survivor else []
            margins += [
                margin(application.equation, name, figure, self._book.reach)
                for name, figure in application.figures()
                if slips.is_precise(figure.quantity)
            ]
        return Tried(example, count, tuple(survivors), tuple(margins)) if count else None

    def _reading(self, text: str) -> Reading:
        return self._examiner.read(readers.from_text(text))

    def _applications(self, reading: Reading) -> Iterator[Application]:
        return relation.apply(self._relation, reading, self._book.reach, self._language)

    def _survivor(self, slip: Slip, application: Application, text: str) -> Survivor | None:
        """What a slip survives by; None where it is caught."""
        if slip.sort in ("digit", "transposition", "direction"):
            return self._in_equation(slip, application)
        reading = self._reading(slip.made_in(text))
        if examples.of_rule(self._rule, self._examiner.check(reading).findings):
            return None
        applied = list(self._applications(reading))
        holding = next((a for a in applied if a.outcome.verdict == "holds"), None)
        if holding is not None:
            return self._hidden(slip, holding.equation, holding.primary)
        if undecided := next((a for a in applied if a.outcome.verdict == "unknown"), None):
            return Survivor(slip, "unknown", undecided.outcome.reason)
        return Survivor(slip, "unexplained" if applied else "unread")

    def _in_equation(self, slip: Slip, application: Application) -> Survivor | None:
        """The same where the text is read as before, and one value is another."""
        old, new = slip.figure.quantity, slip.changed
        changed = application.equation.with_figure(old, new)
        outcome = verdict(changed, self._book.reach)
        if outcome.verdict == "holds":
            primary = new if application.primary.quantity == old else application.primary
            hidden = self._hidden(slip, changed, primary)
            return hidden if slip.sort != "direction" else dataclasses.replace(hidden, why="direction")
        if outcome.verdict == "unknown":
            return Survivor(slip, "unknown", outcome.reason)
        one = self._relation
        if one.explained and not suggest(changed, reach=self._book.reach, by_chance=one.chance, sure=False):
            return Survivor(slip, "unexplained")
        return None

    def _hidden(self, slip: Slip, equation: Equation, primary: Figure) -> Survivor:
        """A survivor that rounding hides: what the formula comes to, and the values of the figure it points at."""
        arithmetic = Arithmetic(equation, self._language, self._book.reach)
        steps = list(arithmetic.steps())
        comes_to = steps[-1].values if steps else ""
        return Survivor(slip, "rounding", comes_to, arithmetic.values(primary))
