"""Baselines: what stood when one was recorded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker import baseline
from checker.errors import PackError
from checker.model import Check


def _written(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_what_is_recorded_is_read_again(tmp_path: Path) -> None:
    finding = Check(
        "sum-mismatch", "sum", "error", "contradiction", "a.txt", 0, 1, "wrong", fingerprint="5000000000000000"
    )
    path = tmp_path / "baseline.jsonl"
    path.write_text(_written(baseline.head(), baseline.row("north/a.txt", finding)))
    (known,) = baseline.load(str(path))
    assert known[:3] == ("north/a.txt", "sum-mismatch", "5000000000000000")
    assert (known.decision.by, known.decision.path, known.decision.line) == ("baseline", str(path), 2)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ":1:1: this is no line of a baseline"),
        ("[]\n", ":1:1: this is no line of a baseline"),
        (_written({"baseline": 99}), ":1:1: a baseline of version 99"),
        (_written(baseline.head(), {"report": "a"}), ":2:1: this is no line of a baseline"),
        (_written(baseline.head()) + "{\n", ":2:1: this is no line of a baseline"),
    ],
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "baseline.jsonl"
    path.write_text(text)
    with pytest.raises(PackError) as caught:
        baseline.load(str(path))
    assert f"{path}{said}" in str(caught.value)


def test_a_baseline_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read"):
        baseline.load(str(tmp_path / "none.jsonl"))
