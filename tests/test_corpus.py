"""The project's own sentences: each is read as it should be, and each fault put into one is found."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import arithmetic
import corpus
import pytest

ENTRIES = corpus.read()


KNOWN = corpus.known()


def _case(name: str, *values: Any) -> Any:
    marks = [pytest.mark.xfail(reason=KNOWN[name], strict=True)] if name in KNOWN else []
    return pytest.param(*values, id=name, marks=marks)


@pytest.mark.parametrize("entry", [_case(entry.name, entry) for entry in ENTRIES])
def test_a_true_text_is_verified_and_raises_no_alarm(entry: corpus.Entry) -> None:
    assert corpus.complaints(entry) == []


@pytest.mark.parametrize(
    ("entry", "fault"), [_case(entry.name_of(fault), entry, fault) for entry in ENTRIES for fault in entry.faults]
)
def test_a_fault_is_found(entry: corpus.Entry, fault: corpus.Fault) -> None:
    assert not corpus.is_missed(entry, fault), entry.harmed(fault)


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


def test_names_are_unique() -> None:
    seen = Counter([entry.name for entry in ENTRIES] + [e.name_of(fault) for e in ENTRIES for fault in e.faults])
    assert [name for name, times in seen.items() if times > 1] == []


def test_what_is_known_to_fail_is_in_the_corpus() -> None:
    names = {entry.name for entry in ENTRIES} | {e.name_of(fault) for e in ENTRIES for fault in e.faults}
    assert set(KNOWN) <= names
