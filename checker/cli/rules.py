"""``checker rules``: the rules that reports are checked by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from checker import console
from checker.cli import options

if TYPE_CHECKING:
    from checker.model import Language


@click.group("rules")
def command() -> None:
    """Show the rules that reports are checked by."""


@command.command("list")
@options.language
@options.rules
def list_rules(language: Language, extra: Sequence[str]) -> None:
    """List all rules: id, family, severity and title."""
    from checker.formats import manual

    with console.output() as output:
        output.write(manual.index(options.pack(extra).rules, language))
