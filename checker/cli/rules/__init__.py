"""``checker rules``: the rules that reports are checked by, shown, written, tested and measured."""

from __future__ import annotations

from collections.abc import Mapping

import click

from checker.cli.commands import Commands

COMMANDS: Mapping[str, str] = {
    "docs": "checker.cli.rules.docs",
    "lint": "checker.cli.rules.lint",
    "list": "checker.cli.rules.list",
    "new": "checker.cli.rules.new",
    "power": "checker.cli.rules.power",
    "schema": "checker.cli.rules.schema",
    "test": "checker.cli.rules.test",
}
"""The commands below ``checker rules``, and the module of each."""


@click.command("rules", cls=Commands, modules=COMMANDS)
def command() -> None:
    """Show, write and test the rules that reports are checked by."""
