from fractions import Fraction

import pytest

from checker.model import Hedge, Quantity
from checker.quantities import parse, stated


def read(text: str) -> list[Quantity]:
    return parse(text, "en")


def one(text: str) -> Quantity:
    found = read(text)
    assert len(found) == 1, [quantity.text for quantity in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("RMB 1.2 billion", "CNY", "1200000000"),
        ("RMB1,234.5 million", "CNY", "1234500000"),
        ("US$1.2bn", "USD", "1200000000"),
        ("HK$5.4m", "HKD", "5400000"),
        ("CNY 35.2 mn", "CNY", "35200000"),
        ("¥500 million", "CNY", "500000000"),
        ("350 million yuan RMB", "CNY", "350000000"),
        ("123,456.78 ten thousand yuan", "CNY", "1234567800"),
        ("1.234,56 €", "EUR", "1234.56"),
        ("$(3.4) million", "USD", "-3400000"),
        ("RMB(3.4) million", "CNY", "-3400000"),
        ("(3.4) million yuan", "CNY", "-3400000"),
        ("-$3.4 million", "USD", "-3400000"),
        ("Rs. 498 crores", "INR", "4980000000"),
        ("Rs 3,75,223 crore", "INR", "3752230000000"),
        ("Rs 2 lakh crore", "INR", "2000000000000"),
        ("12-cent", "USD", "0.12"),
        ("197 pence", "GBP", "1.97"),
        ("10.5 million Australian dollars", "AUD", "10500000"),
        ("C$6", "CAD", "6"),
        ("twenty million euros", "EUR", "20000000"),
        ("half a million yuan", "CNY", "500000"),
        ("35 000 yuan", "CNY", "35000"),
        ("48.5 MGBP", "GBP", "48500000"),
        ("238,500 yuan", "CNY", "238500"),
    ],
)
def test_money(text: str, unit: str, value: str) -> None:
    found = one(f"It came to {text}, they said.")
    assert (found.text, found.kind, found.unit, found.value) == (text, "money", unit, Fraction(value))


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("33.7%", "percent", "33.7"),
        ("106 per cent", "percent", "106"),
        ("five percent", "percent", "5"),
        ("-3.2%", "percent", "-3.2"),
        ("33-1/3 per cent", "percent", "100/3"),
        ("5‰", "percent", "0.5"),
        ("9.38 percentage points", "points", "9.38"),
        ("25 basis points", "points", "0.25"),
        ("0.5 ppt", "points", "0.5"),
    ],
)
def test_percent_and_points(text: str, kind: str, value: str) -> None:
    found = one(f"It changed by {text} then")
    assert (found.text, found.kind, found.value) == (text, kind, Fraction(value))


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("32 households", "households", 32),
        ("419 small-scale agricultural loans", "loans", 419),
        ("1,23,456 people", "people", 123456),
        ("seven branches", "branches", 7),
        ("twenty-six employees", "employees", 26),
        ("12 companies", "companies", 12),
        ("1.5 million farmers", "farmers", 1500000),
        ("2000 households", "households", 2000),
        ("85 000 units", "units", 85000),
    ],
)
def test_counts(text: str, unit: str, value: int) -> None:
    found = one(f"They served {text} well")
    assert (found.text, found.kind, found.unit, found.value) == (text, "count", unit, value)


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("1.5-2 million yuan", "money", 1500000, 2000000),
        ("$10 to $15 billion", "money", 10**10, 15 * 10**9),
        ("5 to 7 per cent", "percent", 5, 7),
        ("15 to 20 percentage points", "points", 15, 20),
        ("1000–5000", "number", 1000, 5000),
        ("hundreds of thousands of yuan", "money", 10**5, 10**6),
        ("tens of thousands of people", "count", 10**4, 10**5),
        ("several hundred million yuan", "money", 2 * 10**8, 10**9),
    ],
)
def test_ranges(text: str, kind: str, low: int, high: int) -> None:
    found = one(f"We expect {text}.")
    assert (found.text, found.kind, found.value, found.low, found.high) == (text, kind, None, low, high)


def test_between_is_a_range() -> None:
    found = one("between 1.5 million and 2 million yuan")
    assert (found.low, found.high, found.unit) == (1500000, 2000000, "CNY")


