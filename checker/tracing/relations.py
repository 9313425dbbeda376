"""A relation followed through a report: what its names could have been bound to, what they were, and what came of it.

Statements are tried in the order of the text, or for a rule that looks further than one, sections. A name that nothing
fits tells the figures that come nearest: those that the wording gave another role, then those of the same sentence that
nothing ties to the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from checker import readers, statements
from checker.engine import Result
from checker.kinds import relation
from checker.kinds.relation import Application, Relation
from checker.kinds.searches import Wanted
from checker.model import Figure, Language, Quantity, Rule, Statement
from checker.packs import Pack
from checker.tracing.arithmetic import Arithmetic, Step
from checker.tracing.fates import NONE, Ending, of_application

_NEAREST = 2
MOST = 12
"""So many attempts are told where no line is asked for."""

Distance: TypeAlias = Literal["role", "metric", "kind", "untied"]


@dataclass(frozen=True, slots=True)
class Near:
    """A figure that nearly fits a name: its role, metric or kind is another, or nothing ties it to the statement."""

    figure: Figure
    off: Distance


@dataclass(frozen=True, slots=True)
class Binding:
    """A name under `find`: what it was bound to, what would have fitted, and where nothing does, what is near.

    ``values`` are the values that each figure bound may have, rounded as it is.
    """

    wanted: Wanted
    bound: tuple[Figure, ...] = ()
    values: tuple[str, ...] = ()
    fitting: tuple[Figure, ...] = ()
    nearest: tuple[Near, ...] = ()

    @property
    def missing(self) -> bool:
        """Whether the rule cannot be applied for want of this."""
        return not self.fitting and not self.wanted.optional


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition besides the single figures that is not met: its field, what it asks for, and what there is.

    "several" is a name for which a section states different values, "twice" one figure that would have two names.
    """

    field: Literal["marks", "unless", "same", "several", "twice"]
    asked: tuple[str, ...] = ()
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """One place where a relation may apply, from ``start`` to ``end``: a statement, a section or the document.

    ``application`` is None where it does not: a binding is missing, or a condition has failed.
    """

    scope: str
    start: int
    end: int
    bindings: tuple[Binding, ...]
    failed: tuple[Condition, ...] = ()
    application: Application | None = None
    steps: tuple[Step, ...] = ()
    ending: Ending = NONE

    @property
    def missing(self) -> int:
        """How many names want a figure."""
        return sum(binding.missing for binding in self.bindings)


def attempts(rule: Rule, result: Result, pack: Pack, language: Language, line: int) -> tuple[list[Attempt], int]:
    """Where a rule applies or comes near to it, with a ``line`` (from 1) all that touches it; and how many more."""
    one = relation.prepare(rule)
    every = sorted(_Tracer(one, result, pack, language).attempts(), key=lambda attempt: (attempt.start, attempt.end))
    if line:
        here = [attempt for attempt in every if _touches(attempt, result, line)]
        return [attempt for attempt in here if any(binding.fitting for binding in attempt.bindings)], 0
    chosen = [attempt for attempt in every if attempt.application or _is_near(attempt, one)]
    if not chosen:
        least = min((attempt.missing for attempt in every), default=0)
        some = [a for a in every if a.missing == least and any(binding.fitting for binding in a.bindings)]
        return some[:_NEAREST], len(some[_NEAREST:])
    return chosen[:MOST], len(chosen[MOST:])


def _is_near(attempt: Attempt, one: Relation) -> bool:
    """Whether a reader would expect the rule to apply: the figure it points at is there, or all the others are."""
    claimed = any(binding.fitting for binding in attempt.bindings if binding.wanted.name == one.search.at)
    return claimed or (attempt.missing <= 1 and len(attempt.bindings) > 2)


def _touches(attempt: Attempt, result: Result, line: int) -> bool:
    first, last = (result.document.position(at).line for at in (attempt.start, attempt.end))
    return first <= line <= last


