"""Work shared by processes: what comes of each item, in the order of the items, however many processes there are.

Processes are started afresh on every system, since copying one is safe only where nothing else runs in it. Each is
given a few items at a time. What a process that ends had in hand is tried again, each item by itself; an item that ends
a process twice when it is alone is given up, and the others go on.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

_Item = TypeVar("_Item")
_Answer = TypeVar("_Answer")

_MOST = 16
"""Items that a process is given at a time: enough that asking costs nothing beside the work."""
_WAIT = 0.1
"""Seconds after which a process sends the answers that it has, before all of a batch are there."""
_AHEAD = 8
"""Batches for each process that may be ahead of the answer that is waited for: what is kept in memory has a limit."""


def share(
    work: Callable[[_Item], _Answer],
    items: Sequence[_Item],
    processes: int,
    lost: Callable[[_Item], _Answer],
) -> Iterator[_Answer]:
    """The answer of ``work`` to each item, in their order.

    ``work`` is sent to each process once. ``lost`` answers for an item that ended the process twice.
    """
    if processes < 2 or len(items) < 2:
        yield from map(work, items)
        return
    pool = _Pool(work, items, min(processes, len(items)), lost)
    try:
        yield from pool.answers()
    finally:
        pool.close()


class _Worker:
    """A process, and the items that it has in hand, by their place among all of them."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.hand: deque[int] = deque()
        self.is_alone = False
        self.process = context.Process(target=_serve, args=(theirs, work, gc.get_threshold()), daemon=True)
        with _uninterrupted():
            self.process.start()
        theirs.close()

    def end(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.join()


class _Pool(Generic[_Item, _Answer]):
    def __init__(
        self,
        work: Callable[[_Item], _Answer],
        items: Sequence[_Item],
        processes: int,
        lost: Callable[[_Item], _Answer],
    ) -> None:
        self._work, self._items, self._lost = work, items, lost
        self._batch = max(1, min(_MOST, len(items) // (4 * processes)))
        self._ahead = _AHEAD * processes * self._batch
        self._waiting = deque(
            range(first, min(first + self._batch, len(items))) for first in range(0, len(items), self._batch)
        )
        self._tried: set[int] = set()
        self._done: dict[int, _Answer] = {}
        self._workers = [_Worker(work) for _ in range(processes)]

    def answers(self) -> Iterator[_Answer]:
        """All answers in order."""
        for place in range(len(self._items)):
            while place not in self._done:
                self._hand_out(place + self._ahead)
                self._collect()
            yield self._done.pop(place)

    def close(self) -> None:
        """Ends all processes, whatever they are at."""
        for worker in self._workers:
            worker.end()

    def _hand_out(self, limit: int) -> None:
        for worker in self._workers:
            if not worker.hand and self._waiting and self._waiting[0].start < limit:
                batch = self._waiting.popleft()
                try:
                    worker.connection.send([self._items[place] for place in batch])
                except OSError:  # it has ended since; nothing of the batch was begun
                    self._waiting.appendleft(batch)
                    self._replace(worker)
                else:
                    worker.hand.extend(batch)
                    worker.is_alone = len(batch) == 1

    def _collect(self) -> None:
        at_work = {worker.connection: worker for worker in self._workers if worker.hand}
        for connection in wait(list(at_work)):
            worker = at_work[connection]  # type: ignore[index]  # it is one of those that were waited for
            try:
                answers = worker.connection.recv()
            except (EOFError, OSError):
                self._mourn(worker)
            else:
                for answer in answers:
                    self._done[worker.hand.popleft()] = answer

    def _mourn(self, worker: _Worker) -> None:
        """A process has ended: what it had in hand is tried again, each by itself."""
        alone = worker.hand[0] if worker.is_alone else None
        if alone is not None and alone in self._tried:
            self._done[alone] = self._lost(self._items[alone])
        else:
            if alone is not None:
                self._tried.add(alone)
            self._waiting.extendleft(range(place, place + 1) for place in reversed(worker.hand))
        self._replace(worker)

    def _replace(self, worker: _Worker) -> None:
        worker.end()
        self._workers[self._workers.index(worker)] = _Worker(self._work)


def _serve(connection: Connection[Any, Any], work: Callable[[Any], Any], threshold: tuple[int, int, int]) -> None:
    """What a process does: answers items until there are no more, or nobody waits for the answers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it is interrupted too, and ends it
    gc.set_threshold(*threshold)
    try:
        while True:
            answers, sent = [], time.monotonic()
            for item in connection.recv():
                answers.append(work(item))
                if time.monotonic() - sent > _WAIT:
                    connection.send(answers)
                    answers, sent = [], time.monotonic()
            if answers:
                connection.send(answers)
    except (EOFError, OSError):
        return


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keeps an interruption waiting while a process starts, which then never sees it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
