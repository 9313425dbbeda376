"""Patterns in the form that `re` compiles them to, kept in the cache folder of the user.

Parsing a pattern and laying it out as code takes `re` a third of a millisecond, making a pattern of such code again a
fiftieth of that; a start needs some eighty patterns for one report. The code is that of one version of `re`, whose
number is in the name of the file, and `re` proves it before it runs it. Without the cache, or on a Python whose `re` is
built otherwise, patterns are compiled as ever, and only the start takes longer.
"""

from __future__ import annotations

import atexit
import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from typing import cast
from zlib import crc32

from checker import caches

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]
except ImportError:  # no CPython
    _sre = None

_MOST = 1000
"""Patterns; a cache of more, which a checkout that changes collects, begins anew."""


def compile(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives."""
    if _sre is None:
        return re.compile(source, flags)
    return _store().pattern(source, flags)


class _Store:
    """What is kept, by flags and source, each entry as JSON that is only read where it is asked for."""

    def __init__(self, kept: Mapping[str, str]) -> None:
        self._kept = dict(kept) if len(kept) <= _MOST else {}
        self._new = False

    def pattern(self, source: str, flags: int) -> re.Pattern[str]:
        """The pattern, made of what is kept; where that is nothing, it is kept from now on."""
        name = f"{flags} {source}"
        if name in self._kept:
            with suppress(RuntimeError, TypeError, ValueError, OverflowError):  # `_sre` on code that is none
                return _made(source, *json.loads(self._kept[name]))
        try:
            parts = _compiled(source, flags)
            made = _made(source, *parts)
        except (AttributeError, TypeError):  # a version of `re` that is built otherwise
            return re.compile(source, flags)
        self._kept[name] = json.dumps(parts, separators=(",", ":"))
        if not self._new:
            self._new = True
            atexit.register(self._write)
        return made

    def _write(self) -> None:
        body = json.dumps(self._kept, ensure_ascii=True).encode()
        with suppress(OSError):
            caches.write(_path(), b"%08x\n" % crc32(body) + body)


@cache
def _store() -> _Store:
    with suppress(OSError), open(_path(), "rb") as file:
        proof, _, body = file.read().partition(b"\n")
        if proof == b"%08x" % crc32(body):
            return _Store(json.loads(body))
    return _Store({})


def _path() -> str:
    return os.path.join(caches.folder("patterns"), f"{_sre.MAGIC}-{_sre.CODESIZE}.json")


def _compiled(source: str, flags: int) -> tuple[int, list[int], int, dict[str, int]]:
    """The flags, the code, the number of groups and their names: what `re._compiler.compile` gives to `_sre`."""
    parsed = _parser.parse(source, flags)
    return flags | parsed.state.flags, _compiler._code(parsed, flags), parsed.state.groups, parsed.state.groupdict


def _made(source: str, flags: int, code: list[int], groups: int, names: dict[str, int]) -> re.Pattern[str]:
    by_number: list[str | None] = [None] * groups
    for name, number in names.items():
        by_number[number] = name
    return cast("re.Pattern[str]", _sre.compile(source, flags, code, groups - 1, names, tuple(by_number)))
