"""What a relation binds: any stretch of text, words, units, periods, what is not there; and how far off it may be."""

# ruff: noqa: E501 (each case is a rule on one line)
from __future__ import annotations

import functools
from collections.abc import Mapping

import pytest

from checker import pack_files, pack_sources, packs, readers, rule_files, rules
from checker.engine import Examiner
from checker.errors import PackError
from checker.kinds.files import KINDS
from checker.kinds.options import OptionError
from checker.model import Check
from checker.packs import Pack
from checker.sources import parse, read

HEAD = """\
id: own
family: own
title: {en: T, zh: 题}
rationale: because
tests: [{ok: fine}, {bad: bad}]
"""


@functools.cache
def shipped() -> tuple[Pack, rule_files.Known]:
    from pathlib import Path

    sources = [one for one in pack_sources.find(()) if one.sort == pack_sources.PHRASES]
    return packs.load(), pack_files._known([(one.name, read(Path(one.path))) for one in sources], {})


def pack(fields: str, message: str = "off") -> Pack:
    """A pack of one rule."""
    text = HEAD + f'message: {{en: "{message}", zh: "{message}"}}\n' + fields
    if "severity" not in fields:
        text += "\nseverity: warning"
    whole, known = shipped()
    compiled = rule_files.compile([("own.yaml", parse(text, "own.yaml"))], KINDS, known).rules
    return Pack(rules.build(compiled), whole.phrases, {})


def checks(fields: str, text: str, message: str = "off", options: Mapping[str, str] | None = None) -> list[Check]:
    examiner = Examiner(pack(fields, message), options={"own": options or {}})
    return list(examiner.examine(readers.from_text(text)).every)


def told(fields: str, text: str, **more: object) -> list[tuple[str, str]]:
    """The verdict of each check, and what it points at."""
    return [(check.verdict, text[check.start : check.end]) for check in checks(fields, text, **more)]  # type: ignore[arg-type]


def refused(fields: str, message: str = "off") -> list[tuple[str, str]]:
    with pytest.raises(PackError) as caught:
        pack(fields, message)
    assert all(one.line > 0 and one.column > 0 and one.excerpt for one in caught.value.complaints)
    return [(one.what, one.hint) for one in caught.value.complaints]


SPENT = "find: {amount: {kind: money}}\nassert: amount <= 5 million yuan\nwithin: "


def test_a_figure_that_is_looked_for_alone_is_taken_wherever_it_stands() -> None:
    text = "The road cost 7 million yuan. The bridge cost 3 million yuan and the hall 9 million yuan."
    assert [place for verdict, place in told(SPENT + "section", text) if verdict == "contradiction"] == [
        "7 million yuan",
        "9 million yuan",
    ]


RATIO = """
find:
  ratio: {metric: deposit-to-loan ratio}
  loans: {metric: loans, role: [current, stated]}
  deposits: {metric: deposits, role: [current, stated]}
assert: ratio == loans / deposits
within: """
TOGETHER = "The balance of deposits was 50 million yuan, the balance of loans was 40 million yuan, {}the loan-to-deposit ratio was 60.0%."


@pytest.mark.parametrize(
    ("within", "between", "count"),
    [
        ("sentence", "and ", 1),
        ("sentence", "as it was. And ", 0),
        ("section", "as it was. And ", 1),
        ("document", "as it was. And ", 1),
    ],
)
def test_figures_are_brought_together_within_a_stretch(within: str, between: str, count: int) -> None:
    found = told(RATIO + within, TOGETHER.format(between))
    assert [verdict for verdict, _ in found] == ["contradiction"] * count


def test_where_a_name_could_be_of_several_values_nothing_is_bound() -> None:
    assert told(RATIO + "section", TOGETHER.format("and ") + " The balance of deposits was 70 million yuan.") == []


def test_figures_of_another_period_are_not_brought_together() -> None:
    text = "At the end of 2018 the balance of deposits was 50 million yuan. At the end of 2019 the balance of loans was 40 million yuan. At the end of 2019 the loan-to-deposit ratio was 60.0%."
    assert told(RATIO + "section\nsame: period", text) == []
    assert len(told(RATIO + "section", text)) == 1


def test_a_period_may_be_asked_for() -> None:
    rule = """
find:
  now: {metric: deposits, period: report.period}
  before: {metric: deposits, period: report.period - 1 year}
within: section
assert: now >= before
"""
    text = "In 2019 we worked, and in 2019 we met. In 2019 it was dry. At the end of 2019 the balance of deposits was 40 million yuan. At the end of 2018 the balance of deposits was 50 million yuan."
    assert told(rule, text) == [("contradiction", "40 million yuan")]


