"""The page in a browser. Skipped, and said so, where there is no Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from formats.page.test_writer import WRONG, drawn

playwright = pytest.importorskip(
    "playwright.sync_api", reason="the page is tried with Playwright: pip install playwright"
)
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="the page is tried in Chromium, which is not installed")

REPORTS = (
    ("first.txt", WRONG + "\nThe report has turned losses into gains. The net loss was 4.1 million yuan.\n"),
    ("second.txt", "2019年末，各项存款余额54293万元，比年初增加6367万元，完成全年计划6000万元的116%。\n"),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        arguments = ["--disable-gpu", "--disable-background-networking", "--no-first-run"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            arguments.append("--no-sandbox")  # Chromium runs for root in no other way
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield opened
        opened.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Opens a page; anything it says in the console, or asks the network for, fails the test."""
    troubles: list[str] = []
    contexts = []

    def call(text: str, **options: Any) -> Any:
        (tmp_path / "page.html").write_text(text, encoding="utf-8")
        context = browser.new_context(viewport={"width": 1500, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith("file:") else troubles.append(asked.url))
        page.on("dialog", lambda dialog: troubles.append(dialog.message))
        page.goto((tmp_path / "page.html").as_uri())
        return page

    yield call
    for context in contexts:
        context.close()
    assert troubles == []


def test_opening_a_finding_shows_what_was_read_the_arithmetic_and_what_to_do(opened: Callable[..., Any]) -> None:
    page = opened(drawn(*REPORTS))
    page.click("#r1 .findings button:has-text('completion-mismatch')")
    said = page.inner_text("#panel")
    assert "134%" in said
    assert "24.8 / 20 = 124.0%" in said
    assert page.locator("#r1 .mark.chosen").inner_text() == "134%"
    assert page.locator("#r1 .mark.linked").all_inner_texts() == ["24.8 million yuan", "20 million yuan"]
    assert page.locator("#r1 .lines path").count() == 2


def test_a_figure_is_explained_when_it_is_clicked_and_leads_to_others(opened: Callable[..., Any]) -> None:
    page = opened(drawn(*REPORTS))
    page.click("#r2 .mark:has-text('6000万元')")
    assert "60,000,000 CNY" in page.inner_text("#panel")
    page.click("#panel .check button:has-text('116%')")
    assert page.locator(".mark.chosen").all_inner_texts() == ["116%"]


def test_filters_leave_what_they_name(opened: Callable[..., Any]) -> None:
    page = opened(drawn(*REPORTS))
    everything = page.locator(".findings li:visible").count()
    page.uncheck("input[value=warning]")
    kept = page.locator(".findings li:visible")
    assert 0 < kept.count() < everything
    assert set(kept.evaluate_all("items => items.map(item => item.dataset.severity)")) <= {
        "error",
        "note",
        "suppressed",
    }
    page.select_option("select[name=family]", "completion")
    assert (
        page.locator(".findings li:visible").evaluate_all("items => items.map(i => i.dataset.family)")
        == ["completion"] * 2
    )
    page.uncheck("input[value=error]")
    assert page.locator(".findings li:visible").count() == 0
    assert page.locator("#r1 .left").is_visible()


def test_it_is_worked_by_keyboard_alone(opened: Callable[..., Any]) -> None:
    page = opened(drawn(*REPORTS))
    page.keyboard.press("j")
    first = page.locator(".mark.chosen").inner_text()
    page.keyboard.press("j")
    assert page.locator(".mark.chosen").inner_text() != first
    page.keyboard.press("k")
    assert page.locator(".mark.chosen").inner_text() == first
    page.keyboard.press("Escape")
    assert page.locator(".mark.chosen").count() == 0
    page.locator("#r1 .mark.contradicted").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".mark.chosen").count() == 1


def test_a_report_that_holds_a_script_is_only_text(opened: Callable[..., Any]) -> None:
    evil = "<script>window.taken = 1; alert(1)</script><img src=x onerror='window.taken = 1'> </script>"
    page = opened(drawn(("<b>.txt", f"{evil} {WRONG}")))
    page.click(".findings button")
    assert page.evaluate("window.taken") is None
    assert "<script>window.taken" in page.inner_text(".text")


def test_on_paper_the_text_and_the_findings_are_left(opened: Callable[..., Any]) -> None:
    page = opened(drawn(*REPORTS))
    page.emulate_media(media="print")
    assert not page.locator("#panel").is_visible()
    assert not page.locator(".filters").is_visible()
    assert page.locator(".findings").first.is_visible()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1500, 400])
def test_nothing_keeps_anybody_out(opened: Callable[..., Any], language: Any, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_core_python.sync_playwright", reason="accessibility is tried with axe-core-python")
    page = opened(drawn(*REPORTS, language=language), color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.click(".findings button")
    violations = axe.Axe().run(page)["violations"]
    serious = [
        (v["id"], [n["html"] for n in v["nodes"]][:3]) for v in violations if v["impact"] in ("serious", "critical")
    ]
    assert serious == []
