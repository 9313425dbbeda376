"""Rules about tables: what fails is held against what holds, and names are met across the report."""

from __future__ import annotations

from checker import packs, readers
from checker.engine import Examiner
from checker.model import Check

EXAMINER = Examiner(packs.load())
TABLE = (
    "Key figures (RMB million)\n\n| Item | 2019 | 2018 |\n| --- | --- | --- |\n"
    "| Surplus | 7.9 | 7.1 |\n| Loans | 412.6 | 380.4 |\n"
)


def _checks(text: str, rule: str) -> list[Check]:
    result = EXAMINER.examine(readers.from_text(text))
    return [check for check in result.every if rule in (check.rule, *check.also)]


def test_a_figure_of_the_text_is_that_of_its_cell() -> None:
    text = "At the end of 2019, loans were 412.6 million yuan.\n\n" + TABLE
    assert [check.verdict for check in _checks(text, "table-text-mismatch")] == ["holds"]


def test_a_figure_of_another_column_is_no_contradiction() -> None:
    text = "At the end of 2019, loans were 380.4 million yuan.\n\n" + TABLE
    assert _checks(text, "table-text-mismatch") == []


def test_where_most_lines_fail_the_table_is_read_wrongly() -> None:
    rows = "| A | 10.4 | 7.1 | 99.0 |\n| B | 3.6 | 2.2 | 98.0 |\n| C | 8.8 | 9.1 | 97.0 |\n"
    text = "| Item | 2019 | 2018 | Change |\n| --- | --- | --- | --- |\n" + rows
    found = _checks(text, "table-change-mismatch")
    assert {check.verdict for check in found} == {"unknown"}
    assert all("read wrongly" in check.reason for check in found)


def test_a_row_and_a_column_that_fail_together_are_one_finding_at_the_cell_where_they_meet() -> None:
    text = (
        "| Region | Q1 | Q2 | Total |\n| --- | --- | --- | --- |\n| North | 12.4 | 18.8 | 31.2 |\n"
        "| South | 31.0 | 82.6 | 59.6 |\n| East | 10.0 | 20.5 | 30.5 |\n| Total | 53.4 | 67.9 | 121.3 |\n"
    )
    (finding,) = [check for check in _checks(text, "table-sum-mismatch") if check.verdict == "contradiction"]
    assert [suggestion.replacement for suggestion in finding.suggestions] == ["28.6"]
