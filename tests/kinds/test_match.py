from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import reading
from rule_texts import complaints, rule, text

from checker.kinds import match
from checker.model import Check, Language, Quantity


def checks(
    fields: str,
    of: str,
    message: str = "{match}",
    language: Language = "en",
    year: int | None = None,
    quantities: tuple[Quantity, ...] = (),
) -> list[Check]:
    found = match.prepare([rule(text("match", fields, message))])(reading(of, language, year, quantities), "en")
    return sorted(found, key=lambda check: check.start)


def found(fields: str, of: str, language: Language = "en") -> list[str]:
    return [of[check.start : check.end] for check in checks(fields, of, language=language)]


def test_small_and_capital_letters_are_alike_unless_told_apart() -> None:
    assert found("pattern: [x+]", "Xx and x") == ["Xx", "x"]
    assert found("pattern: [x+]\ncase: true", "Xx and x") == ["x", "x"]


def test_a_finding_points_at_the_group_at() -> None:
    assert found("pattern: ['was (?P<at>x+)']", "it was xx, x was x") == ["xx", "x"]


def test_a_pattern_of_one_language_is_sought_in_sections_of_that_language() -> None:
    assert found("pattern: {en: [aa], zh: [ab]}", "aa ab", "en") == ["aa"]
    assert found("pattern: {en: [aa], zh: [ab]}", "aa ab", "zh") == ["ab"]


def test_pieces_are_put_into_patterns() -> None:
    fields = "let: {mask: 'x+|_+', unit: '<mask>%'}\npattern: ['(?P<at><unit>) of']"
    assert found(fields, "xx% of _% of") == ["xx%", "_%"]


def test_full_width_letters_are_found_and_quoted_as_submitted() -> None:
    (check,) = checks("pattern: ['xx%']", "增长ＸＸ％。", language="zh")
    assert (check.start, check.end) == (2, 5)


def test_a_match_inside_an_exception_is_silent_and_one_beside_it_is_not() -> None:
    fields = "pattern: [1 yuan]\nunless: ['over 1 yuan']"
    assert [check.start for check in checks(fields, "over 1 yuan, 1 yuan")] == [13]


def test_what_is_required_must_stand_near_and_becomes_evidence() -> None:
    fields = "pattern: [gains]\nrequires: {pattern: ['a loss of \\d+'], within: section}"
    (check,) = checks(fields, "gains\na loss of 12", "{match}, but {near}")
    assert check.message == "gains, but a loss of 12"
    assert [(one.text, one.role) for one in check.evidence] == [("a loss of 12", "near")]
    assert not checks(fields.replace("section", "sentence"), "gains\na loss of 12")
    assert not checks(fields, "gains")


def test_what_is_forbidden_may_not_stand_near() -> None:
    fields = "pattern: [gains]\nforbids: {pattern: [planned], within: line}"
    assert [check.start for check in checks(fields, "gains planned\ngains")] == [14]


def test_what_must_be_found_often_is_counted_in_its_stretch() -> None:
    fields = "pattern: [aa]\nat-least: 2\nwithin: sentence"
    assert [check.start for check in checks(fields, "aa\naa aa\naa")] == [3, 6]
    assert len(checks(fields.replace("sentence", "document"), "aa\naa aa\naa")) == 4


@pytest.mark.parametrize(("wanted", "years"), [("same", ["2019"]), ("before", ["2018"]), ("after", ["2020", "2021"])])
def test_a_year_is_compared_with_that_of_the_report(wanted: str, years: list[str]) -> None:
    fields = f"pattern: ['in (?P<year>\\d+)']\nyear: {wanted}"
    of = "in 2018 in 2019 in 2020 in 2021"
    assert [of[c.start + 3 : c.end] for c in checks(fields, of, "{report}", year=2019)] == years
    assert {check.message for check in checks(fields, of, "{report}", year=2019)} == {"2019"}


def test_a_year_may_have_to_be_some_years_apart() -> None:
    fields = "pattern: ['in (?P<year>\\d+)']\nyear: after\napart: 2"
    assert [check.start for check in checks(fields, "in 2020 in 2021", "{report}", year=2019)] == [8]


def test_a_year_is_unknown_where_the_period_of_the_report_is() -> None:
    (check,) = checks("pattern: ['in (?P<year>\\d+)']\nyear: same", "in 2019", "{report}")
    assert check.verdict == "unknown"
    assert check.reason


def test_what_is_required_names_the_same_year() -> None:
    fields = "pattern: ['in (?P<year>\\d+)']\nrequires: {pattern: ['end of (?P<year>\\d+)'], within: document}"
    assert [check.start for check in checks(fields, "in 2018 in 2019 end of 2019")] == [8]


def test_figures_are_found_by_what_they_were_read_as() -> None:
    masked = Quantity(4, 8, "xx %", "percent", masked=True)
    stated = Quantity(12, 14, "3%", "percent", value=Fraction(3))
    of = "was xx % or 3% up"

    def starts(fields: str) -> list[int]:
        return [check.start for check in checks(fields, of, quantities=(masked, stated))]

    assert starts("figures: {masked: true}") == [4]
    assert starts("figures: {kind: percent}") == [4, 12]
    assert starts("figures: {kind: [percent]}\npattern: ['or .*']") == [12]


def test_of_overlapping_finds_of_a_family_the_gravest_is_kept() -> None:
    mild = rule(text("match", "pattern: ['xx bank']", id="mild"), "mild.yaml")
    grave = rule(text("match", "pattern: [xx]", id="grave").replace("warning", "error"), "grave.yaml")
    (check,) = match.prepare([mild, grave])(reading("the xx bank"), "en")
    assert (check.rule, check.also) == ("grave", ("mild",))


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ("case: true", "looks for nothing"),
        ("pattern: ['(a']", "not a pattern of RE2"),
        ("pattern: ['(?<!a)b']", "not a pattern of RE2"),
        ("pattern: ['a*']", "where nothing stands"),
        ("pattern: ['<mask>']", "no piece 'mask'"),
        ("let: {mask: '('}\npattern: ['<mask>']", "not a pattern of RE2"),
        ("pattern: [a]\nyear: same", "group 'year'"),
        ("pattern: [a]\nat-least: 1", "a whole number from 2"),
        ("pattern: [a]\nrequires: {patern: [b]}", "'patern' is unknown"),
    ],
)
def test_files_that_cannot_work_are_refused(fields: str, what: str) -> None:
    assert any(what in one.what for one in complaints(text("match", fields))), complaints(text("match", fields))


def test_a_message_may_name_only_what_is_bound() -> None:
    (said, _) = complaints(text("match", "pattern: ['(?P<sum>a)']", "{sums}"))
    assert (said.what, said.hint) == ("'sums' is not bound", "did you mean 'sum'?")
    assert not complaints(text("match", "pattern: ['(?P<sum>a)']", "{sum} {match}"))


letters = st.text("x% \n1.元增", max_size=40)


@given(letters, letters)
def test_finds_move_with_the_text(before: str, of: str) -> None:
    fields = "pattern: ['x+%', '增x+元']"
    shift = len(before) + 1
    alone = [(check.start + shift, check.end + shift) for check in checks(fields, of)]
    both = [(check.start, check.end) for check in checks(fields, f"{before}\n{of}")]
    assert [span for span in both if span[0] >= shift] == alone


@given(letters)
def test_finds_of_a_family_do_not_overlap(of: str) -> None:
    spans = [(check.start, check.end) for check in checks("pattern: ['x+%', 'x', '%[ \\n]*']", of)]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
