"""The public API."""

from __future__ import annotations

from pathlib import Path

import pytest

import checker
from checker.errors import UnreadableFile

WRONG = (
    "The balance of deposits was 312.5 million yuan, an increase of 24.8 million yuan from the beginning of the year, "
    "and 134% of the 20 million yuan plan was completed."
)


def test_a_text_is_checked() -> None:
    (finding,) = checker.check(WRONG)
    assert finding.rule == "completion-mismatch"
    assert WRONG[finding.start : finding.end] == "134%"
    assert checker.check(WRONG.replace("134", "124")) == ()


def test_messages_come_in_the_language_asked_for() -> None:
    english, chinese = (checker.check(WRONG, language=language)[0].message for language in ("en", "zh"))
    assert english != chinese
    assert "完成" in chinese


def test_a_file_is_checked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    result = checker.check_file(tmp_path / "a.txt")
    assert [finding.path for finding in result.findings] == [str(tmp_path / "a.txt")]
    with pytest.raises(UnreadableFile):
        checker.check_file(tmp_path / "b.txt")


def test_figures_are_read() -> None:
    words = [figure.quantity.text for figure in checker.figures(WRONG) if figure.quantity.kind != "date"]
    assert words == ["312.5 million yuan", "24.8 million yuan", "134%", "20 million yuan"]


@pytest.mark.parametrize(("text", "value"), [("about RMB 1.2 billion", 1_200_000_000), ("存款5.4亿元", 540_000_000)])
def test_quantities_are_parsed_in_the_language_of_the_text(text: str, value: int) -> None:
    (quantity,) = checker.parse_quantities(text)
    assert (quantity.value, quantity.unit) == (value, "CNY")


def test_full_width_is_parsed_as_it_stands() -> None:
    (quantity,) = checker.parse_quantities("增长３３．７％", "zh")
    assert (float(quantity.value or 0), quantity.text) == (33.7, "33.7%")
