from __future__ import annotations

import json

import pytest
import rule_texts
from rule_texts import KNOWN, compiled, complaints, text

from checker import rule_files, rules
from checker.errors import PackError
from checker.kinds.files import KINDS
from checker.model import Example
from checker.sources import parse

RELATION = """\
find:
  completion: {role: completion}
  plan: {role: plan}
  actual: {role: change}
assert: completion == actual / plan
"""


def relation(**changes: str) -> str:
    """A rule file of the kind relation, with some of its lines replaced."""
    lines = text("relation", RELATION, "{completion} of {actual / plan:percent}").splitlines()
    return "\n".join(changes.get(line.split(":")[0], line) for line in lines)


def test_a_good_rule_is_plain_json_and_builds() -> None:
    values = compiled(relation())
    (rule,) = rules.build(json.loads(json.dumps([values])))
    assert (rule.id, rule.kind, rule.severity, rule.source) == ("some-rule", "relation", "warning", "some-rule.yaml")
    assert rule.title["zh"] == "题"
    assert rule.rationale == {"en": "because", "zh": "because"}
    assert [example.expect for example in rule.examples] == ["ok", "bad"]
    assert rule.examples[1] == Example("bad", "bad", line=10)


def test_relation_is_the_kind_of_a_rule_that_names_none() -> None:
    assert compiled(relation().replace("kind: relation\n", ""))["kind"] == "relation"


@pytest.mark.parametrize(
    ("line", "place", "what", "hint"),
    [
        ({"severity": "severty: error"}, (4, 1), "'severty' is unknown", "did you mean 'severity'"),
        ({"severity": "severity: eror"}, (4, 11), "one of note, warning, error", "did you mean 'error'"),
        ({"family": ""}, (1, 1), "'family' is missing", "family: "),
        ({"id": "id: other-rule"}, (1, 5), "not the name of the file", "same name"),
        ({"id": "id: Some Rule"}, (1, 5), "small letters", ""),
        ({"kind": "kind: relatoin"}, (2, 7), "no kind of rule 'relatoin'", "did you mean 'relation'"),
        ({"title": "title: T"}, (5, 8), "fields are expected here: en, zh", ""),
        ({"title": "title: {en: T}"}, (5, 8), "'zh' is missing", ""),
        ({"rationale": "rationale: [1]"}, (7, 12), "text is expected", ""),
        ({"find": "find:\n  a.b: {role: plan}"}, (12, 3), "'a.b' cannot be a name", "letters, digits"),
        ({"assert": "assert: completon == plan / plan"}, (15, 9), "completon is not bound", "did you mean completion?"),
        ({"assert": "assert: completion == actual"}, (15, 9), "percent compared with money", "divide one amount"),
        ({"assert": "assert: completion =="}, (15, 22), "", ""),
        ({"assert": "assert: actual / plan"}, (15, 9), "a formula is expected", ""),
        ({"message": 'message: {en: "{plann} is off", zh: x}'}, (6, 17), "plann is not bound", "did you mean plan?"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    line: dict[str, str], place: tuple[int, int], what: str, hint: str
) -> None:
    said = complaints(relation(**line))
    found = [one for one in said if what in one.what and hint in one.hint]
    assert found, said
    assert place in [(one.line, one.column) for one in found]


def test_a_role_that_no_phrase_pack_gives_is_refused_only_where_packs_are_known() -> None:
    file = relation().replace("role: change", "role: chnge")
    (said,) = complaints(file)
    assert (said.line, said.excerpt[said.column - 1 : said.column - 1 + said.width]) == (14, "chnge")
    assert "did you mean 'change'" in said.hint
    assert not complaints(file, known=rule_files.Known())


@pytest.mark.parametrize(
    ("tests", "what"),
    [
        ("- {ok: a, bad: b}\n  - bad: c\n  - ok: c", "exactly one of ok, bad, unknown"),
        ("- {ok: a, at: a}\n  - bad: b", "belongs to a bad test"),
        ("- ok: a\n  - {bad: b, at: c}", "does not stand in the text"),
        ("- ok: a", "no bad test"),
        ("- bad: a", "no ok test"),
        ("- {ok: a, wehn: b}\n  - bad: b", "'wehn' is unknown"),
        ("[]", "the list is empty"),
    ],
)
def test_tests_that_contradict_themselves_are_refused(tests: str, what: str) -> None:
    file = relation().replace("  - ok: fine\n  - bad: bad", f"  {tests}")
    assert any(what in one.what for one in complaints(file)), complaints(file)


def test_all_errors_of_all_files_are_said_at_once() -> None:
    files = [(f"{name}.yaml", parse(relation(severity="severity: loud"), name)) for name in ("one", "two")]
    with pytest.raises(PackError) as caught:
        rule_files.compile(files, KINDS, KNOWN)
    assert {(one.path, one.line) for one in caught.value.complaints} == {
        *(("one.yaml", 1), ("one.yaml", 4), ("two.yaml", 1), ("two.yaml", 4)),
    }


def test_a_later_rule_replaces_an_earlier_one_of_the_same_id() -> None:
    first, second = (parse(relation(family=f"family: {name}"), "x") for name in ("old", "new"))
    (rule,) = rule_files.compile([("some-rule.yaml", first), ("more/some-rule.yaml", second)], KINDS, KNOWN).rules
    assert (rule["family"], rule["source"]) == ("new", "more/some-rule.yaml")


def test_references_are_kept() -> None:
    assert compiled(relation() + "\nreferences: [GB/T 1, GB/T 2]")["references"] == ["GB/T 1", "GB/T 2"]


@pytest.mark.parametrize("written", ["- a", "word", "~", "3"])
def test_a_file_that_is_no_mapping_is_refused(written: str) -> None:
    assert "a mapping of fields" in complaints(written)[0].what


def test_lets_that_lead_back_to_themselves_are_refused() -> None:
    said = complaints(relation() + "\nlet: {a: b * 2, b: a * 2}")
    assert any("leads back" in one.what for one in said)


def test_the_texts_of_these_tests_are_good_rules() -> None:
    assert not complaints(rule_texts.text("match", "pattern: [a]"))
