"""Reads files in a process of its own, with a limit of time and of memory, so that none of them can stop a run.

One process serves all the files of a run; it is started when the first one needs it, and again after it has been
stopped or has died. What it sends back are tuples of the model, and nothing else is taken from it.
"""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from typing import cast

from checker.model import Document, Unread
from checker.readers import frames, limits

_TAKEN = frozenset(("Block", "Cell", "Document", "Place", "Table", "Unread"))
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 0) or None
_IS_LIMITED = _OUT_OF_TIME is not None
_START = "import sys; sys.path[:] = {path!r}; from checker.readers import child; child.main()"


class Apart:
    """The process apart. `close` ends it; it also ends when this one does."""

    def __init__(
        self, seconds: int = limits.SECONDS, memory: int = limits.MEMORY, patience: float = limits.PATIENCE
    ) -> None:
        self._seconds, self._memory = seconds, memory
        self._patience = patience if _IS_LIMITED else min(patience, seconds)
        self._process: subprocess.Popen[bytes] | None = None
        self._late = False

    def documents(self, data: bytes, path: str) -> Iterator[Document | Unread]:
        """The documents in a file, as they are read, or why there is none."""
        self._ask(data, path)
        last = ""
        while frame := self._next():
            found, fit = _Unpickler(BytesIO(frame)).load()
            if found is None:
                if not fit:  # its memory is used up
                    self.close()
                return
            last = found.path
            yield cast("Document | Unread", found)
        why = self._end()
        yield Unread(path, f"{why}; what follows {last} in it was not read" if last else why)

    def start(self, modules: Sequence[str] = ()) -> None:
        """Start the process, where there is none; it imports modules that will be needed while it waits."""
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _START.format(path=sys.path), str(self._memory), str(self._seconds), *modules],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )

    def _ask(self, data: bytes, path: str) -> None:
        self.start()
        assert self._process is not None
        assert self._process.stdin is not None
        with suppress(OSError):  # it has died, which what is read from it will tell
            frames.send(self._process.stdin, path.encode("utf-8", "surrogatepass"))
            frames.send(self._process.stdin, data)

    def _next(self) -> bytes:
        """What the process sends next; empty where it has sent nothing in time, or has died."""
        if self._process is None:
            return b""
        assert self._process.stdout is not None
        timer = threading.Timer(self._patience, self._expire)
        timer.start()
        try:
            return frames.receive(self._process.stdout)
        finally:
            timer.cancel()

    def _expire(self) -> None:
        self._late = True
        if self._process is not None:
            self._process.kill()

    def _end(self) -> str:
        """Why the process has sent nothing more."""
        status, late, self._late = self.close(), self._late, False
        if late or status == _OUT_OF_TIME:
            seconds = self._patience if late else self._seconds
            return f"reading it took longer than {seconds:g} seconds"
        return f"the process that read it broke off (status {status}): it is damaged, or made to do harm"

    def close(self) -> int:
        """End the process, where there is one, and give its exit status."""
        process, self._process = self._process, None
        if process is None:
            return 0
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        return process.wait()


class _Unpickler(pickle.Unpickler):
    """Takes tuples of the model and plain values, and no other class."""

    def find_class(self, module: str, name: str) -> object:
        if module == "checker.model" and name in _TAKEN:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is not of the model")
