"""What fits the checker into pipelines and shells: tried as they would run it, without the pipeline."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.readers import FORMATS

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "fixtures" / "pipeline" / "deposits.txt"
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
JOB = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8"))["report-check"]
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

posix = pytest.mark.skipif(os.name == "nt", reason="the scripts of pipelines are for a POSIX shell")


@pytest.mark.parametrize(
    "arguments",
    [
        ["pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"],
        ["check_jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml"],
        *[
            [
                "check_jsonschema",
                "--builtin-schema",
                "vendor.gitlab-ci",
                "--data-transform",
                "gitlab-ci",
                "ci/gitlab.yml",
            ]
        ],
    ],
    ids=lambda arguments: arguments[-1],
)
def test_files_are_what_those_that_read_them_ask_for(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hook_is_given_every_format_that_is_read() -> None:
    assert [ending for ending in FORMATS if not re.search(HOOK["files"], f"reports/a{ending.upper()}")] == []
    assert not re.search(HOOK["files"], "reports/a.py")


@pytest.fixture
def shell(tmp_path: Path) -> Any:
    """Runs a script of a pipeline in a project with a report, with ``checker`` where the pipeline has put it."""
    project = tmp_path / "project"
    (project / "all reports").mkdir(parents=True)
    (project / "all reports" / "deposits.txt").write_bytes(REPORT.read_bytes())
    program = tmp_path / "temp" / "report-checker" / "bin" / "checker"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m checker "$@"\n', encoding="utf-8")
    program.chmod(0o755)

    def run(script: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": f"{program.parent}:{os.environ['PATH']}", "RUNNER_TEMP": str(tmp_path / "temp")}
        environment |= {name: str(tmp_path / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        return subprocess.run(
            ["bash", "-eo", "pipefail", "-c", script],
            cwd=project, env=environment | variables, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip

    return run


@posix
def test_the_action_annotates_and_sums_up(shell: Any, tmp_path: Path) -> None:
    script = ACTION["runs"]["steps"][1]["run"]
    done = shell(script, PATHS="all reports\n\n", ARGUMENTS="--lang=zh\n", SARIF="out.sarif", SUMMARY="true")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("::error file=all reports/deposits.txt,line=1,endLine=1,col=38,endColumn=42,")
    assert (tmp_path / "GITHUB_OUTPUT").read_text(encoding="utf-8") == "status=1\n"
    assert "| 错误 | `all reports/deposits.txt:1:38` |" in (tmp_path / "GITHUB_STEP_SUMMARY").read_text(
        encoding="utf-8"
    )
    sarif = json.loads((tmp_path / "project" / "out.sarif").read_text(encoding="utf-8"))
    assert len(sarif["runs"][0]["results"]) == 1


@posix
def test_what_the_action_is_given_is_no_part_of_its_script(shell: Any, tmp_path: Path) -> None:
    script = ACTION["runs"]["steps"][1]["run"]
    done = shell(script, PATHS="$(touch stolen)\n; touch stolen", ARGUMENTS="", SARIF="", SUMMARY="false")
    assert done.returncode == 2
    assert "$(touch stolen): not read" in done.stdout
    assert not (tmp_path / "project" / "stolen").exists()
    assert not (tmp_path / "GITHUB_STEP_SUMMARY").exists()


@posix
def test_the_job_of_gitlab_writes_its_reports(shell: Any, tmp_path: Path) -> None:
    (script,) = JOB["script"]
    done = shell(script, CHECKER_PATHS=".", CHECKER_ARGUMENTS="--fail-on never --lang zh")
    assert (done.returncode, done.stderr) == (0, "")
    reports = JOB["artifacts"]["reports"]
    (issue,) = json.loads((tmp_path / "project" / reports["codequality"]).read_text(encoding="utf-8"))
    assert issue["location"]["path"] == "all reports/deposits.txt"
    assert "<failure " in (tmp_path / "project" / reports["junit"]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("checker ch", ["plain,check"]),
        ("checker check --format s", ["plain,sarif", "plain,statistics"]),
        ("checker explain share-of-c", ["plain,share-of-change-mismatch"]),
        ("checker check repo", ["file,repo"]),
    ],
)
def test_a_shell_completes_commands_formats_rules_and_files(words: str, offered: list[str]) -> None:
    environment = {
        **os.environ,
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
        "_CHECKER_COMPLETE": "bash_complete",
    }
    done = subprocess.run(
        [sys.executable, "-m", "checker"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines() == offered
