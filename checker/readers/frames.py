"""Messages through a pipe: the length of each, then its bytes."""

from __future__ import annotations

from typing import IO

_HEADER = 8


def send(pipe: IO[bytes], message: bytes) -> None:
    """Write one message."""
    pipe.write(len(message).to_bytes(_HEADER, "big"))
    pipe.write(message)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """The next message; empty where the other side has ended before all of it was there."""
    header = pipe.read(_HEADER)
    if len(header) < _HEADER:
        return b""
    length = int.from_bytes(header, "big")
    message = pipe.read(length)
    return message if len(message) == length else b""