DENIED = """
find:
  denied: {text: {en: 'no accidents', zh: 无事故}}
  counted: {unit: [accidents, 起]}
within: section
assert: counted == 0
at: denied
"""


def test_words_are_bound_said_and_pointed_at() -> None:
    (found,) = checks(DENIED, "There were no accidents. In May two accidents happened.", "{denied}, yet {counted}")
    assert found.message == "no accidents, yet two accidents"
    assert (found.start, found.end) == (11, 23)
    assert {(place.role, place.text) for place in found.evidence} == {
        ("denied", "no accidents"),
        ("counted", "two accidents"),
    }


def test_words_of_another_section_or_none_bind_nothing() -> None:
    assert told(DENIED, "There were few accidents. In May two accidents happened.") == []


def test_what_must_not_be_there_takes_the_rule_out() -> None:
    rule = SPENT + "sentence\n"
    rule = rule.replace(
        "find: {amount: {kind: money}}", "find: {amount: {kind: money}, number: {text: 'no\\. \\d+', exists: false}}"
    )
    assert told(rule, "The road cost 7 million yuan.") == [("contradiction", "7 million yuan")]
    assert told(rule, "The road cost 7 million yuan (no. 12).") == []
    assert told(rule, "The road cost 7 million yuan. It has no. 12.") == [("contradiction", "7 million yuan")]


def test_words_near_are_required_or_take_it_out() -> None:
    rule = SPENT + "sentence\nrequires: {pattern: road}\nunless: {pattern: planned, within: section}"
    assert len(told(rule, "The road cost 7 million yuan. The hall cost 8 million yuan.")) == 1
    assert told(rule, "The road cost 7 million yuan. The hall is planned.") == []


def test_currencies_are_not_compared_with_one_another() -> None:
    assert [verdict for verdict, _ in told(SPENT + "section", "The road cost 7 million dollars.")] == ["unknown"]


CHANGE = """
find:
  change: {role: change}
  current: {role: [current, balance]}
  prior: {role: [prior, opening]}
assert: current == prior + change
"""
FEES = "Fees rose $3.9 million to $48.6 million from $45.2 million."


@pytest.mark.parametrize(
    ("field", "verdict"),
    [
        ("", "contradiction"),
        ("tolerance: 500 thousand dollars", "holds"),
        ("tolerance: 100 thousand dollars", "contradiction"),
        ("tolerance: 1%", "holds"),
        ("tolerance: 0.1%", "contradiction"),
        ("at-least: 500 thousand dollars", "unknown"),
        ("at-least: 100 thousand dollars", "contradiction"),
        ("at-least: trifle\noptions: {trifle: 500 thousand dollars}", "unknown"),
    ],
)
def test_a_deviation_may_be_let_pass(field: str, verdict: str) -> None:
    assert [found for found, _ in told(CHANGE + field, FEES)] == [verdict]


@pytest.mark.parametrize(
    ("habit", "verdict"), [("printed", "holds"), ("rounded-only", "contradiction"), ("cut-only", "holds")]
)
def test_a_habit_narrows_what_figures_may_stand_for(habit: str, verdict: str) -> None:
    rule = "find: {completion: {role: completion}, plan: {role: plan}, actual: {role: change}}\nassert: completion == actual / plan\n"
    text = "Deposits grew by 63.95 million yuan, 106% of the 60.00 million yuan plan."
    assert [found for found, _ in told(f"{rule}tolerance: {habit}", text)] == [verdict]


@pytest.mark.parametrize(("change", "severity"), [("$3.9", "warning"), ("$9.9", "error")])
def test_severity_goes_by_the_deviation(change: str, severity: str) -> None:
    rule = CHANGE + 'severity: {error: "> 5%", warning: else}'
    (found,) = checks(rule, FEES.replace("$3.9", change))
    assert found.severity == severity


def test_an_option_is_set_for_a_run_and_said_in_the_message() -> None:
    rule = SPENT.replace("5 million yuan", "limit") + "section\noptions: {limit: 5 million yuan}"
    text = "The road cost 7 million yuan."
    assert checks(rule, text, "above {limit}")[0].message == "above 5 million yuan"
    assert told(rule, text, options={"limit": "8 million yuan"}) == [("holds", "7 million yuan")]


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("limt", "1 yuan", "did you mean limit"),
        ("limit", "5%", "does not fit"),
        ("limit", "much", "does not fit"),
        ("limit", "1 +", "no amount"),
    ],
)
def test_a_value_that_does_not_fit_an_option_is_refused(option: str, value: str, said: str) -> None:
    rule = SPENT.replace("5 million yuan", "limit") + "section\noptions: {limit: 5 million yuan}"
    with pytest.raises(OptionError, match=said):
        checks(rule, "The road cost 7 million yuan.", options={option: value})


