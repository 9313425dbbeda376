"""The project's own sentences: each is read as it should be, and each fault put into one is found."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import arithmetic
import corpus
import pytest

ENTRIES = corpus.read()


def _case(entry: corpus.Entry, fault: corpus.Fault | None = None) -> Any:
    name = f"{entry.language}-{entry.relation}-{entry.id}" + (f"-{fault.replace}>{fault.by}" if fault else "")
    known = fault.known if fault else entry.known
    marks = [pytest.mark.xfail(reason=known, strict=True)] if known else []
    return pytest.param(*([entry, fault] if fault else [entry]), id=name, marks=marks)


@pytest.mark.parametrize("entry", [_case(entry) for entry in ENTRIES])
def test_a_true_text_is_verified_and_raises_no_alarm(entry: corpus.Entry) -> None:
    result = corpus.examine(entry.text, entry.language)
    said = [f"{check.severity} {check.rule}: {check.message}" for check in corpus.alarms(entry, result.findings)]
    assert not said, said
    for mark in entry.quiet:
        where = corpus.places(entry.text, mark.quote)
        loud = [f.message for f in result.findings if f.family == mark.family and corpus.points_at(f, where)]
        assert not loud, f"{mark.quote!r} should be left alone: {loud}"
    for mark in entry.flags:
        where = corpus.places(entry.text, mark.quote)[mark.nth - 1 : mark.nth]
        found = {f.severity for f in result.findings if f.family == mark.family and corpus.points_at(f, where)}
        assert mark.severity in found, f"{mark.quote!r} should be a {mark.severity} of {mark.family}, found {found}"
    holding = [check for check in result.checks if check.verdict == "holds"]
    for claim in entry.claims:
        assert corpus.is_met(claim, holding, entry.text), f"not verified: {claim}"
    unknown = [check for check in result.checks if check.verdict == "unknown"]
    for claim in entry.unknown:
        assert corpus.is_met(claim, unknown, entry.text), f"should be unknown: {claim}"


@pytest.mark.parametrize(("entry", "fault"), [_case(entry, fault) for entry in ENTRIES for fault in entry.faults])
def test_a_fault_is_found(entry: corpus.Entry, fault: corpus.Fault) -> None:
    harmed = entry.harmed(fault)
    findings = corpus.examine(harmed, entry.language).findings
    assert corpus.is_caught(fault, findings, harmed, fault.families), [f.message for f in findings] or "no finding"


def test_the_corpus_claims_nothing_untrue() -> None:
    untrue = [
        f"{entry.relation}/{entry.id}: {claim.because}"
        for entry in ENTRIES
        for claim in entry.claims
        if claim.because and not arithmetic.holds(claim.because, claim.quotes)
    ]
    assert not untrue, untrue


def test_no_fault_of_a_figure_is_explained_by_rounding() -> None:
    weak = []
    for entry in ENTRIES:
        for fault in entry.faults:
            told = [_harmed(claim, fault) for claim in entry.claims if claim.because and _touched(claim, fault)]
            if told and not any(arithmetic.is_clearly_broken(*claim) for claim in told):
                weak.append(f"{entry.relation}/{entry.id}: {fault.replace} > {fault.by}")
    assert not weak, weak


def _touched(claim: corpus.Claim, fault: corpus.Fault) -> bool:
    """Whether the fault changes a number of the claim; percent written for points leaves the number as it is."""
    if fault.kind == "points":
        return False
    old, new = arithmetic.numbers(fault.replace), arithmetic.numbers(fault.by)
    return len(old) == len(new) and old != new and any(number in claim.quotes for number in old)


def _harmed(claim: corpus.Claim, fault: corpus.Fault) -> tuple[str, list[str]]:
    """The claim's equation and figures with the fault put in."""
    swap = dict(zip(arithmetic.numbers(fault.replace), arithmetic.numbers(fault.by), strict=True))
    equation = claim.because
    for old, new in swap.items():
        equation = re.sub(rf"(?<![\d.,]){re.escape(old)}(?!\d)", new, equation)
    return equation, [swap.get(quote, quote) for quote in claim.quotes]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_corpus_is_large_enough(language: str) -> None:
    assert sum(entry.language == language for entry in ENTRIES) >= 150


def test_ids_are_unique_within_a_file() -> None:
    seen = Counter((entry.language, entry.relation, entry.id) for entry in ENTRIES)
    assert [name for name, times in seen.items() if times > 1] == []
