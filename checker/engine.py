"""From a document to findings: read it, apply every rule, find the likely slip, and say each thing once.

What holds silences other readings of the same figure by rules of the same family; several broken checks with a
figure in common become one finding at that figure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from checker import statements
from checker.explanations import render, show
from checker.expressions import Outcome
from checker.expressions.reasons import reason
from checker.kinds import WORDS, relation
from checker.kinds.options import settled
from checker.kinds.relation import Application, Relation
from checker.kinds.searches import Pool
from checker.model import (
    NOTHING_KNOWN,
    About,
    Check,
    Document,
    Evidence,
    Figure,
    Language,
    Reading,
    Severity,
    Suggestion,
)
from checker.packs import Pack
from checker.records import NamedTuple

_MORE: Mapping[Language, str] = {
    "en": " (and {count} more in this paragraph)",
    "zh": "（本段另有{count}处）",
}
NO_OPTIONS: Mapping[str, Mapping[str, str | int]] = MappingProxyType({})
_SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")


class Counts(NamedTuple):
    """How many checks of a document hold, how many could not be made, and how many figures it has."""

    holding: int = 0
    unknown: int = 0
    figures: int = 0


class Result(NamedTuple):
    """What came of one document: findings in the order of the text, the other checks, and what was read.

    ``suppressed`` are contradictions that somebody has decided to live with, each with its `Check.suppressed`. They are
    no findings, never among ``findings`` or ``every``, and always counted; a format that has a place for them shows
    them.
    """

    document: Document
    findings: tuple[Check, ...]
    checks: tuple[Check, ...]
    figures: tuple[Figure, ...]
    reading: Reading
    suppressed: tuple[Check, ...] = ()

    @property
    def counts(self) -> Counts:
        holding = sum(check.verdict == "holds" for check in self.checks)
        return Counts(holding, len(self.checks) - holding, len(self.figures))

    @property
    def every(self) -> tuple[Check, ...]:
        """Findings and other checks together, in the order of the text."""
        return tuple(sorted((*self.findings, *self.checks), key=lambda found: (found.start, found.end)))


class Examiner:
    """Applies one pack to documents, in messages of one language.

    Without ``verified``, the checks that hold are made and counted, and their arithmetic is not written out. ``about``
    is what is known of the documents beside their text. ``options`` are values for options of rules, by the id of the
    rule and the name of the option, as rule files write amounts; `kinds.options.OptionError` where one does not fit.
    """

    def __init__(
        self,
        pack: Pack,
        language: Language = "en",
        *,
        verified: bool = True,
        about: About = NOTHING_KNOWN,
        options: Mapping[str, Mapping[str, str | int]] = NO_OPTIONS,
    ) -> None:
        self._pack = pack
        self._about = about
        self._language = language
        self._verified = verified
        self._references = {rule.id: rule.references for rule in pack.rules if rule.references}
        self._relations: tuple[Relation, ...] = tuple(
            relation.prepare(rule, settled(rule, options.get(rule.id, {})))
            for rule in pack.rules
            if rule.kind == "relation"
        )
        self._patterns = relation.patterns(self._relations)
        self._others = tuple(
            kind.prepare([rule for rule in pack.rules if rule.kind == name]) for name, kind in WORDS.items()
        )

    def read(self, document: Document) -> Reading:
        """What the document says."""
        reading = statements.read(document, self._pack.phrases, self._about)
        if not document.tables:
            return reading
        from checker import tables  # here, as the next one: most reports have no table, and need not pay for it

        return tables.read(reading, self._pack.headings)

    def examine(self, document: Document) -> Result:
        """Check one document."""
        return self.check(self.read(document))

    def check(self, reading: Reading) -> Result:
        """Check what was read in a document."""
        document = reading.document
        reach = self._pack.phrases.reach
        pool = Pool(reading, self._patterns)
        applied = [a for one in self._relations for a in relation.apply(one, reading, reach, self._language, pool)]
        tabled = list(self._tabled(reading)) if reading.grids else []
        broken = _unsilenced(applied) + [a for a in tabled if a.outcome.verdict == "contradiction"]
        applied += tabled
        findings = [check for checker in self._others for check in checker(reading, self._language)]
        others = [check for check in findings if check.verdict != "contradiction"]
        words = [check for check in findings if check.verdict == "contradiction"]
        diagnosed = list(self._diagnosed(broken, applied, reading))
        others += [check for check in diagnosed if check.verdict != "contradiction"]
        findings = [
            *_gathered(words, document, self._language),
            *_merged([check for check in diagnosed if check.verdict == "contradiction"], document),
        ]
        if self._references:
            findings = [found._replace(references=self._references.get(found.rule, ())) for found in findings]
        others += [self._check(a, reading, ()) for a in applied if a.outcome.verdict != "contradiction"]
        return Result(
            document,
            tuple(sorted(findings, key=_order)),
            tuple(sorted(others, key=_order)),
            figures(reading),
            reading,
        )

    def _tabled(self, reading: Reading) -> Iterator[Application]:
        from checker.kinds import table

        for rule in self._pack.rules:
            if rule.kind == "table":
                yield from table.apply(table.prepare(rule), reading, self._pack.phrases, self._language)

    def _diagnosed(
        self, broken: Sequence[Application], applied: Sequence[Application], reading: Reading
    ) -> Iterator[Check]:
        if not broken:
            return
        # Imported here: most reports have nothing to diagnose, and the start need not pay for it.
        from checker.diagnosis import is_wild, suggest

        known = _known(reading)
        by_figure: dict[int, list[Application]] = defaultdict(list)
        for application in applied:
            for _, figure in application.figures():
                by_figure[figure.quantity.start].append(application)
        for application in broken:
            near = {
                id(other): other.equation
                for _, figure in application.figures()
                for other in by_figure[figure.quantity.start]
                if other is not application and other.outcome.verdict == "holds"
            }
            suggestions = suggest(
                application.equation,
                _nearby(application, reading, known),
                tuple(near.values()),
                self._language,
                reach=self._pack.phrases.reach,
                habit=application.relation.habit,
                by_chance=not application.relation.explained or application.relation.chance,
                sure=not application.relation.explained,
            )
            own = {figure.quantity.start for _, figure in application.figures()}  # not another figure, taken as base
            slips = application.relation.equates and any(one.slip and one.start in own for one in suggestions)
            if application.relation.akin and not slips and is_wild(application.equation):
                # A figure that is wrong is seldom so wrong: rather one of them was taken for what it is not.
                outcome = Outcome("unknown", reason("apart", "", self._language))
                yield self._check(application._replace(outcome=outcome), reading, ())
            elif suggestions or not application.relation.explained:
                yield self._check(application, reading, suggestions)

    def _check(self, application: Application, reading: Reading, suggestions: Sequence[Suggestion]) -> Check:
        rule, (start, end) = application.relation.rule, application.span
        text, computed = reading.document.text, self._shown(application)
        return Check(
            rule.id,
            rule.family,
            application.severity,
            application.outcome.verdict,
            reading.document.path,
            start,
            end,
            self._said(application, computed, text),
            application.evidence(text),
            computed=computed,
            reason=application.outcome.reason,
            suggestions=tuple(suggestions),
        )

    def _said(self, application: Application, computed: str, text: str) -> str:
        """What is wrong; what was found true; nothing, beside the reason, where it cannot be told."""
        match application.outcome.verdict:
            case "contradiction":
                template, texts = application.relation.message(self._language), application.texts(text)
                return render(template, application.equation, self._language, texts, unit=self._about.unit)
            case "holds":
                return computed or ", ".join(figure.quantity.text for _, figure in application.figures())
        return ""

    def _shown(self, application: Application) -> str:
        verdict = application.outcome.verdict
        if verdict == "unknown" or (verdict == "holds" and not self._verified):
            return ""
        habit = application.relation.habit
        return show(application.equation, verdict, self._language, habit=habit, unit=self._about.unit)


def figures(reading: Reading) -> tuple[Figure, ...]:
    """Every quantity in order, with what it was read as where a statement or a table has it."""
    known = _known(reading)
    return tuple(known.get(quantity.start) or Figure(quantity, "") for quantity in reading.quantities)


def _known(reading: Reading) -> dict[int, Figure]:
    """What each quantity was read as, by where it starts: in a table as what its row and column say."""
    known = statements.figures_of(reading.statements)
    for grid in reading.grids:
        known.update((figure.quantity.start, figure) for figure in grid.figures.values())
    return known


def examine(document: Document, pack: Pack, language: Language = "en") -> Result:
    """Check one document; for several, keep an Examiner."""
    return Examiner(pack, language).examine(document)


def _unsilenced(applied: Iterable[Application]) -> list[Application]:
    """Broken applications whose primary figure no equation of the same family reads in a way that holds.

    A reading that a slip must explain is silent, whatever its family, beside one that holds and shares its primary
    figure and another, which it takes for something else: that A is 95% of W does not tell against its being a part.
    """
    found = list(applied)
    holding = [a for a in found if a.outcome.verdict == "holds" and a.relation.equates]
    by_family = {(a.relation.rule.family, a.primary.quantity.start) for a in holding}
    by_figure: dict[int, list[dict[int, str]]] = defaultdict(list)
    for a in holding:
        roles = _roles(a)
        for place in roles:
            by_figure[place].append(roles)

    def is_silent(a: Application) -> bool:
        primary = a.primary.quantity.start
        if (a.relation.rule.family, primary) in by_family:
            return True
        own = _roles(a)
        return a.relation.explained and any(
            place != primary and other.get(place, role) != role
            for other in by_figure[primary]
            for place, role in own.items()
        )

    return [a for a in found if a.outcome.verdict == "contradiction" and not is_silent(a)]


def _roles(application: Application) -> dict[int, str]:
    """What each figure is read as, by where it stands."""
    return {figure.quantity.start: figure.role for _, figure in application.figures()}


def _nearby(application: Application, reading: Reading, known: Mapping[int, Figure]) -> tuple[Figure, ...]:
    """The other amounts of the sentences that the figures stand in, with what they say where that is known."""
    bound = {figure.quantity.start for _, figure in application.figures()}
    low, high = min(bound), max(bound)
    spans, found = reading.sentences, reading.quantities
    first, last = bisect_right(spans, low, key=lambda s: s.start) - 1, bisect_right(spans, high, key=lambda s: s.end)
    start = spans[first].start if first >= 0 else low
    end = spans[last].end if last < len(spans) else high
    inside = range(*(bisect_left(found, at, key=lambda quantity: quantity.start) for at in (start, end)))
    return tuple(
        known.get(found[at].start) or Figure(found[at], "")
        for at in inside
        if found[at].start not in bound and found[at].kind != "date"
    )


def _merged(findings: Sequence[Check], document: Document) -> Iterator[Check]:
    """One finding for all broken checks that come of one slip: the gravest, then the best explained, says it."""
    groups: list[list[Check]] = []
    sharing: dict[tuple[int, int], list[list[Check]]] = defaultdict(list)
    for check in sorted(findings, key=lambda c: (-_SEVERITIES.index(c.severity), _is_vague(c), c.start)):
        near = {id(group): group for span in _spans(check) for group in sharing[span]}
        group = next((group for group in near.values() if any(_one_slip(check, other) for other in group)), None)
        if group is None:
            groups.append(group := [])
        group.append(check)
        for span in _spans(check):
            sharing[span].append(group)
    for head, *rest in groups:
        also = tuple(dict.fromkeys(other.rule for other in rest if other.rule != head.rule))
        yield head._replace(also=also, evidence=_with(head, rest, document))


def _is_vague(check: Check) -> bool:
    """Whether no slip explains a check."""
    return not any(suggestion.slip for suggestion in check.suggestions)


def _one_slip(one: Check, other: Check) -> bool:
    """Whether two broken checks come of one slip: two figures in common, or the one that is suggested to be wrong."""
    shared = _spans(one) & _spans(other)
    suggested = {(s.start, s.end) for check in (one, other) for s in check.suggestions}
    alike = one.severity == other.severity
    return len(shared) > 1 or bool(shared and alike and (not suggested or not suggested.isdisjoint(shared)))


def _gathered(findings: Iterable[Check], document: Document, language: Language) -> Iterator[Check]:
    """One finding for all that one rule finds in the words of one paragraph; figures of relations stay apart."""
    begins = [block.start for block in document.blocks]
    groups: dict[tuple[str, int, str], list[Check]] = defaultdict(list)
    for check in findings:
        groups[check.rule, bisect_right(begins, check.start), check.severity].append(check)
    for head, *rest in groups.values():
        if rest:
            more = _MORE[language].format(count=len(rest))
            yield head._replace(message=head.message + more, evidence=_with(head, rest, document))
        else:
            yield head


def _itself(check: Check, document: Document) -> Evidence:
    return Evidence(check.start, check.end, document.text[check.start : check.end], "")


def _with(head: Check, rest: Sequence[Check], document: Document) -> tuple[Evidence, ...]:
    """The evidence of a finding and of those that it speaks for, each place once."""
    places = [e for check in rest for e in (*check.evidence, _itself(check, document))]
    once = {(e.start, e.end): e for e in reversed(places)}
    later = [e for place, e in once.items() if place not in _spans(head) | {(head.start, head.end)}]
    return (*head.evidence, *sorted(later, key=lambda e: e.start))


def _spans(check: Check) -> set[tuple[int, int]]:
    return {(evidence.start, evidence.end) for evidence in check.evidence}


def _order(check: Check) -> tuple[int, int, str]:
    return check.start, check.end, check.rule