@pytest.mark.parametrize("verb", ["rose", "increased", "fell", "was raised"])
def test_a_change_from_one_to_another_is_no_range(verb: str) -> None:
    found = read(f"It {verb} from 10 to 20 million yuan")
    assert [quantity.value for quantity in found] == [10_000_000, 20_000_000]
    assert {quantity.unit for quantity in found} == {"CNY"}


def test_a_change_and_what_it_led_to_are_no_range() -> None:
    assert [q.value for q in read("Sales increased $5 million to $20 million")] == [5_000_000, 20_000_000]


def test_the_base_takes_the_unit_said_before() -> None:
    found = read("turnover of 1,210.7 mln yuan from 1,203.3")
    assert [(q.kind, q.value) for q in found] == [("money", 1_210_700_000), ("money", 1_203_300_000)]


def test_a_gloss_in_brackets_is_not_negative() -> None:
    assert [q.value for q in read("350 million yen ($3.1 million)")] == [350_000_000, 3_100_000]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("doubled", "2"),
        ("halved", "1/2"),
        ("tripled", "3"),
        ("threefold", "3"),
        ("four times the", "4"),
        ("2.5x", "2.5"),
    ],
)
def test_multiples(text: str, value: str) -> None:
    found = one(f"Profit {text} result")
    assert (found.kind, found.multiple, found.value) == ("ratio", True, Fraction(value))


def test_increased_three_times_may_be_three_or_four() -> None:
    found = one("Deposits increased by 3 times")
    assert (found.multiple, found.value, found.low, found.high) == (True, None, 3, 4)


def test_times_may_be_occasions() -> None:
    assert one("They met 3 times").kind == "count"


@pytest.mark.parametrize(
    ("text", "value"), [("two thirds", "2/3"), ("a third", "1/3"), ("half", "1/2"), ("3/4", "3/4")]
)
def test_fractions(text: str, value: str) -> None:
    found = one(f"{text} of it")
    assert (found.kind, found.multiple, found.value) == ("ratio", False, Fraction(value))


@pytest.mark.parametrize(
    ("words", "hedge"),
    [
        ("about {}", "about"),
        ("some {}", "about"),
        ("nearly {}", "nearly"),
        ("almost {}", "nearly"),
        ("over {}", "over"),
        ("more than {}", "over"),
        ("at least {}", "at least"),
        ("no less than {}", "at least"),
        ("at most {}", "at most"),
        ("up to {}", "at most"),
        ("less than {}", "under"),
        ("{} or more", "at least"),
        ("about {} or more", "at least"),
        ("{}", ""),
    ],
)
def test_hedges(words: str, hedge: Hedge) -> None:
    found = one(f"It was {words.format('3 million yuan')}.")
    assert (found.text, found.hedge, found.value) == ("3 million yuan", hedge, 3_000_000)


def test_over_between_two_figures_compares() -> None:
    assert [q.hedge for q in read("a rise of 5% over 20 million yuan")] == ["", ""]


def test_what_is_stated_of_a_bound_is_open() -> None:
    assert stated(one("more than 3 million yuan")) == (None, 3_000_000, None)
    assert stated(one("at most 3 million yuan")) == (None, None, 3_000_000)
    assert stated(one("about 3 million yuan")) == (3_000_000, None, None)


@pytest.mark.parametrize(
    ("text", "per"), [("$31.25 per share", "share"), ("5 yuan a day", "day"), ("3 yuan/ton", "ton")]
)
def test_what_an_amount_is_for(text: str, per: str) -> None:
    assert (one(text).per, one(text).text) == (per, text)


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("63.67 million yuan", "10000"),
        ("60 million yuan", "1000000"),
        ("6000 yuan", "1"),
        ("238,500 yuan", "100"),
        ("10,000 yuan", "10000"),
        ("12 companies", "0"),
        ("12,000 companies", "1000"),
        ("5.0%", "1/10"),
        ("40%", "1"),
        ("five hundred thousand yuan", "1000"),
    ],
)
def test_the_last_significant_digit(text: str, step: str) -> None:
    assert one(text).step == Fraction(step)


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("xx million yuan", "money", "CNY"),
        ("XXX million yuan", "money", "CNY"),
        ("Xx%", "percent", "%"),
        ("xx percentage points", "points", "point"),
        ("x private enterprises", "count", "enterprises"),
        ("xx mu", "count", "mu"),
        ("RMB xx million", "money", "CNY"),
        ("xx million", "number", ""),
    ],
)
def test_masked(text: str, kind: str, unit: str) -> None:
    found = one(f"loans of {text} in the city")
    assert (found.text, found.kind, found.unit, found.masked, found.value) == (text, kind, unit, True, None)


