"""The command ``checker``. Everything but click is imported by the command that needs it.

Exit status: 0 where nothing was found at or above ``--fail-on``, 1 where something was, 2 where the run failed or a
path could not be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

import checker
from checker import console
from checker.errors import CheckerError, UnreadableFile

if TYPE_CHECKING:
    from checker.formats.tally import Tally
    from checker.model import Check, Document, Language, Severity, Unread
    from checker.packs import Pack

NOTHING, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130

_paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
_extra = click.option(
    "--rules", "extra", multiple=True, metavar="PATH", help="Rules of your own: a file, or a folder of them."
)
_language = click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "zh"]),
    default="en",
    show_default=True,
    help="The language of messages; that of a report is found by itself.",
)


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit status."""
    console.prepare()
    try:
        status = cli.main(arguments, prog_name="checker", standalone_mode=False)
    except console.OutputClosed:
        console.close_quietly()
        return FAILED
    except click.ClickException as error:
        error.show()
        return FAILED
    except CheckerError as error:
        console.say(f"checker: {error}")
        return FAILED
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    return status if isinstance(status, int) else NOTHING


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(checker.__version__, prog_name="checker")
def cli() -> None:
    """Check that the figures of reports agree with each other and with the calendar."""


@cli.command()
@_paths
@click.option("--format", "form", type=click.Choice(["terminal", "jsonl"]), default="terminal", show_default=True)
@click.option("--verified", is_flag=True, help="Also show what holds, and what could not be checked and why.")
@click.option(
    "--fail-on",
    type=click.Choice(["note", "warning", "error"]),
    default="warning",
    show_default=True,
    help="The least severity of a finding that makes the exit status 1.",
)
@_language
@_extra
def check(
    paths: Sequence[str], form: str, verified: bool, fail_on: Severity, language: Language, extra: Sequence[str]
) -> int:
    """Check reports: files, and the .txt and .md files of folders."""
    from checker import engine
    from checker.formats.tally import Tally

    examiner, tally = engine.Examiner(_pack(extra), language, verified=verified), Tally(fail_on)
    show, close = _format(form, language)
    with console.output() as output:
        with console.progress(_find(paths, tally.unread), output) as (reports, sink):
            for document in _read(reports, tally.unread):
                result = examiner.examine(document)
                tally.add(result.findings, result.checks, len(result.figures))
                shown = result.findings
                if verified:
                    shown = tuple(sorted((*shown, *result.checks), key=lambda found: (found.start, found.end)))
                sink.write("".join(show(document, found) for found in shown))
        output.write(close(tally))
    return FAILED if tally.unread else FOUND if tally.failed else NOTHING


@cli.command()
@_paths
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl", "csv", "parquet"]), default="table", show_default=True
)
@click.option("-o", "--output", "target", type=click.Path(dir_okay=False), help="A file to write to.")
@_extra
def figures(paths: Sequence[str], form: str, target: str | None, extra: Sequence[str]) -> int:
    """Show every figure of reports with what it was read as."""
    from checker import engine
    from checker.formats import figures as tables

    if form == "parquet" and target is None and console.on_terminal():
        raise click.UsageError("Parquet is not text: name a file with --output, or send it into a pipe.")
    examiner, unread = engine.Examiner(_pack(extra)), list["Unread"]()
    with console.output(target) as output, console.progress(_find(paths, unread), output) as (reports, sink):
        found = (
            (document, figure)
            for document in _read(reports, unread)
            for figure in engine.figures(examiner.read(document))
        )
        tables.write(form, found, sink)
    return FAILED if unread else NOTHING


@cli.group()
def rules() -> None:
    """Show the rules that reports are checked by."""


@rules.command("list")
@_language
@_extra
def list_rules(language: Language, extra: Sequence[str]) -> None:
    """List all rules: id, family, severity and title."""
    from checker.formats import manual

    with console.output() as output:
        output.write(manual.index(_pack(extra).rules, language))


@cli.command()
@click.argument("rule")
@_language
@_extra
def explain(rule: str, language: Language, extra: Sequence[str]) -> None:
    """Explain one rule: what it asserts, why, and with which examples."""
    from checker.formats import manual

    shipped = {known.id: known for known in _pack(extra).rules}
    if rule not in shipped:
        raise click.UsageError(manual.unknown(rule, shipped))
    with console.output() as output:
        output.write(manual.page(shipped[rule], language))


def _format(form: str, language: Language) -> tuple[Callable[[Document, Check], str], Callable[[Tally], str]]:
    """How a check is shown, and what is said at the end."""
    if form == "jsonl":
        from checker.formats import jsonl

        return jsonl.check, lambda tally: ""
    from checker.formats import terminal

    style = terminal.Style(language, console.width(), console.colored())
    return lambda document, found: terminal.check(document, found, style), lambda tally: terminal.closing(tally, style)


def _pack(extra: Sequence[str]) -> Pack:
    from checker import packs

    return packs.load(extra)


def _find(paths: Sequence[str], unread: list[Unread]) -> list[str]:
    """The reports that the paths mean; what could not be looked into is said, and kept in ``unread``."""
    from checker.readers import FORMATS, folders

    reports: list[str] = []
    for found in folders.find(paths, FORMATS):
        if isinstance(found, str):
            reports.append(found)
        else:
            _miss(found, unread)
    if not reports and not unread:
        console.say(f"checker: no reports in {', '.join(paths)}; looked for files ending in {', '.join(FORMATS)}")
    return reports


def _read(reports: Iterable[str], unread: list[Unread]) -> Iterator[Document]:
    """The documents of reports; one that cannot be read is said, and kept in ``unread``, and the others go on."""
    from checker import readers
    from checker.model import Unread

    for report in reports:
        try:
            document = readers.read(report)
        except UnreadableFile as error:
            _miss(Unread(report, str(error)), unread)
        else:
            yield document


def _miss(missed: Unread, unread: list[Unread]) -> None:
    unread.append(missed)
    console.say(f"checker: {missed.path}: not read: {missed.reason}")
