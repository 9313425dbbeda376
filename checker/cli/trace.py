"""``checker trace``: why a rule fires, or stays silent, in a report."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from checker import console
from checker.cli import options
from checker.cli.status import FAILED, NOTHING

if TYPE_CHECKING:
    from checker.model import Language

_WITH_LINE = re.compile(r"(?P<path>.+):(?P<line>[1-9][0-9]*)")


@click.command("trace")
@click.argument("rule")
@click.argument("report", metavar="REPORT[:LINE]")
@options.language
@options.rules
def command(rule: str, report: str, language: Language, extra: Sequence[str]) -> int:
    """Show why a rule fires, or stays silent, in a report."""
    from checker import engine, readers, tracing
    from checker.errors import UnreadableFile
    from checker.formats import manual, terminal, traces

    pack = options.pack(extra)
    known = {one.id: one for one in pack.rules}
    if rule not in known:
        raise click.UsageError(manual.unknown(rule, known))
    path, line = _place(report)
    try:
        document = readers.read(path)
    except UnreadableFile as error:
        console.say(f"checker: {path}: not read: {error}")
        return FAILED
    result = engine.Examiner(pack, language).examine(document)
    found = tracing.trace(known[rule], result, pack, language, line)
    style = terminal.Style(language, console.width(), console.colored())
    with console.output() as output:
        output.write(traces.show(found, result, style, line))
    return NOTHING


def _place(report: str) -> tuple[str, int]:
    """A path and a line, 0 where none is given; a file of the whole name comes first."""
    parts = _WITH_LINE.fullmatch(report)
    if parts is None or os.path.exists(report):
        return report, 0
    return parts["path"], int(parts["line"])
