"""Laws that hold for every quantity, whatever is written: printing and reading, spans, surroundings, work done."""

import sys
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.folding import fold
from checker.model import Language, Quantity
from checker.quantities import parse
from checker.quantities.chinese import grammar as chinese
from checker.quantities.chinese import usual
from checker.quantities.english import grammar as english
from checker.quantities.english.scan import candidates

Form = tuple[str, str, str, Fraction]

WHOLE = st.integers(1, 999_999_999)
PLACES = st.integers(0, 3)
EN_SCALES = (
    ("", 1),
    (" thousand", 10**3),
    (" million", 10**6),
    (" bn", 10**9),
    (" crore", 10**7),
    (" ten thousand", 10**4),
)
EN_UNITS = (
    ("{} yuan", "money", "CNY", Fraction(1)),
    ("RMB{}", "money", "CNY", Fraction(1)),
    ("US${}", "money", "USD", Fraction(1)),
    ("Rs. {}", "money", "INR", Fraction(1)),
    ("{} euros", "money", "EUR", Fraction(1)),
)
EN_RATES = (
    ("{}%", "percent", "%", Fraction(1)),
    ("{} per cent", "percent", "%", Fraction(1)),
    ("{} percentage points", "points", "point", Fraction(1)),
    ("{} basis points", "points", "point", Fraction(1, 100)),
)
ZH_SCALES = (("", 1), ("万", 10**4), ("亿", 10**8), ("万亿", 10**12))
ZH_UNITS = (
    ("{}元", "money", "CNY", Fraction(1)),
    ("{}美元", "money", "USD", Fraction(1)),
    ("人民币{}元", "money", "CNY", Fraction(1)),
    ("{}户", "count", "户", Fraction(1)),
    ("{}人", "count", "人", Fraction(1)),
)
ZH_RATES = (
    ("{}%", "percent", "%", Fraction(1)),
    ("{}个百分点", "points", "point", Fraction(1)),
    ("{}‰", "percent", "%", Fraction(1, 10)),
)


def printed(number: int, places: int, grouped: bool) -> tuple[str, Fraction]:
    digits = str(number).rjust(places + 1, "0")
    whole, decimals = (digits[:-places], digits[-places:]) if places else (digits, "")
    if grouped:
        whole = f"{int(whole):,}"
    return whole + (f".{decimals}" if decimals else ""), Fraction(number, 10**places)


@st.composite
def forms(draw: st.DrawFn, language: Language) -> Form:
    """A quantity in one of the ways it is written: its text, kind, unit and value."""
    text, value = printed(draw(WHOLE), draw(PLACES), draw(st.booleans()))
    rates, units, scales = (EN_RATES, EN_UNITS, EN_SCALES) if language == "en" else (ZH_RATES, ZH_UNITS, ZH_SCALES)
    if draw(st.booleans()):
        pattern, kind, unit, factor = draw(st.sampled_from(rates))
        return pattern.format(text), kind, unit, value * factor
    pattern, kind, unit, factor = draw(st.sampled_from(units))
    word, scale = draw(st.sampled_from(scales))
    return pattern.format(text + word), kind, unit, value * scale * factor


EITHER = st.one_of(
    forms("en").map(lambda form: ("en", form)),
    forms("zh").map(lambda form: ("zh", form)),
)
SURROUNDINGS = {
    "en": (
        ("", ""),
        ("The balance was ", ", which is good."),
        ("(", ")"),
        ("total: ", "\nNext line"),
        ("it grew by ", " in all"),
    ),
    "zh": (("", ""), ("余额为", "，比较好。"), ("（", "）"), ("合计：", "\n下一行"), ("增加", "。")),
}


def essence(quantity: Quantity) -> tuple[object, ...]:
    return quantity.kind, quantity.unit, quantity.value, quantity.low, quantity.high, quantity.step


@given(EITHER)
def test_reading_is_the_inverse_of_printing(case: tuple[Language, Form]) -> None:
    language, (text, kind, unit, value) = case
    found = parse(text, language)
    assert [(q.text, q.kind, q.unit, q.value) for q in found] == [(text, kind, unit, value)]


@given(EITHER, st.data())
def test_surroundings_change_nothing(case: tuple[Language, Form], data: st.DataObject) -> None:
    language, (text, *_) = case
    before, after = data.draw(st.sampled_from(SURROUNDINGS[language]))
    alone = parse(text, language)
    within = parse(before + text + after, language)
    assert [essence(q) for q in within] == [essence(q) for q in alone]
    assert [q.start for q in within] == [len(before) + q.start for q in alone]


