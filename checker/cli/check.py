"""``checker check``: what is wrong in reports."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING, Any, TextIO

import click

from checker import console
from checker.cli import gate, options, reports
from checker.formats import FORMATS

if TYPE_CHECKING:
    from checker.formats import Writer
    from checker.formats.tally import Tally
    from checker.manifest import Manifest
    from checker.model import Rule
    from checker.outcomes import Outcome
    from checker.runs import Run
    from checker.settings import Settings


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
    if not given["watch"]:
        return _once(context, given)
    from checker.cli import watch

    if gate.STDIN in given["paths"]:
        raise click.UsageError("--watch waits for files to change, and standard input is none.")
    written = [given["target"], given["manifest"], *(path for _, path in given["outputs"])]
    own = [path for path in written if path]
    return watch.again(lambda: _once(context, given), lambda: gate.files(context), own)


def _once(context: click.Context, given: Mapping[str, Any]) -> int:
    """Checks all reports as they are now."""
    from datetime import date

    from checker import formats, readers, runs
    from checker.formats.tally import Tally
    from checker.outcomes import Wanted

    settings = gate.settings(context)
    form = "statistics" if given["statistics"] else given["form"]
    forms = [form, *(name for name, _ in given["outputs"])]
    wanted = Wanted(
        settings.lang,
        verified=settings.verified,
        whole=not formats.WHOLE.isdisjoint(forms),
        digest=bool(given["manifest"]),
        fingerprints=not formats.FINGERPRINTED.isdisjoint(forms),
        redact=settings.redact,
    )
    reader = readers.Reader()
    reader.expect(given["paths"])
    run = runs.Run(settings, wanted, date.today, reader)
    gate.warn(run)
    tally = Tally(settings.fail_on, max_warnings=settings.max_warnings)
    present = reports.find(given["paths"], tally.unread)
    options.spare(present, [file for file in (given["target"], *(path for _, path in given["outputs"])) if file])
    found = gate.changed(present, given["diff"])
    with ExitStack() as stack:
        shield = stack.enter_context(console.shielded())
        output = stack.enter_context(console.output(given["target"]))
        outcomes = stack.enter_context(closing(gate.outcomes(run, found, given["stdin_filename"])))
        shown, sink = stack.enter_context(console.progress(outcomes, len(found), output))
        writer = _writer(stack, form, sink, given, settings, run.selection.rules)
        manifest = _manifest(given["manifest"], run)
        try:
            for outcome in shown:
                with shield:
                    for each in outcome.every():
                        _record(each, tally, writer, verified=settings.verified)
                    if manifest:
                        manifest.add(outcome)
            for result in run.notices(present):
                with shield:
                    tally.count(result.findings)
                    writer.report(result, result.findings)
        except KeyboardInterrupt:
            tally.interrupted = True
        with shield:
            for missed in tally.unread:
                writer.missed(missed)
            writer.close(tally)
            if manifest:
                manifest.write(stack.enter_context(console.output(given["manifest"])), tally)
    return tally.status


def _record(outcome: Outcome, tally: Tally, writer: Writer, *, verified: bool) -> None:
    """Counts what came of one report, and writes it."""
    for missed in outcome.unread:
        reports.miss(missed, tally.unread)
    if result := outcome.result:
        tally.add(result.findings, outcome.counts, result.suppressed)
        writer.report(result, result.every if verified else result.findings)


def _writer(
    stack: ExitStack, form: str, sink: TextIO, given: Mapping[str, Any], settings: Settings, rules: Sequence[Rule]
) -> Writer:
    """What writes all formats that are asked for: one into ``sink``, the others into their files."""
    from checker import formats

    beside = formats.Setting(
        settings.lang,
        console.IN_A_PIPE,
        False,
        rules,
        root=console.checked_out(),
        quiet=given["quiet"],
        redacted=settings.redact,
    )
    setting = beside
    if given["target"] is None:
        setting = beside._replace(
            width=console.width(), color=console.colored(given["color"]), told=console.same_terminal()
        )
    files = [(name, stack.enter_context(console.output(path))) for name, path in given["outputs"]]
    return formats.Several(
        [formats.writer(form, sink, setting), *(formats.writer(name, file, beside) for name, file in files)]
    )


def _manifest(path: str | None, run: Run) -> Manifest | None:
    """What collects the evidence of the run, where it is asked for."""
    if path is None:
        return None
    from checker.manifest import Manifest

    return Manifest(run, sys.argv[1:])
