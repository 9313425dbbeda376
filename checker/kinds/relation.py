"""Rules that state a relation between figures: `kind: relation`, the kind of a rule that names none.

Fields: `find` names the figures and says what each must be, `marks` and `unless` ask for marks of the statement,
`within` says how far apart the figures may stand, `same` what they must share, `assert` what must hold between them,
`at` at which of them a finding points (the first under `find` where it is silent), `explained: true` that a broken
equation counts only where one small slip explains it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Any, NamedTuple, TypeAlias, cast

from checker import equations, expressions
from checker.equations import Equation
from checker.expressions import Expression, Outcome
from checker.expressions.syntax import Compare
from checker.expressions.templates import Template, load_template
from checker.model import Figure, Language, Period, Reading, Rule, Statement
from checker.ties import OPEN_ENDED

_ANYWHERE = ("section", "document")

Bound: TypeAlias = dict[str, tuple[Figure, ...]]
"""For each name under `find` the figures bound to it; none where an optional one is missing."""


Having: TypeAlias = Mapping[str, Sequence[int]]
"""For each role the statements that have a figure of it, by their place in the reading."""


class Wanted(NamedTuple):
    """What a figure must be to be bound to a name: one of the roles, kinds and metrics (empty: any)."""

    name: str
    roles: tuple[str, ...]
    kinds: frozenset[str]
    metrics: frozenset[str]
    many: bool
    optional: bool

    def takes(self, figure: Figure) -> bool:
        """Whether a figure fits, its role apart."""
        return (not self.kinds or figure.quantity.kind in self.kinds) and (
            not self.metrics or figure.metric in self.metrics
        )


class Relation(NamedTuple):
    """A rule of this kind, ready to be applied."""

    rule: Rule
    wanted: tuple[Wanted, ...]
    marks: frozenset[str]
    unless: frozenset[str]
    within: str
    same: tuple[str, ...]
    assertion: Expression
    lets: Mapping[str, Expression]
    at: str
    explained: bool
    chance: bool
    messages: Mapping[str, Any]

    @property
    def equates(self) -> bool:
        """Whether it says that two amounts are equal: only what equates can show that a reading is the right one."""
        tree = self.assertion.tree
        return isinstance(tree, Compare) and tree.operator == "=="

    def message(self, language: Language) -> Template:
        """What a finding says, ready to be filled in."""
        return load_template(self.messages[language])


class Application(NamedTuple):
    """A relation applied to figures: what was bound, and what came of it."""

    relation: Relation
    equation: Equation
    outcome: Outcome
    section: int

    @property
    def primary(self) -> Figure:
        """The figure that a finding points at."""
        return self.equation.figures[self.relation.at][-1]

    def figures(self) -> Iterator[tuple[str, Figure]]:
        """All bound figures with the names they are bound to."""
        for name, bound in self.equation.figures.items():
            for figure in bound:
                yield name, figure


def prepare(rule: Rule) -> Relation:
    """Make a rule ready to be applied."""
    spec = cast(Mapping[str, Any], rule.spec)
    wanted = tuple(
        Wanted(
            name,
            tuple(_list(of.get("role"))),
            frozenset(_list(of.get("kind"))),
            frozenset(_list(of.get("metric"))),
            bool(of.get("many")),
            bool(of.get("optional")),
        )
        for name, of in spec["find"].items()
    )
    return Relation(
        rule,
        wanted,
        frozenset(_list(spec.get("marks"))),
        frozenset(_list(spec.get("unless"))),
        spec.get("within") or "statement",
        tuple(_list(spec.get("same"))),
        expressions.load(spec["assert"]),
        {name: expressions.load(dumped) for name, dumped in (spec.get("let") or {}).items()},
        spec.get("at") or wanted[0].name,
        bool(spec.get("explained")),
        bool(spec.get("chance")),
        spec["messages"],
    )


def _list(value: Any) -> Sequence[str]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def apply(
    relation: Relation,
    reading: Reading,
    reach: Mapping[str, tuple[Fraction, Fraction]],
    language: Language = "en",
    having: Having | None = None,
) -> Iterator[Application]:
    """Apply a relation wherever its figures are found, once to each set of figures.

    ``having`` is what `by_role` says of the reading; for several relations it need be asked only once.
    """
    seen: set[tuple[tuple[int, ...], ...]] = set()
    bindings = _anywhere(relation, reading) if relation.within in _ANYWHERE else _together(relation, reading, having)
    for section, choices in bindings:
        best: Application | None = None
        broken: list[Application] = []
        for bound in choices:
            key = tuple(tuple(figure.quantity.start for figure in figures) for figures in bound.values())
            if key in seen:
                continue
            seen.add(key)
            equation = Equation(relation.assertion, bound, relation.lets, periods_of(bound, reading, section))
            outcome = equations.verdict(equation, reach=reach, language=language)
            application = Application(relation, equation, outcome, section)
            broken.append(application)
            if best is None or _rank(application) < _rank(best):
                best = application
        if best is not None and relation.explained and best.outcome.verdict == "contradiction":
            yield from broken
        elif best is not None:
            yield best


def periods_of(bound: Bound, reading: Reading, section: int) -> Mapping[str, Period | None]:
    """The period of each figure, and that of the report."""
    report = reading.sections[section].period if section >= 0 else None
    return {"report": report, **{name: figures[0].period for name, figures in bound.items() if figures}}


def _rank(application: Application) -> int:
    """Of several readings, one that holds is right; one that cannot be decided is better than a broken one."""
    return ("holds", "unknown", "contradiction").index(application.outcome.verdict)


def by_role(reading: Reading) -> Having:
    """Which statements have a figure of a role."""
    having: dict[str, list[int]] = {}
    for index, statement in enumerate(reading.statements):
        for role in {figure.role for figure in statement.figures}:
            having.setdefault(role, []).append(index)
    return having


def _together(relation: Relation, reading: Reading, having: Having | None) -> Iterator[tuple[int, list[Bound]]]:
    """The figures of one statement: every role that may stand for a name is a choice."""
    having = by_role(reading) if having is None else having
    candidates = set(range(len(reading.statements)))
    for wanted in relation.wanted:
        if candidates and not wanted.optional:
            candidates &= {index for role in wanted.roles for index in having.get(role, ())}
    for index in sorted(candidates):
        statement = reading.statements[index]
        if relation.marks and relation.marks.isdisjoint(statement.marks):
            continue
        if not relation.unless.isdisjoint(statement.marks):
            continue
        choices = _choices(relation, statement)
        if choices:
            yield statement.section, choices


def _choices(relation: Relation, statement: Statement) -> list[Bound]:
    options: list[list[tuple[Figure, ...]]] = []
    for wanted in relation.wanted:
        found: list[tuple[Figure, ...]] = []
        for role in wanted.roles:
            figures = tuple(f for f in statement.figures if f.role == role and wanted.takes(f))
            if figures and wanted.many and OPEN_ENDED in statement.marks:
                found += [figures[:upto] for upto in range(len(figures), 1, -1)]
            elif figures:
                found.append(figures if wanted.many else figures[:1])
        if not found:
            if not wanted.optional:
                return []
            found.append(())
        options.append(found)
    return [
        dict(zip((wanted.name for wanted in relation.wanted), combination, strict=True))
        for combination in product(*options)
        if _distinct(combination)
    ]


def _distinct(combination: Sequence[tuple[Figure, ...]]) -> bool:
    """Whether no quantity is bound twice; the years counted between two figures stand where one of them does."""
    bound = [(f.quantity.start, f.quantity.kind, f.quantity.value) for figures in combination for f in figures]
    return len(bound) == len(set(bound))


def _anywhere(relation: Relation, reading: Reading) -> Iterator[tuple[int, list[Bound]]]:
    """Figures of one section (or document) that share what `same` names, whatever statement they stand in."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for statement in reading.statements:
        if not relation.unless.isdisjoint(statement.marks):
            continue
        section = statement.section if relation.within == "section" else -1
        report = reading.sections[statement.section].period
        for figure in statement.figures:
            shared = _shared(figure, relation.same, report)
            if figure.metric and None not in shared:
                groups.setdefault((section, *shared), []).append(figure)
    for key, figures in groups.items():
        known = {(figure.quantity.start, figure.role): figure for figure in figures}
        once = [known[place] for place in sorted(known)]
        if _twins(relation):
            for later in once[1:]:
                if _comparable(once[0], later):
                    names = [wanted.name for wanted in relation.wanted]
                    if relation.wanted[0].takes(later) and later.role in relation.wanted[0].roles:
                        yield cast(int, key[0]), [{names[0]: (later,), names[1]: (once[0],)}]
        else:
            bound = _one_each(relation, once)
            if bound:
                yield cast(int, key[0]), [bound]


