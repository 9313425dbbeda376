"""Compiled packs, kept in the cache folder of the user, so that they are checked once and not at every start.

A file holds one pack: a line that says what it was compiled from and proves the rest whole, and a line of JSON for
each part, so that a part is only parsed where it is asked for. A cache that is missing, damaged or cannot be written
changes nothing but the time that a start takes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any
from zlib import crc32

import checker
from checker import caches
from checker.pack_sources import Source

_KEPT = 8
_CODE = ("", "expressions", "kinds")
"""The folders of modules that decide what a pack is compiled to: a checkout changes more often than its version."""


class Parts(Mapping[str, Any]):
    """The parts of a compiled pack by name, each parsed when it is asked for."""

    def __init__(self, lines: Mapping[str, bytes]) -> None:
        self._lines = lines

    def __getitem__(self, name: str) -> Any:
        return json.loads(self._lines[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def key(sources: Sequence[Source]) -> str:
    """All that a compiled pack depends on: the version, and which files there are, of what size and age.

    The files themselves are not read: that would take longer than all else that a start does with a pack.
    """
    here = os.path.dirname(os.path.abspath(__file__))
    stamps = [checker.__version__]
    for folder in _CODE:
        with os.scandir(os.path.join(here, folder)) as entries:
            stamps += sorted(_stamp(entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py"))
    for source in sources:
        with suppress(OSError):  # compiling says what cannot be read
            stamps.append(f"{source.pack} {source.sort} {_stamp(source.name, os.stat(source.path))}")
    return json.dumps(stamps)


def _stamp(name: str, status: os.stat_result) -> str:
    return f"{name} {status.st_size} {status.st_mtime_ns} {status.st_ino}"


def remembered(key: str) -> Mapping[str, Any] | None:
    """What was compiled under a key before; None where there is nothing, or it is not whole."""
    with suppress(OSError), open(_path(key), "rb") as file:
        head, _, body = file.read().partition(b"\n")
        if head == _head(key, body):
            names, *lines = body.split(b"\n")
            return Parts(dict(zip(json.loads(names), lines, strict=True)))
    return None


def remember(key: str, compiled: Mapping[str, Any]) -> None:
    """Keep what was compiled, in one step, so that nobody ever reads half of it; forget the oldest others."""
    parts = (list(compiled), *compiled.values())
    text = "\n".join(json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in parts)
    body = text.encode("utf-8", "surrogatepass")  # names of files need not be Unicode
    with suppress(OSError):
        caches.write(_path(key), _head(key, body) + b"\n" + body)
        kept = [os.path.join(folder(), name) for name in os.listdir(folder())]
        for path in sorted(kept, key=os.path.getmtime)[:-_KEPT]:
            os.unlink(path)


def _head(key: str, body: bytes) -> bytes:
    return f"{crc32(body):08x} {key}".encode()


def _path(key: str) -> str:
    return os.path.join(folder(), f"{crc32(key.encode()):08x}.json")


def folder() -> str:
    """Where compiled packs are kept."""
    return caches.folder("packs")
