"""Messages of rules about words: text with names in braces, checked when the file is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from checker.fields import LANGUAGES, did_you_mean, known
from checker.kinds.places import NAME
from checker.rule_files import Draft
from checker.sources import Located


def check_messages(draft: Draft, names: Sequence[str]) -> None:
    """Note what is named in a message and none of ``names``."""
    for language in LANGUAGES:
        place = cast("Mapping[str, Located]", draft.located["message"].value)[language]
        for found in NAME.finditer(str(place.value)):
            if found[1] not in names:
                hint = did_you_mean(found[1], names) or known(names)
                draft.notes(place, f"{found[1]!r} is not bound", hint, found.start(), len(found[0]))
