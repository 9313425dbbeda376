"""``checker figures``: what every figure of reports was read as."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from checker import console
from checker.cli import options, reports
from checker.cli.status import FAILED, NOTHING

if TYPE_CHECKING:
    from checker.model import Unread


@click.command("figures")
@options.paths
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl", "csv", "parquet"]), default="table", show_default=True
)
@click.option("-o", "--output", "target", type=click.Path(dir_okay=False), help="A file to write to.")
@options.rules
def command(paths: Sequence[str], form: str, target: str | None, extra: Sequence[str]) -> int:
    """Show every figure of reports with what it was read as."""
    from checker import engine
    from checker.formats import figures as tables

    if form == "parquet" and target is None and console.on_terminal():
        raise click.UsageError("Parquet is not text: name a file with --output, or send it into a pipe.")
    examiner, unread = engine.Examiner(options.pack(extra)), list["Unread"]()
    with (
        console.output(target) as output,
        console.progress(listed := reports.find(paths, unread), len(listed), output) as (found, sink),
    ):
        known = (
            (document, figure)
            for document in reports.read(found, unread)
            for figure in engine.figures(examiner.read(document))
        )
        tables.write(form, known, sink)
    return FAILED if unread else NOTHING
