"""``checker explain``: one rule, and why it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from checker import console
from checker.cli import options

if TYPE_CHECKING:
    from checker.model import Language


@click.command("explain")
@click.argument("rule", shell_complete=options.rule_ids)
@options.language
@options.rules
def command(rule: str, language: Language, extra: Sequence[str]) -> None:
    """Explain one rule: what it asserts, why, and with which examples."""
    from checker.formats import manual

    shipped = {known.id: known for known in options.pack(extra).rules}
    if rule not in shipped:
        raise click.UsageError(manual.unknown(rule, shipped))
    with console.output() as output:
        output.write(manual.page(shipped[rule], language))
