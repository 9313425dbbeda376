"""Patterns in rule files, and what must or must not stand near something: what kinds that look for words share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from checker.fields import (
    JSON,
    PIECE,
    Field,
    Many,
    Notes,
    OneOf,
    Pattern,
    PerLanguage,
    check_pattern,
    did_you_mean,
    known,
)
from checker.sources import Located

_LONGEST = 20_000
SCOPES = ("line", "sentence", "section", "document")
PATTERNS = PerLanguage(Many(Pattern()), alike=True)
NEAR: Mapping[str, Field] = {
    "pattern": Field(PATTERNS, "patterns of which one is found", required=True),
    "within": Field(OneOf(SCOPES), "how near: in the same line, sentence (where it is silent), section or document"),
}


def written(place: Located, notes: Notes, pieces: Mapping[str, str] | None = None, *, case: bool = False) -> JSON:
    """The patterns of a field by language, pieces put in; "" stands for both languages.

    Small and capital letters are alike unless ``case``.
    """
    by_language = place.value if isinstance(place.value, Mapping) else {"": place}
    found: dict[str, JSON] = {}
    for language, item in by_language.items():
        places = item.value if isinstance(item.value, tuple) else (item,)
        found[language] = [("" if case else "(?i)") + _expanded(one, pieces or {}, notes) for one in places]
    return cast(JSON, found)


def written_near(place: Located, notes: Notes, pieces: Mapping[str, str] | None = None, *, case: bool = False) -> JSON:
    """A record of `NEAR` with its patterns written out."""
    inner = cast("Mapping[str, Located]", place.value)
    near: dict[str, JSON] = {"pattern": written(inner["pattern"], notes, pieces, case=case)}
    return {**near, "within": str(inner["within"].value)} if "within" in inner else near


def _expanded(place: Located, pieces: Mapping[str, str], notes: Notes) -> str:
    def put(found: re.Match[str]) -> str:
        if found[1] not in pieces:
            hint = did_you_mean(found[1], pieces) or (known(pieces) if pieces else "declare it under 'let'")
            notes(place, f"there is no piece {found[1]!r}", hint, found.start(), len(found[0]))
            return "."
        return f"(?:{pieces[found[1]]})"

    source = str(place.value)
    pattern = source
    for _ in range(len(pieces) + 1):
        pattern = PIECE.sub(put, pattern)
        if len(pattern) > _LONGEST:
            what = f"the pattern is longer than {_LONGEST:,} characters, its pieces put in"
            notes(place, what, "make it several patterns")
            return "."
    if PIECE.search(source):
        check_pattern(pattern, place, notes)
    return pattern
