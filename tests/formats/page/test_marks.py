"""Where marks stand: nothing of a text is lost, and nothing wrong is hidden."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.coverage import Covered, Status
from checker.formats.page import marks
from checker.formats.width import safe
from checker.model import Block, Check, Evidence, Figure, Quantity
from checker.readers import from_text
from checker.readers.documents import build

TEXT = "Sales rose to 5 million yuan, a loss of 1.35 million yuan.\n\n| Item | 2019 |\n| --- | --- |\n| Cash | 3.5 |\n"
DOCUMENT = from_text(TEXT, kind="markdown")


def _covered(words: str, status: Status) -> Covered:
    start = TEXT.index(words)
    return Covered(Figure(Quantity(start, start + len(words), words, "money", "CNY"), ""), status)


def _finding(words: str, *others: str) -> Check:
    start = TEXT.index(words)
    places = tuple(Evidence(TEXT.index(o), TEXT.index(o) + len(o), o, "") for o in others)
    return Check("r", "f", "warning", "contradiction", "p", start, start + len(words), "m", places)


def test_a_figure_is_marked_by_what_came_of_it() -> None:
    (mark,) = marks.of([_covered("5 million yuan", "verified")], []).ordered
    assert (TEXT[mark.start : mark.end], mark.status) == ("5 million yuan", "verified")


def test_words_over_a_figure_are_marked_by_the_graver_of_the_two() -> None:
    found = marks.of(
        [_covered("1.35 million yuan", "contradicted")], [_finding("Sales", "a loss of 1.35 million yuan")]
    )
    assert [(TEXT[m.start : m.end], m.status) for m in found.ordered] == [
        ("Sales", "warning"),
        ("a loss of 1.35 million yuan", "contradicted"),
    ]
    inner = TEXT.index("1.35")
    assert found.over(inner, inner + 4) == found.ordered[1]


def test_cells_of_a_table_make_one_block() -> None:
    shown = list(marks.blocks(DOCUMENT, marks.of([_covered("3.5", "unchecked")], [])))
    assert [block.element for block in shown] == ["paragraph", "table"]
    cells = [["".join(piece.text for piece in pieces) for _, pieces in row] for row in shown[1].rows]
    assert cells == [["Item", "2019"], ["Cash", "3.5"]]


@given(st.text(min_size=1, max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=8))
def test_the_pieces_of_a_block_are_its_text_and_marks_do_not_overlap(text: str, spans: list[tuple[int, int]]) -> None:
    document = build("p", text, [Block("paragraph", 0, len(text))])
    figures = [
        Covered(Figure(Quantity(start, min(start + size, len(text)), "", "number"), ""), "unchecked")
        for start, size in spans
        if start < len(text)
    ]
    found = marks.of(figures, [])
    (block,) = marks.blocks(document, found)
    assert "".join(piece.text for piece in block.pieces) == safe(text)
    assert all(one.end <= other.start for one, other in zip(found.ordered, found.ordered[1:], strict=False))
