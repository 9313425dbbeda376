"""What the engine promises whatever the rules say: findings move with the text and do not depend on its bookkeeping."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import packs, readers
from checker.engine import Examiner
from checker.model import Check

EXAMINER = Examiner(packs.load())
BAD = [
    example.text
    for rule in packs.load().rules
    for example in rule.examples
    if example.expect == "bad" and rule.kind == "relation"
]
SPAN = tuple[str, str, int, int, tuple[tuple[int, int], ...]]


def places(checks: tuple[Check, ...], by: int = 0) -> set[SPAN]:
    return {
        (c.rule, c.verdict, c.start + by, c.end + by, tuple((e.start + by, e.end + by) for e in c.evidence))
        for c in checks
    }


def examine(text: str) -> tuple[Check, ...]:
    return EXAMINER.examine(readers.from_text(text)).findings


@settings(max_examples=60)
@given(st.sampled_from(BAD), st.sampled_from(["A preface.\n\n", "目录\n\n\n", "\n\n", "Two.\n\nParagraphs.\n\n"]))
def test_a_prefix_moves_every_span_by_its_length(text: str, prefix: str) -> None:
    assert places(examine(prefix + text)) == places(examine(text), len(prefix))


@settings(max_examples=40)
@given(st.lists(st.sampled_from(BAD), min_size=2, max_size=5, unique=True), st.randoms(use_true_random=False))
def test_findings_do_not_depend_on_the_order_of_statements(texts: list[str], random: object) -> None:
    reading = EXAMINER.read(readers.from_text("\n\n".join(texts)))
    shuffled = list(reading.statements)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert places(EXAMINER.check(reading._replace(statements=tuple(shuffled))).findings) == places(
        EXAMINER.check(reading).findings
    )


def test_several_checks_broken_by_one_slip_are_one_finding() -> None:
    (finding,) = examine("Toll income fell 7.5% to $84.6 million in 2021, compared with $65.2 million in 2020.")
    assert finding.also
    assert {evidence.text for evidence in finding.evidence} >= {"$84.6 million", "$65.2 million", "7.5%"}


def test_a_finding_says_the_smallest_edit_that_makes_it_hold() -> None:
    (finding,) = examine(
        "It had an income of 21.13 million yuan, expenses of 224.8 million yuan, and a loss of 1.35 million yuan."
    )
    assert [s.replacement for s in finding.suggestions] == ["22.48 million yuan"]


def test_all_that_one_rule_finds_in_the_words_of_a_paragraph_is_one_finding() -> None:
    findings = [
        f
        for f in examine("Loans were xx million yuan, deposits xx million yuan and profits xx million yuan.")
        if f.family == "placeholder"
    ]
    assert len(findings) == 1
    assert [evidence.text for evidence in findings[0].evidence] == ["xx million yuan"] * 2


@pytest.mark.parametrize("text", ["", "\n\n\n", "No figure at all.", "只有文字。"])
def test_a_report_without_figures_has_no_findings(text: str) -> None:
    assert examine(text) == ()
