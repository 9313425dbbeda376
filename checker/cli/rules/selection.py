"""Which rules a command is about: those named, else those of ``--rules``, else all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from checker.model import Rule
    from checker.packs import Pack

ids = click.argument("ids", nargs=-1, metavar="[ID...]")


def chosen(pack: Pack, ids: Sequence[str], extra: Sequence[str]) -> tuple[Rule, ...]:
    """The rules meant; a usage error, with what was perhaps meant, for an id that there is not."""
    from checker import pack_sources
    from checker.formats import manual

    known = {rule.id: rule for rule in pack.rules}
    for one in ids:
        if one not in known:
            raise click.UsageError(manual.unknown(one, known))
    if ids:
        return tuple(known[one] for one in dict.fromkeys(ids))
    if not extra:
        return pack.rules
    shipped = {source.name for source in pack_sources.find(())}
    own = {source.name for source in pack_sources.find(extra)} - shipped
    return tuple(rule for rule in pack.rules if rule.source in own)
