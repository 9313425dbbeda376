"""The files that make a pack: rules anywhere in its folder, phrase packs and timelines in folders of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from checker.errors import Complaint, PackError
from checker.records import NamedTuple

PHRASES, TIMELINE, RULES, MANIFEST = "phrases", "timeline", "rule", "pack"
"""What a file is, by the folder that it stands in; and what says of a pack what it is."""

_ENDINGS = (".yaml", ".yml")


class Source(NamedTuple):
    """A file of a pack: its path, what complaints call it, what it is, the number of its pack (the shipped one: 0), and
    the file or folder that was given for the pack.
    """

    path: str
    name: str
    sort: str
    pack: int
    root: str

    @property
    def id(self) -> str:
        """The name of the file without its ending: what it is known by, and replaces another one by."""
        return os.path.splitext(os.path.basename(self.path))[0]


def shipped() -> str:
    """The folder of the pack that comes with the checker: inside the installed package, or beside it in a checkout."""
    here = os.path.dirname(os.path.abspath(__file__))
    inside = os.path.join(here, "_rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(here), "rules")


def find(extra: Sequence[str | os.PathLike[str]]) -> list[Source]:
    """The files of the shipped pack, then those of ``extra`` files and folders, each of them a pack.

    What is given twice counts once. Raises PackError for what is neither.
    """
    sources = list(_inside(shipped(), "", 0, shipped()))
    given = dict.fromkeys(os.path.normpath(os.fspath(path)) for path in extra)
    for number, path in enumerate(given, 1):
        if os.path.isdir(path):
            sources += _inside(path, f"{path}/", number, path)
        elif os.path.isfile(path):
            sources.append(Source(path, path, _sort(os.path.dirname(os.path.abspath(path))), number, path))
        else:
            raise PackError((Complaint(path, 1, 1, "there is no such file or folder"),))
    return sources


def _inside(folder: str, prefix: str, pack: int, root: str, sort: str | None = None) -> Iterator[Source]:
    """The files of a folder and of the folders in it, by name; ``sort`` is what all files of a folder in it are."""
    own = _sort(folder) if sort is None else sort
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        name = f"{prefix}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _inside(entry.path, f"{name}/", pack, root, _sort(entry.name) if sort is None else sort)
        elif entry.name.endswith(_ENDINGS) and entry.is_file():
            is_manifest = folder == root and os.path.splitext(entry.name)[0] == MANIFEST
            yield Source(entry.path, name, MANIFEST if is_manifest else own, pack, root)


def _sort(folder: str) -> str:
    name = os.path.basename(folder)
    return name if name in (PHRASES, TIMELINE) else RULES
