"""Which lines add up others."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from checker.model import Figure, Quantity, Sum
from checker.tables import sums
from checker.tables.sums import Entry


def _figure(value: Fraction | int, step: Fraction = Fraction(1)) -> Figure:
    return Figure(Quantity(0, 1, "", "money", "CNY", Fraction(value), step=step), "amount")


def _columns(*rows: tuple[int, ...]) -> dict[int, dict[int, Figure]]:
    return {line: {at: _figure(v) for at, v in enumerate(row)} for line, row in enumerate(rows, 1)}


def _found(entries: list[Entry], figures: dict[int, dict[int, Figure]]) -> list[Sum]:
    return list(sums.find(entries, figures))


def test_a_total_adds_up_what_stands_above_it() -> None:
    entries = [Entry(1, 0), Entry(2, 0), Entry(3, 0, total=True, pure=True)]
    assert _found(entries, _columns((10, 20), (30, 40), (40, 60))) == [Sum(3, (1, 2), True)]


def test_one_column_that_fails_is_shown_up_by_the_others() -> None:
    entries = [Entry(1, 0), Entry(2, 0), Entry(3, 0, total=True)]
    assert _found(entries, _columns((10, 20, 7), (30, 40, 8), (40, 60, 51))) == [Sum(3, (1, 2), True)]


def test_a_total_that_fails_everywhere_is_no_total_of_what_stands_above_it() -> None:
    entries = [Entry(1, 0), Entry(2, 0), Entry(3, 0, total=True)]
    assert _found(entries, _columns((10, 20), (30, 40), (90, 99))) == []


def test_a_plain_list_with_one_total_leaves_no_doubt_what_it_adds_up() -> None:
    entries = [Entry(1, 0), Entry(2, 0), Entry(3, 0, total=True, pure=True)]
    assert _found(entries, _columns((10,), (30,), (90,))) == [Sum(3, (1, 2), False)]


def test_a_grand_total_adds_up_subtotals() -> None:
    entries = [Entry(1, 0), Entry(2, 0), Entry(3, 0, total=True), Entry(4, 0), Entry(5, 0), Entry(6, 0, total=True)]
    entries.append(Entry(7, 0, total=True, pure=True))
    figures = _columns((1, 2), (3, 4), (4, 6), (5, 6), (7, 8), (12, 14), (16, 20))
    assert _found(entries, figures) == [Sum(3, (1, 2), True), Sum(6, (4, 5), True), Sum(7, (3, 6), True)]


def test_details_of_a_row_are_not_added_twice() -> None:
    entries = [Entry(1, 0), Entry(2, 1, detail=True), Entry(3, 0), Entry(4, 0, total=True)]
    assert _found(entries, _columns((10, 20), (4, 5), (30, 40), (40, 60))) == [Sum(4, (1, 3), True)]


def test_a_line_may_add_up_what_stands_below_it_in_the_outline() -> None:
    entries = [Entry(1, 0), Entry(2, 2), Entry(3, 2), Entry(4, 0)]
    assert _found(entries, _columns((10, 20), (4, 5), (6, 15), (9, 9))) == [Sum(1, (2, 3), True)]


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=12), st.integers(1, 1000), st.booleans())
def test_shortening_all_figures_of_a_true_sum_in_one_way_never_breaks_it(
    parts: list[int], unit: int, cut: bool
) -> None:
    def shortened(value: int) -> Figure:
        count = value // unit if cut else (2 * value + unit) // (2 * unit)
        return _figure(count * unit, Fraction(unit))

    assert sums.agree(shortened(sum(parts)), [shortened(part) for part in parts])


def test_a_line_without_a_word_for_it_adds_up_the_last_ones_where_it_does_so_in_two_columns() -> None:
    entries = [Entry(1, 0), Entry(2, 0), Entry(3, 0), Entry(4, 0), Entry(5, 0)]
    figures = _columns((900, 800), (-400, -300), (500, 500), (-120, -110), (380, 390))
    assert _found(entries, figures) == [Sum(3, (1, 2), True), Sum(5, (3, 4), True)]


def test_small_numbers_add_up_by_chance() -> None:
    entries = [Entry(1, 0), Entry(2, 0), Entry(3, 0)]
    assert _found(entries, _columns((1, 2, 3), (2, 2, 4), (3, 4, 9))) == []


def test_a_line_may_be_what_is_left_of_the_lines_above_it() -> None:
    entries = [Entry(number, 0) for number in range(1, 6)]
    figures = _columns((900, 800), (400, 300), (500, 500), (120, 110), (380, 390))
    assert _found(entries, figures) == [Sum(3, (1, 2), True, (2,)), Sum(5, (3, 4), True, (4,))]


def test_costs_may_be_taken_away_among_what_is_added() -> None:
    entries = [Entry(number, 0) for number in range(1, 5)]
    figures = _columns((900, 800), (400, 300), (170, 160), (670, 660))
    assert _found(entries, figures) == [Sum(4, (1, 2, 3), True, (2,))]


def test_the_last_part_of_a_total_is_no_difference_of_it() -> None:
    entries = [Entry(1, 0, total=True), Entry(2, 0), Entry(3, 0)]
    assert _found(entries, _columns((900, 800), (400, 300), (500, 500))) == [Sum(1, (2, 3), True)]


def test_of_two_columns_one_may_be_a_slip_away() -> None:
    entries = [Entry(1, 0), Entry(2, 0), Entry(3, 0)]
    for slip in (7453, 6309 - 1234, 7843):
        assert _found(entries, _columns((6309, 5118), (1234, 2417), (slip, 7535))) == [Sum(3, (1, 2), True)]
    assert _found(entries, _columns((6309, 5118), (1234, 2417), (9121, 7535))) == []


def test_what_could_not_be_tried_is_no_better_than_what_holds_once() -> None:
    entries = [Entry(1, 0), Entry(2, 0), Entry(3, 0), Entry(4, 0)]
    figures = _columns((1, 2), (6309, 5118), (1234, 2417), (7453, 7535))
    rates = {at: Figure(Quantity(0, 1, "", "percent", "%", Fraction(at)), "amount") for at in (0, 1)}
    assert _found(entries, figures | {1: rates}) == [Sum(4, (2, 3), True)]


def test_a_register_is_added_up_only_where_it_says_so() -> None:
    rows = [(100 + line, 200 + line) for line in range(150)]
    rows += [(rows[-2][0] + rows[-1][0], rows[-2][1] + rows[-1][1])]
    entries = [Entry(line, 0) for line in range(1, len(rows) + 1)]
    assert _found(entries, _columns(*rows)) == []
    total = (sum(a for a, _ in rows), sum(b for _, b in rows))
    said = [*entries, Entry(len(rows) + 1, 0, total=True, pure=True)]
    assert _found(said, _columns(*rows, total)) == [Sum(len(rows) + 1, tuple(range(1, len(rows) + 1)), True)]


def test_data_with_very_many_totals_is_not_added_up() -> None:
    entries = [Entry(line, 0, total=True) for line in range(1, 1501)]
    assert _found(entries, {}) == []
