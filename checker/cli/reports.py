"""The reports that a command is given: found, read or checked, and what could not be read said and kept."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from checker import console

if TYPE_CHECKING:
    from checker.model import Document, Unread
    from checker.outcomes import Outcome
    from checker.runs import Run

STDIN = "-"
"""The path that stands for standard input."""


def find(paths: Sequence[str], unread: list[Unread]) -> list[str]:
    """The reports that the paths mean; what could not be looked into is said, and kept in ``unread``."""
    from checker.readers import FORMATS, folders

    reports: list[str] = []
    for found in folders.find(paths, FORMATS):
        if isinstance(found, str):
            reports.append(found)
        else:
            miss(found, unread)
    if not reports and not unread:
        console.say(f"checker: no reports in {', '.join(paths)}; looked for files ending in {', '.join(FORMATS)}")
    return reports


def read(reports: Iterable[str], unread: list[Unread]) -> Iterator[Document]:
    """The documents of reports; what cannot be read is said, and kept in ``unread``, and the others go on."""
    from checker import readers
    from checker.model import Unread

    for found in readers.read_all(reports):
        if isinstance(found, Unread):
            miss(found, unread)
        else:
            yield found
            for missed in found.unread:
                miss(missed, unread)


def miss(missed: Unread, unread: list[Unread]) -> None:
    """Say that a path, or a place in it, was not read, and keep it."""
    from checker.formats import words

    unread.append(missed)
    console.say(f"checker: {words.unread(missed, 'en')}")


def warn(run: Run) -> None:
    """Say what the settings ask for in vain, and what of the rules is called something else now."""
    for name in run.settings.unheeded:
        origin = run.settings.origins[name]
        console.say(f"checker: {name.replace('_', '-')} is not in force: {origin.partition(', for ')[2]}")
    for warning in run.warnings:
        console.say(f"checker: {warning}")


def spare(reports: Sequence[str], files: Sequence[str]) -> None:
    """Raises where a file that is about to be written is one of the reports."""
    there = {os.path.abspath(file): file for file in files if os.path.exists(file)}
    if there and (report := next((report for report in reports if os.path.abspath(report) in there), None)):
        import click

        raise click.UsageError(f"{report} is one of the reports to check; write into another file, or another folder.")


def changed(reports: list[str], revision: str | None) -> list[str]:
    """The reports that differ from a revision of git; all of them where none is given."""
    if revision is None:
        return reports
    from checker.changes import since

    differing = since(revision)
    return [report for report in reports if report == STDIN or os.path.realpath(report) in differing]


def outcomes(run: Run, reports: Sequence[str], name: str | None) -> Generator[Outcome, None, None]:
    """What comes of each report, in their order; ``name`` is what the one on standard input is called."""
    if STDIN not in reports:
        if name:
            import click

            raise click.UsageError("--stdin-filename names a report on standard input; give - as its path.")
        yield from run.outcomes(reports)
        return
    at = reports.index(STDIN)
    yield from run.outcomes(reports[:at])
    yield run.outcome(name or "<stdin>", sys.stdin.buffer.read())
    yield from run.outcomes(reports[at + 1 :])
