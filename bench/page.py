"""How long a browser takes to open the page of a report of 1 MB, beside the same text in a page without marks."""

from __future__ import annotations

import html
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

import reports

SIZE = 1_000_000
RUNS = 5
_READY = "document.readyState === 'complete' && new Promise(done => requestAnimationFrame(() => setTimeout(done)))"


def main() -> None:
    """Prints seconds, medians of several runs."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("page of 1 MB: not measured, Chromium is not installed")
        return
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        chance = random.Random(2020)
        text = "\n\n".join(reports.make(chance, chinese=bool(number % 2)) for number in range(SIZE // reports.SIZE))
        report, page, plain = (Path(folder) / name for name in ("report.txt", "page.html", "plain.html"))
        report.write_text(text, encoding="utf-8")
        bare = "".join(f"<p>{html.escape(line)}" for line in text.split("\n"))
        plain.write_text(f"<!doctype html><meta charset=utf-8>{bare}", encoding="utf-8")
        command = [sys.executable, "-m", "checker", "check", "--exit-zero", "--format", "html", "-o", page, report]
        subprocess.run(command, check=True)
        arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = driver.chromium.launch(executable_path=chromium, args=["--disable-gpu", *arguments])
        took: dict[Path, list[float]] = {page: [], plain: []}
        for _ in range(RUNS):
            for path, times in took.items():
                tab = browser.new_page()
                begun = perf_counter()
                tab.goto(path.as_uri())
                tab.evaluate(_READY)
                times.append(perf_counter() - begun)
                tab.close()
        browser.close()
        marked, alone = median(took[page]), median(took[plain])
        size = f"{report.stat().st_size / 1e6:.1f} MB of text, {page.stat().st_size / 1e6:.1f} MB of page"
        print(f"{size}: open in {marked:.2f} s, the text alone in {alone:.2f} s ({marked / alone:.1f} times)")


if __name__ == "__main__":
    main()
