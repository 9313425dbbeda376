"""``checker rules``: what it prints and its exit status."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker import cli

ROOT = Path(__file__).parents[2]
SHIPPED = {path.stem for path in (ROOT / "rules").glob("*.yaml") if path.name != "pack.yaml"}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs the command and returns exit status, output and what was said beside it."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        status = cli.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a rule of one's own, of which one test fails."""
    text = (
        (ROOT / "rules" / "completion-mismatch.yaml").read_text("utf-8").replace("id: completion-mismatch", "id: mine")
    )
    (tmp_path / "mine.yaml").write_text(text.replace("63.67 million yuan, 106%", "63.67 million yuan, 136%"), "utf-8")
    return tmp_path


def test_all_tests_beside_the_shipped_rules_pass(run: Any) -> None:
    status, output, beside = run("rules", "test")
    assert (status, beside) == (0, "")
    assert output.startswith("All ")
    assert f"tests of {len(SHIPPED)} rules pass" in output


def test_a_test_that_fails_is_shown_and_makes_the_status_1(run: Any, own: Path) -> None:
    status, output, _ = run("rules", "test", "--rules", own)
    assert status == 1
    assert f"{own}/mine.yaml:" in output
    assert output.splitlines()[-1].startswith("1 of ")
    assert output.endswith(" tests of 1 rule fail.\n")


def test_rules_are_named_by_their_ids(run: Any, own: Path) -> None:
    assert "tests of 2 rules pass" in run("rules", "test", "share-mismatch", "sum-mismatch", "--rules", own)[1]
    status, output, beside = run("rules", "test", "share-mismach")
    assert (status, output) == (2, "")
    assert "did you mean share-mismatch" in beside


def test_a_trace_names_rule_report_and_line(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Fine.\n\nDeposits grew by 63.67 million yuan, 116% of the 60 million yuan plan.\n", "utf-8")
    status, output, _ = run("trace", "completion-mismatch", f"{path}:3")
    assert status == 0
    assert f"{path}:3:18: contradiction" in output
    assert "No figure stands on this line." in run("trace", "completion-mismatch", f"{path}:1")[1]


def test_a_trace_of_what_there_is_not_is_refused(run: Any, tmp_path: Path) -> None:
    assert run("trace", "completion-mismach", tmp_path)[0] == 2
    status, output, beside = run("trace", "completion-mismatch", tmp_path / "none.txt")
    assert (status, output) == (2, "")
    assert "no such file" in beside


def test_the_power_of_a_rule_is_shown_with_what_it_lets_through(run: Any) -> None:
    status, output, _ = run("rules", "power", "completion-mismatch")
    assert status == 0
    assert "  106.1% would also pass for 106.0% to 106.1%\n" in output
    assert "lets through:" in output
    assert output.splitlines()[-1].startswith("1 rule stating an equation:")


def test_a_rule_that_is_too_weak_makes_the_status_1(run: Any) -> None:
    assert run("rules", "power", "completion-mismatch", "--fail-under", "90")[0] == 0
    status, output, _ = run("rules", "power", "completion-mismatch", "--fail-under", "100")
    assert (status, output.splitlines()[-1]) == (1, "Below 100%: completion-mismatch.")


def test_rules_that_never_fired_are_named(run: Any, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Fine.\n", "utf-8")
    _, output, _ = run("rules", "power", "sum-mismatch", "share-mismatch", "--reports", tmp_path)
    assert output.endswith(
        "In 1 report:\n  never fired: sum-mismatch, share-mismatch\n"
        "  never found anything to check: sum-mismatch, share-mismatch\n"
    )


def test_a_new_rule_is_written_tested_and_not_weak(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    status, output, _ = run("rules", "new", "my-rule", "--kind", "match")
    assert (status, (tmp_path / "my-rule.yaml").is_file()) == (0, True)
    assert "checker rules test my-rule --rules ." in output
    assert run("rules", "test", "my-rule", "--rules", ".")[0] == 0
    assert run("rules", "lint", "my-rule", "--rules", ".")[:2] == (0, "Nothing weak in 1 rule.\n")
    (tmp_path / "rules").mkdir()
    run("rules", "new", "my-second")
    assert (tmp_path / "rules" / "my-second.yaml").is_file()


def test_a_new_rule_replaces_nothing(run: Any, tmp_path: Path) -> None:
    assert run("rules", "new", "sum-mismatch", "--rules", tmp_path)[0] == 2
    run("rules", "new", "mine", "--rules", tmp_path)
    status, output, beside = run("rules", "new", "mine", "--rules", tmp_path)
    assert (status, output) == (2, "")
    assert "is there already" in beside


def test_what_is_weak_makes_the_status_1(run: Any, tmp_path: Path) -> None:
    run("rules", "new", "mine", "--kind", "sequence", "--rules", tmp_path)
    status, output, _ = run("rules", "lint", "--rules", tmp_path)
    assert status == 1
    assert output == (
        f"{tmp_path}/mine.yaml:1: same-rule it asks for the same as numbering-gap\n1 weakness in 1 rule.\n"
    )


def test_pages_are_written_for_rules_of_ones_own(run: Any, own: Path, tmp_path: Path) -> None:
    status, output, _ = run("rules", "docs", tmp_path / "pages", "--rules", own, "--lang", "en")
    assert (status, output) == (0, f"2 pages are written to {tmp_path / 'pages'}\n")
    assert "```text\ntest:1:" in (tmp_path / "pages" / "mine.md").read_text("utf-8")
    assert "[mine](mine.md)" in (tmp_path / "pages" / "README.md").read_text("utf-8")
