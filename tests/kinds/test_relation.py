"""Relations: which figures of a statement are bound, and what comes of the equation."""

from __future__ import annotations

import functools

from checker import packs, readers, statements
from checker.kinds import relation
from checker.kinds.relation import Application, Relation


@functools.cache
def _pack() -> packs.Pack:
    return packs.load()


def _relation(id: str) -> Relation:
    return relation.prepare(next(rule for rule in _pack().rules if rule.id == id))


def _applied(id: str, text: str) -> list[Application]:
    reading = statements.read(readers.from_text(text), _pack().phrases)
    return list(relation.apply(_relation(id), reading, _pack().phrases.reach))


def test_figures_are_bound_by_role() -> None:
    (found,) = _applied("change-mismatch", "Fees rose $3.4 million to $48.6 million from $45.2 million.")
    bound = {name: figure.quantity.text for name, figure in found.figures()}
    assert bound == {"change": "$3.4 million", "current": "$48.6 million", "prior": "$45.2 million"}
    assert found.outcome.verdict == "holds"


def test_a_finding_points_at_the_first_figure_named() -> None:
    (found,) = _applied("change-mismatch", "Fees rose $4.3 million to $48.6 million from $45.2 million.")
    assert found.outcome.verdict == "contradiction"
    assert found.primary.quantity.text == "$4.3 million"


def test_a_direction_turns_a_change() -> None:
    (found,) = _applied("change-mismatch", "Fees fell $3.4 million to $45.2 million from $48.6 million.")
    assert found.outcome.verdict == "holds"


def test_a_masked_figure_leaves_it_unknown_with_a_reason() -> None:
    (found,) = _applied("change-mismatch", "Fees rose $3.4 million to $xx million from $45.2 million.")
    assert found.outcome.verdict == "unknown"
    assert "current" in found.outcome.reason


def test_a_mark_that_a_rule_excludes_keeps_it_silent() -> None:
    assert not _applied("growth-mismatch", "In real terms fees rose 9% to $48.6 million from $45.2 million.")


def test_a_kind_that_a_rule_does_not_ask_for_is_not_bound() -> None:
    assert not _applied("growth-mismatch", "The rate rose 20% to 12.0% from 10.0%.")


def test_all_parts_of_a_list_are_bound_together() -> None:
    text = "Costs of $9.0 million comprise $4.0 million of pay, $3.0 million of rent and $2.0 million of fuel."
    (found,) = _applied("sum-mismatch", text)
    assert len(found.equation.figures["parts"]) == 3


def test_only_an_equation_shows_that_a_reading_is_right() -> None:
    assert _relation("sum-mismatch").equates
    assert not _relation("part-exceeds-whole").equates
