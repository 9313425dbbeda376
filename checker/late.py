"""Patterns of `re` that are compiled when they are first used: there are dozens, and most reports need few."""

from __future__ import annotations

import re
from typing import Any, cast

from checker import pattern_cache


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, but that it is compiled when it is first used."""
    return cast("re.Pattern[str]", _Late(source, flags))


class _Late:
    """Stands for a pattern; what is asked of it once is an attribute of its own from then on."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(pattern_cache.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found
