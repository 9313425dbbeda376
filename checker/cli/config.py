"""``checker config``: what is in force, and where each of it was said."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from checker import console
from checker.cli import asked, gate

if TYPE_CHECKING:
    from checker.settings import Settings


@click.command("config")
@gate.configured
@click.pass_context
def command(context: click.Context, /, **given: Any) -> None:
    """Show what is in force, and where each of it was said."""
    from checker.formats.width import columns, safe

    settings = asked.settings(gate.asked(context))
    rows = [
        (f"{name} = {_value(value)}" if value is not None else f"# {name} =", origin)
        for name, value, origin in _rows(settings)
    ]
    size = max(columns(said) for said, origin in rows if columns(said) < console.width() // 2)
    with console.output() as output:
        output.write(f"# {settings.file or 'no configuration'}\n")
        for said, origin in rows:
            output.write(f"{safe(said)}{' ' * max(0, size - columns(said))}  # {safe(origin)}\n")


def _rows(settings: Settings) -> list[tuple[str, object, str]]:
    """Every key of a configuration, with its value and where that was said."""
    from checker.configuration import FIELDS
    from checker.settings import DEFAULT

    rows = []
    for key in FIELDS:
        name = key.replace("-", "_")
        rows.append((key, _plain(name, getattr(settings, name)), settings.origins.get(name, DEFAULT)))
    return rows


def _plain(name: str, value: Any) -> object:
    """A value of the settings as a configuration has it."""
    match name:
        case "select" | "extend_select" | "ignore" | "unsuppressible":
            return [given.text for given in value]
        case "options":
            tables: dict[str, dict[str, str | int]] = {}
            for option in value:
                tables.setdefault(option.rule.text, {})[option.name.text] = option.value
            return tables
        case "severity":
            return {one.rules.text: one.severity for one in value}
        case "per_file_ignores":
            return {one.pattern.text: _plain("ignore", one.ignore) for one in value}
        case "reports":
            return [
                {
                    "path": one.pattern.text,
                    **{
                        key: each
                        for key, each in (("year", one.year), ("entity", one.entity), ("unit", one.unit))
                        if each
                    },
                    **({"ignore": _plain("ignore", one.ignore)} if one.ignore else {}),
                    **({"severity": _plain("severity", one.severity)} if one.severity else {}),
                }
                for one in value
            ]
        case "expects":
            return [
                {
                    "path": one.pattern.text,
                    **{key: each for key, each in (("entity", one.entity), ("period", one.period)) if each},
                }
                for one in value
            ]
        case _:
            return value


def _value(value: object) -> str:
    """A value as TOML writes it on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() and name.isascii() else json.dumps(name)
