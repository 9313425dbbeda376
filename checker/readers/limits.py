"""How much of a file is read: bounds that no honest report comes near, checked before anything is unpacked.

A file beyond one of them is reported as not read, with the bound it is beyond.
"""

from __future__ import annotations

from checker.errors import UnreadableFile

SECONDS = 8
"""Of processor time, where the system can limit it, so that a busy machine makes no file unreadable."""
PATIENCE = 60
"""Seconds of the clock that are waited for all the same."""
MEMORY = 900 << 20
"""Bytes of address space of the process that reads, where the system can limit it."""
FILE = 200 << 20
"""Bytes of a file as it lies on disk."""
PARTS = 10_000
"""Files inside an archive, which Word and Excel files are too."""
UNPACKED = 200 << 20
"""Bytes of all the parts that are read of an archive, unpacked."""
RATIO = 250
"""How many times larger a part may be than it is packed; text rarely reaches 30."""
SMALL = 1 << 20
"""Bytes; a part smaller than this may be packed at any ratio."""
ARCHIVES = 3
"""Archives and mails inside one another."""
PAGES = 2_000
CELLS = 500_000
"""Cells of all the tables of a file."""
CHARACTERS = 20_000_000
"""Of the text that is read."""


def check(what: str, count: int, limit: int) -> None:
    """Raises `UnreadableFile` where there is more of something than is read."""
    if count > limit:
        raise UnreadableFile(f"it has {count:,} {what}, and no more than {limit:,} are read")
