"""Reviewed lists: each entry with a reason, a reviewer and a fingerprint."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker import reviews
from checker.errors import PackError
from checker.model import Suppression

ENTRY = """\
- report: ./north/2013.txt
  rule: share-mismatch
  fingerprint: "5000000000000000"
  reason: the base is last year's plan
  reviewer: L. Chen
"""


def _load(folder: Path, text: str) -> tuple[reviews.Review, ...]:
    (folder / "reviewed.yaml").write_text(text, encoding="utf-8")
    return reviews.load(str(folder / "reviewed.yaml"))


def test_an_entry_is_a_decision_and_what_it_is_about(tmp_path: Path) -> None:
    first, second = _load(tmp_path, ENTRY + ENTRY + "  expires: 2027-03-31\n")
    assert first[:3] == ("north/2013.txt", "share-mismatch", "5000000000000000")
    path = str(tmp_path / "reviewed.yaml")
    assert first.decision == Suppression("review", "the base is last year's plan", path, 1, "L. Chen")
    assert (second.decision.line, second.decision.until) == (6, date(2027, 3, 31))


def test_an_empty_list_has_no_entries(tmp_path: Path) -> None:
    assert _load(tmp_path, "# nothing yet\n") == ()


@pytest.mark.parametrize("missing", ["report", "rule", "fingerprint", "reason", "reviewer"])
def test_nothing_may_be_missing(tmp_path: Path, missing: str) -> None:
    text = "".join(line for line in ENTRY.splitlines(True) if f"{missing}:" not in line)
    text = text if text.startswith("-") else "- " + text.lstrip()
    with pytest.raises(PackError, match=f"'{missing}' is missing"):
        _load(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ENTRY + "  expires: soon\n", "a day is expected here"),
        (ENTRY + "  expire: 2027-03-31\n", "did you mean 'expires'"),
        ("report: a\n", "a list of findings is expected here"),
        ("- [\n", "not valid YAML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(PackError, match=said) as caught:
        _load(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / 'reviewed.yaml'}:")
