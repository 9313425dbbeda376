"""What the page says of a mark when it is asked: what was read, which checks are about it, and how they came out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker import intervals
from checker.coverage import Covered
from checker.formats import places, words
from checker.formats.figures import amount, grouped
from checker.formats.jsonl import period
from checker.formats.numbers import decimal
from checker.formats.page.labels import LABELS
from checker.formats.page.marks import Marks
from checker.formats.width import safe
from checker.model import Check, Document, Figure, Interval, Language, Rule
from checker.records import NamedTuple

Row = dict[str, object]


class Details(NamedTuple):
    """For each mark by its number what was read there and which checks are about it; and the checks."""

    marks: list[Row]
    checks: list[Row]


def of(
    document: Document,
    covered: Sequence[Covered],
    checks: Sequence[Check],
    marks: Marks,
    rules: Mapping[str, Rule],
    language: Language,
) -> Details:
    """The details of a report, as plain values."""
    about: list[list[int]] = [[] for _ in marks.ordered]
    explained = []
    for number, check in enumerate(checks):
        spans = ((check.start, check.end), *((place.start, place.end) for place in check.evidence))
        for at in dict.fromkeys(mark.id for span in spans if (mark := marks.over(*span))):
            about[at].append(number)
        explained.append(_check(number, document, check, marks, rules, language))
    known = {(one.figure.quantity.start, one.figure.quantity.end): one.figure for one in covered}
    return Details(
        [
            {
                "text": safe(document.text[mark.start : mark.end]),
                "status": mark.status,
                "place": words_of(document, mark.start, language),
                "read": list(_read(known[span], language)) if span in known else [],
                "checks": sorted(about[mark.id], key=lambda number: checks[number].verdict != "contradiction"),
            }
            for mark in marks.ordered
            for span in ((mark.start, mark.end),)
        ],
        explained,
    )


def words_of(document: Document, offset: int, language: Language) -> str:
    """Where an offset stands, as people look it up: by line and column, or as the format has places."""
    position = document.position(offset)
    return places.instead(document, offset, language) or f"{position.line}:{position.column}"


def _check(
    number: int,
    document: Document,
    check: Check,
    marks: Marks,
    rules: Mapping[str, Rule],
    language: Language,
) -> Row:
    rule = rules.get(check.rule)
    mark = marks.over(check.start, check.end)
    verdict = "suppressed" if check.suppressed else check.verdict
    return {
        "number": number,
        "mark": mark.id if mark else -1,
        "place": words_of(document, check.start, language),
        "verdict": verdict,
        "severity": check.severity,
        "label": LABELS[language]["suppressed"] if check.suppressed else _label(check, language),
        "rule": check.rule,
        "family": check.family,
        "title": rule.title[language] if rule else "",
        "why": rule.rationale.get(language, "") if rule else "",
        "message": safe(check.message if check.verdict == "contradiction" else check.reason),
        "computed": safe(check.computed),
        "suggestions": [safe(suggestion.text) for suggestion in check.suggestions],
        "also": list(check.also),
        "decision": words.why(check.suppressed, language) if check.suppressed else "",
        "evidence": [
            {
                "mark": found.id if (found := marks.over(place.start, place.end)) else -1,
                "role": words.role(place.role),
                "text": safe(document.text[place.start : place.end]),
            }
            for place in check.evidence
        ],
    }


def _label(check: Check, language: Language) -> str:
    return words.SEVERITY[language][words.label(check)]


def _read(figure: Figure, language: Language) -> Iterator[tuple[str, str]]:
    """What a figure was read as, as pairs of a label and words."""
    labels, quantity = LABELS[language], figure.quantity
    yield labels["kind"], labels[f"kind-{quantity.kind}"]
    if said := amount(figure):
        yield labels["amount"], f"{said} {quantity.unit}".strip()
    values = intervals.printed(quantity) if quantity.step or quantity.hedge else None
    if values is not None:
        yield labels["range"], _range(values, quantity.kind in ("percent", "points"))
    for name, said in (("role", words.role(figure.role)), ("metric", figure.metric or figure.subject.strip())):
        if said:
            yield labels[name], safe(said)
    if days := period(figure):
        yield labels["period"], " – ".join(dict.fromkeys(days.split("/")))


def _range(values: Interval, in_hundredths: bool) -> str:
    """A range as mathematics writes it: [63,665,000, 63,680,000)."""
    low, high = (None if end is None else grouped(decimal(end * (100 if in_hundredths else 1))) for end in values[:2])
    left = "(−∞" if low is None else f"{'(' if values.low_open else '['}{low}"
    right = "∞)" if high is None else f"{high}{')' if values.high_open else ']'}"
    return f"{left}, {right}"