@pytest.mark.parametrize("text", ["XX County", "XX Province", "the XX card", "Windows XP"])
def test_masked_names_are_no_quantities(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["11720,000 yuan", "6.5438+0.78 million yuan", "65,438+0", "9,00 yuan"])
def test_garbled(text: str) -> None:
    found = one(f"It was {text} then")
    assert (found.text, found.garbled, found.value) == (text, True, None)


@pytest.mark.parametrize(
    "text",
    [
        "1. Consolidate the foundation",
        "(1) Business objectives",
        "the 38th Women's Day",
        "Note 8 says so",
        "See Article 12",
        "the COVID-19 case",
        "TA-35 index",
        "Form 10-K",
        "at 10:45 pm",
        "call 021-55551234",
        "version 1.2.3",
        "Chapter IV",
        "*ST shares",
        "the one you mentioned",
        "a one-time gain",
    ],
)
def test_no_amounts(text: str) -> None:
    assert read(text) == []


def test_a_company_called_by_a_number_is_told_from_the_number() -> None:
    assert read("3M reported higher sales, and so did 3M's suppliers.") == []
    assert [quantity.value for quantity in read("3M dollars")] == [3_000_000]
    assert [quantity.value for quantity in read("3M")] == [3_000_000]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("December 31, 2019", "2019-12-31", "2019-12-31"),
        ("December 2019", "2019-12-01", "2019-12-31"),
        ("the end of December 2019", "2019-12-31", "2019-12-31"),
        ("31 December 2019", "2019-12-31", "2019-12-31"),
        ("2019-12-31", "2019-12-31", "2019-12-31"),
        ("fiscal 2021", "2021-01-01", "2021-12-31"),
        ("2012-13", "2012-04-01", "2013-03-31"),
        ("the fourth quarter of 2019", "2019-10-01", "2019-12-31"),
        ("Q4 2019", "2019-10-01", "2019-12-31"),
        ("the first half of 2019", "2019-01-01", "2019-06-30"),
        ("nine months ended September 30, 2019", "2019-01-01", "2019-09-30"),
        ("the first four months of 2019", "2019-01-01", "2019-04-30"),
    ],
)
def test_dates(text: str, start: str, end: str) -> None:
    found = one(f"By {text}, all was well")
    assert found.period is not None
    assert (found.text, found.kind) == (text, "date")
    assert (found.period.start.isoformat(), found.period.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("this year", "year"),
        ("last year", "year-1"),
        ("the beginning of the year", "year:start"),
        ("the end of last year", "year-1:end"),
        ("the same period of last year", "year-1:same"),
        ("the first four months", "year:N4"),
        ("the first half of the year", "year:H1"),
        ("the end of December", "year:M12:end"),
        ("the fourth quarter", "year:Q4"),
    ],
)
def test_dates_that_need_the_report(text: str, relative: str) -> None:
    found = one(f"Since {text}, all was well")
    assert (found.text, found.kind, found.relative) == (text, "date", relative)


@pytest.mark.parametrize("text", ["in 2019, sales grew", "At the 2019 work conference", "since 2002"])
def test_a_year_is_no_amount(text: str) -> None:
    assert one(text).kind == "date"


def test_a_masked_year_is_a_masked_date() -> None:
    assert (one("In 2004-xx, it began").kind, one("In 2004-xx, it began").masked) == ("date", True)


def test_symbols_are_not_taken_from_the_amount_before() -> None:
    assert [(q.unit, q.value) for q in read("10 rmb 20 usd")] == [("CNY", 10), ("USD", 20)]


def test_wrapped_lines() -> None:
    assert one("a loan of 63.67\nmillion yuan").value == 63_670_000
    assert len(read("63.67\n\nmillion yuan")) == 1
    assert read("63.67\n\nmillion yuan")[0].kind == "number"
