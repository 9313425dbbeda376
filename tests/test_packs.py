from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from checker import pack_cache, packs
from checker.errors import PackError

RULE = """\
id: {id}
kind: match
family: own
severity: note
title: {{en: T, zh: 题}}
message: {{en: "{{match}}", zh: "{{match}}"}}
rationale: because
pattern: [{pattern}]
tests:
  - ok: fine
  - bad: bad
"""


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setattr(pack_cache, "folder", lambda: str(folder / "packs"))
    return folder / "packs"


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {"XDG_CACHE_HOME": "/caches"}, "/caches/report-checker/packs"),
        ("linux", {"XDG_CACHE_HOME": "not/absolute"}, "/home/her/.cache/report-checker/packs"),
        ("linux", {}, "/home/her/.cache/report-checker/packs"),
        ("darwin", {}, "/home/her/Library/Caches/report-checker/packs"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/report-checker/packs"),
    ],
)
def test_the_cache_is_where_the_system_keeps_caches(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], folder: str
) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"HOME": "/home/her", **environment}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert pack_cache.folder().replace("\\", "/") == folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "my-rule.yaml").write_text(RULE.format(id="my-rule", pattern="quaint"), encoding="utf-8")
    return folder


def ids(pack: packs.Pack) -> set[str]:
    return {rule.id for rule in pack.rules}


def test_the_shipped_pack_has_rules_phrases_and_timelines() -> None:
    pack = packs.load()
    assert {"completion-mismatch", "masked-figure", "numbering-gap", "event-out-of-time"} <= ids(pack)
    assert pack.phrases.roles
    assert {event.source for event in pack.timelines["party-sessions"]}


def test_own_rules_are_added_as_a_folder_or_a_file(cache: Path, own: Path) -> None:
    assert ids(packs.load([own])) == ids(packs.load()) | {"my-rule"}
    assert ids(packs.load([own / "my-rule.yaml"])) == ids(packs.load([own]))


def test_an_own_rule_replaces_a_shipped_one(cache: Path, own: Path) -> None:
    (own / "masked-figure.yaml").write_text(RULE.format(id="masked-figure", pattern="x"), encoding="utf-8")
    (rule,) = (rule for rule in packs.load([own]).rules if rule.id == "masked-figure")
    assert (rule.family, rule.source) == ("own", f"{own}/masked-figure.yaml")


def test_what_comes_from_the_cache_is_what_was_compiled(cache: Path, own: Path) -> None:
    first = packs.load([own])
    assert len(list(cache.iterdir())) == 1
    again = packs.load([own])
    assert again.rules == first.rules
    assert again.timelines == first.timelines


def test_a_change_of_a_source_is_seen(cache: Path, own: Path) -> None:
    packs.load([own])
    (own / "my-rule.yaml").write_text(RULE.format(id="my-rule", pattern="quirky"), encoding="utf-8")
    (rule,) = (rule for rule in packs.load([own]).rules if rule.id == "my-rule")
    assert rule.spec["pattern"] == {"": ["(?i)quirky"]}


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\xfe\x00", b"abc\n{}"])
def test_a_damaged_cache_is_not_used(cache: Path, own: Path, damage: bytes) -> None:
    whole = packs.load([own])
    (kept,) = cache.iterdir()
    kept.write_bytes(damage)
    assert packs.load([own]).rules == whole.rules


def test_a_cache_with_other_content_than_was_sealed_is_not_used(cache: Path, own: Path) -> None:
    packs.load([own])
    (kept,) = cache.iterdir()
    seal, names, *parts = kept.read_bytes().split(b"\n")
    parts[json.loads(names).index("rules")] = b"[]"
    kept.write_bytes(b"\n".join((seal, names, *parts)))
    assert packs.load([own]).rules


def test_a_cache_that_cannot_be_written_changes_nothing(cache: Path, own: Path) -> None:
    cache.parent.mkdir(exist_ok=True)
    cache.write_text("a file where the folder should be")
    assert "my-rule" in ids(packs.load([own]))


def test_old_packs_are_forgotten(cache: Path, own: Path) -> None:
    for number in range(12):
        (own / "my-rule.yaml").write_text(RULE.format(id="my-rule", pattern=f"q{number}"), encoding="utf-8")
        packs.load([own])
    assert len(list(cache.iterdir())) == 8


def test_all_that_is_wrong_in_all_files_is_said_at_once(cache: Path, own: Path) -> None:
    (own / "my-rule.yaml").write_text("id: my-rule\nid: other", encoding="utf-8")
    (own / "another.yaml").write_text(RULE.format(id="anothr", pattern="'('"), encoding="utf-8")
    (own / "phrases").mkdir()
    (own / "phrases" / "en.yaml").write_text("kind: rises", encoding="utf-8")
    (own / "timeline").mkdir()
    (own / "timeline" / "days.yaml").write_text("events: 3", encoding="utf-8")
    with pytest.raises(PackError) as caught:
        packs.load([own])
    names = ("another.yaml", "my-rule.yaml", "phrases/en.yaml", "timeline/days.yaml")
    assert {one.path for one in caught.value.complaints} == {f"{own}/{name}" for name in names}
    assert not cache.exists()


def test_a_path_that_is_not_there_is_said(cache: Path, tmp_path: Path) -> None:
    with pytest.raises(PackError, match="there is no such file or folder"):
        packs.load([tmp_path / "none"])


def test_a_file_that_cannot_be_read_is_said(cache: Path, own: Path) -> None:
    (own / "broken.yaml").symlink_to(own / "nowhere")
    (own / "folder.yaml").mkdir()
    assert "my-rule" in ids(packs.load([own]))
