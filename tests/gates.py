"""What the tests of a gate share: reports that are right and wrong, and the command in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable

WRONG = "Deposits grew by 63.67 million yuan, 116% of the 60 million yuan plan.\n"
RIGHT = WRONG.replace("116%", "106%")

Gate = Callable[..., tuple[int, str, str]]
"""Runs a command, and gives its status, its output, and what it said beside it."""
