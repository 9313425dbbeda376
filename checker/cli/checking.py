"""Checking the reports that a command is asked to check, and writing what comes of them."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TextIO

from checker import console
from checker.cli import reports
from checker.cli.asked import LISTS, Asked, settings
from checker.cli.status import FAILED

if TYPE_CHECKING:
    from checker.formats import Writer
    from checker.formats.tally import Tally
    from checker.manifest import Manifest
    from checker.model import Rule
    from checker.outcomes import Outcome
    from checker.runs import Run
    from checker.settings import Settings

PLAIN: Mapping[str, Any] = MappingProxyType(
    {
        **dict.fromkeys(("exit_zero", "isolated", "quiet", "redact", "statistics", "verified", "watch"), False),
        **dict.fromkeys(("baseline", "config", "diff", "jobs", "manifest", "max_warnings", "stdin_filename", "target")),
        **dict.fromkeys(("extra", *LISTS), ()),
        "color": "auto",
        "fail_on": "warning",
        "form": "terminal",
        "language": "en",
        "outputs": [],
    }
)
"""The values of all options where none is given."""


def plainly(paths: Sequence[str]) -> int:
    """Checks reports without any option, and returns the exit status."""
    return check(Asked({**PLAIN, "paths": tuple(paths)}))


def check(asked: Asked) -> int:
    """Checks all reports as they are now, and returns the exit status."""
    from datetime import date

    from checker import formats, readers, runs
    from checker.formats.tally import Tally
    from checker.outcomes import Wanted

    given, told = asked.values, settings(asked)
    form = "statistics" if given["statistics"] else given["form"]
    forms = [form, *(name for name, _ in given["outputs"])]
    wanted = Wanted(
        told.lang,
        verified=told.verified,
        whole=not formats.WHOLE.isdisjoint(forms),
        digest=bool(given["manifest"]),
        fingerprints=not formats.FINGERPRINTED.isdisjoint(forms),
        redact=told.redact,
    )
    reader = readers.Reader()
    reader.expect(given["paths"])
    run = runs.Run(told, wanted, date.today, reader)
    reports.warn(run)
    tally = Tally(told.fail_on, max_warnings=told.max_warnings)
    present = reports.find(given["paths"], tally.unread)
    reports.spare(present, [file for file in (given["target"], *(path for _, path in given["outputs"])) if file])
    found = reports.changed(present, given["diff"])
    with ExitStack() as stack:
        shield = stack.enter_context(console.shielded())
        output = stack.enter_context(console.output(given["target"]))
        outcomes = stack.enter_context(closing(reports.outcomes(run, found, given["stdin_filename"])))
        shown, sink = stack.enter_context(console.progress(outcomes, len(found), output))
        writer = _writer(stack, form, sink, given, told, run.selection.rules)
        manifest = _manifest(given["manifest"], run)
        try:
            for outcome in shown:
                with shield:
                    for each in outcome.every():
                        _record(each, tally, writer, verified=told.verified)
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
    # A gate that looks in the wrong place must not pass what it never saw.
    return tally.status if present or tally.unread else FAILED


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
