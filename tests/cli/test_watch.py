"""``checker check --watch``: again, whenever something has changed."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from gates import RIGHT, Gate

from checker import watching


@pytest.fixture
def changing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[list[str]]]:
    """Changes files while the command waits, one after the other, and interrupts it then; gives what it watched."""

    def script(*changes: Callable[[], object]) -> list[list[str]]:
        left, watched = list(changes), list[list[str]]()

        class Watch:
            def __init__(self, paths: Iterable[str], unless: Iterable[str] = ()) -> None:
                watched.append([*filter(None, paths), *(f"not {path}" for path in unless)])

            def wait(self) -> list[str]:
                if not left:
                    signal.raise_signal(signal.SIGINT)
                left.pop(0)()
                return ["reports/wrong.txt"]

        monkeypatch.setattr(watching, "Watch", Watch)
        return watched

    return script


def test_reports_are_checked_again_and_the_last_status_stays(gate: Gate, changing: Callable[..., object]) -> None:
    changing(lambda: Path("reports/wrong.txt").write_text(RIGHT))
    status, output, beside = gate("check", "reports", "--watch")
    assert (status, output.count("Found 1 error"), output.count("No contradictions")) == (0, 1, 1)
    assert beside.count("waiting for changes") == 2
    assert "checker: changed: reports/wrong.txt\n" in beside


def test_what_is_wrong_in_a_configuration_can_be_mended_meanwhile(gate: Gate, changing: Callable[..., object]) -> None:
    Path("checker.toml").write_text("jbos = 1\n")
    changing(lambda: Path("checker.toml").write_text("jobs = 1\n"))
    status, output, beside = gate("check", "reports", "-w")
    assert (status, beside.count("did you mean 'jobs'?"), "Found 1 error" in output) == (1, 1, True)


def test_all_that_is_read_is_watched_and_nothing_that_is_written(
    gate: Gate, changing: Callable[..., list[list[str]]], tmp_path: Path
) -> None:
    Path("gate.toml").write_text('reviewed = "reviewed.yaml"\n')
    Path("reviewed.yaml").write_text("")
    watched = changing()
    gate("check", "reports", "--watch", "--config", "gate.toml", "-o", "out.txt", "--output", "jsonl=out.jsonl")
    assert watched == [["reports", "gate.toml", "reviewed.yaml", "not out.txt", "not out.jsonl"]]


def test_an_interruption_of_a_run_ends_the_watch(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.formats import Several

    monkeypatch.setattr(Several, "report", lambda *_: signal.raise_signal(signal.SIGINT))
    assert gate("check", "reports", "--watch")[0] == 130


def test_standard_input_does_not_change(gate: Gate) -> None:
    status, _, beside = gate("check", "-", "--watch")
    assert (status, "--watch waits for files" in beside) == (2, True)
