"""Arguments and options that several commands take, and what they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from checker.packs import Pack

paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
rules = click.option(
    "--rules",
    "extra",
    multiple=True,
    metavar="PATH",
    type=click.Path(),
    help="Rules of your own: a file, or a folder of them.",
)
language = click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "zh"]),
    default="en",
    show_default=True,
    help="The language of messages; that of a report is found by itself.",
)


def _outputs(context: click.Context, option: click.Parameter, given: Sequence[str]) -> list[tuple[str, str]]:
    """The formats and files of ``--output``, or what is wrong with them."""
    from checker.formats import FORMATS

    found: list[tuple[str, str]] = []
    for form, sign, path in (one.partition("=") for one in given):
        if not sign or not path:
            raise click.BadParameter(f"{form!r} names no file; write --output FORMAT=FILE, such as sarif=checks.sarif")
        if form not in FORMATS:
            raise click.BadParameter(f"there is no format {form!r}; there are {', '.join(FORMATS)}")
        if path in (other for _, other in found):
            raise click.BadParameter(f"{path} is to hold two formats; give each a file of its own")
        found.append((form, path))
    return found


outputs = click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT=FILE",
    callback=_outputs,
    help="A format to write into a file as well; may be given several times.",
)


def rule_ids(context: click.Context, argument: click.Parameter, begun: str) -> list[str]:
    """The rules whose id begins so, for a shell that completes it."""
    return [rule.id for rule in pack(()).rules if rule.id.startswith(begun)]


def pack(extra: Sequence[str]) -> Pack:
    """The shipped pack with what ``--rules`` adds to it."""
    from checker import console, packs

    loaded = packs.load(extra)
    for warning in loaded.warnings:
        console.say(f"checker: {warning}")
    return loaded
