"""JSON Lines, as docs/ci.md describes them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

from checker import readers
from checker.formats import jsonl
from checker.model import Check, Document, Figure, Period, Quantity

Found = Callable[..., Check]
MANUAL = (Path(__file__).parents[2] / "docs" / "ci.md").read_text(encoding="utf-8")


def _quantity(document: Document, words: str, **fields: object) -> Quantity:
    start = document.text.index(words)
    return Quantity(start, start + len(words), words, **{"kind": "money", **fields})  # type: ignore[arg-type]


def test_a_check_is_one_line(document: Document, found: Found) -> None:
    check = found("134%", {"2480万元": "actual"}, suggestions=["a", "b"], also=("x",), computed="24.8 / 20 = 124%")
    line = jsonl.check(document, check)
    assert line.endswith("}\n")
    assert line.count("\n") == 1
    assert json.loads(line) == {
        "verdict": "contradiction",
        "rule": "completion-mismatch",
        "family": "completion",
        "severity": "error",
        "path": "folder/report.txt",
        "line": 3,
        "column": 44,
        "end_line": 3,
        "end_column": 48,
        "message": "134% is claimed, but 24.8 of 20 million is 124%",
        "computed": "24.8 / 20 = 124%",
        "evidence": [{"path": "folder/report.txt", "line": 3, "column": 24, "text": "2480万元", "role": "actual"}],
        "suggestion": "a; b",
        "also": ["x"],
    }


def test_an_unknown_check_says_why(document: Document, found: Found) -> None:
    line = jsonl.check(document, found("134%", verdict="unknown", reason="the plan is masked"))
    assert json.loads(line)["reason"] == "the plan is masked"


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
    check = json.loads(jsonl.check(document, found("134%", verdict="unknown", reason="r")))
    figure = json.loads(jsonl.figure(document, Figure(_quantity(document, "98"), "")))
    assert [name for name in (*check, *figure) if f"`{name}`" not in MANUAL] == []
