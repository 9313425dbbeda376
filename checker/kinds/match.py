"""Rules that look for words or figures: `kind: match`; their fields are in `match_fields`."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from checker.kinds.places import NAME, Find, Needles, Neighbours, Patterns, Places, inside, shown
from checker.model import Check, Evidence, Language, Quantity, Reading, Rule
from checker.rules import SEVERITIES

WHERE = ("pattern", "unless", "requires", "forbids")
"""The fields of a rule that hold patterns."""

_NO_PERIOD: Mapping[Language, str] = {"en": "the period of the report is not known", "zh": "报告所属期间不明"}


def prepare(rules: Sequence[Rule]) -> Matcher:
    """Make rules ready to be applied together."""
    return Matcher(rules)


class Matcher:
    """All rules of this kind."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        needles = {pattern: words for rule in rules for pattern, words in _needles(rule).items()}
        self._patterns = Patterns(_sought(rules), needles)

    def __call__(self, reading: Reading, language: Language) -> Iterator[Check]:
        """What the rules find in a document, in no order; where finds of a family overlap, the gravest alone."""
        places = Places(reading, self._patterns)
        checks = [check for rule in self._rules for check in _apply(rule, places, language)]
        yield from (check for check in checks if check.verdict != "contradiction")
        families: dict[str, list[Check]] = {}
        for check in checks:
            if check.verdict == "contradiction":
                families.setdefault(check.family, []).append(check)
        for found in families.values():
            yield from _gravest(found)


def _patterns(rule: Rule, field: str) -> Mapping[str, Sequence[str]]:
    """The patterns of a field by language."""
    value = cast("Mapping[str, Any]", rule.spec.get(field) or {})
    return cast("Mapping[str, Sequence[str]]", value.get("pattern", {}) if field in ("requires", "forbids") else value)


def _sought(rules: Sequence[Rule]) -> Iterator[tuple[str, str]]:
    """All patterns that rules look for, each with its language."""
    for rule in rules:
        for field in WHERE:
            for language, alternatives in _patterns(rule, field).items():
                for pattern in alternatives:
                    yield language, pattern


def _needles(rule: Rule) -> Needles:
    return cast(Needles, rule.spec["needles"])


def _apply(rule: Rule, places: Places, language: Language) -> Iterator[Check]:
    finds = _candidates(rule, places)
    silent = inside(finds, places.finds(_patterns(rule, "unless"))) if finds else ()
    if silent:
        quiet = set(silent)
        finds = [find for find in finds if find not in quiet]
    if not finds:
        return
    required = Neighbours(places.finds(_patterns(rule, "requires"))) if "requires" in rule.spec else None
    forbidden = Neighbours(places.finds(_patterns(rule, "forbids"))) if "forbids" in rule.spec else None
    for find in _often(rule, finds, places):
        beside: Find | None = None
        if required is not None:
            beside = required.near(find, places.scope(find, _within(rule, "requires")))
            if beside is None:
                continue
        if forbidden is not None and forbidden.near(find, places.scope(find, _within(rule, "forbids"))):
            continue
        yield from _timed(rule, find, beside, places, language)


def _candidates(rule: Rule, places: Places) -> list[Find]:
    """What the rule looks for; where it names figures and words, the figures inside those words."""
    words = places.finds(_patterns(rule, "pattern"))
    if "figures" not in rule.spec:
        return words
    wanted = cast("Mapping[str, Any]", rule.spec["figures"])
    figures = [Find(q.start, q.end) for q in _amounts(places.reading, wanted) if _is(q, wanted)]
    return inside(figures, words) if "pattern" in rule.spec else figures


def _amounts(reading: Reading, wanted: Mapping[str, Any]) -> Iterable[Quantity]:
    if not wanted.get("cell"):
        return reading.quantities
    return sorted((f.quantity for grid in reading.grids for f in grid.figures.values()), key=lambda q: q.start)


def _is(quantity: Quantity, wanted: Mapping[str, Any]) -> bool:
    return (
        quantity.masked == wanted.get("masked", quantity.masked)
        and quantity.garbled == wanted.get("garbled", quantity.garbled)
        and quantity.kind in wanted.get("kind", (quantity.kind,))
    )


def _often(rule: Rule, finds: Sequence[Find], places: Places) -> Iterable[Find]:
    least = cast(int, rule.spec.get("at-least") or 1)
    if least == 1:
        return finds
    scopes = [places.scope(find, str(rule.spec.get("within") or "sentence")) for find in finds]
    counts = Counter(scopes)
    return (find for find, scope in zip(finds, scopes, strict=True) if counts[scope] >= least)


def _within(rule: Rule, field: str) -> str:
    return str(cast("Mapping[str, Any]", rule.spec[field]).get("within") or "sentence")


def _timed(rule: Rule, find: Find, beside: Find | None, places: Places, language: Language) -> Iterator[Check]:
    """The check of a find, where its year stands to the report's as the rule asks."""
    wanted = rule.spec.get("year")
    if wanted is None:
        yield _check(rule, find, beside, places, language)
        return
    period = places.section(find.start).period
    if period is None:
        check = _check(rule, find, beside, places, language, "?")
        yield check._replace(verdict="unknown", reason=_NO_PERIOD[language])
        return
    apart = cast(int, rule.spec.get("apart") or 1) - 1
    year, first, last = int(find.groups["year"]), period.start.year - apart, period.end.year + apart
    if wanted == ("before" if year < first else "after" if year > last else "same"):
        yield _check(rule, find, beside, places, language, str(period.end.year))


def _check(rule: Rule, find: Find, beside: Find | None, places: Places, language: Language, report: str = "") -> Check:
    words = {**find.groups, "match": places.plain[find.start : find.end], "report": report}
    evidence: tuple[Evidence, ...] = ()
    if beside is not None:
        words["near"] = places.plain[beside.start : beside.end]
        text = shown(places.reading.document.text[beside.start : beside.end])
        evidence = (Evidence(beside.start, beside.end, text, "near"),)
    return Check(
        rule.id,
        rule.family,
        rule.severity,
        "contradiction",
        places.reading.document.path,
        find.start,
        find.end,
        NAME.sub(lambda name: shown(words.get(name[1], "")), rule.message[language]),
        evidence,
    )


def _gravest(checks: Sequence[Check]) -> Iterator[Check]:
    """Of finds that overlap the gravest, then the longest; it names the rules of the others."""
    starts: list[int] = []
    kept: list[Check] = []
    for check in sorted(checks, key=_gravity):
        after = bisect_right(starts, check.start)
        for index in (after - 1, after):
            if 0 <= index < len(kept) and check.start < kept[index].end and kept[index].start < check.end:
                other = kept[index]
                if check.rule != other.rule and check.rule not in other.also:
                    kept[index] = other._replace(also=(*other.also, check.rule))
                break
        else:
            starts.insert(after, check.start)
            kept.insert(after, check)
    yield from kept


def _gravity(check: Check) -> tuple[int, int, int]:
    return -SEVERITIES.index(check.severity), check.start - check.end, check.start
