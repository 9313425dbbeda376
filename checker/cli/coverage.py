"""``checker coverage``: which figures of reports were checked."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

import click

from checker import console
from checker.cli import options, reports
from checker.cli.status import FAILED, FOUND, NOTHING

if TYPE_CHECKING:
    from checker.coverage import Counts, Covered
    from checker.model import Language, Unread

_STATUSES = ("verified", "contradicted", "placeholder", "unchecked")


@click.command("coverage")
@options.paths
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.option("--figures", "each", is_flag=True, help="Show every figure with its status and the rules that say so.")
@click.option(
    "--only",
    type=click.Choice(_STATUSES),
    multiple=True,
    help="Show the figures of this status; may be given several times.",
)
@click.option(
    "--fail-under",
    type=click.IntRange(0, 100),
    metavar="N",
    help="Exit with 1 where less than N percent of all figures were checked.",
)
@options.language
@options.rules
def command(
    paths: Sequence[str],
    form: str,
    each: bool,
    only: Sequence[str],
    fail_under: int | None,
    language: Language,
    extra: Sequence[str],
) -> int:
    """Count which figures of reports were checked, and which were not."""
    from checker import coverage
    from checker.engine import Examiner
    from checker.formats import coverage as tables

    examiner, unread = Examiner(options.pack(extra), language, verified=False), list["Unread"]()

    def wanted(covered: Covered) -> bool:
        return covered.counted and (not only or covered.status in only)

    present = reports.find(paths, unread)
    with console.output() as output, console.progress(present, len(present), output) as (found, sink):
        rows = [
            tables.Row(document, section)
            for document in reports.read(found, unread)
            for section in coverage.by_section(examiner.examine(document))
        ]
        if form == "jsonl":
            (tables.write_figures(rows, wanted, sink) if each or only else tables.write_sections(rows, sink))
        else:
            sink.write(tables.figures(rows, wanted, language) if each or only else tables.sections(rows, language))
    if unread:
        return FAILED
    return FOUND if fail_under is not None and _is_under(tables.total(rows), fail_under) else NOTHING


def _is_under(counts: Counts, wanted: int) -> bool:
    """Whether too little was checked; said beside the output. Where there is nothing to check, nothing is missing."""
    from checker.formats.coverage import percent

    checked = counts.checked
    if checked is None or checked >= Fraction(wanted, 100):
        return False
    console.say(f"checker: {percent(checked)} of the figures were checked; --fail-under asks for {wanted}%")
    return True
