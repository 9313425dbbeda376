"""TOML files: values, and where they stand."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import toml_files
from checker.errors import PackError
from checker.sources import Located, plain

TEXT = '''# what the gate is told
select = ["ALL", 'sum']  # all
"a key" = 1.50
day = 2027-03-31
long = """
[no.table]
x = 1
"""
[severity]
share-mismatch = "warning"
[[reports]]
path = "x"
inline = {a = 1, b.c = [1, 2]}
[reports.severity]
sum = "note"
[[reports]]
path = "y"
'''


def _at(text: str, *way: str | int) -> Located:
    """What stands at the end of a way through a file."""
    found: Any = toml_files.parse(text, "checker.toml")
    for step in way:
        found = found.value[step]
    assert isinstance(found, Located)
    return found


@pytest.mark.parametrize(
    ("way", "line", "words"),
    [
        (("select", 1), 2, "'sum'"),
        (("a key",), 3, "1.50"),
        (("day",), 4, "2027-03-31"),
        (("severity", "share-mismatch"), 10, '"warning"'),
        (("reports", 0, "inline", "b", "c", 1), 13, "2"),
        (("reports", 0, "severity", "sum"), 15, '"note"'),
        (("reports", 1, "path"), 17, '"y"'),
    ],
)
def test_a_value_knows_where_it_stands(way: tuple[str | int, ...], line: int, words: str) -> None:
    found = _at(TEXT, *way)
    assert found.line == line
    assert found.excerpt[found.column - 1 : found.column - 1 + found.width] == words


@pytest.mark.parametrize(
    ("way", "line", "words"),
    [(("a key",), 3, '"a key"'), (("long",), 5, "long"), (("reports", 0, "severity"), 14, "severity")],
)
def test_a_key_knows_where_it_stands(way: tuple[str | int, ...], line: int, words: str) -> None:
    key = _at(TEXT, *way).key
    assert key is not None
    assert key.line == line
    assert key.excerpt[key.column - 1 : key.column - 1 + key.width] == words


def test_decimals_and_days_are_text() -> None:
    assert (_at(TEXT, "a key").value, _at(TEXT, "day").value) == ("1.50", "2027-03-31")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = \n", "checker.toml:1:5: not valid TOML: invalid value"),
        ("a = 1\na = 2", "checker.toml:2:6: not valid TOML: cannot overwrite a value"),
        ("[x\n", "checker.toml:1:3: not valid TOML: expected ']'"),
        ("a = " + "[" * 100_000, "checker.toml:1:"),
    ],
)
def test_what_is_no_toml_is_said_with_its_place(text: str, said: str) -> None:
    with pytest.raises(PackError) as caught:
        toml_files.parse(text, "checker.toml")
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(("data", "said"), [(b"a = '\xff'", "not UTF-8"), (None, "cannot be read")])
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, data: bytes | None, said: str) -> None:
    if data is not None:
        (tmp_path / "checker.toml").write_bytes(data)
    with pytest.raises(PackError, match=said):
        toml_files.read(tmp_path / "checker.toml")


_WORDS = st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1, max_size=5)
_SCALARS = st.one_of(st.integers(-99, 99), st.booleans(), _WORDS)
_KEYS = st.one_of(_WORDS, st.sampled_from(["a b", "a.b", "é", "per-file", '"']))
_TREES = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_KEYS, inner, max_size=3)),
    max_leaves=8,
)


def _written(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)} = {_written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[\n" + "".join(f"  {_written(item)}, # of a list\n" for item in value) + "]"
    return str(value).lower() if isinstance(value, bool) else _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


@given(st.dictionaries(_KEYS, _TREES, max_size=4))
def test_the_values_are_those_of_the_standard_library(tree: dict[str, Any]) -> None:
    text = "".join(f"{_quoted(key)} = {_written(value)}\n" for key, value in tree.items())
    assert plain(toml_files.parse(text, "x")) == tomllib.loads(text) == tree
