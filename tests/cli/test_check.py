"""``checker check`` at a gate: what it is told, what it lives with, and what it leaves as evidence."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from gates import RIGHT, WRONG, Gate

from checker.formats import Several

ROOT = Path(__file__).parents[2]


def _rules(output: str) -> list[str]:
    return [json.loads(line)["rule"] for line in output.splitlines()]


# What it is told.


def test_a_configuration_is_found_and_options_have_the_last_word(gate: Gate) -> None:
    Path("checker.toml").write_text('ignore = ["completion"]\nlang = "zh"\n')
    status, output, _ = gate("check", "reports")
    assert (status, output[:6]) == (0, "未发现矛盾；")
    assert gate("check", "reports", "--ignore", "sum", "--lang", "en")[0] == 1
    assert gate("check", "reports", "--isolated")[0] == 1
    Path("other.toml").write_text("")
    assert gate("check", "reports", "--config", "other.toml")[0] == 1


def test_a_configuration_beside_the_reports_is_not_found(gate: Gate) -> None:
    Path("reports/checker.toml").write_text('ignore = ["completion"]\n')
    assert gate("check", "reports")[0] == 1


def test_all_that_is_wrong_in_a_configuration_is_said(gate: Gate) -> None:
    Path("checker.toml").write_text('selct = ["sum"]\njobs = "many"\n')
    status, output, beside = gate("check", "reports")
    assert (status, output) == (2, "")
    assert "checker.toml:1:1: the field 'selct' is unknown here" in beside
    assert "did you mean 'select'?" in beside
    assert "checker.toml:2:8: a whole number" in beside


def test_an_option_that_names_no_rule_gets_a_suggestion(gate: Gate) -> None:
    status, output, beside = gate("check", "reports", "--select", "completion-mismach,sum")
    assert (status, output) == (2, "")
    assert beside == (
        "checker: --select: there is no rule or family 'completion-mismach'\n    did you mean 'completion-mismatch'?\n"
    )


def test_a_configuration_and_none_do_not_go_together(gate: Gate) -> None:
    assert gate("check", "reports", "--config", "x.toml", "--isolated")[0] == 2


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--fail-on", "never"], 0),
        (["-e"], 0),
        (["--exit-zero"], 0),
        (["--select", "sum"], 0),
        (["--max-warnings", "5"], 1),
    ],
)
def test_what_makes_the_status_is_chosen(gate: Gate, options: list[str], status: int) -> None:
    assert gate("check", "reports", *options)[0] == status


@pytest.mark.parametrize(("most", "status"), [(0, 1), (1, 0)])
def test_so_many_warnings_may_pass(gate: Gate, most: int, status: int) -> None:
    Path("checker.toml").write_text('[severity]\ncompletion-mismatch = "warning"\n')
    assert gate("check", "reports", "--max-warnings", str(most))[0] == status


def test_what_cannot_be_read_fails_whatever_is_let_through(gate: Gate) -> None:
    assert gate("check", "reports", "none.txt", "-e")[0] == 2


@pytest.mark.parametrize(("options", "counts"), [([], True), (["-q"], False)])
def test_the_counts_can_be_left_out(gate: Gate, options: list[str], counts: bool) -> None:
    output = gate("check", "reports", *options)[1]
    assert ("Found 1 error" in output, "completion-mismatch" in output) == (counts, True)


def test_what_is_suppressed_is_counted_even_where_nobody_wants_counts(gate: Gate) -> None:
    Path("gate.toml").write_text("suppressions-in-text = true\n")
    Path("reports/wrong.txt").write_text(f"[checker: ignore completion because x]\n\n{WRONG}")
    status, output, _ = gate("check", "reports", "-q", "--config", "gate.toml")
    assert status == 0
    assert "1 suppressed (1 in the text)" in output


def test_who_submits_cannot_be_heard_by_a_file_that_was_found(gate: Gate) -> None:
    Path("checker.toml").write_text("suppressions-in-text = true\n")
    Path("reports/wrong.txt").write_text(f"[checker: ignore completion because x]\n\n{WRONG}")
    status, _, beside = gate("check", "reports")
    assert status == 1
    assert beside == (
        "checker: suppressions-in-text is not in force: checker.toml:1 counts only where --config names the file\n"
    )


def test_statistics_count_by_rule(gate: Gate) -> None:
    Path("reports/more.txt").write_text(WRONG)
    status, output, _ = gate("check", "reports", "--statistics")
    assert status == 1
    assert output.splitlines()[0].split(maxsplit=3)[:3] == ["2", "completion-mismatch", "error"]


@pytest.mark.parametrize(("when", "colored"), [("always", True), ("never", False), ("auto", False)])
def test_colours_can_be_asked_for(gate: Gate, monkeypatch: pytest.MonkeyPatch, when: str, colored: bool) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    assert ("\x1b[" in gate("check", "reports", "--color", when)[1]) is colored


def test_the_output_can_go_into_a_file(gate: Gate) -> None:
    status, output, _ = gate("check", "reports", "--format", "jsonl", "-o", "checks.jsonl")
    assert (status, output) == (1, "")
    assert _rules(Path("checks.jsonl").read_text()) == ["completion-mismatch"]


def test_a_report_can_come_in_by_standard_input(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    def give(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    give(WRONG)
    status, output, _ = gate("check", "-", "reports/right.txt", "--format", "concise")
    assert (status, output.split(":")[0]) == (1, "<stdin>")
    give(f"# A\n\n{WRONG}")
    status, output, _ = gate("check", "-", "--stdin-filename", "drafts/a.md", "--format", "concise")
    assert output.startswith("drafts/a.md:3:38: error[completion-mismatch]")
    assert gate("check", "reports", "--stdin-filename", "a.md")[0] == 2


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
def test_only_what_differs_from_a_revision_is_checked(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "a")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.org")
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]):
        subprocess.run(("git", *arguments), check=True)
    assert "0 reports" in gate("check", "reports", "--diff", "HEAD")[1]
    Path("reports/right.txt").write_text(RIGHT + "\nMore.\n")
    status, output, _ = gate("check", "reports", "--diff", "HEAD")
    assert (status, "in 1 report." in output) == (0, True)
    assert gate("check", "reports", "--diff", "no-such")[0] == 2


# What it lives with.


def test_after_a_baseline_only_what_is_new_is_shown(gate: Gate) -> None:
    assert gate("baseline", "reports", "-o", "baseline.jsonl")[0] == 0
    status, output, _ = gate("check", "reports", "--baseline", "baseline.jsonl")
    assert status == 0
    assert "1 suppressed (1 in the baseline)" in output
    Path("reports/new.txt").write_text(WRONG)
    _, output, _ = gate("check", "reports", "--baseline", "baseline.jsonl", "--format", "concise")
    assert [line.split(":")[0] for line in output.splitlines()[:-1]] == ["reports/new.txt"]


def test_a_baseline_is_the_same_wherever_the_reports_are_named_from(gate: Gate, tmp_path: Path) -> None:
    first, *others = (gate("baseline", path)[1] for path in ("reports", tmp_path / "reports", "./reports/"))
    assert others == [first, first]


def test_a_missing_report_is_a_finding(gate: Gate) -> None:
    Path("checker.toml").write_text('[[expects]]\npath = "reports/right.txt"\n[[expects]]\npath = "reports/2013*"\n')
    status, output, _ = gate("check", "reports/right.txt", "--format", "concise")
    assert status == 1
    assert output.startswith("checker.toml:4:1: error[missing-report] no report of anybody at reports/2013*")


# What it leaves as evidence.


def _manifest(gate: Gate, *arguments: str) -> tuple[dict[str, Any], int]:
    status, *_ = gate("check", *arguments, "--manifest", "manifest.json")
    written: dict[str, Any] = json.loads(Path("manifest.json").read_text())
    schema = json.loads((ROOT / "docs" / "manifest.schema.json").read_text())
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    validator.check_schema(schema)
    validator.validate(written)
    return written, status


def test_a_manifest_says_what_was_read_by_which_rules(gate: Gate) -> None:
    Path("gate.toml").write_text('suppressions-in-text = true\nselect = ["completion"]\n')
    Path("reports/spared.txt").write_text(f"[checker: ignore completion because x]\n\n{WRONG}")
    Path("reports/bad.txt").write_bytes(bytes(range(256)) * 30)
    written, status = _manifest(gate, "reports", "none.txt", "--config", "gate.toml")
    assert (written["status"], status) == (2, 2)
    by_path = {row["path"]: row for row in written["reports"]}
    assert {path: row["read"] for path, row in by_path.items()} == {
        "reports/bad.txt": False,
        "reports/right.txt": True,
        "reports/spared.txt": True,
        "reports/wrong.txt": True,
        "none.txt": False,
    }
    assert by_path["reports/wrong.txt"]["findings"] == {"completion-mismatch": 1}
    assert by_path["reports/wrong.txt"]["sha256"] == _sha256("reports/wrong.txt")
    assert by_path["reports/bad.txt"]["sha256"] == _sha256("reports/bad.txt")
    assert by_path["none.txt"]["sha256"] is None
    assert by_path["reports/spared.txt"]["suppressed"][0]["reason"] == "x"
    assert written["configuration"] == {"path": "gate.toml", "sha256": _sha256("gate.toml")}
    assert "completion-mismatch" in written["rules"]["in_force"]
    assert "sum-mismatch" not in written["rules"]["in_force"]
    assert {row["name"] for row in written["rules"]["files"]} >= {"sum-mismatch.yaml", "phrases/zh.yaml"}
    assert (written["counts"]["error"], written["counts"]["suppressed"]["text"]) == (1, 1)


def test_a_manifest_of_a_quiet_run_without_configuration(gate: Gate) -> None:
    written, status = _manifest(gate, "reports/right.txt")
    assert (status, written["configuration"], written["interrupted"]) == (0, None, False)


def _sha256(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def test_redacted_output_has_figures_and_no_words(gate: Gate) -> None:
    Path("reports/wrong.txt").write_text("At Quibblethorpe Union, " + WRONG.lower())
    for form in ("terminal", "jsonl", "sarif"):
        output = gate("check", "reports", "--redact", "--format", form)[1]
        assert "completion-mismatch" in output
        assert "116%" in output
        assert "Quibblethorpe" not in output


# Whatever happens, it is said, and what was done is kept.


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "checker", "check", *arguments]


@pytest.mark.parametrize("form", ["terminal", "json", "sarif"])
def test_the_same_reports_give_the_same_bytes_however_many_processes(gate: Gate, form: str) -> None:
    for number in range(40):
        Path(f"reports/r{number:02}.txt").write_text(WRONG.replace("116%", f"{110 + number}%"))
    Path("reports/bad.txt").write_bytes(bytes(range(256)) * 30)
    alone, shared = (gate("check", "reports", "--format", form, "--jobs", jobs) for jobs in ("1", "2"))
    assert alone == shared
    assert alone[0] == 2


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no disk that is always full")
@pytest.mark.parametrize("arguments", [["reports"], ["reports", "--format", "sarif"], ["reports", "-o", "/dev/full"]])
def test_a_full_disk_is_said(gate: Gate, arguments: list[str]) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(_command(*arguments), stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2
    assert "cannot be written: No space left on device" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_file_that_cannot_be_written_is_said_before_anything_is_checked(gate: Gate, tmp_path: Path) -> None:
    status, output, beside = gate("check", "reports", "-o", tmp_path / "none" / "x.txt")
    assert (status, output) == (2, "")
    assert "cannot be written" in beside


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interruption_leaves_what_was_done(gate: Gate, monkeypatch: pytest.MonkeyPatch, jobs: str) -> None:
    for number in range(60):
        Path(f"reports/r{number:02}.txt").write_text(WRONG)
    report = Several.report

    def interrupting(self: Several, result: Any, shown: Any) -> None:
        report(self, result, shown)
        if result.document.path.endswith("r04.txt"):
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(Several, "report", interrupting)
    status, output, _ = gate("check", "reports", "--format", "json", "--jobs", jobs, "--manifest", "m.json")
    assert status == 130
    written = json.loads(output)
    assert [check["path"][-7:] for check in written["checks"]][:5] == [f"r0{number}.txt" for number in range(5)]
    assert len(written["checks"]) == 5
    assert json.loads(Path("m.json").read_text())["interrupted"] is True


def test_an_interrupted_run_says_so(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Several, "report", lambda *_: signal.raise_signal(signal.SIGINT))
    status, output, _ = gate("check", "reports")
    assert status == 130
    assert "interrupted before the end" in output


@pytest.mark.skipif(os.name != "posix", reason="names that are no text need a system that has them")
def test_names_with_line_ends_and_bytes_that_are_no_text(gate: Gate, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "reports")
    for name in (b"a\nb.txt", b"\xff.txt"):
        try:
            with open(os.path.join(folder, name), "w") as file:
                file.write(WRONG)
        except OSError:
            pytest.skip("this system has only names that are text")
    for form in ("concise", "jsonl", "sarif", "junit"):
        for jobs in ("1", "2"):
            status, output, _ = gate("check", "reports", "--format", form, "--jobs", jobs)
            assert status == 1
            assert output.count("completion-mismatch") >= 3
    assert len(gate("check", "reports", "--format", "concise")[1].splitlines()) == 4
    gate("baseline", "reports", "-o", "b.jsonl")
    assert gate("check", "reports", "--baseline", "b.jsonl")[0] == 0


def test_links_in_a_circle_end(gate: Gate) -> None:
    try:
        Path("reports/again").symlink_to(Path("reports").resolve(), target_is_directory=True)
        Path("reports/self").symlink_to("self")
    except OSError:
        pytest.skip("this system makes no links")
    assert gate("check", "reports")[1].count("error[completion-mismatch]") == 1
