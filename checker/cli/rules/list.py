"""``checker rules list``: all rules, a line each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from checker import console
from checker.cli import options

if TYPE_CHECKING:
    from checker.model import Language


@click.command("list")
@options.language
@options.rules
def command(language: Language, extra: Sequence[str]) -> None:
    """List all rules: id, family, severity and title."""
    from checker.formats import manual

    with console.output() as output:
        output.write(manual.index(options.pack(extra).rules, language))
