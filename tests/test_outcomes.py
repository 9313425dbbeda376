"""What comes of each report of a run."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from checker import packs
from checker.engine import Examiner
from checker.outcomes import Examination, Wanted
from checker.selection import choose
from checker.settings import Settings

WRONG = "Deposits grew by 63.67 million yuan, 116% of the 60 million yuan plan.\n"


@pytest.fixture(scope="module")
def examination() -> Examination:
    pack = packs.load()
    return Examination(pack, choose(pack.rules, Settings()), Wanted())


def test_a_report_gives_its_findings_and_counts(examination: Examination, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRONG)
    outcome = examination(str(tmp_path / "a.txt"))
    assert outcome.result is not None
    assert [finding.rule for finding in outcome.result.findings] == ["completion-mismatch"]
    assert outcome.counts.figures == 3
    assert not outcome.unread


def test_what_cannot_be_read_is_an_outcome_too(examination: Examination, tmp_path: Path) -> None:
    outcome = examination(str(tmp_path / "none.txt"))
    assert outcome.result is None
    assert [missed.path for missed in outcome.unread] == [str(tmp_path / "none.txt")]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            KeyError("x"),
            "the checker itself failed on it, which is a mistake to report: KeyError (test_outcomes.py, line ",
        ),
        (MemoryError(), "it takes more memory than there is"),
    ],
)
def test_a_mistake_of_the_checker_is_said_and_stops_no_other_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    (tmp_path / "a.txt").write_text(WRONG)

    def fail(*_: object) -> object:
        raise error

    pack = packs.load()
    examination = Examination(pack, choose(pack.rules, Settings()), Wanted())
    monkeypatch.setattr(Examiner, "examine", fail)
    outcome = examination(str(tmp_path / "a.txt"))
    assert outcome.result is None
    assert outcome.unread[0].reason.startswith(said)


def test_an_outcome_can_be_sent_to_another_process(examination: Examination, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRONG)
    outcome = examination(str(tmp_path / "a.txt"))
    assert pickle.loads(pickle.dumps(outcome)) == outcome
