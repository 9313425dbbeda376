"""Libraries that formats need and that are installed only where these formats are read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from checker.errors import UnreadableFile


@contextmanager
def needs(library: str, extra: str) -> Iterator[None]:
    """Around the import of a library of an extra: where it is missing, `UnreadableFile` says what to install."""
    try:
        yield
    except ImportError as error:
        raise UnreadableFile(
            f"reading it needs {library}, which is not installed: pip install 'report-checker[{extra}]'"
        ) from error
