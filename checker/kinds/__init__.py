"""The kinds of rule: one module each, listed here and nowhere else.

A module declares the ``FIELDS`` that its rules have, turns them into a rule's ``spec`` in ``compile``, and in
``prepare`` makes all rules of the kind ready to be applied to what was read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol, TypeAlias

from checker.kinds import match, relation_fields, sequence, timeline
from checker.model import Check, Language, Reading, Rule
from checker.rules import Kind

Checker: TypeAlias = Callable[[Reading, Language], Iterator[Check]]
"""All rules of one kind applied to a document, with messages in a language."""


class WordKind(Kind, Protocol):
    """A kind of rule that is about words and dates, and decides by itself."""

    def prepare(self, rules: Sequence[Rule]) -> Checker:
        """Make rules ready to be applied together."""


WORDS: Mapping[str, WordKind] = {"match": match, "sequence": sequence, "timeline": timeline}
"""The kinds that decide by themselves; figures of a relation are bound, diagnosed and merged by the engine."""

KINDS: Mapping[str, Kind] = {"relation": relation_fields, **WORDS}
