"""The options by which commands are told what to check, and on whose terms."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from checker.cli import options
from checker.cli.asked import Asked, settings
from checker.errors import CheckerError
from checker.settings import find

_COMMANDLINE = click.core.ParameterSource.COMMANDLINE
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


def configured(command: _Command) -> _Command:
    """Gives a command the options by which it is told what to check, and how."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def asked(context: click.Context) -> Asked:
    """What a command is asked."""
    given = (name for name in context.params if context.get_parameter_source(name) is _COMMANDLINE)
    return Asked(context.params, frozenset(given))


def files(asked: Asked) -> list[str]:
    """The files that a command reads: reports, the configuration, and what that names; as far as they are known."""
    values = asked.values
    named = [*values["paths"], *values["extra"], values["config"] or find(os.getcwd()), values.get("baseline") or ""]
    try:
        known = settings(asked)
    except CheckerError:  # it is said when the command runs, and may be mended
        return named
    return [*named, *known.rules, known.reviewed, known.baseline]
