"""Windows of a report around figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import readers
from checker.formats.excerpt import Mark, windows
from checker.formats.width import columns, safe
from checker.model import Document


def _mark(document: Document, words: str, *, primary: bool = False) -> Mark:
    start = document.text.index(words)
    return Mark(start, start + len(words), words, primary)


def test_a_short_line_is_shown_whole(document: Document) -> None:
    (window,) = windows(document, [_mark(document, "总结")], 80)
    assert window.text == "二〇二〇年工作总结"
    assert [(left, right) for left, right, _ in window.marks] == [(14, 18)]


@pytest.mark.parametrize("width", [60, 80, 200])
def test_marks_far_apart_have_windows_of_their_own_or_dots_between(document: Document, width: int) -> None:
    marks = [_mark(document, "312 customers"), _mark(document, "40%", primary=True), _mark(document, "98")]
    found = list(windows(document, marks, width))
    assert sum(len(window.marks) for window in found) == 3
    assert all(columns(window.text) <= width for window in found)
    assert len(found) == 2 or " … " in found[0].text


def test_words_are_not_cut_in_two(document: Document) -> None:
    (window,) = windows(document, [_mark(document, "40%")], 50)
    words = window.text.strip("…").split()
    assert set(words) <= set(document.text.split())


def test_each_line_of_the_report_has_its_own_window(document: Document) -> None:
    found = list(windows(document, [_mark(document, "134%"), _mark(document, "312 c")], 100))
    assert [document.position(window.offset).line for window in found] == [3, 5]


def test_a_mark_over_a_line_end_is_shown_up_to_it() -> None:
    document = readers.from_text("it was 5\nmillion yuan")
    (window,) = windows(document, [_mark(document, "5\nmillion")], 60)
    assert (window.text, window.marks[0][:2]) == ("it was 5", (7, 8))


def test_the_line_end_of_windows_is_not_shown() -> None:
    document = readers.from_text("it was 5 million\r\n")
    (window,) = windows(document, [_mark(document, "5 million")], 60)
    assert window.text == "it was 5 million"


def test_a_mark_wider_than_the_window_is_cut(document: Document) -> None:
    (window,) = windows(document, [Mark(document.text.index("The bank"), len(document.text))], 60)
    assert columns(window.text) <= 60
    assert window.marks[0][1] <= columns(window.text)


def test_a_place_without_words_is_marked_by_one_column(document: Document) -> None:
    at = document.text.index("余额") + 2
    (window,) = windows(document, [Mark(at, at, "", True)], 80)
    left, right, _ = window.marks[0]
    assert right - left >= 1


@given(st.text(st.sampled_from("ab 存，\t\x07é\n"), min_size=1, max_size=120), st.data(), st.integers(40, 120))
def test_what_is_underlined_is_what_is_marked(text: str, data: st.DataObject, width: int) -> None:
    document = readers.from_text(text)
    spans = st.integers(0, len(text) - 1).map(lambda start: Mark(start, min(len(text), start + 5)))
    marks = data.draw(st.lists(spans, min_size=1, max_size=4))
    shown = list(windows(document, marks, width))
    assert {mark for window in shown for _, _, mark in window.marks} == set(marks)
    for window in shown:
        for left, right, mark in window.marks:
            words = safe(text[mark.start : mark.end].split("\n")[0]).rstrip()
            assert _cut(window.text, left, right).rstrip().startswith(words[:1])
            assert right - left <= 10


def _cut(text: str, left: int, right: int) -> str:
    """The characters of a text between two columns."""
    at, found = 0, ""
    for character in text:
        if left <= at < right:
            found += character
        at += columns(character)
    return found
