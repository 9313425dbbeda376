"""Aligned columns: as wide as they are shown, and never wider than asked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.formats import grid
from checker.formats.width import columns

TEXT = st.text(alphabet=st.sampled_from("abc 百分之，.（"), max_size=80)


@given(TEXT, st.integers(2, 40))
def test_wrapping_loses_nothing_but_blanks_and_keeps_the_width(text: str, width: int) -> None:
    lines = grid.wrapped(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    longest = max((columns(word) for word in grid._words(text)), default=0)
    assert all(columns(line) <= max(width, longest) for line in lines)


def test_cells_line_up_by_columns_not_by_characters() -> None:
    assert list(grid.rows([("余额", "5"), ("plan", "60")], "  ", 80)) == ["  余额  5", "  plan  60"]


def test_a_last_cell_that_does_not_fit_goes_below_the_second_one() -> None:
    rows = list(grid.rows([("plan", "60 million yuan", "read as the plan of the year before last")], "", 50))
    assert rows == ["plan  60 million yuan", "      read as the plan of the year before last"]
