"""Relations followed through a text: what was bound, what came near, which condition failed, and what came of it."""

from __future__ import annotations

from checker import packs, readers, tracing
from checker.engine import Examiner
from checker.tracing.relations import Attempt

PACK = packs.load()
EXAMINER = Examiner(PACK)
RULES = {rule.id: rule for rule in PACK.rules}
WRONG = "Deposits grew by 63.67 million yuan, 116% of the 60 million yuan plan."


def attempts(rule: str, text: str, line: int = 0) -> tuple[Attempt, ...]:
    result = EXAMINER.examine(readers.from_text(text))
    return tracing.trace(RULES[rule], result, PACK, "en", line).attempts


def bound(attempt: Attempt) -> dict[str, list[str]]:
    return {b.wanted.name: [figure.quantity.text for figure in b.bound] for b in attempt.bindings}


def test_what_is_bound_is_told_with_its_values_and_the_arithmetic() -> None:
    (attempt,) = attempts("completion-mismatch", WRONG)
    assert bound(attempt) == {
        "completion": ["116%"],
        "plan": ["60 million yuan"],
        "actual": ["63.67 million yuan"],
    }
    assert [b.values for b in attempt.bindings] == [
        ("[115.5%, 117%)",),
        ("[59.5, 61) million yuan",),
        ("[63.665, 63.68) million yuan",),
    ]
    assert [(step.name, step.said, step.values) for step in attempt.steps] == [
        ("abs(actual) / abs(plan)", "63.67 / 60 = 106.1%", "(104.369%, 107.025%)")
    ]
    assert attempt.ending.fate == "reported"


def test_a_name_that_nothing_fits_tells_the_figure_that_comes_nearest() -> None:
    text = "Deposits were 312.5 million yuan, an increase of 24.8 million yuan from the beginning of the year."
    (attempt,) = attempts("change-mismatch", text)
    assert (attempt.application, attempt.missing) == (None, 1)
    (missing,) = [binding for binding in attempt.bindings if binding.missing]
    assert missing.wanted.name == "prior"
    assert [(near.figure.quantity.text, near.off) for near in missing.nearest] == [
        ("312.5 million yuan", "role"),
        ("24.8 million yuan", "role"),
    ]


def test_a_figure_that_no_wording_ties_is_near_as_well() -> None:
    text = "Deposits amounted to 55 million yuan, 106% of the 60 million yuan plan."
    (attempt,) = attempts("completion-mismatch", text)
    (missing,) = [binding for binding in attempt.bindings if binding.missing]
    assert [(near.figure.quantity.text, near.off) for near in missing.nearest] == [("55 million yuan", "untied")]


def test_a_mark_that_takes_a_statement_out_is_told() -> None:
    text = "At constant prices revenue was 312.5 million yuan, up 24.8 million yuan from 280 million yuan in 2019."
    (attempt,) = attempts("change-mismatch", text)
    assert [(c.field, c.found) for c in attempt.failed] == [("unless", ("constant-prices",))]


def test_a_contradiction_that_another_reading_silences_names_it() -> None:
    text = "The wages rose from 200.0 million yuan by 8.4% to 216.8 million yuan."
    made = [attempt for attempt in attempts("growth-mismatch", text) if attempt.application]
    assert [attempt.ending.fate for attempt in made] == [""]


def test_rules_that_look_further_tell_why_a_section_gives_nothing() -> None:
    text = (
        "Operating income was 30 million yuan. In another place operating income was 31 million yuan. "
        "The expense ratio was 29.3%."
    )
    every = attempts("expense-ratio-mismatch", text)
    assert all(attempt.scope == "section" and attempt.application is None for attempt in every)
    (attempt,) = every
    assert [b.wanted.name for b in attempt.bindings if b.missing] == ["expenses"]


def test_a_line_asks_for_what_stands_there_alone() -> None:
    text = f"{WRONG}\n\nLoans were 40 million yuan.\n\n{WRONG}\n"
    first, last = attempts("completion-mismatch", text)
    assert [first] == list(attempts("completion-mismatch", text, 1))
    assert [last] == list(attempts("completion-mismatch", text, 5))
    assert not any(attempt.application for attempt in attempts("completion-mismatch", text, 3))


def test_a_masked_figure_has_no_values() -> None:
    (attempt,) = attempts("completion-mismatch", WRONG.replace("63.67", "xx"))
    assert attempt.application is not None
    assert attempt.application.outcome.verdict == "unknown"
    assert attempt.bindings[-1].values == ("",)
    assert attempt.steps[0].reason == "actual is not known"
