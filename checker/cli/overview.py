"""The group of all commands: one module for each of them, imported only when that command is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

import checker
from checker.cli.commands import Commands
from checker.cli.status import FAILED, INTERRUPTED, NOTHING

COMMANDS: Mapping[str, str] = {
    "baseline": "checker.cli.baseline",
    "check": "checker.cli.check",
    "config": "checker.cli.config",
    "coverage": "checker.cli.coverage",
    "explain": "checker.cli.explain",
    "figures": "checker.cli.figures",
    "rules": "checker.cli.rules",
    "trace": "checker.cli.trace",
}
"""The commands, and the module of each."""


@click.command(cls=Commands, modules=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(checker.__version__, prog_name="checker")
def cli() -> None:
    """Check that the figures of reports agree with each other and with the calendar."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command that the arguments name, those of the process without any, and returns its exit status."""
    try:
        status = cli.main(arguments, prog_name="checker", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return FAILED
    except click.Abort:
        return INTERRUPTED
    return status if isinstance(status, int) else NOTHING