def _shared(figure: Figure, same: Sequence[str], report: Period | None) -> tuple[object, ...]:
    """What the figures of a group have in common; None where that is not known.

    A period is known by its last day ("December 2019" ends with 2019), and is the report's where none is stated.
    """
    period = figure.period or report
    return tuple((period and period.end) if name == "period" else getattr(figure, name) for name in same)


def _twins(relation: Relation) -> bool:
    """Whether the rule compares a figure with another of its own sort."""
    return len(relation.wanted) == 2 and relation.wanted[0].roles == relation.wanted[1].roles


def _comparable(one: Figure, other: Figure) -> bool:
    return (
        (one.base == other.base or not one.base or not other.base)
        and one.quantity.start != other.quantity.start
        and one.quantity.kind == other.quantity.kind
        and one.quantity.unit == other.quantity.unit
    )


def _one_each(relation: Relation, figures: Sequence[Figure]) -> Bound | None:
    """One figure for each name; where the section states several different values, none is chosen."""
    bound: Bound = {}
    for wanted in relation.wanted:
        fitting = [f for f in figures if f.role in wanted.roles and wanted.takes(f)]
        values = {(f.quantity.value, f.sign) for f in fitting}
        if len(values) > 1 or (not fitting and not wanted.optional):
            return None
        bound[wanted.name] = tuple(fitting[:1])
    return bound if _distinct(list(bound.values())) else None
