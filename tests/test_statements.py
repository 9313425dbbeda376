# ruff: noqa: E501 -- sentences read best on one line
"""What English statements say: each wording of a relation is read, holds as it stands, and breaks with one edit."""

from __future__ import annotations

import functools

import pytest

from checker import engine, packs, readers
from checker.model import Check

# Each: the text, the rule that reads it, and an edit (old, new) that breaks it.
READ = [
    # a level, its change and its rate
    ("Subsidies were $77.9 million, up $5.9 million, or 8.2%, from 2020.", "growth-of-change", ("$5.9", "$9.5")),
    (
        "Fees of $48.6 million increased by $3.4 million, or 7.5%, from $45.2 million.",
        "change-mismatch",
        ("3.4", "4.3"),
    ),
    ("Fees grew 7.5% to $48.6 million from $45.2 million a year earlier.", "growth-mismatch", ("7.5%", "5.7%")),
    ("Fees increased $3.4 million from $45.2 million to $48.6 million.", "change-mismatch", ("48.6", "46.8")),
    ("Fees rose from $45.2 million to $48.6 million, an increase of 7.5%.", "growth-mismatch", ("7.5%", "17.5%")),
    (
        "Fees were $48.6 million compared with $45.2 million, a 7.5% increase.",
        "growth-mismatch",
        ("increase", "decrease"),
    ),
    ("Fees increased to $48.6 million from $45.2 million, or by 7.5%.", "growth-mismatch", ("7.5%", "75%")),
    ("Fees were $48.6 million (2020: $45.2 million), an increase of 7.5%.", "growth-mismatch", ("7.5%", "1.5%")),
    (
        "Fees are placed at Rs. 486 crores, as against Rs. 452 crores, up by 7.5 per cent.",
        "growth-mismatch",
        ("7.5", "5.7"),
    ),
    ("Fees of $48.6 million were up 7.5% from $45.2 million.", "growth-mismatch", ("up", "down")),
    (
        "Fees were $48.6 million, $3.4 million higher than the budget of $45.2 million.",
        "change-mismatch",
        ("higher", "lower"),
    ),
    ("Fees of $48.6 million exceeded the target of $45.2 million by $3.4 million.", "change-mismatch", ("3.4", "4.3")),
    (
        "There was a 7.5% rise in fees collected by the ports, from $45.2 million to $48.6 million.",
        "growth-mismatch",
        ("7.5", "5.7"),
    ),
    # into the next sentence
    (
        "Fees were $48.6 million against $45.2 million. The increase of $3.4 million came late.",
        "change-mismatch",
        ("3.4", "4.3"),
    ),
    (
        "Fees were $48.6 million against $45.2 million. This represents an increase of 7.5%.",
        "growth-mismatch",
        ("7.5", "5.7"),
    ),
    (
        "Fees were $48.6 million against $45.2 million. The increase was due to rain.",
        "rise-that-falls",
        ("48.6", "38.6"),
    ),
    # rates and points
    ("The vacancy rate fell 0.6 percentage points to 4.3% from 4.9%.", "points-mismatch", ("0.6", "0.9")),
    ("The loss ratio improved by 1.1 percentage points to 62.9% from 64.0%.", "points-either-way", ("1.1", "2.1")),
    ("The decline narrowed from 1.9 per cent to 1.5 per cent.", "fall-that-rises", ("1.5", "2.5")),
    # losses
    (
        "The mill went up $3.2 million to income of $2.6 million compared to a loss of $0.6 million.",
        "change-of-loss",
        ("3.2", "4.2"),
    ),
    # several years and multiples
    (
        "Output rose from $2.4 billion in 2009 to $3.9 billion in 2014, a CAGR of 10.2%.",
        "yearly-growth-mismatch",
        ("10.2", "12.0"),
    ),
    ("Sales doubled from $140 million to $281 million.", "multiple-mismatch", ("281", "381")),
    ("I propose to double the grant from Rs. 140 crore to Rs. 281 crore.", "multiple-mismatch", ("281", "381")),
    # lists
    (
        "The fund of $14.1 million comprises $9.2 million of gifts and $4.9 million of grants.",
        "sum-mismatch",
        ("4.9", "9.4"),
    ),
    (
        "The fund is $14.1 million, of which $9.2 million is for roads and $4.9 million for parks.",
        "of-which-mismatch",
        ("4.9", "9.4"),
    ),
    (
        "The levy yields $14.1 million. Of this, $9.2 million goes to towns and the balance of $4.9 million to us.",
        "sum-mismatch",
        ("4.9", "9.4"),
    ),
    (
        "Of the grant of $14.1 million, $9.2 million went to roads, leaving $4.9 million.",
        "sum-mismatch",
        ("4.9", "9.4"),
    ),
    (
        "The charge of $141.3 million includes $92.1 million paid to staff and $49.2 million paid to others.",
        "named-parts-mismatch",
        ("141.3", "151.3"),
    ),
    # shares, plans, results, prices
    ("Wages were $21.5 million, or 36.7% of costs of $58.6 million.", "share-mismatch", ("36.7", "63.7")),
    (
        "Sales rose by $4.8 million. Tickets rose by $4.1 million, and represented 85.4% of the increase.",
        "share-of-change-mismatch",
        ("85.4", "58.4"),
    ),
    ("Deposits grew by 63.67 million yuan, 106% of the 60 million yuan plan.", "completion-mismatch", ("106%", "116%")),
    (
        "The agency planted 48,200 hectares, or 93.6% of its target of 51,500 hectares.",
        "completion-mismatch",
        ("93.6", "39.6"),
    ),
    (
        "Revenue is put at Rs.708.03 crores and expenditure at Rs.672.29 crores, leaving a surplus of Rs.35.74 crores.",
        "profit-mismatch",
        ("35.74", "53.74"),
    ),
    (
        "Exports were $61.84 billion and imports $47.29 billion, a trade surplus of $14.55 billion.",
        "trade-balance-mismatch",
        ("14.55", "44.55"),
    ),
    (
        "The trust bought 41 million shares at $31.25 per share for a total of $1.28 billion.",
        "price-mismatch",
        ("41", "14"),
    ),
    # lists in order
    (
        "Tolls and rents were $8.4 million and $2.7 million, respectively, compared with $7.2 million and $2.1 million, increases of 16.7% and 28.6%.",
        "growth-mismatch",
        ("28.6", "82.6"),
    ),
    # years, and points of amounts
    ("Tolls rose to $8.4 million in 2021, compared with $7.2 million in 2020.", "year-order", ("2021", "2012")),
    ("Tolls rose 16.7%, or $1.2 million, in 2021 compared to 2020.", "years-apart", ("2021", "2071")),
    # what mends of single readings left behind
    (
        "The works earned $26.3 million and $16.1 million, respectively, and the levy was $4.21 million (or a 16.0% levy "
        "rate) and $1.30 million (or an 8.1% levy rate), respectively.",
        "share-mismatch",
        ("8.1%", "1.8%"),
    ),
    (
        "Grants of up to $308.4 million are on offer, consisting of $130.2 million for roads and $178.2 million for rail.",
        "sum-mismatch",
        ("130.2", "13.02"),
    ),
    (
        "The estimate had placed the outlay at $131.3 million. This is now being raised by $12.5 million to $143.8 million.",
        "change-mismatch",
        ("12.5", "15.2"),
    ),
    (
        "The club bought 55.4 thousand seats for $3.24 million (an average price of $58.44).",
        "price-mismatch",
        ("55.4", "45.4"),
    ),
]

