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
    from checker import notices
    from checker.formats import manual

    pack = options.pack(extra)
    found = pack.named(rule) or next((own for own in notices.RULES if own.id == rule), None)
    if found is None:
        raise click.UsageError(manual.unknown(rule, {known.id: known for known in (*pack.rules, *notices.RULES)}))
    if found.id != rule:
        console.say(f"checker: the rule {rule} is called {found.id} now")
    with console.output() as output:
        output.write(manual.page(found, language))
