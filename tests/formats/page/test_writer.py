"""The page as a file: whole, with nothing loaded, and with no report able to write into it."""

from __future__ import annotations

import html
import io
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import packs, readers
from checker.engine import Examiner
from checker.formats import Setting, page
from checker.formats.page.labels import LABELS
from checker.formats.tally import Tally
from checker.model import Language, Unread

PACK = packs.load()
WRONG = "Deposits grew by 24.8 million yuan, and 134% of the 20 million yuan plan was completed.\n"


def drawn(*reports: tuple[str, str], language: Language = "en", unread: tuple[Unread, ...] = ()) -> str:
    """The page of reports, given as path and text."""
    sink, tally, examiner = io.StringIO(), Tally("warning"), Examiner(PACK, language)
    writer = page.writer(sink, Setting(language, rules=PACK.rules))
    for path, text in reports:
        result = examiner.examine(readers.from_text(text, path))
        tally.add(result.findings, result.counts)
        writer.report(result, result.findings)
    for missed in unread:
        writer.missed(missed)
    writer.close(tally)
    return sink.getvalue()


def test_a_page_shows_the_report_its_findings_and_its_counts() -> None:
    shown = drawn(("folder/a.txt", WRONG))
    assert "completion-mismatch" in shown
    assert re.search(r'<span class="mark contradicted"[^>]*>134%</span>', shown)
    assert "1 error" in shown
    assert "folder/a.txt" in shown


def test_several_reports_have_an_index_and_one_has_none() -> None:
    assert 'href="#r2"' in drawn(("a.txt", WRONG), ("b.txt", WRONG))
    assert "<nav" not in drawn(("a.txt", WRONG))


def test_what_was_not_read_is_in_the_page() -> None:
    assert html.escape("scan.pdf: not read: it is a picture") in drawn(unread=(Unread("scan.pdf", "it is a picture"),))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_speaks_the_language_of_messages(language: Language) -> None:
    assert LABELS[language]["ask"] in drawn(("a.txt", WRONG), language=language)


def test_both_languages_have_the_same_labels() -> None:
    assert set(LABELS["en"]) == set(LABELS["zh"])


def test_nothing_is_loaded_from_anywhere() -> None:
    shown = drawn(("a.txt", WRONG))
    assert not re.search(r"""(?:src|href)=["'](?!#)|url\(|@import""", shown)
    assert "default-src 'none'" in shown


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", "<b onclick=x>"]
)
def test_a_report_cannot_write_into_the_page(text: str) -> None:
    shown = drawn((f"{text}.txt", f"{text} {WRONG}"))
    assert "<img" not in shown
    assert shown.count("<script") == drawn(("a.txt", WRONG)).count("<script")
    assert html.escape(text) in shown


@settings(max_examples=25)
@given(st.text(max_size=30))
def test_details_are_whole_whatever_the_report_says(text: str) -> None:
    shown = drawn(("a.txt", f"{text.encode('utf-8', 'replace').decode()}\n\n{WRONG}"))
    details = re.findall(r'<script type="application/json" class="details">(.*?)</script>', shown, re.DOTALL)
    assert len(details) == 1
    assert any(check["rule"] == "completion-mismatch" for check in json.loads(details[0])["checks"])
