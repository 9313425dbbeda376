"""Packs: rule files, phrase packs and timelines, found, checked and ready to read reports by.

A pack is a folder: rules anywhere in it, phrase packs in a folder `phrases`, timelines in a folder `timeline`. What
was checked once is kept (see `pack_cache`).
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from checker import pack_cache, pack_sources, phrases, rules
from checker.model import Rule
from checker.phrases import PhraseBook

if TYPE_CHECKING:
    from checker.tables.headings import Headings
    from checker.timelines import Event


@dataclass(frozen=True)
class Pack:
    """What reports are read and checked by. Without slots, so that the timelines are built only when asked for."""

    rules: tuple[Rule, ...]
    phrases: PhraseBook
    _compiled: Mapping[str, Any]

    def __reduce__(self) -> tuple[Any, ...]:
        """To another process it goes as it was compiled: what has been made of it since cannot be sent."""
        return build, (self._compiled,)

    @cached_property
    def timelines(self) -> Mapping[str, tuple[Event, ...]]:
        """The dated events, by the name of their file."""
        from checker import timelines

        return {name: timelines.build(events) for name, events in self._compiled["timelines"].items()}

    @cached_property
    def headings(self) -> Headings:
        """The words that head the rows and columns of tables."""
        from checker.tables import headings

        return headings.build(self._compiled["headings"])


def load(extra: Sequence[str | os.PathLike[str]] = ()) -> Pack:
    """The shipped pack, with the rules, phrases and timelines of ``extra`` files and folders added to it.

    A rule or timeline of the same name replaces an earlier one. Raises PackError with all that is wrong in all files.
    """
    sources = pack_sources.find(extra)
    key = pack_cache.key(sources)
    compiled = pack_cache.remembered(key)
    if compiled is None:
        from checker import pack_files

        compiled = pack_files.compile(sources)
        pack_cache.remember(key, compiled)
    return build(compiled)


def build(compiled: Mapping[str, Any]) -> Pack:
    """Make a pack of what `pack_files.compile` returned, perhaps by way of the cache."""
    return Pack(rules.build(compiled["rules"]), phrases.build(compiled), compiled)
