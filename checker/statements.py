"""From quantities to what they say: statements, the figures that the wording ties together.

The sentences of a paragraph become tokens, the phrases of the packs are searched in them, and each match ties the
figures in its slots. Ties that follow each other with nothing but punctuation between them speak of one subject: the
later one also has what the earlier one said of the level and its change ("…, and 106% of the plan was completed").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from checker import metrics, quantities, sections, sentences
from checker.model import Document, Figure, Period, Quantity, Reading, Section, Sentence, Statement
from checker.patterns import BARRIER, SENTENCE
from checker.periods import resolve
from checker.phrases import Grammar, Phrase, PhraseBook
from checker.tokens import Scanner, Tokens


def read(document: Document, book: PhraseBook) -> Reading:
    """Read a document: its sections, sentences, quantities, and the statements that the phrases find in it."""
    found: list[Quantity] = []
    parts: list[Section] = []
    for bounds in sections.split(document):
        inside = quantities.parse(document.plain, bounds[3], bounds[0], bounds[1])
        parts.append(sections.section(bounds, inside))
        found += inside
    spans = tuple(_sentences(document, parts, found))
    reader = _Reader(document, book, tuple(parts), spans, tuple(found))
    return Reading(document, tuple(parts), spans, tuple(found), tuple(reader.statements()))


def _sentences(document: Document, parts: Sequence[Section], found: Sequence[Quantity]) -> Iterator[Sentence]:
    begins = [part.start for part in parts]
    starts = [quantity.start for quantity in found]
    for index, block in enumerate(document.blocks):
        section = bisect_right(begins, block.start) - 1
        inside = found[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        for start, end in sentences.split(document.plain, block, inside):
            yield Sentence(start, end, section, index)


@dataclass(frozen=True, slots=True)
class _Tie:
    """One match: where it stands among the tokens, its figures by slot, and the phrase that read it."""

    first: int
    last: int
    figures: tuple[Figure, ...]
    marks: frozenset[str]
    phrase: Phrase

    def pairs(self) -> frozenset[tuple[str, int]]:
        return frozenset((figure.role, figure.quantity.start) for figure in self.figures)


class _Reader:
    """Reads the statements of one document, paragraph by paragraph."""

    def __init__(
        self,
        document: Document,
        book: PhraseBook,
        parts: tuple[Section, ...],
        spans: tuple[Sentence, ...],
        found: tuple[Quantity, ...],
    ) -> None:
        self._plain = document.plain
        self._book = book
        self._parts = parts
        self._spans = spans
        self._found = found
        self._starts = [quantity.start for quantity in found]

    def statements(self) -> Iterator[Statement]:
        """All statements, in the order of the text."""
        at, count = 0, len(self._spans)
        while at < count:
            upto = at + 1
            while upto < count and self._spans[upto].block == self._spans[at].block:
                upto += 1
            yield from self._paragraph(self._spans[at:upto])
            at = upto

    def _paragraph(self, spans: Sequence[Sentence]) -> Iterator[Statement]:
        first = bisect_left(self._starts, spans[0].start)
        last = bisect_left(self._starts, spans[-1].end)
        if sum(quantity.kind != "date" for quantity in self._found[first:last]) < 2:
            return
        section = spans[0].section
        grammar = self._book.grammars[self._parts[section].language]
        ranges = [(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)) for span in spans]
        amounts = [sum(q.kind != "date" for q in self._found[low:high]) for low, high in ranges]
        scanner = Scanner(self._plain, grammar.lexicon)
        for index, (span, (low, high)) in enumerate(zip(spans, ranges, strict=True)):
            alone = sum(amounts[max(0, index - 1) : index + 2]) < 2
            scanner.sentence(span.start, span.end, self._found, low, low if alone else high)
        tokens = scanner.tokens()
        ties = _without_lesser(list(self._ties(tokens, grammar, section)))
        for statement in self._joined(ties, tokens, section):
            begin = max((span.start for span in spans if span.start <= statement.start), default=statement.start)
            inside = self._found[bisect_left(self._starts, begin) : bisect_left(self._starts, statement.start)]
            subject = metrics.subject_of(self._plain, begin, statement.start, inside)
            yield metrics.named(statement, subject, grammar.metrics)

    def _ties(self, tokens: Tokens, grammar: Grammar, section: int) -> Iterator[_Tie]:
        for index in grammar.matcher.Match(tokens.codes) or ():
            phrase = grammar.phrases[index]
            for match in grammar.compiled[index].pattern.finditer(tokens.codes):
                tie = self._tie(match, phrase, tokens, grammar, section)
                if tie is not None:
                    yield tie

    def _tie(self, match: object, phrase: Phrase, tokens: Tokens, grammar: Grammar, section: int) -> _Tie | None:
        slots: list[tuple[str, int]] = []
        listed: list[tuple[str, int]] = []
        for group, slot in enumerate(phrase.slots, 1):
            start, end = match.span(group)  # type: ignore[attr-defined]
            if start < 0:
                continue
            if slot.many:
                listed += [(slot.role, at) for at in range(start, end) if tokens.figures[at] >= 0]
            elif tokens.figures[start] >= 0:
                slots.append((slot.role, start))
        roles = self._book.roles
        first, last = match.span()  # type: ignore[attr-defined]
        levels = [self._found[tokens.figures[at]] for role, at in slots if roles[role].level]
        if any(not alike(levels[0], other) for other in levels[1:]):
            return None
        if listed:
            whole = levels[0] if levels else self._found[tokens.figures[listed[0][1]]]
            kept = [
                (role, at)
                for role, at in listed
                if alike(whole, self._found[tokens.figures[at]]) and not _is_delta(tokens, at, grammar)
            ]
            if len(kept) < 2:
                return None
            slots += kept
        figures = tuple(
            self._figure(role, at, tokens, grammar, first, last, section) for role, at in slots
        )
        if len({figure.quantity.start for figure in figures}) < len(figures):
            return None
        marks = frozenset(phrase.marks) | _marks(tokens, first, last, grammar) | _turns(tokens, first, last, grammar)
        return _Tie(first, last, figures, marks, phrase)

    def _figure(
        self, role: str, at: int, tokens: Tokens, grammar: Grammar, first: int, last: int, section: int
    ) -> Figure:
        quantity = self._found[tokens.figures[at]]
        sign = 1
        if self._book.roles[role].signed:
            sign = _direction(tokens, at, first, last, grammar)
        return Figure(quantity, role, sign, period=self._period(tokens.figures[at], section))

    def _period(self, index: int, section: int) -> Period | None:
        """The date beside a figure: behind it in English ("$5 million in 2019"), before it in Chinese, else the other."""
        report = self._parts[section].period
        after, before = index + 1, index - 1
        order = (after, before) if self._parts[section].language == "en" else (before, after)
        for near in order:
            if 0 <= near < len(self._found) and self._found[near].kind == "date":
                low, high = sorted((index, near))
                between = self._plain[self._found[low].end : self._found[high].start]
                if len(between) <= 40 and not any(mark in between for mark in ".;。；，、"):
                    return resolve(self._found[near], report)
        return None

    def _joined(self, ties: Sequence[_Tie], tokens: Tokens, section: int) -> Iterator[Statement]:
        carried: tuple[Figure, ...] = ()
        previous: _Tie | None = None
        for tie in ties:
            if previous is None or not _goes_on(previous, tie, tokens):
                carried = ()
            own = {figure.role for figure in tie.figures}
            spans = {figure.quantity.start for figure in tie.figures}
            figures = (
                *(f for f in carried if f.role not in own and f.quantity.start not in spans),
                *tie.figures,
            )
            carried = tuple(
                figure for figure in figures if tie.phrase.follows or self._book.roles[figure.role].carried
            ) if not tie.phrase.follows else tuple(f for f in figures if self._book.roles[f.role].carried)
            figures = _with_years(figures)
            yield Statement(
                min(figure.quantity.start for figure in figures),
                max(figure.quantity.end for figure in figures),
                section,
                figures,
                tie.marks,
                (tie.phrase.source,),
            )
            previous = tie


_ELIDED = 1_000_000
"""Printed this much more coarsely than another, an amount has a scale word ("million") that the other lacks."""


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts may be added and compared: one currency, or both percent, or counts of what may be one thing."""
    if one.step and other.step and not 1 / Fraction(_ELIDED) < one.step / other.step < _ELIDED:
        return False
    if one.kind in ("count", "number") and other.kind in ("count", "number"):
        return one.unit == other.unit or not one.unit or not other.unit
    return one.kind == other.kind and one.unit == other.unit


