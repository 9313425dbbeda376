"""What the documentation shows is what is really printed."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from checker.formats import FORMATS

ROOT = Path(__file__).parents[1]
SHOWN = re.compile(r"```\n\$ checker (?P<command>[^\n]*)\n(?P<output>.*?)\n```", re.DOTALL)
BLOCKS = [
    (path.name, found["command"], found["output"])
    for path in sorted((ROOT / "docs").glob("*.md"))
    for found in SHOWN.finditer(path.read_text(encoding="utf-8"))
]


def test_the_documentation_shows_commands() -> None:
    assert len(BLOCKS) >= 4


@pytest.mark.parametrize(("name", "command", "output"), BLOCKS, ids=[": ".join(block[:2]) for block in BLOCKS])
def test_output_in_the_documentation_is_real(name: str, command: str, output: str) -> None:
    environment = {**os.environ, "COLUMNS": "100", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "checker", *command.split()],
        cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.stdout.rstrip() == output


def test_every_format_is_explained() -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    assert [form for form in FORMATS if f"| `{form}` | " not in page] == []
