from hypothesis import given
from hypothesis import strategies as st

from checker.folding import CLAUSE_MARKS, fold


def test_full_width_digits_signs_and_spaces_fold() -> None:
    assert fold("３３．７％　（－Ｘ＋７）") == "33.7% (-X+7)"


def test_clause_marks_stay() -> None:
    assert fold(CLAUSE_MARKS) == CLAUSE_MARKS


def test_notes_do_not_join_figures() -> None:
    assert fold("12.5¹ ①") == "12.5¹ ①"


@given(st.text())
def test_length_never_changes(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_ascii_stays(text: str) -> None:
    assert fold(text) == text
