"""New rule files: one of each kind, which passes its own tests and is never written over another."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import examples, packs, scaffolds
from checker.engine import Examiner


@pytest.mark.parametrize("kind", scaffolds.KINDS)
def test_a_new_rule_passes_its_own_tests(kind: str, tmp_path: Path) -> None:
    path = scaffolds.write("my-rule", kind, tmp_path / "rules")
    pack = packs.load((path.parent,))
    (rule,) = (rule for rule in pack.rules if rule.id == "my-rule")
    trials = list(examples.run([rule], Examiner(pack)))
    assert {trial.example.expect for trial in trials} >= {"ok", "bad"}
    assert [trial for trial in trials if trial.faults] == []


def test_nothing_is_written_over(tmp_path: Path) -> None:
    path = scaffolds.write("my-rule", "match", tmp_path)
    path.write_text("mine", "utf-8")
    with pytest.raises(scaffolds.RefusedScaffold, match="is there already"):
        scaffolds.write("my-rule", "relation", tmp_path)
    assert path.read_text("utf-8") == "mine"


@pytest.mark.parametrize("id", ["My-Rule", "my_rule", "", "../rule", "my--rule", "规则"])
def test_an_id_that_cannot_be_is_refused(id: str, tmp_path: Path) -> None:
    with pytest.raises(scaffolds.RefusedScaffold, match="cannot be an id"):
        scaffolds.write(id, "match", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(scaffolds.RefusedScaffold, match="cannot be written"):
        scaffolds.write("my-rule", "match", tmp_path / "file" / "rules")