def _without_lesser(ties: list[_Tie]) -> list[_Tie]:
    """The ties in order, without those that say only a part of what another one says."""
    ties.sort(key=lambda tie: (tie.first, -len(tie.figures)))
    pairs = [tie.pairs() for tie in ties]
    spans = [frozenset(start for _, start in said) for said in pairs]
    return [
        tie
        for index, tie in enumerate(ties)
        if not any(
            spans[index] < spans[place] or (pairs[index] == other and place < index and tie.marks <= ties[place].marks)
            for place, other in enumerate(pairs)
        )
    ]


def _goes_on(previous: _Tie, tie: _Tie, tokens: Tokens) -> bool:
    """Whether a tie still speaks of what the one before it spoke of."""
    if tie.first < previous.last:
        return False
    between = tokens.codes[previous.last : tie.first]
    if tie.phrase.follows:
        return between.count(SENTENCE) <= 1 and tokens.codes[: tie.first].rstrip(",")[-1:] in (SENTENCE, ",", ";", BARRIER, "") or not between
    return not between.strip(",;" + BARRIER)


def _is_delta(tokens: Tokens, at: int, grammar: Grammar) -> bool:
    """Whether the figure at a token is what something changed by, and so no part of a list."""
    return at > 0 and tokens.codes[at - 1] in grammar.deltas


