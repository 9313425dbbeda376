"""Fingerprints: what a finding keeps while its figures stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker import readers
from checker.fingerprints import stamped
from checker.model import Check, Evidence

TEXT = "Deposits grew by 63.67 million yuan, 116% of the 60 million yuan plan."


def _finding(text: str, at: str = "116%", rule: str = "completion-mismatch", also: tuple[str, ...] = ()) -> Check:
    start, plan = text.index(at), text.index("60 million")
    evidence = (Evidence(plan, plan + 10, "60 million", "plan"),)
    return Check(
        rule, "completion", "error", "contradiction", "a.txt", start, start + len(at), "wrong", evidence, also=also
    )


def _print(text: str, *findings: Check) -> list[str]:
    return [one.fingerprint for one in stamped(readers.from_text(text), findings or (_finding(text),))]


@given(st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=40))
def test_a_finding_keeps_its_fingerprint_wherever_it_moves(words: str) -> None:
    moved = f"{words}\n\n{TEXT}"
    start = len(words) + 2
    finding = _finding(TEXT)
    evidence = tuple(one._replace(start=one.start + start, end=one.end + start) for one in finding.evidence)
    later = finding._replace(start=finding.start + start, end=finding.end + start, evidence=evidence)
    assert _print(moved, later) == _print(TEXT)


def test_other_lines_and_wide_digits_are_no_other_figures() -> None:
    assert _print(TEXT.replace("60 million", "60\nmillion").replace("60\n", "60 ")) == _print(TEXT)
    wide = TEXT.replace("116%", "１１６％")
    assert _print(wide, _finding(wide, "１１６％")) == _print(TEXT)


def test_it_lapses_with_a_figure_a_role_or_a_rule() -> None:
    other = TEXT.replace("60 million", "61 million")
    start = other.index("61 million")
    moved = _finding(TEXT)._replace(evidence=(Evidence(start, start + 10, "61 million", "plan"),))
    prints = {
        *_print(TEXT),
        *_print(other, moved),
        *_print(TEXT, _finding(TEXT, "63.67 million yuan")),
        *_print(TEXT, _finding(TEXT, rule="share-mismatch")),
        *_print(TEXT, _finding(TEXT, also=("share-mismatch",))),
    }
    assert len(prints) == 5


def test_findings_that_are_alike_are_numbered() -> None:
    twice = _print(TEXT, _finding(TEXT), _finding(TEXT))
    assert len(set(twice)) == 2
    assert twice[:1] == _print(TEXT)
