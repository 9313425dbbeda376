"""Figures as tables."""

from __future__ import annotations

import csv
import io
from fractions import Fraction

import pandas
import pytest

from checker.formats import figures
from checker.formats.width import columns
from checker.model import Document, Figure, Quantity


@pytest.fixture
def rows(document: Document) -> list[figures.Row]:
    def figure(words: str, **fields: object) -> Figure:
        start = document.text.index(words)
        return Figure(Quantity(start, start + len(words), words, **fields), "current")  # type: ignore[arg-type]

    return [
        (document, figure("31250万元", kind="money", unit="CNY", value=Fraction(312500000))),
        (document, figure("134%", kind="percent", unit="%", value=Fraction(2681, 20), hedge="over")),
        (document, figure("98", kind="count", low=Fraction(90), masked=False)),
        (document, figure("40%", kind="percent", masked=True)),
    ]


def test_the_table_is_aligned_in_chinese_too(rows: list[figures.Row]) -> None:
    lines = figures.table(rows).splitlines()
    assert lines[0].split() == ["where", "text", "kind", "amount", "unit", "role", "metric", "period"]
    assert "312,500,000" in lines[2]
    assert "> 134.05" in lines[3]
    assert "90 … " in lines[4]
    assert "masked" in lines[5]
    assert len({columns(line[: line.index("current")]) for line in lines[2:]}) == 1


def test_no_figures_make_an_empty_table() -> None:
    assert figures.table([]).splitlines()[0].startswith("where")


def test_csv_has_exact_decimals_and_empty_unknowns(rows: list[figures.Row]) -> None:
    sink = io.StringIO()
    figures.write("csv", iter(rows), sink)
    first, second, third, fourth = csv.DictReader(io.StringIO(sink.getvalue()))
    assert (first["value"], third["value"], third["low"]) == ("312500000", "", "90")
    assert (second["value"], second["low"], second["high"]) == ("", "134.05", "")
    assert (first["text"], first["line"], fourth["masked"], fourth["period"]) == ("31250万元", "3", "True", "")


def test_parquet_has_the_same_columns(rows: list[figures.Row]) -> None:
    sink = io.TextIOWrapper(io.BytesIO())
    figures.write("parquet", iter(rows), sink)
    sink.buffer.seek(0)
    frame = pandas.read_parquet(sink.buffer)
    assert list(frame.columns[:5]) == ["path", "start", "end", "line", "column"]
    assert frame["value"].tolist()[0] == 312500000.0
    assert frame["low"].tolist()[1:3] == [134.05, 90.0]
    assert frame["value"].isna().tolist() == [False, True, True, True]
    assert str(frame["line"].dtype) == "int64"


def test_no_figures_make_an_empty_file_with_a_header() -> None:
    sink = io.StringIO()
    figures.write("csv", iter(()), sink)
    assert sink.getvalue().startswith("path,start,end,line,column,text,kind,unit,value,low,high,hedge,masked,role")
