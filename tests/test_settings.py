"""What a run is told, and where a configuration is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.settings import Given, Settings, find


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    (tmp_path / "a" / "b").mkdir(parents=True)
    return tmp_path / "a" / "b"


def test_the_nearest_configuration_is_found(tmp_path: Path, inside: Path) -> None:
    (tmp_path / "checker.toml").touch()
    assert find(str(inside)) == str(tmp_path / "checker.toml")
    (inside.parent / "checker.toml").touch()
    assert find(str(inside)) == str(inside.parent / "checker.toml")


def test_a_project_file_counts_where_it_speaks_of_the_checker(tmp_path: Path, inside: Path) -> None:
    (tmp_path / "checker.toml").touch()
    (inside / "pyproject.toml").write_text("[tool.other]\n")
    assert find(str(inside)) == str(tmp_path / "checker.toml")
    (inside / "pyproject.toml").write_text("[tool.checker]\n")
    assert find(str(inside)) == str(inside / "pyproject.toml")


def test_what_is_given_last_is_in_force_and_says_where_it_comes_from() -> None:
    told = Settings(origins={"jobs": "checker.toml:3"}, jobs=4).override(jobs=(2, "--jobs"), lang=("zh", "--lang"))
    assert (told.jobs, told.lang) == (2, "zh")
    assert told.origins == {"jobs": "--jobs", "lang": "--lang"}


def test_a_complaint_about_an_option_names_the_option() -> None:
    assert str(Given("sums", "--select").complaint("there is no rule 'sums'")) == "--select: there is no rule 'sums'"
