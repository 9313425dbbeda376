"""What runs in the process apart: reads the files that come in, and sends out what is in them."""

from __future__ import annotations

import os
import pickle
import sys
from typing import IO

from checker.model import Document, Unread
from checker.readers import files, frames


def main() -> None:
    """Serve until nobody asks any more: a path comes in, and then what the file holds.

    The first argument is how many bytes of memory may be used.
    """
    _limit(int(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever a library prints is no answer
    while path := frames.receive(sys.stdin.buffer):
        _answer(frames.receive(sys.stdin.buffer), path.decode("utf-8", "surrogatepass"), answers)


def _answer(data: bytes, path: str, answers: IO[bytes]) -> None:
    """Sends each document, whether the process can go on after it, and None at the end."""
    fit = True
    for found in files.documents(data, path):
        fit = fit and not (isinstance(found, Unread) and found.reason == files.TOO_LARGE)
        _send(answers, found, fit)
    _send(answers, None, fit)


def _send(answers: IO[bytes], found: Document | Unread | None, fit: bool) -> None:
    frames.send(answers, pickle.dumps((found, fit), pickle.HIGHEST_PROTOCOL))


def _limit(memory: int) -> None:
    """Limit the address space, where the system can; elsewhere the limit of time has to do."""
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory if hard < 0 else min(memory, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
