"""The rows below an excerpt."""

from __future__ import annotations

from checker.formats import underlines
from checker.formats.excerpt import Mark, Window


def _draw(*marks: tuple[int, int, Mark]) -> list[str]:
    rows = underlines.draw(Window("x" * 60, 0, marks))
    return ["".join(text for text, _ in row) for row in rows]


def test_carets_are_for_what_is_wrong_and_bars_for_what_it_was_held_against() -> None:
    assert _draw((2, 11, Mark(2, 11, "plan")), (14, 18, Mark(14, 18, "claim", True))) == [
        "  ────┬────   ^^^^",
        "     plan    claim",
    ]


def test_marks_without_labels_have_no_row_of_labels() -> None:
    assert _draw((0, 3, Mark(0, 3, "", True)), (5, 7, Mark(5, 7))) == ["^^^  ──"]


def test_labels_that_would_touch_go_on_below() -> None:
    assert _draw((0, 2, Mark(0, 2, "opening")), (3, 5, Mark(3, 5, "closing"))) == ["┬─ ┬─", "opening", "closing"]


def test_a_label_below_is_led_to_where_there_is_room() -> None:
    rows = _draw((0, 6, Mark(0, 6, "opening")), (9, 12, Mark(9, 12, "closing")))
    assert rows == ["──┬───   ─┬─", "opening   │", "       closing"]


def test_labels_in_chinese_take_their_columns() -> None:
    assert _draw((0, 8, Mark(0, 8, "计划")), (10, 14, Mark(10, 14, "完成率", True)))[1] == "  计划   完成率"


def test_the_primary_mark_is_drawn_over_others() -> None:
    assert _draw((0, 9, Mark(0, 9)), (3, 5, Mark(3, 5, "", True))) == ["───^^────"]
