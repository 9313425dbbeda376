"""Packs: rule files, phrase packs and timelines, found, checked and ready to read reports by.

A pack is a folder: rules anywhere in it, phrase packs in a folder `phrases`, timelines in a folder `timeline`, and what
it is in `pack.yaml`. What was checked once is kept (see `pack_cache`).
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from checker import pack_cache, pack_sources, phrases, rules
from checker.errors import Complaint
from checker.model import Rule
from checker.phrases import PhraseBook
from checker.records import NamedTuple, Record

if TYPE_CHECKING:
    from checker.tables.headings import Headings
    from checker.timelines import Event


class Origin(NamedTuple):
    """Where something of a pack comes from: "rule", "phrases" or "timeline", its name, the pack and the file.

    ``fate`` is "used", or "replaced" and ``by`` is the file that counts instead, or "disabled" and ``by`` the pack.
    """

    sort: str
    id: str
    pack: str
    file: str
    fate: str
    by: str


class Pack(Record):
    """What reports are read and checked by."""

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
    def names(self) -> tuple[tuple[str, str], ...]:
        """The name and version of each pack, the shipped one first: what stands later replaces what stands earlier."""
        return tuple((name, version) for name, version in self._compiled["packs"])

    @cached_property
    def origins(self) -> tuple[Origin, ...]:
        """Where everything comes from, in the order in which it was read."""
        return tuple(
            Origin(sort, id, self.names[pack][0], file, fate, self.names[int(by)][0] if fate == "disabled" else by)
            for sort, id, pack, file, fate, by in self._compiled["origins"]
        )

    @cached_property
    def warnings(self) -> tuple[Complaint, ...]:
        """What should be mended in rule files, though it can be used."""
        return tuple(Complaint(*warning) for warning in self._compiled["warnings"])

    def named(self, name: str) -> Rule | None:
        """The rule of an id, or of a former one (its own id is another one then); None where there is none."""
        known = {former: rule for rule in self.rules for former in rule.formerly}
        return next((rule for rule in self.rules if rule.id == name), known.get(name))

    @cached_property
    def headings(self) -> Headings:
        """The words that head the rows and columns of tables."""
        from checker.tables import headings

        return headings.build(self._compiled["headings"])


def load(extra: Sequence[str | os.PathLike[str]] = ()) -> Pack:
    """The shipped pack, then the rules, phrases and timelines of ``extra`` files and folders.

    Of what has the same name, the last counts; a pack may also disable rules of those before it (see
    `pack_manifests`). Raises PackError with all that is wrong in all files.
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
