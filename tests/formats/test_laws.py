"""A report is somebody else's text: in no format is it more than words."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from format_runs import Hostile, hostile
from hypothesis import given
from markdown_it import MarkdownIt

from checker.formats import FORMATS, words
from checker.formats.width import safe

SCHEMAS = {
    name: jsonschema.validators.validator_for(schema)(schema)
    for path in (Path(__file__).parents[1] / "schemas").glob("*.json")
    for name, schema in [(path.stem, json.loads(path.read_text(encoding="utf-8")))]
}
PRINTED = [form for form in FORMATS if form != "html"]
"""A page is opened, not printed: it shows a report as it reads, and a browser obeys none of this."""

TURNS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@pytest.mark.parametrize("form", PRINTED)
@given(hostile())
def test_nothing_that_a_terminal_obeys_is_written(form: str, report: Hostile) -> None:
    written = report.written(form).removeprefix("\ufeff")
    for character in set(written) - {"\n"}:
        assert unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(character) not in TURNS


@pytest.mark.parametrize("form", PRINTED)
@given(hostile())
def test_nothing_that_a_pipeline_obeys_is_written(form: str, report: Hostile) -> None:
    for line in report.written(form).split("\n"):
        if form != "github":
            assert not line.lstrip().startswith("::")
            assert not re.search(r"##\w*\[", line)


@pytest.mark.parametrize("form", FORMATS)
@given(hostile())
def test_the_same_run_is_written_in_the_same_bytes(form: str, report: Hostile) -> None:
    assert report.written(form) == report.written(form)


@given(hostile())
def test_commands_of_github_are_those_of_the_findings(report: Hostile) -> None:
    lines = report.written("github").splitlines()
    found = [check for check in report.checks if check.verdict == "contradiction" and not check.suppressed]
    commands = [line for line in lines if line.lstrip().startswith("::")]
    assert len(commands) == len(found) + 1
    for line, check in zip(commands, found, strict=False):
        name, properties, data = _command(line)
        assert name == {"error": "error", "warning": "warning", "note": "notice"}[check.severity]
        assert properties["title"] == check.rule
        assert data == words.advised(report.document, check, "en")
        assert {*properties} <= {"file", "line", "endLine", "col", "endColumn", "title"}


def _command(line: str) -> tuple[str, dict[str, str], str]:
    """As the runner reads a command."""
    info, data = line.lstrip().removeprefix("::").split("::", 1)
    name, _, given = info.partition(" ")
    pairs = (one.split("=", 1) for one in given.split(","))
    return name, {key: _plain(value) for key, value in pairs}, _plain(data)


def _plain(text: str) -> str:
    for sign, code in ((":", "%3A"), (",", "%2C"), ("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
        text = text.replace(code, sign)
    return text


@given(hostile())
def test_no_cell_of_a_table_is_a_formula(report: Hostile) -> None:
    rows = list(csv.reader(io.StringIO(report.written("csv"), newline="")))
    assert len(rows) == 1 + len(report.checks) + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    for text in (part for row in rows[1:] for cell in row for part in cell.split(";")):
        assert not text.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@given(hostile())
def test_xml_holds_the_findings_and_nothing_else(report: Hostile) -> None:
    root = ElementTree.fromstring(report.written("junit").encode())
    assert {element.tag for element in root.iter()} <= {
        *("testsuites", "testsuite", "testcase", "failure", "skipped", "error"),
    }
    assert len(root.findall("testsuite/testcase")) == max(1, len(report.checks)) + 1
    said = [failure.get("message") for failure in root.iter("failure")]
    failed = [check for check in report.checks if check.verdict == "contradiction" and not check.suppressed]
    assert said == [words.said(report.document, check, "en") for check in failed]


@given(hostile())
def test_a_comment_has_a_row_for_each_finding_and_no_mark_up_of_the_report(report: Hostile) -> None:
    written = report.written("markdown")
    tokens = MarkdownIt("gfm-like").parse(written)
    assert sum(token.type == "tr_open" for token in tokens) == 1 + sum(not c.suppressed for c in report.checks) + 1
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {
        *("text", "text_special", "code_inline", "strong_open", "strong_close", "em_open", "em_close", "html_inline"),
    }
    assert {child.content for child in inline if child.type == "html_inline"} <= {"<br>"}
    plain = "\n".join(child.content for child in inline if child.type.startswith("text"))
    assert not re.search(r"[@#]\S(?<!\u200b)", plain)
    assert "://" not in plain


@given(hostile())
def test_what_json_holds_comes_back(report: Hostile) -> None:
    rows = [json.loads(line) for line in report.written("jsonl").splitlines()]
    checks = [*(c for c in report.checks if not c.suppressed), *(c for c in report.checks if c.suppressed)]
    assert [row["message"] for row in rows] == [*(c.message for c in checks), report.unread[0].reason]
    assert [row["path"] for row in rows] == [*(c.path for c in checks), report.unread[0].path]
    whole = json.loads(report.written("json"))
    assert [*whole["checks"], *whole["unread"]] == rows


@given(hostile())
def test_other_formats_are_what_their_schemas_ask_for(report: Hostile) -> None:
    _validate("sarif-2.1.0", json.loads(report.written("sarif")))
    _validate("gitlab-code-quality", json.loads(report.written("gitlab")))
    for line in report.written("rdjsonl").splitlines():
        _validate("rdjsonl", json.loads(line))


def _validate(name: str, written: Any) -> None:
    errors = [f"{error.json_path}: {error.message}" for error in SCHEMAS[name].iter_errors(written)]
    assert errors == []


@given(hostile())
def test_a_message_of_sarif_has_no_link_and_no_placeholder(report: Hostile) -> None:
    (run,) = json.loads(report.written("sarif"))["runs"]
    for result in run["results"]:
        text = result["message"]["text"]
        assert "](" not in text
        assert not re.search(r"(?<!\{)\{\d+\}", text)
        assert text == safe(text)
