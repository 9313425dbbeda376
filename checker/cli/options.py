"""Arguments and options that several commands take, and what they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from checker.packs import Pack

paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
rules = click.option(
    "--rules", "extra", multiple=True, metavar="PATH", help="Rules of your own: a file, or a folder of them."
)
language = click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "zh"]),
    default="en",
    show_default=True,
    help="The language of messages; that of a report is found by itself.",
)


def pack(extra: Sequence[str]) -> Pack:
    """The shipped pack with what ``--rules`` adds to it."""
    from checker import packs

    return packs.load(extra)