@given(forms("zh"))
def test_full_width_changes_nothing(form: Form) -> None:
    wide = form[0].translate({code: code + 0xFEE0 for code in range(0x21, 0x7F) if chr(code) not in ","})
    assert [essence(q) for q in parse(fold(wide), "zh")] == [essence(q) for q in parse(form[0], "zh")]


@given(forms("en"))
def test_a_line_break_where_a_space_was_changes_nothing(form: Form) -> None:
    assert [essence(q) for q in parse(form[0].replace(" ", "\n"), "en")] == [essence(q) for q in parse(form[0], "en")]


@given(EITHER)
def test_a_quantity_read_alone_is_the_same(case: tuple[Language, Form]) -> None:
    language, (text, *_) = case
    (found,) = parse(f"{text}.", language)
    assert [essence(q) for q in parse(found.text, language)] == [essence(found)]


@given(st.lists(forms("en"), min_size=2, max_size=6))
def test_no_quantity_is_lost_among_others(cases: list[Form]) -> None:
    found = parse(" words; ".join(case[0] for case in cases), "en")
    assert [quantity.value for quantity in found] == [case[3] for case in cases]


NOISE = st.text(
    st.sampled_from(
        list(
            "0123456789.,%-+()$¥ \n年月日万亿元个百分点一二三十千零xX*_【】成倍翻番第号 of the end million yuan to and "
        )
    ),
    max_size=60,
)


@settings(max_examples=300)
@given(NOISE, st.sampled_from(("en", "zh")))
@example("1,1,1", "en")
@example("1万1万1万1万", "zh")
def test_spans_are_in_order_and_do_not_overlap(text: str, language: Language) -> None:
    plain = fold(text)
    at = 0
    for quantity in parse(plain, language):
        assert at <= quantity.start < quantity.end <= len(plain)
        assert quantity.text == plain[quantity.start : quantity.end]
        at = quantity.end


@settings(max_examples=300)
@given(NOISE, st.sampled_from(("en", "zh")))
def test_no_digit_is_cut_in_two(text: str, language: Language) -> None:
    plain = fold(text)
    for quantity in parse(plain, language):
        if quantity.kind != "date":
            assert not (quantity.start and plain[quantity.start].isdigit() and plain[quantity.start - 1].isdigit())
            assert not (plain[quantity.end - 1].isdigit() and plain[quantity.end : quantity.end + 1].isdigit())


@given(NOISE, NOISE, st.sampled_from(("en", "zh")))
def test_a_part_of_a_text_is_read_as_if_alone(before: str, text: str, language: Language) -> None:
    before, text = fold(before), fold(text)
    within = parse(before + text, language, len(before))
    assert [essence(q) for q in within] == [essence(q) for q in parse(text, language)]


HOSTILE = (
    "1,",
    "(",
    "一",
    "1.",
    "一万",
    "1万",
    "100 ",
    "-1",
    "one and ",
    "hundreds of ",
    "the end of ",
    "【",
    "x",
    "*",
    "2019-",
    "百分之",
    "$(",
    "1至",
)


def work(parse_text: Callable[[str], object]) -> Callable[[str], int]:
    """How often the readers are called for a text: each call does a bounded amount of work."""

    def measured(text: str) -> int:
        calls = 0

        def count(frame: object, event: str, argument: object) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            parse_text(text)
        finally:
            sys.setprofile(None)
        return calls

    return measured


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_work_grows_with_the_length_and_no_faster(unit: str, language: Language) -> None:
    count = work(lambda text: parse(text, language))
    short, long = count(unit * 400), count(unit * 1600)
    assert long <= 4.2 * short + 400


@pytest.mark.parametrize("unit", ["1,", "(", "一"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_million_hostile_characters_are_read(unit: str, language: Language) -> None:
    text = unit * (1_000_000 // len(unit))
    plain_work = len(list(candidates(text, 0, len(text)))) if language == "en" else 1
    assert plain_work <= len(text)
    found = parse(text, language)
    assert len(found) <= len(text)


@given(
    forms("zh"),
    st.sampled_from(("", "约", "近", "增长", "(", "每股", "-", "至", "第", "¥", "3")),
    st.sampled_from(("", "以上", "多", "/股", "5角", "人民币", "元")),
)
def test_usual_forms_are_read_as_the_whole_grammar_reads_them(form: Form, before: str, after: str) -> None:
    text = f"额{before}{form[0]}{after}。"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(usual, "read", lambda *_: None)
        whole = parse(text, "zh")
    assert parse(text, "zh") == whole


def test_both_grammars_have_one_door() -> None:
    assert english.parse("5 yuan", 0, 6) == parse("5 yuan", "en")
    assert chinese.parse("5元", 0, 2) == parse("5元", "zh")
