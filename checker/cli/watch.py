"""``--watch``: a command again and again, whenever what it reads has changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence

from checker import console
from checker.cli.status import FAILED, INTERRUPTED, NOTHING
from checker.errors import CheckerError

_FEW = 3
"""Files that are named; of more, their number is said."""


def again(once: Callable[[], int], read: Callable[[], Iterable[str]], written: Sequence[str]) -> int:
    """Runs ``once`` now, and whenever one of the files that it reads changes, until somebody ends it by Ctrl-C.

    ``read`` says which files these are at that time, ``written`` are those that it writes itself. Returns the last
    status.
    """
    from checker.watching import Watch

    status = NOTHING
    try:
        while status != INTERRUPTED:
            watch = Watch(read(), written)
            status = _said(once)
            if status != INTERRUPTED:
                console.say("checker: waiting for changes; Ctrl-C ends it")
                console.say(f"checker: changed: {_named(watch.wait())}")
    except KeyboardInterrupt:
        pass
    return status


def _said(once: Callable[[], int]) -> int:
    """The status of one run; what cannot be used is said, and may be mended while this waits."""
    try:
        return once()
    except CheckerError as error:
        console.say(f"checker: {error}")
        return FAILED


def _named(paths: list[str]) -> str:
    return ", ".join(map(os.path.relpath, paths)) if len(paths) <= _FEW else f"{len(paths)} files"
