"""Paths as pipelines know them."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.formats.paths import relative, uri


@pytest.mark.parametrize(
    ("path", "known"),
    [("a.txt", "reports/a.txt"), ("./b/../a.txt", "reports/a.txt"), ("../a.txt", "a.txt"), ("../../a.txt", "/a.txt")],
)
def test_paths_are_counted_from_what_was_checked_out(
    path: str, known: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "root" / "reports").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "root" / "reports")
    found = relative(path, str(tmp_path / "root"))
    assert found.removeprefix(str(tmp_path)) == known


def test_without_a_root_a_path_is_as_given() -> None:
    assert relative("./a.txt", "") == "./a.txt"


@pytest.mark.parametrize(
    ("path", "reference"),
    [("总结 5%.txt", "%E6%80%BB%E7%BB%93%205%25.txt"), ("a:b#c?.txt", "a%3Ab%23c%3F.txt"), ("/a/b", "file:///a/b")],
)
def test_a_reference_holds_any_name(path: str, reference: str) -> None:
    assert uri(path, "") == reference


@given(st.binary(min_size=1).filter(lambda name: not {0, 0x2F} & {*name}))
def test_a_reference_has_the_bytes_of_the_name(name: bytes) -> None:
    assert unquote_to_bytes(uri(os.fsdecode(name), "")) == name