def applied(attempt: Attempt, application: Application, result: Result, pack: Pack, language: Language) -> Attempt:
    """An attempt that became an application: what was bound, the arithmetic step by step, and what came of it."""
    figures = [figure.quantity for _, figure in application.figures()]
    arithmetic = Arithmetic(application.equation, language, pack.phrases.reach)
    return replace(
        attempt,
        start=min(quantity.start for quantity in figures),
        end=max(quantity.end for quantity in figures),
        bindings=tuple(
            replace(binding, bound=bound, values=tuple(map(arithmetic.values, bound)))
            for binding in attempt.bindings
            for bound in (application.equation.figures.get(binding.wanted.name, ()),)
        ),
        application=application,
        steps=tuple(arithmetic.steps()),
        ending=of_application(application, result),
    )


class _Tracer:
    def __init__(self, one: Relation, result: Result, pack: Pack, language: Language) -> None:
        self._relation = one
        self._result = result
        self._reading = result.reading
        self._pack = pack
        self._language: Language = language
        self._kinds = _usual_kinds(one, pack)
        self._applications = list(relation.apply(one, self._reading, pack.phrases.reach, language))

    def attempts(self) -> Iterator[Attempt]:
        """All places where the rule looks, with what it finds there."""
        return self._statements() if self._relation.search.within == "statement" else self._sections()

    def _statements(self) -> Iterator[Attempt]:
        left = list(self._applications)
        says = [frozenset((f.quantity.start, f.role) for f in s.figures) for s in self._reading.statements]
        longest = _largest(says)
        for statement, has in zip(self._reading.statements, says, strict=True):
            bindings = tuple(
                Binding(wanted, fitting=_fitting(wanted, statement.figures)) for wanted in self._relation.wanted
            )
            made = [a for a in left if has.issuperset((f.quantity.start, f.role) for _, f in a.figures())]
            attempt = Attempt("statement", statement.start, statement.end, bindings)
            if made:
                left = [application for application in left if application not in made]
                yield from (
                    applied(attempt, application, self._result, self._pack, self._language) for application in made
                )
                continue
            failed = tuple(self._conditions(statement, bindings))
            if has in longest and (failed or attempt.missing):
                longest.discard(has)
                near = tuple(self._with_nearest(binding, statement) for binding in bindings)
                yield replace(attempt, bindings=near, failed=failed)

    def _sections(self) -> Iterator[Attempt]:
        one = self._relation
        whole = one.search.within == "document"
        for number, section in enumerate(self._reading.sections[: 1 if whole else None]):
            inside = [s for s in self._reading.statements if whole or s.section == number]
            figures = _once(f for s in inside if one.search.unless.isdisjoint(s.marks) for f in s.figures)
            bindings = tuple(Binding(wanted, fitting=_fitting(wanted, figures)) for wanted in one.wanted)
            end = self._reading.sections[-1].end if whole else section.end
            attempt = Attempt(one.search.within, section.start, end, bindings)
            made = [a for a in self._applications if whole or a.section == number]
            yield from (self._applied(attempt, application) for application in made)
            if not made and any(binding.fitting for binding in bindings):
                near = tuple(self._with_relatives(binding, figures) for binding in bindings)
                yield replace(attempt, bindings=near, failed=tuple(_of_section(one, bindings)))

    def _applied(self, attempt: Attempt, application: Application) -> Attempt:
        return applied(attempt, application, self._result, self._pack, self._language)

    def _conditions(self, statement: Statement, bindings: Sequence[Binding]) -> Iterator[Condition]:
        """The conditions of the rule that a statement does not meet."""
        one = self._relation
        if one.search.marks and one.search.marks.isdisjoint(statement.marks):
            yield Condition("marks", tuple(sorted(one.search.marks)), tuple(sorted(statement.marks)))
        if silencing := one.search.unless & statement.marks:
            yield Condition("unless", tuple(sorted(one.search.unless)), tuple(sorted(silencing)))
        fitting = [binding.fitting[0] for binding in bindings if binding.fitting]
        twice = [f for at, f in enumerate(fitting) if f.quantity in [other.quantity for other in fitting[:at]]]
        if twice:
            yield Condition("twice", found=tuple(figure.quantity.text for figure in twice))

    def _with_nearest(self, binding: Binding, statement: Statement) -> Binding:
        """Where nothing of the statement fits a name, the figures of it, and of its sentences, that come nearest."""
        if not binding.missing:
            return binding
        found = _relatives(binding.wanted, statement.figures, self._kinds)
        bound = {figure.quantity for figure in statement.figures}
        taken = self._taken(statement)
        others = [near for near in found if near.figure not in taken]
        known = statements.figures_of(self._reading.statements)
        others += [
            Near(known.get(quantity.start) or Figure(quantity, ""), "untied")
            for quantity in self._beside(statement)
            if quantity not in bound and quantity.kind in self._kinds.get(binding.wanted.name, ())
        ]
        return replace(binding, nearest=tuple((others or found)[:_NEAREST]))

    def _taken(self, statement: Statement) -> set[Figure]:
        """The figures of a statement that fit one of the names."""
        return {figure for wanted in self._relation.wanted for figure in _fitting(wanted, statement.figures)}

    def _with_relatives(self, binding: Binding, figures: Sequence[Figure]) -> Binding:
        if not binding.missing:
            return binding
        return replace(binding, nearest=tuple(_relatives(binding.wanted, figures, self._kinds)[:_NEAREST]))

    def _beside(self, statement: Statement) -> Iterator[Quantity]:
        """The amounts of the sentences that a statement stands in, the nearest to it first."""
        spans = [s for s in self._reading.sentences if s.start < statement.end and statement.start < s.end]
        inside = (q for q in self._reading.quantities if any(s.start <= q.start < s.end for s in spans))
        found = [quantity for quantity in inside if quantity.kind != "date"]
        yield from sorted(found, key=lambda q: max(statement.start - q.end, q.start - statement.end))


