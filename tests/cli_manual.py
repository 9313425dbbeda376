"""Prints docs/cli.md: what every command says of itself."""

from __future__ import annotations

from collections.abc import Iterator

import click

from checker.cli.overview import cli

_HEAD = """\
# Commands

What `--help` says of each. `make docs` writes this page again.

| environment | |
| --- | --- |
| `NO_COLOR` | no colours on a terminal |
| `FORCE_COLOR` | colours in a pipe |
| `COLUMNS` | the columns of the output; those of the terminal, or 100 in a pipe, where it is not set |
| `GITHUB_WORKSPACE`, `CI_PROJECT_DIR` | the folder from which formats for pipelines count paths |
"""


def commands(
    command: click.Command, name: str = "checker", parent: click.Context | None = None
) -> Iterator[tuple[str, str]]:
    """Every command as it is called, and what it says of itself, a group before its own."""
    context = click.Context(command, parent, name, **command.context_settings)
    yield context.command_path, context.get_help()
    if isinstance(command, click.Group):
        for inside in command.list_commands(context):
            found = command.get_command(context, inside)
            assert found is not None
            yield from commands(found, inside, context)


def manual() -> str:
    """The page as Markdown."""
    sections = [_HEAD]
    sections += (f"## {called}\n\n```\n$ {called} --help\n{said}\n```\n" for called, said in commands(cli))
    return "\n".join(sections)


if __name__ == "__main__":
    print(manual(), end="")
