"""The command: its options, what it prints where, and its exit status, whatever it is given."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import checker
from checker import __main__ as entry
from checker import cli, notices
from checker.readers import folders

ROOT = Path(__file__).parents[1]
SEED = ROOT / "fixtures" / "seeds" / "credit_union_work_summaries.txt"
RIGHT = (
    "The balance of deposits was 312.5 million yuan, an increase of 24.8 million yuan from the beginning of the year, "
    "and 124% of the 20 million yuan plan was completed.\n"
)
WRONG = RIGHT.replace("124%", "134%")
MASKED = RIGHT.replace("24.8 million", "xx million")
COLUMN = WRONG.index("134%") + 1

Said = tuple[int, str, str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs the command and returns exit status, output and what was said beside it."""

    def call(*arguments: str | Path) -> Said:
        status = cli.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


@pytest.fixture
def report(tmp_path: Path) -> Any:
    def write(text: str | bytes, name: str = "report.txt") -> Path:
        (tmp_path / name).write_bytes(text.encode() if isinstance(text, str) else text)
        return tmp_path / name

    return write


def _rows(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_a_contradiction_is_shown_and_makes_the_status_1(run: Any, report: Any) -> None:
    status, output, beside = run("check", report(WRONG))
    assert (status, beside) == (1, "")
    assert f"{report(WRONG)}:1:{COLUMN}: error[completion-mismatch]" in output
    assert "^^^^" in output
    assert output.splitlines()[-1].startswith("Found 1 error;")


def test_a_true_report_makes_the_status_0(run: Any, report: Any) -> None:
    status, output, beside = run("check", report(RIGHT))
    assert (status, beside) == (0, "")
    assert output.startswith("No contradictions;")
    assert len(output.splitlines()) == 1


def test_what_holds_and_what_is_unknown_are_shown_when_asked_for(run: Any, report: Any) -> None:
    _, output, _ = run("check", "--verified", report(RIGHT))
    assert "holds[completion-mismatch]" in output
    _, output, _ = run("check", "--verified", "--format", "jsonl", report(MASKED))
    (unknown,) = [row for row in _rows(output) if row["rule"] == "completion-mismatch"]
    assert unknown["verdict"] == "unknown"
    assert unknown["reason"]


def test_json_lines_are_contradictions_alone_unless_asked(run: Any, report: Any) -> None:
    status, output, _ = run("check", "--format", "jsonl", report(WRONG + "\n" + RIGHT))
    assert status == 1
    assert [row["verdict"] for row in _rows(output)] == ["contradiction"]


@pytest.mark.parametrize(("fail_on", "status"), [("note", 1), ("warning", 1), ("error", 1)])
def test_the_severity_that_fails_is_chosen(run: Any, report: Any, fail_on: str, status: int) -> None:
    assert run("check", "--fail-on", fail_on, report(WRONG))[0] == status


def test_messages_come_in_chinese(run: Any, report: Any) -> None:
    _, output, _ = run("check", "--lang", "zh", report(WRONG))
    assert "错误[completion-mismatch]" in output
    assert output.splitlines()[-1].startswith("发现 1 个错误；")


def test_folders_are_gone_through_in_order(run: Any, report: Any, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.md", "b/x.txt", "b/ignored.csv"):
        report(WRONG, name)
    _, output, _ = run("check", "--format", "jsonl", tmp_path)
    assert [Path(row["path"]).relative_to(tmp_path).as_posix() for row in _rows(output)] == ["a.md", "b/x.txt", "c.txt"]


def test_a_folder_without_reports_passes_no_gate(run: Any, tmp_path: Path) -> None:
    status, _, beside = run("check", tmp_path)
    assert status == 2
    assert f"no reports in {tmp_path}" in beside


def test_rules_of_ones_own_are_used(run: Any, report: Any, tmp_path: Path) -> None:
    source = (ROOT / "rules" / "completion-mismatch.yaml").read_text(encoding="utf-8")
    own = report(source.replace("id: completion-mismatch", "id: of-my-own"), "of-my-own.yaml")
    _, output, _ = run("check", "--format", "jsonl", "--rules", own, report(WRONG))
    (row,) = _rows(output)
    assert {row["rule"], *row["also"]} == {"completion-mismatch", "of-my-own"}


def test_a_rule_file_that_cannot_be_used_is_said_with_its_line(run: Any, report: Any) -> None:
    own = report("id: broken\nfamily: sum\nassert: a ==\n", "broken.yaml")
    status, output, beside = run("check", "--rules", own, report(RIGHT))
    assert (status, output) == (2, "")
    assert f"{own}:" in beside
    assert "Traceback" not in beside


def test_rules_are_listed(run: Any) -> None:
    status, output, _ = run("rules", "list")
    assert status == 0
    files = {path.stem for path in (ROOT / "rules").glob("*.yaml")} - {"pack"}
    own = {rule.id for rule in notices.RULES}
    assert files | own == {line.split()[0] for line in output.splitlines()}


def test_what_the_gate_itself_finds_is_explained(run: Any) -> None:
    status, output, _ = run("explain", "missing-report")
    assert status == 0
    assert output.startswith("missing-report · submission · error")
    assert output.splitlines()[-1] == "checker check"


@pytest.mark.parametrize(("language", "said"), [("en", "examples:"), ("zh", "示例:")])
def test_a_rule_is_explained(run: Any, language: str, said: str) -> None:
    status, output, _ = run("explain", "completion-mismatch", "--lang", language)
    assert status == 0
    assert output.startswith("completion-mismatch · completion")
    assert said in output


def test_a_rule_that_there_is_not_gets_a_suggestion(run: Any) -> None:
    status, _, beside = run("explain", "completion-mismach")
    assert status == 2
    assert "did you mean completion-mismatch" in beside


def test_figures_are_shown_in_every_format(run: Any, report: Any, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    path = report("六月末存款余额31250万元，增长8.6%。\n")
    status, table, _ = run("figures", path)
    assert status == 0
    assert "312,500,000" in table
    _, lines, _ = run("figures", "--format", "jsonl", path)
    money, percent = (row for row in _rows(lines) if row["kind"] in ("money", "percent"))
    assert (money["value"], money["unit"], percent["value"]) == (312500000, "CNY", 8.6)
    _, sheet, _ = run("figures", "--format", "csv", path)
    assert "8.6" in {row["value"] for row in csv.DictReader(io.StringIO(sheet))}
    assert run("figures", "--format", "parquet", "--output", tmp_path / "f.parquet", path)[0] == 0
    assert 8.6 in pandas.read_parquet(tmp_path / "f.parquet")["value"].tolist()


@pytest.mark.parametrize("arguments", [["check"], ["check", "--format", "xml", "x"], ["nothing"], ["explain"]])
def test_wrong_use_is_said_and_makes_the_status_2(run: Any, arguments: list[str]) -> None:
    status, output, beside = run(*arguments)
    assert (status, output) == (2, "")
    assert beside.startswith("Usage:")


def test_the_overview_is_what_click_says(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run("--help") == (0, entry.OVERVIEW, "")


def test_the_readme_shows_what_is_really_printed(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(ROOT)
    (sample,) = re.findall(r"```\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    _, output, _ = run("check", SEED.relative_to(ROOT).as_posix())
    missing = [finding for finding in sample.strip().split("\n\n") if finding not in output]
    assert not missing


def test_the_version_is_said(run: Any) -> None:
    assert run("--version") == (0, f"checker, version {checker.__version__}\n", "")


# What cannot be read is said, counted, and makes the status 2; all else is checked.


def _missed(said: Said, path: Path, why: str) -> None:
    status, output, beside = said
    assert status == 2
    assert f"checker: {path}: not read:" in beside
    assert why in beside
    assert "Traceback" not in beside
    assert "completion-mismatch" in output, "the other report must still be checked"
    assert "1 path not read" in output


def test_a_missing_file(run: Any, report: Any, tmp_path: Path) -> None:
    _missed(run("check", tmp_path / "none.txt", report(WRONG)), tmp_path / "none.txt", "no such file")


def test_a_binary_file(run: Any, report: Any, tmp_path: Path) -> None:
    path = report(bytes(range(256)) * 30, "a.txt")
    report(WRONG)
    _missed(run("check", tmp_path), path, "binary")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no sockets in folders")
def test_a_socket(run: Any, report: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.txt")
        _missed(run("check", report(WRONG), "s.txt"), Path("s.txt"), "a socket")


def test_a_folder_that_may_not_be_read(run: Any, report: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    report(WRONG)
    scan = os.scandir

    def refuse(path: str) -> Any:
        if os.fspath(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(folders.os, "scandir", refuse)
    _missed(run("check", tmp_path), tmp_path / "closed", "permission denied")


@pytest.mark.parametrize("data", [b"", b"  \n\r\n\t"])
def test_an_empty_file_is_no_report(run: Any, report: Any, data: bytes) -> None:
    status, output, beside = run("check", report(data))
    assert status == 2
    assert "it is empty" in beside
    assert "1 path not read" in output


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig", "big5"])
def test_reports_in_other_encodings_are_read_right(run: Any, report: Any, encoding: str) -> None:
    text = "六月末，存款比年初增加2480万元，完成全年計劃2000万元的134%。\n".replace("万", "萬") * 2
    status, output, _ = run("figures", "--format", "jsonl", report(text.encode(encoding)))
    assert status == 0
    assert [row["value"] for row in _rows(output) if row["kind"] == "percent"] == [134, 134]


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", ["check", "figures"])
def test_output_that_nobody_reads_ends_quietly(
    command: str, unbuffered: str, report: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    path = report((WRONG + "\n") * 150)
    arguments = [sys.executable, "-m", "checker", command, "--format", "jsonl", str(path)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 2


def test_a_name_that_is_no_text_is_shown_and_stops_nothing(report: Any, tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff.txt"
    try:
        with open(name, "wb") as file:
            file.write(WRONG.encode())
    except OSError:
        pytest.skip("this system has only names that are text")
    for form in ("terminal", "jsonl"):
        arguments = [sys.executable, "-m", "checker", "check", "--format", form, name]
        done = subprocess.run(arguments, capture_output=True, cwd=ROOT)
        assert (done.returncode, done.stderr) == (1, b"")
        assert b"completion-mismatch" in done.stdout


def test_a_large_report_on_one_line_is_read(run: Any, report: Any) -> None:
    path = report("The staff met in the hall and spoke of work and of rest. " * 900_000 + WRONG)
    assert path.stat().st_size > 50_000_000
    status, output, _ = run("check", "--format", "jsonl", path)
    (row,) = _rows(output)
    assert (status, row["line"], row["rule"]) == (1, 1, "completion-mismatch")
    assert row["column"] == 57 * 900_000 + COLUMN


def test_several_formats_are_written_in_one_run(run: Any, report: Any, tmp_path: Path) -> None:
    lines, document = tmp_path / "a.jsonl", tmp_path / "b.json"
    status, output, _ = run(
        "check", "--output", f"jsonl={lines}", "--output", f"json={document}", report(WRONG), "nothing.txt"
    )
    assert (status, output.splitlines()[-1].startswith("Found 1 error;")) == (2, True)
    checks = _rows(lines.read_text(encoding="utf-8"))
    assert [row["verdict"] for row in checks] == ["contradiction", "unread"]
    whole = json.loads(document.read_text(encoding="utf-8"))
    assert [*whole["checks"], *whole["unread"]] == checks
    assert whole["summary"]["status"] == status


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["json"], "names no file"),
        (["xml=a"], "there is no format 'xml'; there are terminal, concise,"),
        (["json=a", "jsonl=a"], "a is to hold two formats"),
        (["json=/no/such/folder/a"], "/no/such/folder/a cannot be written: No such file or directory"),
    ],
)
def test_an_output_that_cannot_be_written_is_said(run: Any, report: Any, given: list[str], said: str) -> None:
    status, output, beside = run("check", *(part for one in given for part in ("--output", one)), report(RIGHT))
    assert (status, output) == (2, "")
    assert said in beside


@pytest.mark.parametrize("option", [["-o"], ["--output", "json="]])
def test_a_report_is_never_written_over(run: Any, report: Any, tmp_path: Path, option: list[str]) -> None:
    path = report(WRONG)
    named = [*option[:-1], f"{option[-1]}{path}"] if len(option) > 1 else [*option, path]
    status, output, beside = run("check", *named, tmp_path)
    assert (status, output) == (2, "")
    assert f"{path} is one of the reports to check" in beside
    assert path.read_text(encoding="utf-8") == WRONG


def test_a_file_is_written_without_colours(run: Any, report: Any, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    _, output, _ = run("check", "--output", f"terminal={tmp_path / 'a'}", report(WRONG))
    assert "\x1b[" in output
    assert "\x1b" not in (tmp_path / "a").read_text(encoding="utf-8")
