"""Results without the words of their reports."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import engine, packs, readers
from checker.engine import Result
from checker.formats import FORMATS, Setting, writer
from checker.formats.tally import Tally
from checker.model import Suppression
from checker.redaction import redact

PACK = packs.load()
RULES = {rule.id: rule for rule in PACK.rules}
TEXT = (
    "# Quibblethorpe\n\nQuibblethorpe Union: deposits grew by 63.67 million yuan, 116% of the 60 million yuan plan.\n\n"
    "Under Ms Xanthippe, Quibblethorpe turned losses into gains, with a loss of 1.35 million yuan.\n"
)


@pytest.fixture(scope="module")
def plain() -> Result:
    return engine.examine(readers.from_text(TEXT, kind="markdown"), PACK)


@pytest.fixture(scope="module")
def hidden(plain: Result) -> Result:
    return redact(plain, RULES, "en")


def test_the_figures_of_findings_stay_and_nothing_else(plain: Result, hidden: Result) -> None:
    assert {finding.rule for finding in plain.findings} == {"completion-mismatch", "gains-with-loss"}
    assert set(re.findall(r"[^\s·]+", hidden.document.text)) == {"63.67", "million", "yuan", "116%", "60", "1.35"}
    assert len(hidden.document.text) == len(TEXT)


def test_a_message_of_figures_stays_and_one_of_words_is_the_title_of_its_rule(hidden: Result) -> None:
    by_rule = {finding.rule: finding for finding in hidden.findings}
    assert "63.67 million yuan of 60 million yuan" in by_rule["completion-mismatch"].message
    assert by_rule["gains-with-loss"].message == RULES["gains-with-loss"].title["en"]


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_shows_a_word_of_the_report(form: str, plain: Result) -> None:
    lived_with = Suppression("review", "Quibblethorpe says so", "reviewed.yaml", 3, "Ms Xanthippe")
    first, *others = plain.findings
    suppressed = (first._replace(suppressed=lived_with),)
    hidden = redact(plain._replace(findings=tuple(others), suppressed=suppressed), RULES, "en")
    sink = io.StringIO()
    written = writer(form, sink, Setting(rules=PACK.rules))
    written.report(hidden, hidden.every)
    written.close(Tally("warning"))
    for word in ("Quibblethorpe", "Xanthippe", "Union", "deposits grew"):
        assert word not in sink.getvalue()


@given(st.text(max_size=200))
def test_places_stay_true(text: str) -> None:
    before = engine.examine(readers.from_text(text), PACK)
    after = redact(before, RULES, "en")
    assert after.document.line_starts == before.document.line_starts
    assert [sign.isspace() for sign in after.document.text] == [sign.isspace() for sign in text]
    assert [(one.start, one.end, one.rule) for one in after.findings] == [
        (one.start, one.end, one.rule) for one in before.findings
    ]
