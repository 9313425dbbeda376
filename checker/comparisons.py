"""The dates that a comparison sets beside each other: "… in 2019, compared with … in 2018".

They say what period a figure and its base are of, whether or not the figures themselves were read, and make a
statement of their own, with the roles "when" and "base-when".
"""

from __future__ import annotations

from collections.abc import Iterator

from checker import marks
from checker.codes import BARRIER, FIGURES, SENTENCE
from checker.model import Figure, Period, Statement
from checker.periods import resolve, year
from checker.phrases import Grammar
from checker.ties import Paragraph

_MOST_FIGURES = 1
"""How many figures may stand between the comparing word and the date: "compared with $5 million in 2018"."""
_FIGURES = frozenset(code for code in FIGURES.values() if code.isupper())
_ENDS = SENTENCE + ";" + BARRIER


def compared(paragraph: Paragraph, grammar: Grammar, section: int) -> Iterator[Statement]:
    """A statement for each word of comparison that has a date on either side, and something that is compared."""
    tokens = paragraph.tokens
    for at, code in enumerate(tokens.codes):
        if code in grammar.comparing:
            base = _behind(paragraph, grammar, at)
            when = _before(paragraph, grammar, at, base)
            if when is not None and base is not None:
                said = marks.of(tokens, when, base, grammar)
                figures = tuple(
                    Figure(paragraph.found[tokens.dates[place]], role, period=_period(paragraph, place))
                    for role, place in (("when", when), ("base-when", base))
                )
                yield Statement(tokens.starts[when], tokens.ends[base], section, figures, said)


def _before(paragraph: Paragraph, grammar: Grammar, at: int, base: int | None) -> int | None:
    """The last date before a comparing word in its clauses, or an earlier one where only that is after the base."""
    tokens = paragraph.tokens
    dates: list[int] = []
    compares = False
    for place in range(at - 1, -1, -1):
        code = tokens.codes[place]
        if code in _ENDS or code in grammar.walls:
            break
        if code in grammar.lexicon.anchors and dates and place >= dates[0] - 2:
            return None
        if place in tokens.dates:
            dates.append(place)
        compares = compares or code in _FIGURES or code in grammar.directions
    if not dates or base is None or not compares:
        return None
    than = _period(paragraph, base)
    if than is None:
        return dates[0]
    periods = [(place, _period(paragraph, place)) for place in dates]
    return next((place for place, period in periods if period is None or period.end > than.end), dates[0])


def _behind(paragraph: Paragraph, grammar: Grammar, at: int) -> int | None:
    """The first date behind a comparing word, if nothing but words and one figure stand between."""
    tokens, figures = paragraph.tokens, 0
    for place in range(at + 1, len(tokens.codes)):
        code = tokens.codes[place]
        if place in tokens.dates:
            return None if paragraph.found[tokens.dates[place]].relative else place
        figures += code in _FIGURES
        if code in _ENDS or figures > _MOST_FIGURES or code in grammar.stops:
            break
    return None


def _period(paragraph: Paragraph, at: int) -> Period | None:
    quantity = paragraph.found[paragraph.tokens.dates[at]]
    return resolve(quantity, paragraph.report) if quantity.kind == "date" else year(int(quantity.text))
