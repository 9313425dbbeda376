"""Libraries that formats need, some of which are installed only where these formats are read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from checker.errors import UnreadableFile


@contextmanager
def needs(library: str, extra: str = "") -> Iterator[None]:
    """Around the import of a library: where it is missing, `UnreadableFile` says what to install."""
    try:
        yield
    except ImportError as error:
        install = f"'report-checker[{extra}]'" if extra else library
        raise UnreadableFile(f"it takes {library} to read it, which is not installed: pip install {install}") from error
