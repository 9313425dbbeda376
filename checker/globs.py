"""Patterns of paths, as .gitignore has them: ``*.md`` anywhere, ``north/`` and all in it, ``/2013/*`` from the root."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pathspec


def matches(pattern: str, path: str) -> bool:
    """Whether a path is one that a pattern names; both are written as from the same folder (see `written`)."""
    return _compiled(pattern).match_file(path)


def written(path: str, root: str) -> str:
    """A path as from a folder, with slashes; an absolute one where it is not inside that folder."""
    absolute = os.path.abspath(path)
    inside = os.path.relpath(absolute, root) if os.path.splitdrive(absolute)[0] == os.path.splitdrive(root)[0] else ""
    is_outside = not inside or inside == os.pardir or inside.startswith(os.pardir + os.sep)
    return (absolute if is_outside else inside).replace(os.sep, "/")


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> pathspec.GitIgnoreSpec:
    # Imported here: most runs have no pattern.
    import pathspec

    return pathspec.GitIgnoreSpec.from_lines([pattern])
