"""``checker rules power``: how strong rules are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from checker import console
from checker.cli import options, reports
from checker.cli.rules import selection
from checker.cli.status import FAILED, FOUND, NOTHING

if TYPE_CHECKING:
    from checker.model import Language, Rule, Unread
    from checker.packs import Pack
    from checker.power.firing import Fired

_LEAST = 90


@click.command("power")
@selection.ids
@click.option("--survivors", is_flag=True, help="Show every slip let through, also where no rule is named.")
@click.option("--reports", "folders", multiple=True, metavar="PATH", help="Name the rules that never fired there.")
@click.option(
    "--fail-under",
    type=click.IntRange(0, 100),
    metavar="N",
    help="Exit with 1 where a rule catches less than N percent.",
)
@options.language
@options.rules
def command(
    ids: Sequence[str],
    survivors: bool,
    folders: Sequence[str],
    fail_under: int | None,
    language: Language,
    extra: Sequence[str],
) -> int:
    """Put slips into the ok tests of rules, and show which are caught."""
    from checker import power
    from checker.formats import power as shown
    from checker.formats import terminal

    pack = options.pack(extra)
    style = terminal.Style(language, console.width(), console.colored())
    rules = selection.chosen(pack, ids, extra)
    equations = [rule for rule in rules if power.states_equation(rule)]
    how = shown.Shown(margins=bool(ids), survivors=survivors or bool(ids))
    unread: list[Unread] = []
    with console.output() as output:
        powers = []
        with console.progress(equations, len(equations), output) as (tried, sink):
            for rule in tried:
                powers.append(power.of(rule, pack, language))
                sink.write(shown.rule(powers[-1], how, style) + ("\n" if how.survivors else ""))
        output.write(shown.closing(powers, _LEAST if fail_under is None else fail_under, style))
        if folders:
            output.write("\n" + shown.fired(_fired(rules, pack, folders, unread), style))
    if unread:
        return FAILED
    weak = fail_under is not None and any(shown.is_weak(one, fail_under) for one in powers)
    return FOUND if weak else NOTHING


def _fired(rules: Sequence[Rule], pack: Pack, folders: Sequence[str], unread: list[Unread]) -> Fired:
    """The rules that fire on reports; progress is shown where they are many."""
    from checker.engine import Examiner
    from checker.power import firing

    examiner = Examiner(pack, verified=False)
    present = reports.find(folders, unread)
    with console.output() as output, console.progress(present, len(present), output) as (found, _):
        return firing.count(rules, (examiner.examine(document) for document in reports.read(found, unread)))
