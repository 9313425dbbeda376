"""The command ``checker``: one module for each of its commands, imported only when that command is given.

Exit status: 0 where nothing was found at or above ``--fail-on``, 1 where something was, 2 where the run failed or a
path could not be read, 130 where it was interrupted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

import checker
from checker import console
from checker.cli.commands import Commands
from checker.cli.status import FAILED, INTERRUPTED, NOTHING
from checker.errors import CheckerError

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


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit status."""
    console.prepare()
    try:
        status = cli.main(arguments, prog_name="checker", standalone_mode=False)
    except console.OutputClosed:
        console.close_quietly()
        return FAILED
    except click.ClickException as error:
        error.show()
        return FAILED
    except console.OutputFailed as error:
        console.say(f"checker: {error}")
        console.close_quietly()
        return FAILED
    except CheckerError as error:
        console.say(f"checker: {error}")
        return FAILED
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    return status if isinstance(status, int) else NOTHING
