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
@click.option("--from", "origins", is_flag=True, help="Show packs and files instead, and what takes whose place.")
@options.language
@options.rules
def command(origins: bool, language: Language, extra: Sequence[str]) -> None:
    """List all rules: id, family, severity and title."""
    from checker import notices
    from checker.formats import manual
    from checker.formats import origins as places

    pack = options.pack(extra)
    rules = (*pack.rules, *notices.RULES)
    with console.output() as output:
        output.write(places.listing(pack, language) if origins else manual.index(rules, language))
