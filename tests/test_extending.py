"""Rules that extend others, and rules that go by former ids."""

from __future__ import annotations

import pytest
import rule_texts
from rule_texts import KNOWN

from checker import rule_files
from checker.errors import Complaint, PackError
from checker.kinds.files import KINDS
from checker.rule_files import Compiled
from checker.sources import parse

BASE = (
    rule_texts.text(
        "relation",
        "find: {completion: {role: completion}, plan: {role: plan}, actual: {role: change}}\n"
        "assert: completion == actual / plan\nreferences: a law",
        "{completion}",
        id="base",
    )
    + "\n"
)
FORMER = BASE + "formerly: old\n"
TESTS = "tests: [{ok: fine}, {bad: bad}]\n"


def compiled(*texts: str) -> Compiled:
    """Rule files, each named after the id on its first line."""
    files = [(f"{text.split()[1]}.yaml", parse(text, f"{text.split()[1]}.yaml")) for text in texts]
    return rule_files.compile(files, KINDS, KNOWN)


def refused(*texts: str) -> tuple[Complaint, ...]:
    with pytest.raises(PackError) as caught:
        compiled(*texts)
    return caught.value.complaints


def test_a_rule_has_what_it_does_not_give_itself() -> None:
    own, base = compiled(BASE, f"id: another\nextends: base\nseverity: error\n{TESTS}").rules
    assert (own["id"], own["severity"], base["severity"]) == ("another", "error", "warning")
    assert own["spec"] == base["spec"]
    assert own["references"] == ["a law"]


def test_the_order_of_files_does_not_matter() -> None:
    assert compiled(f"id: another\nextends: base\n{TESTS}", BASE).rules[0]["title"] == {"en": "T", "zh": "题"}


def test_a_rule_may_extend_the_one_that_it_replaces() -> None:
    (rule,) = compiled(BASE, f"id: base\nextends: base\nat-least: 1 points\n{TESTS}").rules
    assert rule["spec"]["slack"]["least"] == "1 points"


def test_a_rule_may_extend_one_by_its_former_id() -> None:
    own = compiled(BASE + "formerly: older\n", f"id: another\nextends: older\n{TESTS}").rules[0]
    assert own["spec"]


def test_tests_are_not_taken_over() -> None:
    (said,) = refused(BASE, "id: another\nextends: base")
    assert (said.path, said.what) == ("another.yaml", "the field 'tests' is missing")


def test_what_is_taken_over_is_wrong_where_it_is_taken_over() -> None:
    find = "find: {share: {role: completion}}"
    said = refused(BASE, f"id: another\nextends: base\n{find}\n{TESTS}")
    assert {(one.path, one.line, one.column) for one in said} == {("another.yaml", 2, 10)}
    assert {one.what for one in said} == {"completion is not bound"}


@pytest.mark.parametrize(
    ("texts", "what"),
    [
        ([BASE, f"id: another\nextends: bsae\n{TESTS}"], "there is no rule 'bsae' to extend"),
        ([f"id: one\nextends: two\n{TESTS}", f"id: two\nextends: one\n{TESTS}"], "extends this rule in turn"),
        ([f"id: one\nextends: one\n{TESTS}"], "there is no rule 'one' to extend"),
        ([BASE + "formerly: base\n"], "a former id is not the one of today"),
        (
            [FORMER, BASE.replace("id: base", "id: more") + "formerly: old\n"],
            "is a former id of 'base'",
        ),
        ([BASE.replace("id: base", "id: old"), FORMER], "is the id of a rule"),
    ],
)
def test_what_leads_nowhere_is_refused(texts: list[str], what: str) -> None:
    assert any(what in one.what for one in refused(*texts))


def test_a_file_under_a_former_id_replaces_the_rule_and_is_warned_about() -> None:
    found = compiled(FORMER, BASE.replace("id: base", "id: old"))
    assert [rule["id"] for rule in found.rules] == ["old"]
    assert found.replaced == {"base.yaml": "old.yaml"}
    assert [warning.path for warning in found.warnings] == ["old.yaml"]
