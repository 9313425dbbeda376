"""Groups of commands whose modules are imported only when the command is given."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, cast

import click


class Commands(click.Group):
    """A group that knows its commands by the names of their modules; each module calls its own command `command`."""

    def __init__(self, *given: Any, modules: Mapping[str, str] | None = None, **named: Any) -> None:
        super().__init__(*given, **named)
        self._modules: Mapping[str, str] = modules or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return sorted(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; None where there is none."""
        module = self._modules.get(cmd_name)
        return cast(click.Command, import_module(module).command) if module else None
