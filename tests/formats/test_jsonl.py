"""JSON Lines, as docs/ci.md describes them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

from checker import readers
from checker.formats import jsonl, rows
from checker.model import Check, Document, Figure, Period, Quantity, Unread

Found = Callable[..., Check]
Written = Callable[..., str]
MANUAL = (Path(__file__).parents[2] / "docs" / "ci.md").read_text(encoding="utf-8")


def _quantity(document: Document, words: str, **fields: object) -> Quantity:
    start = document.text.index(words)
    return Quantity(start, start + len(words), words, **{"kind": "money", **fields})  # type: ignore[arg-type]


def test_each_check_is_a_line_as_it_comes(document: Document, found: Found, written: Written) -> None:
    checks = found("134%"), found("40%")
    lines = written("jsonl", *checks).splitlines()
    assert [json.loads(line) for line in lines] == [
        json.loads(json.dumps(rows.check(document, check))) for check in checks
    ]


def test_what_could_not_be_read_is_no_check_to_whoever_counts_them(found: Found, written: Written) -> None:
    *checks, unread = map(json.loads, written("jsonl", found("134%"), unread=[Unread("a.pdf", "a scan")]).splitlines())
    assert unread.keys() == checks[0].keys()
    assert (unread["verdict"], unread["path"], unread["message"]) == ("unread", "a.pdf", "a scan")


def test_a_figure_is_one_line_of_exact_numbers(document: Document) -> None:
    year = Period(date(2020, 1, 1), date(2020, 12, 31))
    quantity = _quantity(document, "31250万元", unit="CNY", value=Fraction(312500000))
    figure = Figure(quantity, "current", metric="deposits", period=year)
    assert json.loads(jsonl.figure(document, figure)) == {
        "path": "folder/report.txt",
        "start": 21,
        "end": 28,
        "line": 3,
        "column": 11,
        "text": "31250万元",
        "kind": "money",
        "unit": "CNY",
        "value": 312500000,
        "low": None,
        "high": None,
        "hedge": "",
        "masked": False,
        "role": "current",
        "metric": "deposits",
        "period": "2020-01-01/2020-12-31",
    }


def test_numbers_are_not_rounded_to_doubles(document: Document) -> None:
    quantity = _quantity(document, "40%", value=Fraction(12345678901234567891, 100))
    assert '"value": 123456789012345678.91,' in jsonl.figure(document, Figure(quantity, ""))


def test_a_range_has_ends_and_no_value(document: Document) -> None:
    quantity = _quantity(document, "98", low=Fraction(3, 2), masked=True, hedge="over")
    row = json.loads(jsonl.figure(document, Figure(quantity, "")))
    assert (row["value"], row["low"], row["high"], row["masked"], row["hedge"]) == (None, 1.5, None, True, "over")


def test_hostile_words_stay_inside_their_string(document: Document) -> None:
    words = 'a"\n\u2028\x00'
    row = jsonl.figure(readers.from_text(words), Figure(Quantity(0, len(words), words, "number"), ""))
    assert row.count("\n") == 1
    assert json.loads(row)["text"] == words


def test_words_are_as_they_stand_in_the_report() -> None:
    figure = Figure(Quantity(2, 7, "33.7%", "percent"), "")
    assert json.loads(jsonl.figure(readers.from_text("增长３３．７％"), figure))["text"] == "３３．７％"


def test_every_field_is_in_the_manual(document: Document, found: Found) -> None:
    check = rows.check(document, found("134%", verdict="unknown", reason="r"))
    figure = json.loads(jsonl.figure(document, Figure(_quantity(document, "98"), "")))
    assert [name for name in (*check, "place", *figure) if f"`{name}`" not in MANUAL] == []
