"""Waits until files change."""

from __future__ import annotations

import os
from collections.abc import Iterable

_GATHER = 300
"""Milliseconds in which changes that follow each other are one: an editor that saves writes more than once."""


class Watch:
    """Watches files, and folders with all that is in them, from the moment it is made.

    ``unless`` are files whose changes are not meant: those that are written for each change.
    """

    def __init__(self, paths: Iterable[str], unless: Iterable[str] = ()) -> None:
        # Imported here: it takes a tenth of a second, and few watch.
        from watchfiles import DefaultFilter, watch

        self._changes = watch(
            *sorted({os.path.realpath(path) for path in paths if os.path.exists(path)}),
            watch_filter=DefaultFilter(ignore_paths=[os.path.realpath(path) for path in unless]),
            debounce=_GATHER,
            rust_timeout=1,
            yield_on_timeout=True,
        )
        next(self._changes)  # nothing is watched before it is asked for the first time

    def wait(self) -> list[str]:
        """The real paths of files that have changed since it was made, as soon as there is one.

        Raises KeyboardInterrupt where somebody no longer wants to wait.
        """
        return sorted({path for _, path in next(found for found in self._changes if found)})
