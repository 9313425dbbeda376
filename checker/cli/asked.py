"""What a command is asked by its arguments and options, and the settings that follow from it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker.records import NamedTuple

if TYPE_CHECKING:
    from checker.settings import Given, Settings

LISTS = ("select", "extend_select", "ignore")
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


class Asked(NamedTuple):
    """The values of all arguments and options by name, and the names of those that somebody gave."""

    values: Mapping[str, Any]
    given: frozenset[str] = frozenset()


def settings(asked: Asked) -> Settings:
    """What a command is told: by a configuration, and by options, which have the last word."""
    from checker.settings import Settings, find

    values = asked.values
    if values["config"] and values["isolated"]:
        import click

        raise click.UsageError("--config and --isolated do not go together: name a configuration, or use none.")
    found = "" if values["isolated"] else values["config"] or find(os.getcwd())
    told = Settings(root=os.getcwd())
    if found:
        from checker import configuration

        path = found if values["config"] else os.path.relpath(found)
        told = configuration.load(path, named=bool(values["config"]))
    return told.override(**_overrides(asked, told))


def _overrides(asked: Asked, told: Settings) -> dict[str, tuple[Any, str]]:
    values = asked.values
    overrides: dict[str, tuple[Any, str]] = {
        name: (_several(values[name], _flag(name)), _flag(name)) for name in LISTS if values[name]
    }
    if values["extra"]:
        overrides["rules"] = (*told.rules, *values["extra"]), "--rules"
    for option, name in _VALUES.items():
        if option in asked.given:
            overrides[name] = values[option], _flag("lang" if option == "language" else option)
    if values.get("exit_zero"):
        overrides["fail_on"] = "never", "--exit-zero"
    return overrides


def _several(values: Sequence[str], flag: str) -> tuple[Given, ...]:
    from checker.settings import Given

    return tuple(Given(name.strip(), flag) for value in values for name in value.split(",") if name.strip())


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")
