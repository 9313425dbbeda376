"""``checker rules docs``: a page a rule, and an index."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker import console
from checker.cli import options
from checker.cli.rules import selection
from checker.cli.status import FAILED, NOTHING

if TYPE_CHECKING:
    from checker.model import Language


@click.command("docs")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--lang", "language", type=click.Choice(["en", "zh"]), help="One language; without it, both.")
@options.rules
def command(folder: Path, language: Language | None, extra: Sequence[str]) -> int:
    """Write a page for each rule, with examples as the checker prints them, and an index (README.md)."""
    from checker.formats import pages

    pack = options.pack(extra)
    rules = selection.chosen(pack, (), extra)
    languages = (language,) if language else pages.LANGUAGES
    writer = pages.Pages(pack, languages)
    with console.output() as output:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with console.progress(rules, len(rules), output) as (shown, _):
                for rule in shown:
                    (folder / f"{rule.id}.md").write_text(writer.page(rule), "utf-8", newline="\n")
            (folder / "README.md").write_text(pages.index(rules, languages), "utf-8", newline="\n")
        except OSError as error:
            console.say(f"checker: {folder}: cannot be written: {error.strerror or error}")
            return FAILED
        output.write(f"{len(rules) + 1} pages are written to {folder}\n")
    return NOTHING
