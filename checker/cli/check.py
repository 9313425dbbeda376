"""``checker check``: what is wrong in reports."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from checker import console
from checker.cli import options, reports
from checker.formats import FORMATS

if TYPE_CHECKING:
    from checker.model import Language, Severity


@click.command("check")
@options.paths
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="terminal", show_default=True)
@options.outputs
@click.option("--verified", is_flag=True, help="Also show what holds, and what could not be checked and why.")
@click.option(
    "--fail-on",
    type=click.Choice(["note", "warning", "error"]),
    default="warning",
    show_default=True,
    help="The least severity of a finding that makes the exit status 1.",
)
@options.language
@options.rules
def command(
    paths: Sequence[str],
    form: str,
    outputs: Sequence[tuple[str, str]],
    verified: bool,
    fail_on: Severity,
    language: Language,
    extra: Sequence[str],
) -> int:
    """Check reports: files, folders and archives of them."""
    from checker import formats, selection
    from checker.formats.tally import Tally
    from checker.outcomes import Examination, Wanted
    from checker.settings import Settings

    pack = options.pack(extra)
    chosen = selection.choose(pack.rules, Settings())
    examination, tally = Examination(pack, chosen, Wanted(language, verified)), Tally(fail_on)
    setting = formats.Setting(
        language,
        console.width(),
        console.colored(),
        pack.rules,
        root=console.checked_out(),
        told=console.same_terminal(),
    )
    with ExitStack() as open_files:
        output = open_files.enter_context(console.output())
        found, sink = open_files.enter_context(console.progress(reports.find(paths, tally.unread), output))
        in_file = setting._replace(width=console.IN_A_PIPE, color=False, told=False)
        files = [(name, open_files.enter_context(console.output(path))) for name, path in outputs]
        writer = formats.Several(
            [formats.writer(form, sink, setting), *(formats.writer(name, file, in_file) for name, file in files)]
        )
        for outcome in (each for path in found for each in examination(path).every()):
            for missed in outcome.unread:
                reports.miss(missed, tally.unread)
            if result := outcome.result:
                tally.add(result.findings, outcome.counts, result.suppressed)
                writer.report(result, result.every if verified else result.findings)
        for missed in tally.unread:
            writer.missed(missed)
        writer.close(tally)
    return tally.status
