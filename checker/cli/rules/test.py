"""``checker rules test``: the tests that stand beside rules."""

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


@click.command("test")
@selection.ids
@options.language
@options.rules
def command(ids: Sequence[str], language: Language, extra: Sequence[str]) -> int:
    """Run the ok, bad and unknown tests beside rules: those named, else those of --rules, else all."""
    from checker import examples
    from checker.engine import Examiner
    from checker.formats import terminal, trials

    pack = options.pack(extra)
    style = terminal.Style(language, console.width(), console.colored())
    rules = selection.chosen(pack, ids, extra)
    with console.output() as output:
        done = []
        for trial in examples.run(rules, Examiner(pack)):
            done.append(trial)
            if trial.faults:
                output.write(trials.failure(trial, pack, style) + "\n")
        output.write(trials.closing(done, style))
    return FOUND if any(trial.faults for trial in done) else NOTHING
