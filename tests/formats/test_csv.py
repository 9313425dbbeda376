"""Checks as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pandas
import pytest

from checker.formats.csv import cell
from checker.model import Check, Suppression, Unread

Found = Callable[..., Check]
Written = Callable[..., str]


def _rows(written: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"), newline="")))


def test_a_check_is_a_row(found: Found, written: Written) -> None:
    check = found("134%", {"2480万元": "actual", "总结": ""}, suggestions=["a", "b"], also=("x", "y"), computed="124%")
    check = check._replace(references=("Law 1", "Law 2"))
    (row,) = _rows(written("csv", check))
    assert row == {
        "verdict": "contradiction",
        "severity": "error",
        "rule": "completion-mismatch",
        "family": "completion",
        "path": "folder/report.txt",
        "line": "3",
        "column": "44",
        "end_line": "3",
        "end_column": "48",
        "place": "",
        "text": "134%",
        "message": "134% is claimed, but 24.8 of 20 million is 124%",
        "computed": "124%",
        "suggestion": "a; b",
        "also": "x, y",
        "reason": "",
        "evidence": "actual: 2480万元; 总结",
        "references": "Law 1; Law 2",
    }


def test_the_file_begins_with_the_mark_by_which_spreadsheets_know_utf_8(written: Written) -> None:
    assert written("csv").startswith("\ufeffverdict,")


def test_a_data_frame_reads_it(found: Found, written: Written) -> None:
    frame = pandas.read_csv(io.BytesIO(written("csv", found("134%"), found("40%")).encode()))
    assert frame["verdict"].tolist() == ["contradiction"] * 2
    assert frame["line"].tolist() == [3, 5]


def test_what_does_not_count_says_who_says_so(found: Found, written: Written) -> None:
    made = Suppression("review", "known to the board", "reviews.yaml", 3, "Li")
    (row,) = _rows(written("csv", found("134%", suppressed=made)))
    assert (row["verdict"], row["reason"]) == ("suppressed", "reviewed (Li): known to the board")


def test_what_could_not_be_read_is_a_row(written: Written) -> None:
    (row,) = _rows(written("csv", unread=[Unread("a.pdf", "a scan")]))
    assert (row["verdict"], row["path"], row["message"], row["line"]) == ("unread", "a.pdf", "a scan", "")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("  -3", "  '-3"),
        ("＝cmd", "'＝cmd"),
        ("a;=1", "a;'=1"),
        ("\t@SUM", " '@SUM"),
        ("5 - 3 = 2", "5 - 3 = 2"),
        ("a\nb", "a b"),
    ],
)
def test_a_cell_is_words_on_one_line(words: str, shown: str) -> None:
    assert cell(words) == shown
