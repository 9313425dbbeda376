"""From quantities to what they say: statements, the figures that the wording ties together.

The sentences of a paragraph become tokens, the phrases of the packs are searched in them, and each match ties the
figures in its slots (see `ties`). Ties that follow each other with nothing but punctuation between them speak of one
subject: the later one also has what the earlier one said of the level and its change ("…, and 106% of the plan was
completed"). A figure that stands alone beside the name of a metric is a statement of its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from checker import comparisons, dating, marks, metrics, quantities, sections, sentences, ties
from checker.alikeness import alike
from checker.codes import BARRIER, DATES, SENTENCE, WHEN
from checker.model import (
    NOTHING_KNOWN,
    About,
    Document,
    Figure,
    Language,
    Period,
    Quantity,
    Reading,
    Section,
    Sentence,
    Statement,
)
from checker.phrases import PhraseBook
from checker.rivals import Tie
from checker.ties import Paragraph
from checker.tokens import Scanner, Tokens

_CLAUSE = frozenset((SENTENCE, ",", ";", BARRIER))
_ASIDE = frozenset((*_CLAUSE, *WHEN))


def read(document: Document, book: PhraseBook, about: About = NOTHING_KNOWN) -> Reading:
    """Read a document: its sections, sentences, quantities, and the statements that the phrases find in it."""
    found: list[Quantity] = []
    parts: list[Section] = []
    for bounds in sections.split(document):
        inside = quantities.parse(document.plain, bounds[3], bounds[0], bounds[1])
        parts.append(sections.section(bounds, [q for q in inside if not _is_base(q, document.plain)], about))
        found += inside
    spans = tuple(_sentences(document, parts, found))
    reader = _Reader(document, book, tuple(parts), spans, tuple(found))
    return Reading(document, tuple(parts), spans, tuple(found), tuple(reader.statements()))


def figures_of(statements: Iterable[Statement]) -> dict[int, Figure]:
    """What each quantity was read as, by where it starts: the first statement that has it decides."""
    read_as: dict[int, Figure] = {}
    for statement in statements:
        for figure in statement.figures:
            read_as.setdefault(figure.quantity.start, figure)
    return read_as


def _is_base(quantity: Quantity, plain: str) -> bool:
    """Whether something is compared with a date, which then says nothing of what is reported on."""
    return quantity.kind == "date" and dating.is_base(quantity, plain)


def _sentences(document: Document, parts: Sequence[Section], found: Sequence[Quantity]) -> Iterator[Sentence]:
    begins = [part.start for part in parts]
    starts = [quantity.start for quantity in found]
    for index, block in enumerate(document.blocks):
        section = bisect_right(begins, block.start) - 1
        inside = found[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        for start, end in sentences.split(document.plain, block, inside):
            yield Sentence(start, end, section, index)


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
        ranges = [(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)) for span in spans]
        amounts = [sum(q.kind != "date" for q in self._found[low:high]) for low, high in ranges]
        if not any(amounts):
            return
        section = spans[0].section
        part = self._parts[section]
        grammar = self._book.grammars[part.language]
        begins = [span.start for span in spans]
        naming = [grammar.metrics.names_one(self._plain, span.start, span.end) for span in spans]
        told = [names or sum(amounts[max(0, index - 1) : index + 2]) > 1 for index, names in enumerate(naming)]
        if any(told):
            scanner = Scanner(self._plain, grammar.lexicon)
            for span, (low, high), whole in zip(spans, ranges, told, strict=True):
                scanner.sentence(span.start, span.end, self._found, low, high if whole else low)
            tokens = scanner.tokens()
            paragraph = Paragraph(tokens, self._found, self._plain, part.language, part.period)
            found = ties.find(paragraph, grammar, self._book.roles)
            for statement, tie in _joined(found, tokens, section, part.language, self._book):
                upto = min(statement.start, tokens.starts[tie.first])
                begin = begins[max(0, bisect_right(begins, upto) - 1)]
                inside = self._found[bisect_left(self._starts, begin) : bisect_left(self._starts, upto)]
                subject = metrics.subject_of(self._plain, begin, upto, inside)
                statement = metrics.named(statement, subject, grammar.metrics)
                if statement.figures[0].metric or not tie.phrase.named:
                    yield statement
            yield from comparisons.compared(paragraph, grammar, section)
        for span, (low, high), names in zip(spans, ranges, naming, strict=True):
            if names and low < high:  # most name no metric, and need not be read for one before each figure
                yield from metrics.stated(self._plain, span, self._found[low:high], grammar.metrics, part.period)


def _joined(
    found: Sequence[Tie], tokens: Tokens, section: int, language: Language, book: PhraseBook
) -> Iterator[tuple[Statement, Tie]]:
    """A statement for each tie, and the tie, with what the ties before it said of the same subject."""
    carried: tuple[Figure, ...] = ()
    previous: Tie | None = None
    alone: Tie | None = None
    joining, anchors = book.grammars[language].joining, book.grammars[language].lexicon.anchors
    connecting = ",;" + BARRIER + "".join((*DATES.values(), *anchors))
    for tie in found:
        if tie.phrase.named:
            alone = tie
            yield _statement(tie, tie.figures, section), tie
            continue
        if marks.TWO_SHARES in tie.marks:
            yield _statement(tie, tie.figures, section), tie
            continue
        if previous is None or not _goes_on(previous, tie, tokens, connecting, joining):
            known = alone is not None and _goes_on(alone, tie, tokens, connecting, joining)
            carried = tuple(f for f in alone.figures if book.roles[f.role].carried) if alone and known else ()
        own = {figure.role for figure in tie.figures}
        starts = tie.starts()
        levels = [figure.quantity for figure in tie.figures if book.roles[figure.role].level]
        kept = (
            figure
            for figure in carried
            if figure.role not in own
            and figure.quantity.start not in starts
            and (not levels or alike(figure.quantity, levels[0]))
        )
        figures = (*kept, *tie.figures)
        carried = tuple(figure for figure in figures if book.roles[figure.role].carried)
        previous = tie
        yield _statement(tie, figures, section), tie


def _statement(tie: Tie, figures: tuple[Figure, ...], section: int) -> Statement:
    start = min(figure.quantity.start for figure in figures)
    end = max(figure.quantity.end for figure in figures)
    return Statement(start, end, section, _with_years(figures), tie.marks, (tie.phrase.source,))


def _goes_on(previous: Tie, tie: Tie, tokens: Tokens, connecting: str, joining: Collection[str]) -> bool:
    """Whether a tie still speaks of what the one before it spoke of: ``connecting`` tokens alone part them."""
    if tie.first < previous.last:
        return False
    between = tokens.codes[previous.last : tie.first]
    if not between.strip(connecting):
        return True
    upto = _behind_aside(tokens, tie.first)
    joined = tokens.codes[upto] in joining  # "…, P of the plan and an increase of Q over O"
    begins_a_clause = between[-1] in _CLAUSE or joined or not _CLAUSE.isdisjoint(tokens.codes[tie.first : upto])
    return tie.phrase.follows and begins_a_clause and between.count(SENTENCE) <= 1


def _behind_aside(tokens: Tokens, at: int) -> int:
    """The first token from ``at`` on that is more than punctuation and dates."""
    while tokens.codes[at] in _ASIDE:
        at += 1
    return at


def _with_years(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Add the number of years between two levels, from their periods or from dates that stand apart from them."""
    by: Mapping[str, Figure] = {figure.role: figure for figure in figures}
    current, prior = by.get("current"), by.get("prior")
    if current is None or prior is None or "years" in by:
        return figures
    first, last = by.get("base-when", prior).period, by.get("when", current).period
    if "when" in by and "base-when" not in by:
        first = last and Period(last.start, last.start)
    if first is None or last is None or last.end.year <= first.end.year:
        return figures
    years = Fraction(last.end.year - first.end.year)
    counted = prior.quantity._replace(kind="number", unit="", value=years, low=None, high=None)
    return (*figures, Figure(counted._replace(step=Fraction(0), hedge="", masked=False), "years"))