def _direction(tokens: Tokens, at: int, first: int, last: int, grammar: Grammar) -> int:
    """Which way the words turn a figure: those before it in the phrase, else those behind it."""
    for place in (*range(at - 1, first - 1, -1), *range(at + 1, last)):
        sign = grammar.directions.get(tokens.codes[place])
        if sign is not None:
            return sign
    return 1


def _turns(tokens: Tokens, first: int, last: int, grammar: Grammar) -> frozenset[str]:
    """Mark a tie "rises" or "falls" where all its words of direction agree."""
    signs = {grammar.directions[code] for code in tokens.codes[first:last] if code in grammar.directions}
    return frozenset(("rises" if sign > 0 else "falls") for sign in signs) if len(signs) == 1 else frozenset()


def _marks(tokens: Tokens, first: int, last: int, grammar: Grammar) -> frozenset[str]:
    """The marks of the sentences that a tie stands in."""
    start = tokens.codes.rfind(SENTENCE, 0, first) + 1
    end = tokens.codes.find(SENTENCE, last)
    inside = tokens.codes[start : end if end >= 0 else None]
    return frozenset(grammar.marks[code] for code in inside if code in grammar.marks)


def _with_years(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Add the number of years between the periods of two levels, where both are stated."""
    by: Mapping[str, Figure] = {figure.role: figure for figure in figures}
    current, prior = by.get("current"), by.get("prior")
    if current is None or prior is None or current.period is None or prior.period is None or "years" in by:
        return figures
    years = current.period.end.year - prior.period.end.year
    if years < 1:
        return figures
    counted = replace(prior.quantity, kind="number", unit="", value=Fraction(years), low=None, high=None, step=Fraction(0))
    return (*figures, Figure(replace(counted, hedge="", masked=False), "years"))


def figures_of(statements: Iterable[Statement]) -> dict[int, Figure]:
    """What each quantity was read as, by where it starts: the first statement that has it decides."""
    read_as: dict[int, Figure] = {}
    for statement in statements:
        for figure in statement.figures:
            read_as.setdefault(figure.quantity.start, figure)
    return read_as
