"""What the heading of a row or column makes of the amounts in it, by the words that phrase packs declare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

_BLANKS = re.compile(r"\s+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MEANINGLESS = re.compile(r"[\s()（）\[\]:：,，、.。/\-–—+±*%％\d]+")


AMOUNT, TOTAL = "amount", "total"
"""The role of a line whose heading gives it no other, and that of one which adds up others."""


@dataclass(frozen=True)
class Headings:
    """The words of headings: the role of each, and the roles whose words count only where they stand alone."""

    roles: Mapping[str, str]
    alone: frozenset[str] = frozenset()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest = sorted(self.roles, key=len, reverse=True)
        spelled = (re.escape(w) if _HAN.search(w) else rf"(?<![a-z]){re.escape(w)}(?![a-z])" for w in longest)
        return re.compile("|".join(spelled) or "$^")

    def role(self, heading: str) -> str:
        """The role of the longest word of the packs that stands in a heading; of several, the last one."""
        found = [one for one in self._found(heading) if self.roles[one] not in (AMOUNT, TOTAL)]
        role = self.roles[max(reversed(found), key=len)] if found else AMOUNT
        return AMOUNT if role in self.alone and not self.whole(heading, role) else role

    def is_total(self, heading: str) -> bool:
        """Whether a heading says that its line adds up others."""
        return any(self.roles[one] == TOTAL for one in self._found(heading))

    def whole(self, heading: str, role: str) -> bool:
        """Whether a heading says nothing but words of a role, or that it is the total."""
        said = self._pattern.sub(lambda one: "" if self.roles[one[0]] in (role, TOTAL) else one[0], _plain(heading))
        return not _MEANINGLESS.sub("", said)

    def _found(self, heading: str) -> list[str]:
        return self._pattern.findall(_plain(heading))


def build(compiled: Iterable[Sequence[Any]]) -> Headings:
    """Make headings of what `phrase_files.compile` returned: rows of role, spelling and whether it stands alone."""
    rows = list(compiled)
    roles = {_plain(spelling): role for role, spelling, _ in rows}
    return Headings(roles, frozenset(role for role, _, alone in rows if alone))


def _plain(heading: str) -> str:
    """A heading without the blanks that set Chinese words apart (合  计), in small letters."""
    said = _BLANKS.sub(" ", heading.lower()).strip()
    return said.replace(" ", "") if _HAN.search(said) else said