@pytest.mark.parametrize(
    ("fields", "what", "hint"),
    [
        ("find: {a: {optional: true}}\nassert: a > 0", "nothing says what a is", "role, kind"),
        ("find: {a: {text: x}}\nassert: a > 0", "no figure is looked for", "kind match"),
        ("find: {a: {role: chnge}}\nassert: a > 0", "no phrase pack gives a figure the role 'chnge'", "change"),
        ("find: {a: {metric: lones}}\nassert: a > 0", "no phrase pack has a metric 'lones'", "loans"),
        ("find: {a: {role: change}}\nassert: a > 0\nunless: [constant-price]", "gives a mark 'constant-price'", "constant-prices"),
        ("find: {a: {role: change}, w: {text: x}}\nassert: a > w", "w stands for words", "name a figure"),
        ("find: {a: {role: change}, w: {text: x, exists: false}}\nassert: a > 0\nat: w", "must not be there", "point at"),
        ("find: {a: {role: change, many: true, each: true}}\nassert: sum(a) > 0", "'each' does not go with 'many'", ""),
        ("find: {a: {role: change, complete: required}}\nassert: a > 0", "only several figures can be a whole list", "many"),
        ("find: {a: {role: change, period: report.period.start}}\nassert: a > 0", "a period is expected", "1 year"),
        ("find: {not: {role: change}}\nassert: 1 > 0", "'not' cannot be a name", ""),
        ("find: {a: {role: change}}\nlet: {a: 1 + 1}\nassert: a > 0", "is a name under 'find' already", ""),
        ("find: {a: {metric: loans}, b: {metric: deposits}}\nsame: metric\nassert: a > b", "cannot share a metric", "same"),
        ("find: {a: {role: change, kind: money}}\nassert: a > 0\nat-least: 5 points", "it cannot be measured so", "percent fits"),
        ("find: {a: {role: change, kind: money}}\nassert: a > 0\ntolerance: rounded", "rounded", "rounded-only"),
        ("find: {a: {role: change, kind: percent}}\nassert: a > 0\ntolerance: 5", "5 without a unit is 500%", "5%"),
        ("find: {a: {role: change, kind: percent}}\nassert: a > 0\nat-least: -1%", "is not below zero", "5%"),
        ("find: {a: {role: when}}\nassert: a.period == report.period\nat-least: 5%", "no deviation to measure", ""),
        ("find: {a: {role: change}}\nassert: a > 0\noptions: {b: 1 + 1}", "an option is an amount", "yuan"),
        ("find: {a: {role: change}}\nassert: a > 0\nseverity: {error: '> 5%'}", "one severity is for all other", "else"),
        ("find: {a: {role: change}}\nassert: a > 0\nseverity: {error: else, note: '> 5%'}", "least grave", ""),
        ("find: {a: {role: change}}\nassert: a > 0\nseverity: {error: '> 1%', warning: '> 5%', note: else}", "larger one", ""),
        ("find: {a: {role: change}}\nassert: a > 0\nrequires: {pattern: '(?=x)'}", "not a pattern of RE2", "look-around"),
        ("find: {a: {role: change}}\nassert: a > 0\nrequires: {patern: x}", "'patern' is unknown", "pattern"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_where_it_stands(fields: str, what: str, hint: str) -> None:
    said = refused(fields)
    assert any(what in one and hint in other for one, other in said), said


@pytest.mark.parametrize(
    ("message", "what"),
    [
        ("{w + 1}", "w stands for words"),
        ("{gone}", "gone is not bound"),
        ("{a + 5%}", "in a brace"),
    ],
)
def test_messages_are_checked(message: str, what: str) -> None:
    fields = "find: {a: {role: change, kind: money}, w: {text: x}, gone: {text: y, exists: false}}\nassert: a > 0"
    assert any(what in one for one, _ in refused(fields, message))


def test_what_is_wrong_elsewhere_hides_nothing() -> None:
    said = [what for what, _ in refused("find: {a: {role: change}}\nassert: b > 0\nformerly: []", "{c}")]
    assert [what.split()[0] for what in said if "is not bound" in what] == ["c", "c", "b"]
    assert any("the list is empty" in what for what in said)
