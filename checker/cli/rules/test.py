"""``checker rules test``: the tests that stand beside rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from checker import console
from checker.cli import options
from checker.cli.rules import selection
from checker.cli.status import FAILED, FOUND, NOTHING

if TYPE_CHECKING:
    from checker.model import Language


@click.command("test")
@selection.ids
@click.option("--watch", "-w", is_flag=True, help="Run again whenever a rule file or the sample changes.")
@click.option("--sample", metavar="REPORT", help="Also show what the rules find in a report.")
@options.language
@options.rules
def command(ids: Sequence[str], watch: bool, sample: str | None, language: Language, extra: Sequence[str]) -> int:
    """Run the ok, bad and unknown tests beside rules: those named, else those of --rules, else all."""

    def run() -> int:
        return max(_tested(ids, language, extra), _sampled(sample, ids, language, extra) if sample else NOTHING)

    def read() -> list[str]:
        from checker import pack_sources

        return [*(extra or (pack_sources.shipped(),)), *([sample] if sample else ())]

    if not watch:
        return run()
    from checker.cli import watch as watching

    return watching.again(run, read, ())


def _tested(ids: Sequence[str], language: Language, extra: Sequence[str]) -> int:
    """Runs the tests, and shows what fails."""
    from checker import examples
    from checker.engine import Examiner
    from checker.formats import terminal, trials

    pack = options.pack(extra)
    style = terminal.Style(language, console.width(), console.colored())
    rules = selection.chosen(pack, ids, extra)
    with console.output() as output:
        done = []
        for trial in examples.run(rules, Examiner(pack, verified=False)):
            done.append(trial)
            if trial.faults:
                output.write(trials.failure(trial, pack, style) + "\n")
        output.write(trials.closing(done, style))
    return FOUND if any(trial.faults for trial in done) else NOTHING


def _sampled(report: str, ids: Sequence[str], language: Language, extra: Sequence[str]) -> int:
    """Shows what the rules that are tested find in a report; what it finds makes no status."""
    from checker import examples, readers
    from checker.engine import Examiner
    from checker.errors import UnreadableFile
    from checker.formats import terminal

    pack = options.pack(extra)
    style = terminal.Style(language, console.width(), console.colored())
    try:
        result = Examiner(pack, language).examine(readers.read(report))
    except UnreadableFile as error:
        console.say(f"checker: {report}: not read: {error}")
        return FAILED
    with console.output() as output:
        for rule in selection.chosen(pack, ids, extra):
            for check in examples.of_rule(rule, (*result.findings, *result.checks)):
                output.write(terminal.check(result.document, check, style))
    return NOTHING
