from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from checker import __version__, pack_cache, packs
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


def pack_yaml(folder: Path, text: str = "name: bureau\nversion: 2026.1") -> None:
    (folder / "pack.yaml").write_text(text, encoding="utf-8")


def test_a_pack_says_its_name_and_version(cache: Path, own: Path) -> None:
    assert packs.load([own]).names == (("shipped", __version__), ("own", ""))
    pack_yaml(own)
    assert packs.load([own]).names[1] == ("bureau", "2026.1")


def test_a_pack_disables_rules_of_earlier_packs(cache: Path, own: Path) -> None:
    pack_yaml(own, "name: bureau\nversion: 1\ndisable: [masked-name, numbering-gap]")
    pack = packs.load([own])
    assert ids(packs.load()) - ids(pack) == {"masked-name", "numbering-gap"}
    (origin,) = (origin for origin in pack.origins if origin.id == "masked-name")
    assert (origin.pack, origin.fate, origin.by) == ("shipped", "disabled", "bureau")


def test_a_later_pack_brings_back_what_an_earlier_one_disables(cache: Path, own: Path, tmp_path: Path) -> None:
    pack_yaml(own, "name: bureau\nversion: 1\ndisable: masked-name")
    again = tmp_path / "masked-name.yaml"
    again.write_text(RULE.format(id="masked-name", pattern="x"), encoding="utf-8")
    assert "masked-name" in ids(packs.load([own, again]))


def test_only_a_rule_of_an_earlier_pack_can_be_disabled(cache: Path, own: Path) -> None:
    pack_yaml(own, "name: bureau\nversion: 1\ndisable: [my-rule, maskd-name]")
    with pytest.raises(PackError) as caught:
        packs.load([own])
    said = [(one.line, one.column, one.what, one.hint) for one in caught.value.complaints]
    assert said[0][:2] == (3, 11)
    assert "no earlier pack has a rule 'my-rule'" in said[0][2]
    assert said[1][3] == "did you mean 'masked-name'?"


def test_every_file_has_an_origin(cache: Path, own: Path) -> None:
    (own / "masked-figure.yaml").write_text(RULE.format(id="masked-figure", pattern="x"), encoding="utf-8")
    (own / "timeline").mkdir()
    (own / "timeline" / "party-sessions.yaml").write_text(
        "title: {en: T, zh: 题}\nnames: {en: [day], zh: [日]}\n"
        "events: [{start: 2009-09-15, end: 2009-09-18, source: x}]", encoding="utf-8"
    )  # fmt: skip
    pack = packs.load([own])
    by_file = {origin.file: origin for origin in pack.origins}
    assert by_file["masked-figure.yaml"][-2:] == ("replaced", f"{own}/masked-figure.yaml")
    assert by_file["timeline/party-sessions.yaml"][-2:] == ("replaced", f"{own}/timeline/party-sessions.yaml")
    assert by_file[f"{own}/masked-figure.yaml"][:3] == ("rule", "masked-figure", "own")
    assert {origin.id for origin in pack.origins if origin.sort == "rule" and origin.fate == "used"} == ids(pack)
    assert len(pack.timelines["party-sessions"]) == 1


def test_phrases_of_the_name_of_a_shipped_file_replace_it(cache: Path, own: Path) -> None:
    (own / "phrases").mkdir()
    phrases = own / "phrases" / "banking.yaml"
    phrases.write_text("- metric: deposits\n  en: [deposits]\n  zh: [存款]\n", encoding="utf-8")
    with pytest.raises(PackError, match="no phrase pack has a metric 'non-performing loans'"):
        packs.load([own])


def test_two_files_of_one_name_in_a_pack_are_refused(cache: Path, own: Path) -> None:
    (own / "more").mkdir()
    (own / "more" / "my-rule.yaml").write_text(RULE.format(id="my-rule", pattern="x"), encoding="utf-8")
    with pytest.raises(PackError, match="has this name too"):
        packs.load([own])


def test_a_rule_is_known_by_a_former_id_and_a_file_that_still_has_it_is_warned_about(cache: Path, own: Path) -> None:
    (own / "my-rule.yaml").write_text(RULE.format(id="my-rule", pattern="x") + "formerly: [old-rule]", encoding="utf-8")
    pack = packs.load([own])
    rule = pack.named("old-rule")
    assert rule is not None
    assert rule.id == "my-rule"
    assert pack.named("older-rule") is None
    late = own.parent / "old-rule.yaml"
    late.write_text(RULE.format(id="old-rule", pattern="y"), encoding="utf-8")
    pack = packs.load([own, late])
    assert {"old-rule"} == ids(pack) - ids(packs.load())
    (warning,) = pack.warnings
    assert (warning.path, "is now called 'my-rule'" in warning.what) == (str(late), True)
    assert packs.load([own, late]).warnings == pack.warnings  # from the cache


def test_the_same_pack_given_twice_is_one(cache: Path, own: Path) -> None:
    assert packs.load([own, f"{own}/"]).rules == packs.load([own]).rules
