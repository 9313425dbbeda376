"""Where the checker keeps what it can make again, and how it writes it: at once, so that nobody reads half of it."""

from __future__ import annotations

import os
import sys


def folder(of: str) -> str:
    """The folder of the user for one sort of thing; `platformdirs` takes longer to import than a pack to read."""
    return os.path.join(_caches(), "report-checker", of)


def write(path: str, data: bytes) -> None:
    """Puts a file in the place of another, whole; OSError where it cannot be written."""
    import tempfile

    kept_in = os.path.dirname(path)
    os.makedirs(kept_in, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=kept_in, delete=False) as file:
        file.write(data)
    try:
        os.replace(file.name, path)
    except OSError:
        os.unlink(file.name)
        raise


def _caches() -> str:
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA") or os.path.expanduser(r"~\AppData\Local")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Caches")
    stated = os.environ.get("XDG_CACHE_HOME", "")
    return stated if os.path.isabs(stated) else os.path.expanduser("~/.cache")
