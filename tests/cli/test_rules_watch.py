"""``checker rules test --watch``: tests and a sample report again at each change, also past a file that is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from checker import cli, watching

SAMPLE = "Deposits grew by 63.67 million yuan, 166.0% of the 38.36 million yuan plan.\n"


def test_tests_and_a_sample_are_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rules, report = tmp_path / "rules", tmp_path / "report.txt"
    report.write_text(SAMPLE, "utf-8")
    cli.run(["rules", "new", "mine", "--rules", str(rules)])
    text = (rules / "mine.yaml").read_text("utf-8")
    changes: list[Callable[[], object]] = [
        lambda: (rules / "mine.yaml").write_text("id: mine\n", "utf-8"),
        lambda: (rules / "mine.yaml").write_text(text.replace("126.1%", "126.2%"), "utf-8"),
    ]
    watched: list[list[str]] = []

    class Watch:
        def __init__(self, paths: Iterable[str], unless: Iterable[str] = ()) -> None:
            watched.append(list(paths))

        def wait(self) -> list[str]:
            if not changes:
                raise KeyboardInterrupt
            changes.pop(0)()
            return [str(rules / "mine.yaml")]

    monkeypatch.setattr(watching, "Watch", Watch)
    status = cli.run(["rules", "test", "--watch", "--rules", str(rules), "--sample", str(report)])
    said = capsys.readouterr()
    assert status == 0
    assert watched == [[str(rules), str(report)]] * 3
    assert said.out.count("All 6 tests of 1 rule pass") == 2
    assert said.out.count("warning[mine] 63.67 million yuan is 166.0% of 38.36 million yuan") == 2
    assert said.err.count("the field 'family' is missing") == 1
    assert "Traceback" not in said.err


def test_a_sample_that_cannot_be_read_makes_the_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["rules", "test", "sum-mismatch", "--sample", str(tmp_path / "none.txt")]) == 2
    assert "none.txt: not read" in capsys.readouterr().err
