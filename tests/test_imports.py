"""What is imported when: reading a report must not pay for what it does not use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SEED = ROOT / "fixtures" / "seeds" / "credit_union_work_summaries.txt"
HEAVY = {"pint", "pandas", "numpy", "pyarrow", "tabulate", "yaml", "markdown_it", "charset_normalizer", "wcwidth"}


def _imported(statement: str) -> set[str]:
    """The top-level modules that a fresh process has imported after a statement."""
    code = f"import sys\n{statement}\nprint(*{{name.split('.')[0] for name in sys.modules}}, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("command", ["check", "figures"])
def test_reading_a_report_imports_nothing_heavy(command: str) -> None:
    statement = f"from checker.cli import run; run([{command!r}, '--format', 'jsonl', {str(SEED)!r}])"
    _imported(statement)  # compiles the rules, where nobody has before
    assert _imported(statement) & HEAVY == set()


def test_showing_findings_imports_nothing_heavy() -> None:
    assert _imported(f"from checker.cli import run; run(['check', {str(SEED)!r}])") & HEAVY == set()


SLOW = {"pathlib", "shutil", "subprocess", "tempfile", "multiprocessing", "difflib", "zipfile", "tomllib"}
"""Modules of the standard library that each take some milliseconds of every start."""


@pytest.mark.parametrize("form", ["terminal", "jsonl"])
def test_checking_one_report_imports_nothing_slow(form: str) -> None:
    before = _imported("pass")  # what an editable installation brings with it
    assert (
        _imported(f"from checker.cli import run; run(['check', '--format', '{form}', {str(SEED)!r}])") - before
    ) & SLOW == set()


def test_the_command_line_imports_click_and_nothing_else_of_others() -> None:
    assert _imported("import checker.cli") & (HEAVY | {"re2", "fractions"}) == set()


def test_the_overview_imports_not_even_click() -> None:
    statement = "import checker.__main__ as m; sys.argv[1:] = ['--help']; m.main()"
    assert _imported(statement) & (HEAVY | {"click", "typing", "dataclasses", "re"}) <= {"typing", "re"}


def test_the_package_imports_nothing() -> None:
    assert {name for name in _imported("import checker") if name.startswith("checker")} == {"checker"}
    assert "dataclasses" not in _imported("import checker")
