from hypothesis import given
from hypothesis import strategies as st

from checker.folding import CLAUSE_MARKS, fold


def test_full_width_digits_signs_and_spaces_fold() -> None:
    assert fold("３３．７％　（－Ｘ＋７）") == "33.7% (-X+7)"


def test_clause_marks_stay() -> None:
    assert fold(CLAUSE_MARKS) == CLAUSE_MARKS


def test_traditional_characters_become_the_simplified_ones_of_the_packs() -> None:
    assert fold("貸款餘額較年初減少") == "贷款余额较年初减少"


def test_the_middle_point_of_older_print_is_a_decimal_point() -> None:
    assert fold("３·６％，李·王") == "3.6%，李·王"


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
