from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import Complaint, PackError
from checker.sources import DEEPEST, LARGEST, Located, complain, parse, plain, read


def refused(text: str) -> list[tuple[int, int, str]]:
    with pytest.raises(PackError) as caught:
        parse(text, "rule.yaml")
    return [(one.line, one.column, one.what) for one in caught.value.complaints]


def test_values_know_where_they_stand() -> None:
    tree = parse("id: x\nfind:\n  a: [1, true]\n", "rule.yaml")
    assert isinstance(tree.value, dict)
    find = tree.value["find"].value
    assert isinstance(find, dict)
    assert (find["a"].line, find["a"].column, find["a"].excerpt) == (3, 6, "  a: [1, true]")
    key = find["a"].key
    assert key is not None
    assert (key.value, key.line, key.column) == ("a", 3, 3)


def test_decimals_dates_and_words_stay_text() -> None:
    assert plain(parse("[1.50, 1e3, 2009-09-15, no, on, 'true', 12, -3, true, ~]", "x")) == [
        *("1.50", "1e3", "2009-09-15", "no", "on", "true", 12, -3, True, None),
    ]


def test_a_number_too_long_for_any_use_stays_text() -> None:
    assert plain(parse("9" * 5000, "x")) == "9" * 5000


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("a: 1\na: 2", (2, 1), "twice"),
        ("1: 1\n'1': 2", (2, 1), "twice"),
        ("a: &x b", (1, 4), "anchors"),
        ("a: !!python/object:os.system x", (1, 4), "tag"),
        ("? [1, 2]\n: 3", (1, 3), "a word"),
        ("a: 1\n---\nb: 2", (2, 1), "second document"),
        ("a: [1, 2", (1, 9), "not valid YAML"),
        ("a: b: c", (1, 5), "not valid YAML"),
    ],
)
def test_what_is_not_plain_data_is_refused_where_it_stands(text: str, place: tuple[int, int], said: str) -> None:
    (line, column, what), *_ = refused(text)
    assert (line, column) == place
    assert said in what


def test_all_that_is_wrong_is_said_at_once() -> None:
    assert [line for line, _, _ in refused("a: &x 1\nb: *x\nb: 2\nc: !t 3")] == [1, 2, 3, 4]


def test_bombs_are_refused_before_they_are_built() -> None:
    levels = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 30))
    assert refused(f"l0: &l0 x\n{levels}")


@pytest.mark.parametrize("opening", ["[", "{a: "])
def test_deep_nesting_is_refused(opening: str) -> None:
    assert plain(parse("[" * DEEPEST + "]" * DEEPEST, "x"))
    assert "deeper" in refused(opening * 100_000)[0][2]


def test_large_files_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(PackError, match="larger"):
        read(path)


def test_a_file_that_is_not_there_or_not_text_is_said(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read"):
        read(tmp_path / "none.yaml")
    (tmp_path / "bad.yaml").write_bytes(b"a: 1\nb: \xff\xfe")
    with pytest.raises(PackError, match=r"bad\.yaml:2:1: is not UTF-8"):
        read(tmp_path / "bad.yaml")


def test_a_complaint_points_into_a_text() -> None:
    tree = parse('assert: "completon == 1"', "rule.yaml")
    assert isinstance(tree.value, dict)
    said = complain("rule.yaml", tree.value["assert"], "not bound", position=0, width=9)
    assert str(said).splitlines()[1:] == ['    assert: "completon == 1"', "             ^^^^^^^^^"]


def test_a_complaint_about_a_text_of_several_lines_points_at_its_beginning() -> None:
    tree = parse("a: >\n  one\n  two", "x")
    assert isinstance(tree.value, dict)
    assert complain("x", tree.value["a"], "wrong", position=4, width=3).column == 4


scalars = st.booleans() | st.integers(-(10**17), 10**17) | st.text(st.characters(codec="utf-8"), max_size=20)
trees = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc_-", min_size=1), inner, max_size=3),
    max_leaves=10,
)


@given(trees)
def test_reading_is_the_inverse_of_writing(tree: object) -> None:
    import yaml

    written = yaml.safe_dump(tree, allow_unicode=False, default_flow_style=None, default_style='"')
    written = written.replace("!!bool ", "").replace("!!int ", "")
    assert plain(parse(written, "x")) == texts(tree)


def texts(tree: object) -> object:
    """The tree as it is written with every scalar in quotes."""
    if isinstance(tree, dict):
        return {key: texts(item) for key, item in tree.items()}
    if isinstance(tree, list):
        return [texts(item) for item in tree]
    return str(tree).lower() if isinstance(tree, bool) else str(tree)


def complaints(text: str) -> tuple[Complaint, ...]:
    try:
        assert isinstance(parse(text, "x"), Located)
    except PackError as error:
        return error.complaints
    return ()


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    assert all(complaint.line >= 1 and complaint.column >= 1 for complaint in complaints(text))
