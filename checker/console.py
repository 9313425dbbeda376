"""The terminal or the pipe that the command talks to: its output, its width and colours, and progress."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO, TypeVar

from checker.errors import CheckerError

MANY = 20
"""Reports; from this many on, progress is shown on a terminal."""

IN_A_PIPE = 100
"""Columns of output that no terminal shows."""

_NARROWEST = 40
_Item = TypeVar("_Item")


_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO))


class OutputClosed(Exception):
    """Whoever read the output has stopped reading."""


class OutputFailed(CheckerError):
    """The output cannot be written: the disk is full, for one."""


def prepare() -> None:
    """Makes standard output and error speak UTF-8 everywhere, whatever a path or a report holds.

    Where one was closed before the start, what is written there goes nowhere, as into a pipe that nobody reads.
    """
    if sys.stdout is None or sys.stderr is None:
        nowhere = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")  # until the end of the process
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    if isinstance(sys.stdout, io.TextIOWrapper) and isinstance(sys.stdout.buffer, io.RawIOBase):
        # PYTHONUNBUFFERED: a raw pipe may take a part of what is written, and nobody would notice.
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(sys.stdout.detach()))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@contextmanager
def output(path: str | None = None) -> Iterator[TextIO]:
    """Standard output, or a file; raises `OutputClosed` where nobody reads it any more.

    Raises `CheckerError`, which names the file and the reason, where it cannot be opened or written.
    """
    try:
        if path is None:
            yield sys.stdout
            sys.stdout.flush()
        else:
            with _opened(path) as file:
                yield file
    except BrokenPipeError as error:
        raise OutputClosed from error
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise OutputFailed(f"{path or 'the output'} cannot be written: {error.strerror}") from error


def _opened(path: str) -> TextIO:
    try:
        return open(path, "w", encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        raise CheckerError(f"{path} cannot be written: {error.strerror}") from error


def same_terminal() -> bool:
    """Whether what is said beside the output is seen by whoever sees the output."""
    return sys.stdout.isatty() and sys.stderr.isatty()


def on_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def close_quietly() -> None:
    """Sends what is left of the output nowhere where it cannot be written, so that nothing is said about it at the end
    of the process.
    """
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(message: str) -> None:
    """A message beside the output."""
    import click  # here, as below: most reports need nothing said, and no bar

    click.echo(message, err=True)


def width() -> int:
    """Columns of the terminal; a fixed number in a pipe, so that the output of a job is the same everywhere."""
    set_to = os.environ.get("COLUMNS", "")
    try:
        # As `shutil` has it, which brings all that compresses files with it.
        columns = int(set_to) if set_to.isdigit() and int(set_to) else os.get_terminal_size(1).columns
    except OSError:
        columns = 0
    return max(_NARROWEST, columns or IN_A_PIPE)


def colored(when: str = "auto") -> bool:
    """Whether to use colours: "always", "never", or on a terminal, unless NO_COLOR is set; FORCE_COLOR asks for them
    in a pipe as well.
    """
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def checked_out() -> str:
    """The folder that a pipeline checked out and counts paths from; elsewhere the one that the command runs in."""
    return os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR") or os.getcwd()


@contextmanager
def progress(items: Iterable[_Item], count: int, sink: TextIO) -> Iterator[tuple[Iterator[_Item], TextIO]]:
    """The items, with a bar on standard error while they are gone through where that is a terminal and they are many.

    Gives what to write to beside them: where the output is a terminal too, it is held back until the bar is done.
    """
    if count < MANY or not sys.stderr.isatty():
        yield iter(items), sink
        return
    held = io.StringIO() if sink.isatty() else sink
    import click

    with click.progressbar(items, length=count, file=sys.stderr, show_pos=True) as bar:
        yield iter(bar), held
    if isinstance(held, io.StringIO):
        sink.write(held.getvalue())


class Shield:
    """Keeps an interruption (Ctrl-C) waiting inside ``with``, so that what is being written is written whole.

    A second one is not kept waiting: somebody means it.
    """

    def __init__(self) -> None:
        self._up = self._waiting = False

    def __enter__(self) -> None:
        self._up = True

    def __exit__(self, *_: object) -> None:
        self._up = False
        if self._waiting:
            self._waiting = False
            raise KeyboardInterrupt

    def meet(self, *_: object) -> None:
        """What is done with an interruption."""
        if not self._up or self._waiting:
            raise KeyboardInterrupt
        self._waiting = True


@contextmanager
def shielded() -> Iterator[Shield]:
    """A shield against interruptions of the process."""
    shield = Shield()
    before = signal.signal(signal.SIGINT, shield.meet)
    try:
        yield shield
    finally:
        signal.signal(signal.SIGINT, before)
