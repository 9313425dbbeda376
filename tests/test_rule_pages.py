"""The pages of the shipped rules are as the rules, and what is printed, are now; `make docs` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import packs
from checker.formats.pages import Pages, index
from checker.model import Rule

FOLDER = Path(__file__).parents[1] / "docs" / "rules"
PACK = packs.load()
PAGES = Pages(PACK)
STALE = "this page is not as the rule is now; write all pages anew with: make docs"


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.id)
def test_the_page_of_a_rule_is_current(rule: Rule) -> None:
    path = FOLDER / f"{rule.id}.md"
    assert path.is_file(), STALE
    assert path.read_text("utf-8") == PAGES.page(rule), STALE


def test_the_index_has_every_rule_and_there_is_no_page_of_another() -> None:
    assert (FOLDER / "README.md").read_text("utf-8") == index(PACK.rules), STALE
    assert {path.stem for path in FOLDER.glob("*.md")} == {"README", *(rule.id for rule in PACK.rules)}


def test_one_language_is_written_alone() -> None:
    rule = next(rule for rule in PACK.rules if rule.id == "completion-mismatch")
    page = Pages(PACK, ("zh",)).page(rule)
    assert page.startswith("# `completion-mismatch`: 完成率与计划数、实际数不符\n")
    assert "**理由**" in page
    assert "**Why**" not in page
    assert "| `find` | `completion`: 读作 completion<br>`plan`: 读作 plan<br>" in page