# Each: a text in which a relation only seems broken.
SILENT = [
    "At constant exchange rates revenue rose 9% to $48.6 million from $45.2 million.",
    "Costs increased $6.2 million to $318.4 million, due to a 20% rise in headcount from 200 to 240.",
    "Revenue rose 5%, and profit of $4.0 million was down from $4.1 million.",
    "Operating income was $7.8 million compared to an operating loss of $0.1 million.",
    "Debt was $27.3 billion and $13.8 billion, of which $7.3 billion and $3.2 billion was short-term.",
    "The order book of $128.4 million comprises, among others, $31.8 million from yards and $24.6 million from mills.",
    "Cash of $31.2 million (of which $12.6 million was pledged) and land of $63.1 million were held.",
    "Repurchases of $3.3 million consisted of $3.7 million of stock and $0.4 million of taxes, offset by $0.8 million of proceeds.",
    "Profit rose to $44.8 million, or 18.7 percent of net sales, from $38.3 million.",
    "The fee is raised from Re.1/- to Rs.1.25 and the rate from Re.1/- to Rs.1.50.",
    "Rates 143 106 102 5,201 4,947 5,100 were 11,316 12,484 16,000 in all.",
    "76.At present, more than 6 500 firms from overseas are here.",
    "Visitors exceeded 50 million, an increase of 11.7 per cent over 2012.",
    "The works cost $23.0 billion, $1.2 billion more than the estimate of $21.8 billion and an increase of 12% over the $20.5 billion spent before.",
    "The units were sold, 34 million shares at $41.00 per share, for net proceeds of $1.36 billion.",
    "Receipts were $12.4 million more than the estimate of $318.2 million.",
    "Losses of $5.1 million (2018: $6.5 million) and charges of $13.2 million (2018: $21.2 million) were included.",
]


@functools.cache
def _examiner() -> engine.Examiner:
    return engine.Examiner(packs.load())


def _checks(text: str, verdict: str) -> list[Check]:
    result = _examiner().examine(readers.from_text(text))
    return [check for check in (*result.findings, *result.checks) if check.verdict == verdict]


def _rules(checks: list[Check]) -> set[str]:
    return {rule for check in checks for rule in (check.rule, *check.also)}


@pytest.mark.parametrize(("text", "rule", "edit"), READ)
def test_a_wording_is_read_and_holds(text: str, rule: str, edit: tuple[str, str]) -> None:
    assert rule in _rules(_checks(text, "holds"))
    assert _checks(text, "contradiction") == []


@pytest.mark.parametrize(("text", "rule", "edit"), READ)
def test_one_edit_breaks_it(text: str, rule: str, edit: tuple[str, str]) -> None:
    old, new = edit
    harmed = text.replace(old, new, 1)
    assert harmed != text
    assert _checks(harmed, "contradiction") != []


@pytest.mark.parametrize("text", SILENT)
def test_what_only_seems_broken_is_left_alone(text: str) -> None:
    assert _checks(text, "contradiction") == []
