"""Modules import along the way of the data; pyproject.toml says the order, and a reason at each exception."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
CLI = {path.relative_to(ROOT / "checker").as_posix() for path in (ROOT / "checker" / "cli").rglob("*.py")} - {
    "cli/__init__.py",
    "cli/checking.py",
    "cli/status.py",
    "cli/watch.py",
}


def test_imports_keep_to_the_layers(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == 0, capsys.readouterr().out


def _imports(path: Path) -> set[str]:
    """The top-level modules that a file imports anywhere, inside functions too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("pint", {"units.py"}),
        ("re2", {"automata.py", "fields.py"}),
        ("yaml", {"sources.py"}),
        ("pandas", {"formats/figures.py"}),
        ("tabulate", {"formats/coverage.py", "formats/figures.py"}),
        ("click", {"console.py", *CLI}),
        ("markdown_it", {"readers/markdown.py"}),
        ("charset_normalizer", {"readers/content.py"}),
        ("wcwidth", {"formats/width.py"}),
        ("pathspec", {"globs.py"}),
        ("watchfiles", {"watching.py"}),
        ("tomllib", {"toml_files.py"}),
        ("multiprocessing", {"workers.py"}),
    ],
)
def test_a_library_is_imported_in_one_place(library: str, homes: set[str]) -> None:
    package = ROOT / "checker"
    found = {path.relative_to(package).as_posix() for path in package.rglob("*.py") if library in _imports(path)}
    assert found == homes


def test_the_model_imports_what_types_are_made_of_and_the_standard_library() -> None:
    text = (ROOT / "checker" / "model.py").read_text(encoding="utf-8")
    assert _imports(ROOT / "checker" / "model.py") <= {"__future__", "checker", *sys.stdlib_module_names}
    assert [line for line in text.splitlines() if "import" in line and "checker" in line] == [
        "from checker.records import NamedTuple"
    ]
