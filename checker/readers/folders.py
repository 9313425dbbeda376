"""The reports that a list of paths means: files as they are given, and those inside folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from checker.model import Unread
from checker.readers.content import why


def find(paths: Iterable[str], endings: Iterable[str]) -> Iterator[str | Unread]:
    """Paths of reports in the order given, those of a folder sorted; and what could not be looked into.

    A file given by name is taken whatever its ending. In folders hidden files and folders are left out, links to
    folders are followed, and a folder is entered once, so that links in a circle end. A report that two of the paths
    mean is found once.
    """
    wanted, entered, found = tuple(endings), set[tuple[int, int]](), set[str]()
    for path in paths:
        for report in _walk(path, wanted, entered) if os.path.isdir(path) else (path,):
            if isinstance(report, Unread):
                yield report
            elif (real := os.path.abspath(report)) not in found:
                found.add(real)
                yield report


def _walk(folder: str, endings: tuple[str, ...], entered: set[tuple[int, int]]) -> Iterator[str | Unread]:
    pending = [folder]
    while pending:
        path = pending.pop()
        if path.lower().endswith(endings) and not os.path.isdir(path):
            yield path
            continue
        try:
            status = os.stat(path)
            if (identity := (status.st_dev, status.st_ino)) in entered:
                continue
            entered.add(identity)
            with os.scandir(path) as listing:
                entries = sorted(
                    (entry.name, entry.path)
                    for entry in listing
                    if not entry.name.startswith(".") and (_is_folder(entry) or entry.name.lower().endswith(endings))
                )
        except OSError as error:
            yield Unread(path, why(error))
            continue
        pending.extend(inside for _, inside in reversed(entries))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder, or a link to one; a link that leads back to itself leads nowhere."""
    try:
        return entry.is_dir()
    except OSError:
        return False
