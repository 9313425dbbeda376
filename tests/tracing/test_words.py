"""Rules about words followed through a text: what was found, and which condition took it out."""

from __future__ import annotations

from checker import packs, readers, tracing
from checker.engine import Examiner
from checker.tracing.words import Candidate

PACK = packs.load()
EXAMINER = Examiner(PACK)
RULES = {rule.id: rule for rule in PACK.rules}


def candidates(rule: str, text: str) -> list[tuple[str, Candidate]]:
    result = EXAMINER.examine(readers.from_text(text))
    found = tracing.trace(RULES[rule], result, PACK).candidates
    return [(text[candidate.start : candidate.end], candidate) for candidate in found]


def test_what_is_reported_says_so() -> None:
    ((words, one),) = candidates("gains-with-loss", "It turned losses into gains, with a loss of 2 million yuan.")
    assert words == "turned losses into gains"
    assert one.check is not None
    assert (one.field, one.ending.fate) == ("", "reported")


def test_what_unless_takes_out_names_the_words() -> None:
    text = "全年盈利240万元。力争扭亏增盈。"
    ((_, one),) = candidates("gains-with-loss", text)
    assert one.field == "unless"
    assert one.by is not None
    assert text[slice(*one.by)].startswith("力争扭亏")


def test_what_stands_alone_is_taken_out_by_requires() -> None:
    ((_, one),) = candidates("gains-with-loss", "The society turned losses into gains.")
    assert (one.field, one.by, one.check) == ("requires", None, None)


def test_a_year_that_is_not_as_the_rule_asks_is_told() -> None:
    text = "2021年工作总结\n\n2021年存款增加，2021年末存款余额4亿元；2020年末余额3亿元。2020年，我社将开办两个网点。"
    assert [one.field for _, one in candidates("plan-for-reported-year", text)] == ["year"]


def test_words_in_which_no_event_is_named_are_told() -> None:
    text = "In 2010 deposits were 40 million yuan. We implemented the spirit of the congress of the county's farmers."
    fields = [one.field for _, one in candidates("event-out-of-time", text)]
    assert fields == ["timeline"]


def test_numbered_points_are_told_and_the_gap_among_them() -> None:
    text = "We did three things. First, we planned; third, we built; fourth, we checked."
    found = candidates("numbering-gap", text)
    assert [(words.strip(), one.field) for words, one in found] == [
        ("First,", "reports"),
        ("third,", ""),
        ("fourth,", "reports"),
    ]
