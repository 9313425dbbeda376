"""The same report as other programs write it gives the same findings, each at its place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from checker import engine, packs, readers
from checker.engine import Result

FIXTURES = Path(__file__).parents[1] / "fixtures"
TEXTS = {
    "seed": FIXTURES / "seeds" / "credit_union_work_summaries.txt",
    "chinese": FIXTURES / "chinese" / "credit_union_work_summaries.txt",
}
FORMATS = sorted(path for path in (FIXTURES / "formats").iterdir() if path.suffix in (".docx", ".html", ".md", ".pdf"))


@pytest.fixture(scope="module")
def pack() -> packs.Pack:
    return packs.load(())


def _findings(result: Result) -> Counter[tuple[str, str]]:
    plain = result.document.plain
    return Counter((found.rule, "".join(plain[found.start : found.end].split())) for found in result.findings)


def _lines(page: Any) -> list[str]:
    """The lines of a page as its text layer has them, from the top."""
    boxes = [page.get_rect(index) for index in range(page.count_rects())]
    found: list[tuple[float, str]] = []
    for box in sorted(boxes, key=lambda box: (-round((box[1] + box[3]) / 8), box[0])):
        words = page.get_text_bounded(*box)
        if found and abs(found[-1][0] - (box[1] + box[3]) / 2) < 6:
            found[-1] = (found[-1][0], found[-1][1] + words)
        else:
            found.append(((box[1] + box[3]) / 2, words))
    return ["".join(words.split()) for _, words in found]


@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.name)
def test_the_findings_are_those_of_the_text(path: Path, pack: packs.Pack) -> None:
    text = engine.examine(readers.read(TEXTS[path.stem.partition("-")[0]]), pack)
    other = engine.examine(readers.read(path), pack)
    assert _findings(other) == _findings(text)
    assert other.document.unread == ()


@pytest.mark.parametrize("name", ["seed.pdf", "seed-reportlab.pdf"])
def test_a_finding_in_a_pdf_is_on_its_page_and_line(name: str, pack: packs.Pack) -> None:
    import pypdfium2

    path = FIXTURES / "formats" / name
    pages = [_lines(page.get_textpage()) for page in pypdfium2.PdfDocument(path)]
    result = engine.examine(readers.read(path), pack)
    for found in result.findings:
        place = result.document.place(found.start)
        words = result.document.text[found.start : found.end].split()
        assert words[0][:3] in pages[place.page - 1][place.line - 1], (place, words)


@pytest.mark.parametrize("name", ["seed", "chinese"])
def test_a_finding_in_word_is_in_its_paragraph(name: str, pack: packs.Pack) -> None:
    paragraphs = (FIXTURES / "formats" / f"{name}.md").read_text(encoding="utf-8").split("\n\n")
    result = engine.examine(readers.read(FIXTURES / "formats" / f"{name}.docx"), pack)
    for found in result.findings:
        place = result.document.place(found.start)
        words = result.document.text[found.start : found.end]
        assert " ".join(words.split()) in " ".join(paragraphs[place.paragraph - 1].split()), (place, words)
