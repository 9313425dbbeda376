"""Rules about words followed through a report: what their patterns find, and which of their conditions takes it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from checker import guards
from checker.engine import Result
from checker.kinds import WORDS, sequence
from checker.kinds.places import Find, Patterns, Places
from checker.model import Check, Language, Rule
from checker.tracing.fates import NONE, Ending, of_check

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that a rule found, and what came of them: a check, or the field of the rule that took them out.

    "timeline" is the field where no event of the timeline is named in them, "reports" where a numbered point is as it
    should be. ``by`` are the words that the field found, where there are any.
    """

    start: int
    end: int
    field: str = ""
    by: _Span | None = None
    check: Check | None = None
    ending: Ending = NONE


def candidates(rule: Rule, result: Result, language: Language) -> tuple[Candidate, ...]:
    """All that a rule found, in the order of the text."""
    if rule.kind not in WORDS:
        return ()
    follow = {"match": _of_match, "timeline": _of_timeline, "sequence": _of_sequence}[rule.kind]
    return tuple(sorted(follow(rule, result, language), key=lambda candidate: (candidate.start, candidate.end)))


def _checks(rule: Rule, result: Result, language: Language) -> dict[_Span, Check]:
    """The checks of a rule that is alone, by the words that they point at."""
    found = WORDS[rule.kind].prepare([rule])(result.reading, language)
    return {(check.start, check.end): check for check in found}


def _of_match(rule: Rule, result: Result, language: Language) -> Iterator[Candidate]:
    """Conditions are added one by one: what each of them makes disappear, it took out."""
    fields = guards.of(rule)
    before = _checks(guards.without(rule, *fields), result, language)
    for count, field in enumerate(fields, 1):
        after = _checks(guards.without(rule, *fields[count:]), result, language)
        for start, end in before.keys() - after.keys():
            yield Candidate(start, end, field, _found_by(rule, field, (start, end), result))
        before = after
    for (start, end), check in before.items():
        yield Candidate(start, end, check=check, ending=of_check(check, result))


def _found_by(rule: Rule, field: str, span: _Span, result: Result) -> _Span | None:
    """The words by which `unless` takes a span out."""
    if field != "unless":
        return None
    wanted = cast("Mapping[str, Sequence[str]]", rule.spec[field])
    around = [
        (find.start, find.end) for find in _finds(wanted, result) if find.start <= span[0] and span[1] <= find.end
    ]
    return around[0] if around else None


def _finds(patterns: Mapping[str, Sequence[str]], result: Result) -> list[Find]:
    return Places(result.reading, Patterns((), {})).finds(patterns)


def _of_timeline(rule: Rule, result: Result, language: Language) -> Iterator[Candidate]:
    checks = _checks(rule, result, language)
    wanted = cast("Mapping[str, Sequence[str]]", cast("Mapping[str, Any]", rule.spec)["pattern"])
    for find in _finds(wanted, result):
        if not any(find.start <= start < find.end for start, _ in checks):
            yield Candidate(find.start, find.end, "timeline")
    for (start, end), check in checks.items():
        yield Candidate(start, end, check=check, ending=of_check(check, result))


def _of_sequence(rule: Rule, result: Result, language: Language) -> Iterator[Candidate]:
    checks = _checks(rule, result, language)
    for point in sequence.points(result.reading):
        if not any(start <= point.start < end for start, end in checks):
            yield Candidate(point.start, point.end, "reports")
    for (start, end), check in checks.items():
        yield Candidate(start, end, check=check, ending=of_check(check, result))