def _largest(sets: Sequence[frozenset[tuple[int, str]]]) -> set[frozenset[tuple[int, str]]]:
    """The sets that no other one contains: what a longer statement says, a part of it need not say again."""
    holders: dict[tuple[int, str], list[frozenset[tuple[int, str]]]] = {}
    for one in sets:
        for member in one:
            holders.setdefault(member, []).append(one)
    return {one for one in sets if not any(one < other for member in one for other in holders[member])}


def _fitting(wanted: Wanted, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(
        figure for figure in figures if (not wanted.roles or figure.role in wanted.roles) and wanted.takes(figure)
    )


def _relatives(wanted: Wanted, figures: Iterable[Figure], kinds: Mapping[str, frozenset[str]]) -> list[Near]:
    """Figures that differ from what is wanted in one thing: those of its role first, then those of its kind."""
    found: list[Near] = []
    for figure in figures:
        if figure.role in wanted.roles:
            is_other_kind = bool(wanted.kinds) and figure.quantity.kind not in wanted.kinds
            found.append(Near(figure, "kind" if is_other_kind else "metric"))
        elif figure.quantity.kind in (wanted.kinds or kinds.get(wanted.name, frozenset())) and (
            not wanted.metrics or figure.metric in wanted.metrics
        ):
            found.append(Near(figure, "role"))
    return sorted(found, key=lambda near: near.off == "role")


def _of_section(one: Relation, bindings: Sequence[Binding]) -> Iterator[Condition]:
    """Why figures that are all there are not brought together across a section."""
    if len(bindings) == 2 and bindings[0].wanted.roles == bindings[1].wanted.roles:
        yield Condition("same", one.search.same)
        return
    for binding in bindings:
        values = {(figure.quantity.value, figure.sign): figure.quantity.text for figure in binding.fitting}
        if len(values) > 1:
            yield Condition("several", (binding.wanted.name,), tuple(values.values()))
    if one.search.same and not any(binding.missing for binding in bindings):
        yield Condition("same", one.search.same)


def _usual_kinds(one: Relation, pack: Pack) -> Mapping[str, frozenset[str]]:
    """The kinds of figure that each name is bound to in the tests of the rule."""
    kinds: dict[str, set[str]] = {}
    for example in one.rule.examples:
        reading = statements.read(readers.from_text(example.text), pack.phrases)
        for application in relation.apply(one, reading, pack.phrases.reach):
            for name, figure in application.figures():
                kinds.setdefault(name, set()).add(figure.quantity.kind)
    return {name: frozenset(found) for name, found in kinds.items()}


def _once(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    known = {(figure.quantity.start, figure.role): figure for figure in figures}
    return tuple(known[place] for place in sorted(known))
