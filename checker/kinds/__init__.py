"""The kinds of rule: one module each, listed here and, with the fields of their files, in `files`.

The module of a kind makes all its rules ready in ``prepare``, to be applied to what was read. What a file of the kind
may say is beside it, in a module that is imported only where files are checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol, TypeAlias

from checker.kinds import match, sequence, timeline
from checker.model import Check, Language, Reading, Rule

Checker: TypeAlias = Callable[[Reading, Language], Iterator[Check]]
"""All rules of one kind applied to a document, with messages in a language."""


class WordKind(Protocol):
    """A kind of rule that is about words and dates, and decides by itself."""

    def prepare(self, rules: Sequence[Rule]) -> Checker:
        """Make rules ready to be applied together."""


WORDS: Mapping[str, WordKind] = {"match": match, "sequence": sequence, "timeline": timeline}
"""The kinds that decide by themselves; figures of a relation are bound, diagnosed and merged by the engine."""
