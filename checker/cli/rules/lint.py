"""``checker rules lint``: what is weak in rule files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from checker import console
from checker.cli import options
from checker.cli.rules import selection
from checker.cli.status import FOUND, NOTHING

if TYPE_CHECKING:
    from checker.model import Language


@click.command("lint")
@selection.ids
@click.option("--strict", is_flag=True, help="Ask for a test of every pattern, and one that needs every guard.")
@options.language
@options.rules
def command(ids: Sequence[str], strict: bool, language: Language, extra: Sequence[str]) -> int:
    """Find what is weak in rules: missing tests, tests that need no rule, rules hidden by others."""
    from checker import linting
    from checker.formats import lints, terminal

    pack = options.pack(extra)
    rules = selection.chosen(pack, ids, extra)
    style = terminal.Style(language, console.width(), console.colored())
    found = linting.lint(rules, pack, strict=strict)
    with console.output() as output:
        output.write("".join(lints.line(one, style) for one in found))
        output.write(lints.closing(found, len(rules), style))
    return FOUND if found else NOTHING
