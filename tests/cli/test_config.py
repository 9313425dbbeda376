"""``checker config``: what is in force, and where it was said."""

from __future__ import annotations

import tomllib
from pathlib import Path

from gates import Gate

TOLD = """\
select = ["sum", "share"]
suppressions-in-text = true

[severity]
sum-mismatch = "note"

[per-file-ignores]
"drafts/**" = ["placeholder"]

[[reports]]
path = "north/"
year = 2013
entity = "北方分行"
unit = "万元"
ignore = ["sum"]

[[expects]]
path = "north/2013*"
period = 2013
"""


def test_every_value_is_shown_with_where_it_was_said(gate: Gate) -> None:
    Path("checker.toml").write_text(TOLD, encoding="utf-8")
    status, output, _ = gate("config", "--jobs", "2", "--select", "ratio", "--config", "checker.toml")
    assert status == 0
    said = {line.partition(" = ")[0]: line.rpartition("  # ")[2] for line in output.splitlines()}
    assert (said["jobs"], said["select"], said["lang"]) == ("--jobs", "--select", "default")
    assert (said["severity"], said["expects"]) == ("checker.toml:4", "checker.toml:17")


def test_what_is_shown_can_be_a_configuration_again(gate: Gate) -> None:
    Path("checker.toml").write_text(TOLD, encoding="utf-8")
    shown = gate("config", "--config", "checker.toml")[1]
    told, again = tomllib.loads(TOLD), tomllib.loads(shown)
    told["expects"][0]["period"] = "2013"
    assert {name: again[name] for name in told} == told


def test_without_a_configuration_all_is_default(gate: Gate) -> None:
    output = gate("config", "--isolated")[1]
    assert output.splitlines()[0] == "# no configuration"
    assert all(line.endswith("# default") for line in output.splitlines()[1:])


def test_a_value_that_does_not_count_says_why(gate: Gate) -> None:
    Path("checker.toml").write_text(TOLD, encoding="utf-8")
    (line,) = [line for line in gate("config")[1].splitlines() if line.startswith("suppressions-in-text")]
    assert line.startswith("suppressions-in-text = false")
    assert line.endswith("# default, for checker.toml:2 counts only where --config names the file")
