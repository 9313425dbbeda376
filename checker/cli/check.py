"""``checker check``: what is wrong in reports."""

from __future__ import annotations

from typing import Any

import click

from checker.cli import checking, gate, options, reports
from checker.formats import FORMATS


@click.command("check")
@options.paths
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    metavar="FORMAT",
    default="terminal",
    show_default=True,
    help=f"What is printed: {', '.join(FORMATS)}.",
)
@click.option("-o", "target", type=click.Path(dir_okay=False), metavar="FILE", help="Write that into a file.")
@options.outputs
@click.option("--verified", is_flag=True, help="Also show what holds, and what could not be checked and why.")
@click.option(
    "--fail-on",
    type=click.Choice(["note", "warning", "error", "never"]),
    default="warning",
    show_default=True,
    help="The least severity of a finding that makes the exit status 1.",
)
@click.option("-e", "--exit-zero", is_flag=True, help="Never exit with status 1, as --fail-on never.")
@click.option("--max-warnings", type=click.IntRange(0), metavar="N", help="Warnings that do not make the status 1.")
@click.option("--baseline", metavar="FILE", help="Findings that were there before, and do not count.")
@click.option("--manifest", metavar="FILE", help="A file to write the evidence of the run to.")
@click.option("--statistics", is_flag=True, help="Show how often each rule found something, and nothing else.")
@click.option("-q", "--quiet", is_flag=True, help="Show findings alone, without the counts.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("--watch", "-w", is_flag=True, help="Check again whenever a report, a rule or the configuration changes.")
@gate.configured
@click.pass_context
def command(context: click.Context, /, **given: Any) -> int:
    """Check reports: files, folders and archives of them."""
    asked = gate.asked(context)
    if not given["watch"]:
        return checking.check(asked)
    from checker.cli import watch

    if reports.STDIN in given["paths"]:
        raise click.UsageError("--watch waits for files to change, and standard input is none.")
    written = [given["target"], given["manifest"], *(path for _, path in given["outputs"])]
    own = [path for path in written if path]
    return watch.again(lambda: checking.check(asked), lambda: gate.files(asked), own)
