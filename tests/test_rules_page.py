"""docs/rules.md: every field is on the page, and what it shows is so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from checker import pack_manifests, packs
from checker.engine import Examiner
from checker.examples import run
from checker.fields import Either, Field, Many, Named, PerLanguage, Record
from checker.kinds.files import KINDS
from checker.rule_files import COMMON

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
SECTIONS = {part.split("\n", 1)[0].strip(): part for part in re.split(r"^## ", PAGE, flags=re.MULTILINE)}
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)
RULES = [block for block in BLOCKS if block.startswith("id: ")]
WHERE = {
    "relation": "Relations: figures and what must hold between them",
    "match": "Match: words, or figures as they were read",
    "sequence": "Sequence, timeline, table",
    "timeline": "Sequence, timeline, table",
    "table": "Sequence, timeline, table",
}


def names(fields: Mapping[str, Field]) -> Iterator[str]:
    """The names of fields, and of those inside them."""
    for name, field in fields.items():
        yield name
        shape: object = field.shape
        while isinstance(shape, Many | Named | PerLanguage):
            shape = shape.of
        for part in (shape.record,) if isinstance(shape, Either) else (shape,):
            if isinstance(part, Record):
                yield from names(part.fields)


CASES = [
    *(("Fields of every rule", name) for name in names(COMMON)),
    *(
        (WHERE[kind], name)
        for kind in ("relation", "match", "sequence", "timeline")
        for name in names(KINDS[kind].FIELDS)
    ),
    *((WHERE["table"], name) for name in KINDS["table"].FIELDS),
    (WHERE["table"], "total-of"),
    *(("Packs", name) for name in names(pack_manifests.FIELDS)),
]


@pytest.mark.parametrize(("section", "field"), dict.fromkeys(CASES))
def test_every_field_is_documented(section: str, field: str) -> None:
    assert f"`{field}`" in SECTIONS[section] or f"`{field}: true`" in SECTIONS[section]


def test_it_names_no_field_that_there_is_not() -> None:
    known = {name for _, name in CASES} | {"total-of"}
    listed = {
        name for cell in re.findall(r"^\| (`.*?) \|", PAGE, flags=re.MULTILINE) for name in re.findall("`(.*?)`", cell)
    }
    assert listed - known == set()


def test_what_it_shows_loads_and_behaves_as_it_says(tmp_path: Path) -> None:
    for block in RULES:
        name = block.split("\n", 1)[0].removeprefix("id: ")
        (tmp_path / f"{name}.yaml").write_text(block, encoding="utf-8")
    (manifest,) = (block for block in BLOCKS if block not in RULES)
    (tmp_path / "pack.yaml").write_text(manifest, encoding="utf-8")
    pack = packs.load([tmp_path])
    own = [rule for rule in pack.rules if rule.source.startswith(str(tmp_path))]
    assert len(own) == len(RULES) >= 3
    assert pack.names[1] == ("county-bureau", "2026.1")
    faults = [(trial.rule.id, trial.example.text, trial.faults) for trial in run(own, Examiner(pack)) if trial.faults]
    assert faults == []


@pytest.mark.parametrize("rule", ["deposit-to-loan-ratio", "incidents-denied-and-counted", "approval-number-missing"])
def test_the_examples_behave_as_they_say(rule: str) -> None:
    pack = packs.load([ROOT / "docs" / "examples"])
    found = pack.named(rule)
    assert found is not None
    assert [trial.faults for trial in run([found], Examiner(pack)) if trial.faults] == []
