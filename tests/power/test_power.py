"""How strong the shipped rules are: each that states an equation catches nine of ten slips in its own true texts."""

from __future__ import annotations

import pytest

from checker import packs, power
from checker.formats import power as shown
from checker.formats.terminal import Style
from checker.model import Example, Rule
from checker.power import firing

PACK = packs.load()
EQUATIONS = [rule for rule in PACK.rules if power.states_equation(rule)]
COMPLETION = next(rule for rule in EQUATIONS if rule.id == "completion-mismatch")
LEAST = 90


@pytest.mark.parametrize("rule", EQUATIONS, ids=lambda rule: rule.id)
def test_a_shipped_rule_catches_nine_slips_of_ten(rule: Rule) -> None:
    found = power.of(rule, PACK)
    assert not shown.is_weak(found, LEAST), shown.rule(found, shown.Shown(), Style())


def test_most_relations_state_an_equation() -> None:
    others = {rule.id for rule in PACK.rules if rule.kind == "relation"} - {rule.id for rule in EQUATIONS}
    assert {"part-exceeds-whole", "points-of-amounts", "year-order"} <= others
    assert len(EQUATIONS) > len(others)


def tried(*texts: str) -> power.Power:
    return power.of(COMPLETION._replace(examples=tuple(Example("ok", text) for text in texts)), PACK)


def test_coarse_figures_are_not_held_against_a_rule() -> None:
    found = tried("Deposits grew by 63.67 million yuan, 106% of the 60 million yuan plan.", "Fine.")
    assert (found.slips, found.share) == (0, None)
    assert shown.is_weak(found, LEAST)


def test_a_survivor_says_what_hides_it() -> None:
    found = tried("Deposits grew by 63.67 million yuan, 106.1% of the 60.02 million yuan plan.")
    (only,) = found.tried
    assert {(s.slip.figure.quantity.text, s.slip.changed.quantity.text, s.why) for s in only.survivors} == {
        ("60.02 million yuan", "60.03 million yuan", "rounding"),
        ("63.67 million yuan", "63.68 million yuan", "rounding"),
        ("63.67 million yuan", "63.67 million yuan", "direction"),
    }
    assert only.survivors[0].values == "[106.05%, 106.2%)"
    assert found.caught == found.slips - 3


def test_rules_that_never_fire_on_reports_are_named() -> None:
    from checker import engine, readers

    texts = ["Deposits grew by 63.67 million yuan, 116% of the 60 million yuan plan.", "Fine."]
    results = [engine.examine(readers.from_text(text), PACK) for text in texts]
    found = firing.count(PACK.rules, results)
    assert found.reports == 2
    assert "completion-mismatch" not in found.never
    assert {"sum-mismatch"} <= set(found.silent) <= set(found.never)
