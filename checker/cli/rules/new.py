"""``checker rules new``: a rule file to begin with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from checker import console
from checker.cli import options

_KINDS = ("relation", "match", "sequence", "timeline")


@click.command("new")
@click.argument("id")
@click.option("--kind", type=click.Choice(_KINDS), default="relation", show_default=True, help="What it is about.")
@options.rules
def command(id: str, kind: str, extra: Sequence[str]) -> None:
    """Write a rule file that passes its own tests, to change step by step.

    It goes into the folder that --rules names, else into the folder rules, else into this one.
    """
    from checker import packs, scaffolds

    if len(extra) > 1:
        raise click.UsageError("a new rule goes into one folder: give --rules once")
    if any(rule.id == id for rule in packs.load().rules):
        raise click.UsageError(f"a shipped rule is called {id!r}, and the new one would replace it; choose another id")
    folder = Path(extra[0]) if extra else Path("rules") if Path("rules").is_dir() else Path()
    path = scaffolds.write(id, kind, folder)
    with console.output() as output:
        output.write(f"{path} is written. Change it, and try it with: checker rules test {id} --rules {folder}\n")
