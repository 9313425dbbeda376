"""``checker rules schema``: what rule files may say, for editors."""

from __future__ import annotations

import click

from checker import console


@click.command("schema")
def command() -> None:
    """Print the JSON Schema (draft 7) of rule files, for completion in editors."""
    import json

    from checker import rule_schema

    with console.output() as output:
        output.write(json.dumps(rule_schema.schema(), ensure_ascii=False, indent=2) + "\n")
