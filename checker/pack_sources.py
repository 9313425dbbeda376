"""The files that make a pack: rules anywhere in its folder, phrase packs and timelines in folders of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.errors import Complaint, PackError

PHRASES, TIMELINE, RULES = "phrases", "timeline", ""
"""What a file is, by the folder that it stands in."""

_ENDINGS = (".yaml", ".yml")


class Source(NamedTuple):
    """A file of a pack: its path, what complaints call it, and what it is."""

    path: str
    name: str
    sort: str


def shipped() -> str:
    """The folder of the pack that comes with the checker: inside the installed package, or beside it in a checkout."""
    here = os.path.dirname(os.path.abspath(__file__))
    inside = os.path.join(here, "_rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(here), "rules")


def find(extra: Sequence[str | os.PathLike[str]]) -> list[Source]:
    """The files of the shipped pack, then those of ``extra`` files and folders; PackError for what is neither."""
    sources = list(_inside(shipped(), ""))
    for given in extra:
        path = os.fspath(given)
        if os.path.isdir(path):
            sources += _inside(os.path.normpath(path), f"{os.path.normpath(path)}/")
        elif os.path.isfile(path):
            sources.append(Source(path, path, _sort(os.path.dirname(os.path.abspath(path)))))
        else:
            raise PackError((Complaint(path, 1, 1, "there is no such file or folder"),))
    return sources


def _inside(folder: str, prefix: str, sort: str | None = None) -> Iterator[Source]:
    """The files of a folder and of the folders in it, by name; ``sort`` is what all files of a folder in it are."""
    own = _sort(folder) if sort is None else sort
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _inside(entry.path, f"{prefix}{entry.name}/", _sort(entry.name) if sort is None else sort)
        elif entry.name.endswith(_ENDINGS) and entry.is_file():
            yield Source(entry.path, f"{prefix}{entry.name}", own)


def _sort(folder: str) -> str:
    name = os.path.basename(folder)
    return name if name in (PHRASES, TIMELINE) else RULES
