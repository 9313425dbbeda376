from __future__ import annotations

from pathlib import Path

import pytest

from checker import packs
from checker.formats import manual, origins
from checker.model import Language

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


@pytest.mark.parametrize(
    ("language", "said"), [("en", ("Rules", "version 1.0", "Timelines")), ("zh", ("规则", "版本1.0", "时间表"))]
)
def test_packs_files_and_fates_are_listed(language: Language, said: tuple[str, ...]) -> None:
    listing = origins.listing(packs.load([EXAMPLES]), language)
    assert all(words in listing for words in said)
    lines = listing.splitlines()
    assert lines[1].split()[0] == "shipped"
    assert lines[2].split()[0] == "examples"
    (line,) = (line for line in lines if line.split()[:1] == ["deposit-to-loan-ratio"])
    assert line.split()[1] == "examples"
    assert line.endswith("docs/examples/deposit-to-loan-ratio.yaml")


def test_a_page_of_a_rule_has_its_options_and_regulations() -> None:
    rule = packs.load([EXAMPLES]).named("approval-number-missing")
    assert rule is not None
    page = manual.page(rule, "en")
    assert "options:\n  limit: 500000 yuan" in page
    assert "see:\n  Measures for the budget of county offices, article 12" in page
    assert "依据：" in manual.page(rule, "zh") or "依据:" in manual.page(rule, "zh")
    assert "article 12" in manual.markdown(rule, "en")
