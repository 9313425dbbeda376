"""Which findings do not count, and who may say so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checker import engine, notices, packs, readers
from checker.engine import Result
from checker.fingerprints import stamped
from checker.model import Suppression
from checker.reviews import Review
from checker.selection import choose
from checker.settings import Given, Settings
from checker.suppressions import Suppressor

WRONG = "Deposits grew by 63.67 million yuan, 116% of the 60 million yuan plan."
TODAY = date(2026, 6, 1)
PACK = packs.load()


def _suppressor(*reviews: Review, in_text: bool = True, unsuppressible: tuple[str, ...] = ()) -> Suppressor:
    settings = Settings(root="/gate", unsuppressible=tuple(map(Given, unsuppressible)))
    selection = choose((*PACK.rules, *notices.RULES), settings)
    return Suppressor(selection, reviews, in_text=in_text, today=TODAY, language="en")


def _apply(text: str, *reviews: Review, **fields: Any) -> Result:
    result = engine.examine(readers.from_text(text, "/gate/north/a.txt"), PACK)
    return _suppressor(*reviews, **fields).apply(result)


def _review(text: str = WRONG, **fields: Any) -> Review:
    document = readers.from_text(text)
    (finding,) = stamped(document, engine.examine(document, PACK).findings)
    decision = Suppression("review", "as the annex says", "reviewed.yaml", 3, "L. Chen", fields.pop("until", None))
    return Review("north/a.txt", finding.rule, finding.fingerprint, decision)._replace(**fields)


def _rules(result: Result) -> list[str]:
    return [finding.rule for finding in result.findings]


def test_a_remark_suppresses_what_it_names_and_says_why() -> None:
    result = _apply(f"[checker: ignore completion-mismatch because the annex says so]\n\n{WRONG}\n")
    assert _rules(result) == []
    (suppressed,) = result.suppressed
    assert suppressed.suppressed == Suppression("text", "the annex says so", "/gate/north/a.txt", 1)


def test_remarks_are_not_heard_unless_the_gate_says_so() -> None:
    result = _apply(f"[checker: ignore completion-mismatch because I say so]\n\n{WRONG}\n", in_text=False)
    assert (_rules(result), result.suppressed) == (["completion-mismatch"], ())


@pytest.mark.parametrize(
    ("remark", "why"),
    [
        ("[checker: ignore sum-mismatch because x]", "no such finding"),
        ("[checker: ignore completion-mismatch]", "gives no reason"),
        ("[checker: ignore completion-mismach because x]", "no rule or family 'completion-mismach'"),
    ],
)
def test_a_remark_that_suppresses_nothing_is_a_finding(remark: str, why: str) -> None:
    result = _apply(f"{remark}\n\n{WRONG}\n")
    assert _rules(result) == [notices.UNUSED, "completion-mismatch"]
    assert why in result.findings[0].message
    assert result.document.text[result.findings[0].start : result.findings[0].end] == remark


def test_nobody_suppresses_what_may_not_be() -> None:
    text = f"[checker: ignore completion because x]\n\n{WRONG}\n"
    result = _apply(text, _review(), unsuppressible=("completion",))
    assert _rules(result) == [notices.UNUSED, "completion-mismatch"]
    assert "completion may not be suppressed" in result.findings[0].message


@pytest.mark.parametrize(("names", "shown"), [("completion-mismatch", 1), ("completion-mismatch, sum-mismatch", 0)])
def test_a_finding_of_several_rules_needs_all_their_names(names: str, shown: int) -> None:
    document = readers.from_text(f"[checker: ignore {names} because x]\n\n{WRONG}\n", "/gate/north/a.txt")
    result = engine.examine(document, PACK)
    (finding,) = result.findings
    several = result._replace(findings=(finding._replace(also=("sum-mismatch",)),))
    assert _rules(_suppressor().apply(several)).count("completion-mismatch") == shown


def test_a_reviewed_finding_does_not_count_and_keeps_the_decision() -> None:
    review = _review()
    result = _apply(WRONG, review)
    assert _rules(result) == []
    assert [finding.suppressed for finding in result.suppressed] == [review.decision]


def test_what_was_reviewed_and_stands_in_the_baseline_too_is_reviewed() -> None:
    review = _review()
    recorded = review._replace(decision=Suppression("baseline", "", "baseline.json", 9))
    (suppressed,) = _apply(WRONG, review, recorded).suppressed
    assert suppressed.suppressed == review.decision
    (suppressed,) = _apply(WRONG, _review(until=date(2026, 5, 1)), recorded).suppressed
    assert suppressed.suppressed == recorded.decision


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (WRONG.replace("116%", "117%"), {}),
        (WRONG.replace("60 million", "61 million"), {}),
        (WRONG, {"report": "south/a.txt"}),
        (WRONG, {"rule": "share-mismatch"}),
        (WRONG, {"until": date(2026, 5, 31)}),
    ],
)
def test_a_decision_lapses_when_figures_path_or_time_are_others(text: str, fields: dict[str, Any]) -> None:
    assert _rules(_apply(text, _review(**fields))) == ["completion-mismatch"]


def test_a_decision_counts_on_its_last_day() -> None:
    assert _rules(_apply(WRONG, _review(until=TODAY))) == []


def test_every_finding_is_either_shown_or_counted_as_suppressed() -> None:
    text = f"{WRONG}\n\n[checker: ignore completion because x]\n\n{WRONG}\n"
    plain = engine.examine(readers.from_text(text), PACK).findings
    result = _apply(text, _review())
    assert sorted(finding.start for finding in (*result.findings, *result.suppressed)) == [
        finding.start for finding in plain
    ]
