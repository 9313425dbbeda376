"""What the commands share that check reports on the terms of a configuration: options, settings, and the reports."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from checker import console
from checker.cli import options
from checker.errors import CheckerError

if TYPE_CHECKING:
    from checker.outcomes import Outcome
    from checker.runs import Run
    from checker.settings import Given, Settings

STDIN = "-"
"""The path that stands for standard input."""

_Command = TypeVar("_Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--config", metavar="FILE", help="The configuration; without it, the nearest that is found."),
    click.option("--isolated", is_flag=True, help="Use no configuration."),
    click.option("--select", multiple=True, metavar="RULES", help="Apply these rules alone: ids, families or ALL."),
    click.option("--extend-select", multiple=True, metavar="RULES", help="Apply these rules too."),
    click.option("--ignore", multiple=True, metavar="RULES", help="Do not apply these rules."),
    options.rules,
    options.language,
    click.option("--redact", is_flag=True, help="Show figures alone, and no words of the reports."),
    click.option(
        "--jobs", type=click.IntRange(0), metavar="N", help="Processes to share the work; 0, as usual, chooses."
    ),
    click.option("--diff", metavar="REV", help="Check only reports that differ from a revision of git."),
    click.option("--stdin-filename", metavar="NAME", help="What the report on standard input (-) is called."),
)
_LISTS = ("select", "extend_select", "ignore")
_VALUES = {
    "baseline": "baseline",
    "fail_on": "fail_on",
    "jobs": "jobs",
    "language": "lang",
    "max_warnings": "max_warnings",
    "redact": "redact",
    "verified": "verified",
}
"""Options that replace a value of the configuration, and the field of `Settings` that each is."""


def configured(command: _Command) -> _Command:
    """Gives a command the options by which it is told what to check, and how."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def settings(context: click.Context) -> Settings:
    """What a command is told: by a configuration, and by options, which have the last word."""
    from checker.settings import Settings, find

    given = context.params
    if given["config"] and given["isolated"]:
        raise click.UsageError("--config and --isolated do not go together: name a configuration, or use none.")
    found = "" if given["isolated"] else given["config"] or find(os.getcwd())
    told = Settings(root=os.getcwd())
    if found:
        from checker import configuration

        path = found if given["config"] else os.path.relpath(found)
        told = configuration.load(path, named=bool(given["config"]))
    return told.override(**_overrides(context, told))


def _overrides(context: click.Context, told: Settings) -> dict[str, tuple[Any, str]]:
    given = context.params
    overrides: dict[str, tuple[Any, str]] = {
        name: (_several(given[name], _flag(name)), _flag(name)) for name in _LISTS if given[name]
    }
    if given["extra"]:
        overrides["rules"] = (*told.rules, *given["extra"]), "--rules"
    for option, name in _VALUES.items():
        if context.get_parameter_source(option) is click.core.ParameterSource.COMMANDLINE:
            overrides[name] = given[option], _flag("lang" if option == "language" else option)
    if given.get("exit_zero"):
        overrides["fail_on"] = "never", "--exit-zero"
    return overrides


def _several(values: Sequence[str], flag: str) -> tuple[Given, ...]:
    from checker.settings import Given

    return tuple(Given(name.strip(), flag) for value in values for name in value.split(",") if name.strip())


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")


def warn(run: Run) -> None:
    """Say what the settings ask for in vain, and what of the rules is called something else now."""
    for name in run.settings.unheeded:
        origin = run.settings.origins[name]
        console.say(f"checker: {name.replace('_', '-')} is not in force: {origin.partition(', for ')[2]}")
    for warning in run.warnings:
        console.say(f"checker: {warning}")


def files(context: click.Context) -> list[str]:
    """The files that a command reads: reports, the configuration, and what that names; as far as they are known."""
    from checker.settings import find

    given = context.params
    named = [*given["paths"], *given["extra"], given["config"] or find(os.getcwd()), given.get("baseline") or ""]
    try:
        told = settings(context)
    except CheckerError:  # it is said when the command runs, and may be mended
        return named
    return [*named, *told.rules, told.reviewed, told.baseline]


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
            raise click.UsageError("--stdin-filename names a report on standard input; give - as its path.")
        yield from run.outcomes(reports)
        return
    at = reports.index(STDIN)
    yield from run.outcomes(reports[:at])
    yield run.outcome(name or "<stdin>", sys.stdin.buffer.read())
    yield from run.outcomes(reports[at + 1 :])
