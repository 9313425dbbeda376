"""Paths as pipelines know them: from the folder that they checked out, with forward slashes."""

from __future__ import annotations

import os
from urllib.parse import quote


def relative(path: str, root: str) -> str:
    """The path from the folder ``root``, or where the file stands on the machine if it is elsewhere; without a root, as
    it is given.
    """
    if not root:
        return path.replace(os.sep, "/")
    full, root = os.path.abspath(path), os.path.abspath(root)
    inside = os.path.commonpath((root, full)) == root
    return (os.path.relpath(full, root) if inside else full).replace(os.sep, "/")


def uri(path: str, root: str) -> str:
    """The same as a reference that a URI may hold, with the bytes of the name as they are on disk."""
    name = relative(path, root)
    return f"{'file://' if name.startswith('/') else ''}{quote(os.fsencode(name))}"
