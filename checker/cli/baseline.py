"""``checker baseline``: what stands today, so that later runs show only what is new."""

from __future__ import annotations

from contextlib import ExitStack, closing
from typing import TYPE_CHECKING, Any

import click

from checker import console
from checker.cli import asked, gate, options, reports
from checker.cli.status import FAILED, NOTHING

if TYPE_CHECKING:
    from checker.model import Unread


@click.command("baseline")
@options.paths
@click.option("-o", "target", type=click.Path(dir_okay=False), metavar="FILE", help="The file to record it in.")
@gate.configured
@click.pass_context
def command(context: click.Context, /, **given: Any) -> int:
    """Record the findings of reports, so that later runs show new ones only.

    Later runs are told by check --baseline FILE. What is suppressed otherwise is not recorded. Each finding comes with
    the fingerprint that a reviewed list asks for.
    """
    from datetime import date

    from checker import baseline, globs, notices, runs
    from checker.formats.encoding import encode
    from checker.outcomes import Wanted

    settings = asked.settings(gate.asked(context))._replace(baseline="")
    run = runs.Run(settings, Wanted(settings.lang, fingerprints=True, redact=settings.redact), date.today)
    reports.warn(run)
    unread, own = list["Unread"](), {rule.id for rule in notices.RULES}
    found = reports.changed(reports.find(given["paths"], unread), given["diff"])
    with ExitStack() as stack:
        outcomes = stack.enter_context(closing(reports.outcomes(run, found, given["stdin_filename"])))
        output = stack.enter_context(console.output(given["target"]))
        checked, sink = stack.enter_context(console.progress(outcomes, len(found), output))
        sink.write(encode(baseline.head()) + "\n")
        for each in (each for outcome in checked for each in outcome.every()):
            for missed in each.unread:
                reports.miss(missed, unread)
            if each.result:
                written = globs.written(each.path, settings.root)
                sink.writelines(
                    encode(baseline.row(written, finding)) + "\n"
                    for finding in each.result.findings
                    if finding.rule not in own
                )
    return FAILED if unread else NOTHING
