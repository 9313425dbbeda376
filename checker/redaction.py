"""Results without the words of their reports: figures alone, for logs that others may read.

What is masked is masked sign for sign, so that places stay true. Paths stay: without them nobody could act.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from checker.engine import Result
from checker.model import Check, Document, Language, Reading, Rule

MASK = "·"
_SIGN = re.compile(r"\S")

_Span = tuple[int, int]


def redact(result: Result, rules: Mapping[str, Rule], language: Language) -> Result:
    """A result that keeps the figures that its checks are about, and no other sign of the report."""
    figures = {(quantity.start, quantity.end) for quantity in result.reading.quantities}
    every = (*result.findings, *result.checks, *result.suppressed)
    shown = {span for check in every for span in _spans(check)}
    kept = sorted(figure for figure in figures if any(figure[0] < end and start < figure[1] for start, end in shown))
    document = _masked(result.document, kept)

    def masked(checks: Iterable[Check]) -> tuple[Check, ...]:
        return tuple(_check(check, document, figures, rules, language) for check in checks)

    return Result(
        document,
        masked(result.findings),
        masked(result.checks),
        (),
        Reading(document, (), (), (), ()),
        masked(result.suppressed),
    )


def _check(
    check: Check, document: Document, figures: set[_Span], rules: Mapping[str, Rule], language: Language
) -> Check:
    """A check whose words are figures, or those of its rule."""
    evidence = tuple(place._replace(text=document.text[place.start : place.end]) for place in check.evidence)
    check = check._replace(evidence=evidence)
    if check.suppressed:
        decision = check.suppressed
        hidden = decision._replace(reason=_mask(decision.reason), reviewer=_mask(decision.reviewer))
        check = check._replace(suppressed=hidden)
    if figures.issuperset(_spans(check)):
        return check
    rule = rules.get(check.rule)
    return check._replace(message=rule.title[language] if rule else "", computed="", suggestions=())


def _spans(check: Check) -> list[_Span]:
    return [(check.start, check.end), *((place.start, place.end) for place in check.evidence)]


def _masked(document: Document, kept: Iterable[_Span]) -> Document:
    blocks = tuple(
        block._replace(place=block.place._replace(heading=_mask(block.place.heading), sheet=_mask(block.place.sheet)))
        for block in document.blocks
    )
    return document._replace(
        text=_all_but(document.text, kept), plain=_all_but(document.plain, kept), blocks=blocks, tables=()
    )


def _all_but(text: str, kept: Iterable[_Span]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in kept:
        pieces += (_mask(text[done:start]), text[max(done, start) : end])
        done = max(done, end)
    return "".join((*pieces, _mask(text[done:])))


def _mask(words: str) -> str:
    return _SIGN.sub(MASK, words)
