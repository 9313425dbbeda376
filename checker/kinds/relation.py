"""Rules that state a relation between figures: `kind: relation`, the kind of a rule that names none.

What its files may say is in `relation_fields`, what is bound to the names under `find` in `binding`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Any, cast

from checker import equations, expressions
from checker.equations import Equation
from checker.expressions import Expression, Outcome
from checker.expressions.reasons import reason
from checker.expressions.syntax import Compare
from checker.expressions.templates import Template, load_template
from checker.intervals import Habit
from checker.kinds.binding import bindings
from checker.kinds.options import Values
from checker.kinds.places import Patterns, shown
from checker.kinds.searches import NO_WORDS, Binding, Bound, Nearby, Pool, Search, Texts, Wanted, Words
from checker.model import Evidence, Figure, Language, Period, Reading, Rule, Severity
from checker.records import NamedTuple

_HABITS: Mapping[str, Habit] = {"rounded-only": "round", "cut-only": "cut"}
_NO_OPTIONS: Values = MappingProxyType({})


class Slack(NamedTuple):
    """How much a broken relation may be off: the assertion, relaxed by so much.

    Where ``tolerance`` holds, the relation does; where ``material`` does, it is off by too little to matter, ``least``
    in the words of the rule. ``severities`` are the gravest first: a deviation is as grave as the first that does not
    hold, and else as grave as the rule.
    """

    tolerance: Expression | None = None
    material: Expression | None = None
    least: str = ""
    severities: tuple[tuple[Severity, Expression], ...] = ()


class Relation(NamedTuple):
    """A rule of this kind, ready to be applied.

    ``lets`` are the named steps, and the options with the values that they have in this run. ``slack`` is None where
    every deviation counts alike. ``akin`` figures cannot be many times apart.
    """

    rule: Rule
    search: Search
    assertion: Expression
    lets: Mapping[str, Expression]
    explained: bool
    chance: bool
    messages: Mapping[str, Any]
    habit: Habit = "both"
    slack: Slack | None = None
    akin: bool = False

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """The figures that are bound."""
        return self.search.figures

    @property
    def equates(self) -> bool:
        """Whether it says that two amounts are equal: only what equates can show that a reading is the right one."""
        tree = self.assertion.tree
        return isinstance(tree, Compare) and tree.operator == "=="

    def message(self, language: Language) -> Template:
        """What a finding says, ready to be filled in."""
        return load_template(self.messages[language])


class Application(NamedTuple):
    """A relation applied to figures: what was bound, and what came of it.

    ``words`` are where the names that stand for words are, ``graded`` is the severity that the deviation has, None
    where that is the one of the rule.
    """

    relation: Relation
    equation: Equation
    outcome: Outcome
    section: int
    words: Words = NO_WORDS
    graded: Severity | None = None

    @property
    def severity(self) -> Severity:
        """How grave it is where it is broken."""
        return self.graded or self.relation.rule.severity

    @property
    def primary(self) -> Figure:
        """The figure that it is about."""
        several = self.equation.figures.get(self.relation.search.at) or ()
        return several[-1] if several else next(figure for _, figure in self.figures())

    @property
    def span(self) -> tuple[int, int]:
        """Where a finding points."""
        find = self.words.get(self.relation.search.at)
        quantity = self.primary.quantity
        return (find.start, find.end) if find else (quantity.start, quantity.end)

    def figures(self) -> Iterator[tuple[str, Figure]]:
        """All bound figures with the names they are bound to."""
        for name, bound in self.equation.figures.items():
            for figure in bound:
                yield name, figure

    def texts(self, text: str) -> dict[str, str]:
        """The words found, by name, for the message; ``text`` is that of the document."""
        return {name: shown(text[find.start : find.end]) for name, find in self.words.items()}

    def evidence(self, text: str) -> tuple[Evidence, ...]:
        """The figures bound, then the words found; ``text`` is that of the document."""
        figures = (Evidence(f.quantity.start, f.quantity.end, f.quantity.text, name) for name, f in self.figures())
        texts = self.texts(text)
        words = (Evidence(find.start, find.end, texts[name], name) for name, find in self.words.items())
        return *figures, *words


def prepare(rule: Rule, options: Values = _NO_OPTIONS) -> Relation:
    """Make a rule ready to be applied, with values for some of its options."""
    spec = cast(Mapping[str, Any], rule.spec)
    lets = {name: expressions.load(dumped) for name, dumped in (spec.get("let") or {}).items()}
    settled = {name: expressions.load(dumped) for name, dumped in (spec.get("options") or {}).items()}
    tolerance = spec.get("tolerance")
    return Relation(
        rule,
        _search(spec),
        expressions.load(spec["assert"]),
        {**lets, **settled, **options},
        bool(spec.get("explained")),
        bool(spec.get("chance")),
        spec["messages"],
        _HABITS.get(tolerance, "both") if isinstance(tolerance, str) else "both",
        _slack(spec) if "slack" in spec or "severities" in spec else None,
        bool(spec.get("akin")),
    )


def patterns(relations: Iterable[Relation]) -> Patterns:
    """The patterns that relations look for, to be sought together."""
    searches = [relation.search for relation in relations]
    known = {pattern: sets for search in searches for pattern, sets in search.needles.items()}
    return Patterns((pair for search in searches for pair in search.patterns), known)


def _search(spec: Mapping[str, Any]) -> Search:
    wanted = tuple(_wanted(name, of) for name, of in spec["find"].items())
    return Search(
        wanted,
        spec.get("at") or wanted[0].name,
        spec.get("within") or "statement",
        tuple(spec.get("same") or ()),
        frozenset(spec.get("marks") or ()),
        frozenset(spec.get("unless") or ()),
        _nearby(spec.get("barred")),
        _nearby(spec.get("required")),
        spec["needles"],
    )


def _wanted(name: str, of: Mapping[str, Any]) -> Wanted:
    return Wanted(
        name,
        tuple(of.get("role") or ()),
        frozenset(of.get("kind") or ()),
        frozenset(of.get("metric") or ()),
        frozenset(of.get("unit") or ()),
        period=expressions.load(of["period"]) if "period" in of else None,
        text=_texts(of.get("text")),
        words=bool(of.get("words")),
        many=bool(of.get("many")),
        each=bool(of.get("each")),
        complete="complete" in of,
        optional=bool(of.get("optional")),
        absent=of.get("exists") is False,
    )


def _nearby(several: Sequence[Mapping[str, Any]] | None) -> tuple[Nearby, ...]:
    return tuple(Nearby(_texts(one["pattern"]), one.get("within") or "sentence") for one in several or ())


def _texts(patterns: Mapping[str, Sequence[str]] | None) -> Texts:
    return tuple((language, tuple(several)) for language, several in (patterns or {}).items())


def _slack(spec: Mapping[str, Any]) -> Slack:
    dumped = spec.get("slack") or {}
    return Slack(
        expressions.load(dumped["tolerance"]) if "tolerance" in dumped else None,
        expressions.load(dumped["material"]) if "material" in dumped else None,
        dumped.get("least", ""),
        tuple((severity, expressions.load(within)) for severity, within in spec.get("severities") or ()),
    )


def apply(
    relation: Relation,
    reading: Reading,
    reach: Mapping[str, tuple[Fraction, Fraction]],
    language: Language = "en",
    pool: Pool | None = None,
) -> Iterator[Application]:
    """Apply a relation wherever its figures are found, once to each set of figures.

    ``pool`` is made of the reading; for several relations it need be made only once.
    """
    seen: set[tuple[tuple[int, ...], ...]] = set()
    for section, choices in bindings(relation.search, pool or Pool(reading)):
        best: Application | None = None
        broken: list[Application] = []
        for binding in choices:
            key = tuple(tuple(figure.quantity.start for figure in several) for several in binding.figures.values())
            if key in seen:
                continue
            seen.add(key)
            application = _applied(relation, binding, section, reading, reach, language)
            broken.append(application)
            if best is None or _rank(application) < _rank(best):
                best = application
        if best is not None and relation.explained and best.outcome.verdict == "contradiction":
            yield from broken
        elif best is not None:
            yield best


def _applied(
    relation: Relation,
    binding: Binding,
    section: int,
    reading: Reading,
    reach: Mapping[str, tuple[Fraction, Fraction]],
    language: Language,
) -> Application:
    periods = periods_of(binding.figures, reading, section)
    equation = Equation(relation.assertion, binding.figures, relation.lets, periods)

    def decide(assertion: Expression) -> Outcome:
        relaxed = equation if assertion is relation.assertion else equation._replace(assertion=assertion)
        return equations.verdict(relaxed, reach, relation.habit, language)

    outcome, graded, slack = decide(relation.assertion), None, relation.slack
    if slack is not None and outcome.verdict == "contradiction":
        if slack.tolerance is not None and decide(slack.tolerance).verdict == "holds":
            outcome = Outcome("holds")
        elif slack.material is not None and decide(slack.material).verdict == "holds":
            outcome = Outcome("unknown", reason("immaterial", slack.least, language))
        else:
            grave = (degree for degree, within in slack.severities if decide(within).verdict == "contradiction")
            graded = next(grave, None)
    return Application(relation, equation, outcome, section, binding.words, graded)


def periods_of(bound: Bound, reading: Reading, section: int) -> Mapping[str, Period | None]:
    """The period of each figure, and that of the report."""
    report = reading.sections[section].period if section >= 0 else None
    return {"report": report, **{name: figures[0].period for name, figures in bound.items() if figures}}


def _rank(application: Application) -> int:
    """Of several readings, one that holds is right; one that cannot be decided is better than a broken one."""
    return ("holds", "unknown", "contradiction").index(application.outcome.verdict)
