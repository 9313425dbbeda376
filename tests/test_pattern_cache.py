"""Patterns that are kept as `re` compiles them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker import caches, pattern_cache

PATTERNS = (
    (r"(?P<year>\d{4})[-/](?P<month>\d\d)", 0),
    (r"[\u4e00-\u9fff一二三]++(?:元|万元)?", 0),
    ("(?i:Total) of|sum", re.IGNORECASE),
    (r"^ *(a|b)*+\1?$", re.MULTILINE),
)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(caches, "folder", lambda of: str(tmp_path / of))
    monkeypatch.setattr(pattern_cache.atexit, "register", lambda _: None)  # `kept` does it, while the folder is another
    pattern_cache._store.cache_clear()
    yield tmp_path / "patterns"
    pattern_cache._store.cache_clear()


def kept() -> None:
    """What the end of the process does."""
    pattern_cache._store()._write()
    pattern_cache._store.cache_clear()


@pytest.mark.parametrize("again", [False, True], ids=["compiled", "kept"])
@pytest.mark.parametrize(("source", "flags"), PATTERNS)
def test_a_pattern_is_what_re_makes_of_it(cache: Path, source: str, flags: int, again: bool) -> None:
    if again:
        pattern_cache.compile(source, flags)
        kept()
    pattern = pattern_cache.compile(source, flags)
    assert pattern == re.compile(source, flags)
    assert (pattern.groupindex, pattern.groups) == (re.compile(source, flags).groupindex, pattern.groups)
    text = "2019-10 一万元 TOTAL OF\naab"
    assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in re.finditer(source, text, flags)]


@pytest.mark.parametrize("harm", [lambda kept: kept[:-9], lambda kept: b"", lambda kept: kept.replace(b"[", b"]")])
def test_a_damaged_cache_is_not_used(cache: Path, harm: object) -> None:
    pattern_cache.compile("a+")
    kept()
    (file,) = cache.iterdir()
    file.write_bytes(harm(file.read_bytes()))  # type: ignore[operator]
    assert pattern_cache.compile("a+").fullmatch("aaa")


@pytest.mark.parametrize("entry", ["[0,[1,2,3],1,{}]", "[0,[99999999999],1,{}]", "[]", "{}", "word"])
def test_code_that_is_none_is_not_run(cache: Path, entry: str) -> None:
    store = pattern_cache._Store({"0 a+": entry})
    assert store.pattern("a+", 0).fullmatch("aaa")


def test_a_cache_that_cannot_be_written_costs_time_alone(cache: Path) -> None:
    cache.write_text("a file where the folder should be", encoding="utf-8")
    assert pattern_cache.compile("a+").fullmatch("aaa")
    kept()
    assert pattern_cache.compile("a+").fullmatch("aaa")


def test_a_cache_of_very_many_begins_anew(cache: Path) -> None:
    store = pattern_cache._Store({f"0 a{{{n}}}": "[]" for n in range(pattern_cache._MOST + 1)})
    store.pattern("a+", 0)
    store._write()
    (file,) = cache.iterdir()
    assert list(json.loads(file.read_bytes().partition(b"\n")[2])) == ["0 a+"]


@pytest.mark.parametrize("gone", ["_code", "_parser"])
def test_where_re_is_built_otherwise_it_compiles_as_ever(
    cache: Path, monkeypatch: pytest.MonkeyPatch, gone: str
) -> None:
    if gone == "_code":
        monkeypatch.delattr(pattern_cache._compiler, "_code")
    else:
        monkeypatch.delattr(pattern_cache._parser, "parse")
    store = pattern_cache._Store({})
    monkeypatch.setattr(re, "compile", lambda *given: given)
    assert store.pattern("a+", 0) == ("a+", 0)
    assert not store._kept
