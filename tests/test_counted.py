"""Shares of things counted are read only where their words name those things."""

from __future__ import annotations

import pytest

from checker import packs, readers, statements
from checker.model import Figure

BOOK = packs.load().phrases


def counted(text: str) -> list[tuple[str, str]]:
    """The counts and the shares of their number that are read in a text."""
    reading = statements.read(readers.from_text(text), BOOK)
    found: list[tuple[str, str]] = []
    for statement in reading.statements:
        by: dict[str, Figure] = {figure.role: figure for figure in statement.figures}
        if {"counted", "of-number"} <= by.keys():
            found.append((by["counted"].quantity.text, by["of-number"].quantity.text))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union runs 9 mills, or 45% of the mills of the valley.", [("9 mills", "45%")]),
        ("The union runs 9 mills, or 45% of the output of the valley.", []),
        ("The union runs 9 mills, or 45% of the mills' output.", []),
        (
            "It lit 16 model towns and 72 model villages, accounting for 64% and 18% of the towns and villages.",
            [("16 model towns", "64%"), ("72 model villages", "18%")],
        ),
        ("建成粮库9座，占全县粮库总数的45%。", [("9座", "45%")]),
        ("建成粮库9座，占全县仓储能力的45%。", []),
        ("评定示范镇16个、示范村72个，分别占乡镇总数和行政村总数的64%和18%。", [("16个", "64%"), ("72个", "18%")]),
    ],
)
def test_a_share_of_what_was_counted_names_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert counted(text) == expected
