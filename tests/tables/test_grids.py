"""What a table says: units, periods, roles."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from checker import packs, readers
from checker.engine import Examiner
from checker.model import Grid

EXAMINER = Examiner(packs.load())


def _grid(text: str) -> Grid:
    (grid,) = EXAMINER.read(readers.from_text(text)).grids
    return grid


def test_the_unit_of_the_table_its_columns_and_its_rows() -> None:
    grid = _grid(
        "主要指标（单位：万元）\n\n| 指标 | 2019年 | 2018年 | 增减 |\n| --- | --- | --- | --- |\n"
        "| 贷款余额 | 81260 | 76410 | 4850 |\n| 员工（人） | 312 | 298 | 14 |\n"
        "| 不良贷款率（%） | 2.35 | 2.81 | -0.46 |\n"
    )
    units = {at: (f.quantity.kind, f.quantity.unit, f.quantity.value) for at, f in grid.figures.items()}
    assert units[2, 2] == ("money", "CNY", Fraction(812_600_000))
    assert units[3, 2] == ("count", "人", Fraction(312))
    assert units[4, 2] == ("percent", "%", Fraction("2.35"))
    assert units[4, 4] == ("points", "point", Fraction("-0.46"))


def test_years_say_which_column_is_the_current_one() -> None:
    grid = _grid(
        "| Item | 2018 | 2019 |\n| --- | --- | --- |\n| Loans | 1,204.5 | 1,310.2 |\n| Cash | 96.3 | 101.7 |\n"
    )
    assert [grid.columns[column].role for column in (2, 3)] == ["prior", "current"]
    period = grid.figures[2, 2].period
    assert period is not None
    assert period.end == date(2018, 12, 31)


def test_columns_below_one_heading_are_read_together() -> None:
    grid = _grid(
        "| Term | 2019 amount | 2019 share (%) | 2018 amount | 2018 share (%) |\n| --- | --- | --- | --- | --- |\n"
        "| Short | 60 | 60.0 | 30 | 50.0 |\n| Long | 40 | 40.0 | 30 | 50.0 |\n"
    )
    groups = [grid.columns[column].group for column in (2, 3, 4, 5)]
    assert groups[0] == groups[1] != groups[2] == groups[3]


def test_numbers_of_rows_are_no_amounts() -> None:
    grid = _grid("| No. | Name | Amount |\n| --- | --- | --- |\n| 1 | A | 12.5 |\n| 2 | B | 3.5 |\n| 3 | C | 4.5 |\n")
    assert set(grid.figures) == {(2, 3), (3, 3), (4, 3)}
    assert grid.rows[2].heading == "1 A"


def test_the_row_with_the_whole_share_is_the_total_whatever_its_name() -> None:
    grid = _grid(
        "| Item | Amount | Share (%) |\n| --- | --- | --- |\n| Output | 50.0 | 100.0 |\n"
        "| Farming | 12.5 | 25.0 |\n| Trade | 37.5 | 75.0 |\n"
    )
    assert [row for row, line in grid.rows.items() if line.total] == [2]


def test_cents_of_what_is_divided_are_not_exact() -> None:
    grid = _grid(
        "| In $ | 2019 | 2018 |\n| --- | --- | --- |\n| Fees | 17.25 | 16.50 |\n| Fees per head | 3.45 | 3.30 |\n"
    )
    assert [grid.figures[row, 2].quantity.step for row in (2, 3)] == [0, Fraction(1, 100)]


def test_what_is_not_yet_due_is_a_part_of_the_total_across() -> None:
    grid = _grid(
        "| Item | Current | 1 to 30 days | Total |\n| --- | --- | --- | --- |\n"
        "| Gross | 310 | 45 | 355 |\n| Allowance | 12 | 9 | 21 |\n"
    )
    assert [(one.total, one.parts) for one in grid.column_sums] == [(4, (2, 3))]


def test_a_column_of_changes_that_prints_percent_signs_is_one_of_rates() -> None:
    head = "| Item | 2022 | 2021 | Change |\n| --- | --- | --- | --- |\n"
    amounts = _grid(head + "| A | 10.6 | 10.0 | 6.0% |\n| B | 5.5 | 5.0 | 10.0% |\n")
    assert amounts.columns[4].role == "growth"
    rates = _grid(head + "| A | 3.6% | 3.0% | 0.6% |\n| B | 5% | 4% | 1% |\n")
    assert rates.columns[4].role == "change"
