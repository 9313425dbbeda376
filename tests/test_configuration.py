"""Configurations: what they say, and all that is wrong in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker import configuration
from checker.errors import PackError
from checker.settings import Settings


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(tmp_path)

    def write(text: str, name: str = "checker.toml", *, named: bool = True) -> Settings:
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
        return configuration.load(name, named=named)

    return write


def test_values_come_with_their_places(load: Any) -> None:
    told = load('fail-on = "error"\nselect = ["sum", "share"]\n\n[severity]\nsum-mismatch = "note"\n')
    assert (told.fail_on, [given.text for given in told.select]) == ("error", ["sum", "share"])
    assert told.origins["severity"] == "checker.toml:4"
    assert str(told.select[1].complaint("no")).startswith("checker.toml:2:18: no")
    assert [(one.rules.text, one.severity) for one in told.severity] == [("sum-mismatch", "note")]


def test_a_table_of_a_project_file_is_a_configuration(load: Any) -> None:
    told = load("[tool.other]\nx = 1\n[tool.checker]\njobs = 3\n", "pyproject.toml")
    assert (told.jobs, told.origins["jobs"]) == (3, "pyproject.toml:4")


def test_a_project_file_without_that_table_is_none(load: Any) -> None:
    with pytest.raises(PackError, match="no configuration of the checker"):
        load("[tool.other]\n", "pyproject.toml")


def test_all_that_is_wrong_is_said_at_once(load: Any) -> None:
    with pytest.raises(PackError) as caught:
        load('selct = ["sum"]\nfail-on = "errors"\njobs = -1\n[[reports]]\nyear = 20\n[[expects]]\npath = 3\n')
    said = str(caught.value)
    assert said.count("checker.toml:") == 6
    for words in ("did you mean 'select'?", "did you mean 'error'?", "'path' is missing", "from 1900 on"):
        assert words in said


def test_patterns_say_what_is_known_of_their_reports(load: Any) -> None:
    told = load(
        '[per-file-ignores]\n"drafts/**" = ["masked-name", "placeholder"]\n'
        '[[reports]]\npath = "north/"\nyear = 2013\nentity = "北方分行"\nunit = "万元"\nseverity = {sum = "note"}\n'
        '[[expects]]\npath = "north/2013*"\nperiod = 2013\nentity = "北方分行"\n'
    )
    (spared,) = told.per_file_ignores
    assert (spared.pattern.text, [given.text for given in spared.ignore]) == (
        "drafts/**",
        ["masked-name", "placeholder"],
    )
    (known,) = told.reports
    assert (known.year, known.entity, known.unit) == (2013, "北方分行", "万元")
    (expected,) = told.expects
    assert (expected.entity, expected.period, expected.pattern.text) == ("北方分行", "2013", "north/2013*")


def test_options_of_rules_keep_their_decimals(load: Any) -> None:
    told = load("[options.share-mismatch]\ntolerance = 0.10\nleast = 3\n")
    assert [(one.rule.text, one.name.text, one.value) for one in told.options] == [
        ("share-mismatch", "tolerance", "0.10"),
        ("share-mismatch", "least", 3),
    ]
    assert str(told.options[1].name.complaint("no")).startswith("checker.toml:3:1: no")


def test_what_lets_a_submitter_speak_counts_only_where_the_gate_names_the_file(load: Any) -> None:
    text = "suppressions-in-text = true\nconfiguration-beside-reports = true\n"
    named, found = load(text), load(text, named=False)
    assert (named.suppressions_in_text, named.configuration_beside_reports) == (True, True)
    assert (found.suppressions_in_text, found.configuration_beside_reports) == (False, False)
    assert found.unheeded == ("suppressions_in_text", "configuration_beside_reports")
    assert named.unheeded == ()
    assert found.origins["suppressions_in_text"].startswith("default, for checker.toml:1 counts only")


def test_files_are_looked_for_from_the_configuration(load: Any) -> None:
    told = load('rules = ["own/"]\nreviewed = "reviewed.yaml"\n', "gate/checker.toml")
    assert (told.rules, told.reviewed) == (("gate/own/",), "gate/reviewed.yaml")


def test_patterns_are_counted_from_a_file_that_was_found_or_from_where_the_gate_works(
    load: Any, tmp_path: Path
) -> None:
    assert load("", "gate/checker.toml", named=False).root == str(tmp_path / "gate")
    assert load("", "gate/checker.toml").root == str(tmp_path)


def test_beside_reports_a_configuration_says_nothing_of_the_run(load: Any) -> None:
    load("")
    Path("checker.toml").write_text('ignore = ["sum"]\nfail-on = "never"\n')
    with pytest.raises(PackError, match="'fail-on' is unknown here"):
        configuration.beside("checker.toml")


def test_every_key_has_a_field_and_a_meaning() -> None:
    assert {name.replace("-", "_") for name in configuration.FIELDS} == set(Settings._fields) - {
        "file",
        "root",
        "origins",
    }
    assert all(field.means for field in configuration.FIELDS.values())


def test_every_key_is_explained() -> None:
    page = (Path(__file__).parents[1] / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert [name for name in configuration.FIELDS if f"`{name}`" not in page] == []
