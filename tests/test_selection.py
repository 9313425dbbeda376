"""Which rules are applied, to which reports, with which severity."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import PackError
from checker.model import NOTHING_KNOWN, Rule
from checker.periods import year
from checker.selection import ALL, Names, Selection, applied, choose
from checker.settings import ForPath, Given, Settings, Severities


def _rule(name: str, family: str, *formerly: str) -> Rule:
    words = {"en": name, "zh": name}
    return Rule(name, "relation", family, "error", words, words, words, "", {}, (), formerly)


RULES = (
    _rule("share-mismatch", "share"),
    _rule("share-of-change-mismatch", "share"),
    _rule("sum-mismatch", "sum", "total-mismatch"),
    _rule("sums-twice", "repeat"),
)


def _given(*names: str) -> tuple[Given, ...]:
    return tuple(Given(name, "--select") for name in names)


def _chosen(**lists: tuple[str, ...]) -> set[str]:
    named: dict[str, Any] = {name: _given(*several) for name, several in lists.items()}
    return {rule.id for rule in choose(RULES, Settings(**named)).rules}


@pytest.mark.parametrize(
    ("lists", "chosen"),
    [
        ({}, {rule.id for rule in RULES}),
        ({"select": ("share",)}, {"share-mismatch", "share-of-change-mismatch"}),
        ({"select": ("share-of",)}, {"share-of-change-mismatch"}),
        ({"select": ("sum",)}, {"sum-mismatch"}),
        ({"select": ("sums",)}, {"sums-twice"}),
        ({"select": ("share-mismatch",), "extend_select": ("sum",)}, {"share-mismatch", "sum-mismatch"}),
        ({"ignore": ("share",)}, {"sum-mismatch", "sums-twice"}),
        ({"select": ("share-mismatch",), "ignore": ("share",)}, {"share-mismatch"}),
        ({"select": ("share",), "ignore": ("share-of",)}, {"share-mismatch"}),
        ({"ignore": ("ALL",), "select": ("sum",)}, {"sum-mismatch"}),
        ({"select": ("total-mismatch",)}, {"sum-mismatch"}),
    ],
)
def test_the_most_specific_selector_decides(lists: dict[str, tuple[str, ...]], chosen: set[str]) -> None:
    assert _chosen(**lists) == chosen


@given(st.lists(st.sampled_from([rule.id for rule in RULES] + ["share", "sum", "repeat", ALL]), min_size=1))
def test_the_order_of_selectors_does_not_matter(names: list[str]) -> None:
    for several in (names, names[::-1]):
        assert _chosen(select=tuple(names), ignore=("share",)) == _chosen(select=tuple(several), ignore=("share",))


def test_a_rule_that_there_is_not_gets_a_suggestion_and_all_are_said() -> None:
    with pytest.raises(PackError) as caught:
        _chosen(select=("shar-mismatch",), ignore=("repaet",), unsuppressible=("",))
    assert "did you mean 'share-mismatch'?" in str(caught.value)
    assert "did you mean 'repeat'?" in str(caught.value)
    assert len(caught.value.complaints) == 3


def test_an_earlier_name_is_heard_and_the_new_one_is_said() -> None:
    selection = choose(RULES, Settings(ignore=_given("total-mismatch")))
    assert [str(one) for one in selection.renamed] == [
        "--select: the rule 'total-mismatch' is called 'sum-mismatch' now\n    write 'sum-mismatch'"
    ]
    assert "sum-mismatch" not in {rule.id for rule in selection.rules}


def test_severities_follow_the_most_specific_selector() -> None:
    several = (Severities(Given("share-mismatch"), "note"), Severities(Given("share"), "warning"))
    severity = {rule.id: rule.severity for rule in choose(RULES, Settings(severity=several)).rules}
    assert severity == {
        "share-mismatch": "note",
        "share-of-change-mismatch": "warning",
        "sum-mismatch": "error",
        "sums-twice": "error",
    }


def _per_path() -> Selection:
    return choose(
        RULES,
        Settings(
            root="/gate",
            per_file_ignores=(ForPath(Given("drafts/"), ignore=_given("share")),),
            reports=(
                ForPath(Given("*.txt"), year=2012, entity="the group", unit="万元"),
                ForPath(Given("north/"), year=2013, severity=(Severities(Given("sum"), "note"),)),
            ),
        ),
    )


def test_of_the_patterns_that_name_a_report_the_last_is_heard() -> None:
    terms = _per_path().terms("/gate/north/a.txt")
    assert terms.about == (year(2013), "the group", 10_000)
    assert {rule.id: rule.severity for rule in applied(RULES, terms)}["sum-mismatch"] == "note"


def test_a_report_that_no_pattern_names_is_checked_as_usual() -> None:
    terms = _per_path().terms("/gate/a.md")
    assert terms.about == NOTHING_KNOWN
    assert tuple(applied(RULES, terms)) == RULES


def test_a_report_is_spared_what_its_pattern_ignores() -> None:
    spared = {rule.id for rule in applied(RULES, _per_path().terms("/gate/drafts/a.md"))}
    assert spared == {"sum-mismatch", "sums-twice"}


def test_a_beginning_is_the_more_specific_the_longer_it_is() -> None:
    names = Names(RULES)
    ranks = [names.meant(Given(name))[0] for name in (ALL, "share", "share-", "share-of-", "share-mismatch")]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)
