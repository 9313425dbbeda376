"""What runs in the process apart: reads the files that come in, and sends out what is in them."""

from __future__ import annotations

import math
import os
import pickle
import sys
from contextlib import suppress
from importlib import import_module
from typing import IO

from checker.model import Document, Unread
from checker.readers import files, frames

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]


def main() -> None:
    """Serve until nobody asks any more: a path comes in, and then what the file holds.

    The first argument is how many bytes of memory may be used, the second how many seconds a file may take; the others
    are modules that will be needed.
    """
    memory, seconds = map(int, sys.argv[1:3])
    _limit_memory(memory)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever a library prints is no answer
    for module in sys.argv[3:]:
        with suppress(ImportError):  # which the format says in its own words
            import_module(module)
    while path := frames.receive(sys.stdin.buffer):
        _answer(frames.receive(sys.stdin.buffer), path.decode("utf-8", "surrogatepass"), answers, seconds)


def _answer(data: bytes, path: str, answers: IO[bytes], seconds: int) -> None:
    """Sends each document, whether the process can go on after it, and None at the end."""
    fit = True
    _limit_time(seconds)
    for found in files.documents(data, path):
        fit = fit and not (isinstance(found, Unread) and found.reason == files.TOO_LARGE)
        _send(answers, found, fit)
        _limit_time(seconds)
    _send(answers, None, fit)


def _send(answers: IO[bytes], found: Document | Unread | None, fit: bool) -> None:
    frames.send(answers, pickle.dumps((found, fit), pickle.HIGHEST_PROTOCOL))


def _limit_memory(memory: int) -> None:
    """Limit the address space, where the system can; elsewhere the limit of time has to do."""
    if resource is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (memory if hard < 0 else min(memory, hard), hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: int) -> None:
    """Limit the processor time from now on, where the system can; the process ends when it is over."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used.ru_utime + used.ru_stime) + seconds, hard))
