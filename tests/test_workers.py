"""Work shared by processes."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker import workers


def double(item: int) -> int:
    return 2 * item


def lost(item: object) -> str:
    return f"lost {item}"


class Deadly:
    """Ends its process at some items: always, or only the first time."""

    def __init__(self, at: set[int], once: Path | None = None) -> None:
        self.at, self.once = at, once

    def __call__(self, item: int) -> str:
        if item in self.at and not (self.once and self.once.exists()):
            if self.once:
                self.once.touch()
            os.kill(os.getpid(), signal.SIGTERM)
            signal.pause()
        return str(item)


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_answers_come_in_the_order_of_the_items(processes: int) -> None:
    items = list(range(200))
    assert list(workers.share(double, items, processes, double)) == [2 * item for item in items]


def test_nothing_is_started_for_one_item() -> None:
    assert list(workers.share(lambda item: item, ["a lambda cannot be sent"], 4, lost)) == ["a lambda cannot be sent"]


posix = pytest.mark.skipif(os.name != "posix", reason="processes are ended by a signal here")


@posix
def test_an_item_that_ends_its_process_is_given_up_and_the_others_go_on() -> None:
    answers = list(workers.share(Deadly({3, 17}), list(range(40)), 2, lost))
    assert answers == [f"lost {item}" if item in (3, 17) else str(item) for item in range(40)]


@posix
def test_a_process_that_somebody_else_ended_costs_nothing(tmp_path: Path) -> None:
    answers = list(workers.share(Deadly({5}, tmp_path / "once"), list(range(20)), 2, lost))
    assert answers == [str(item) for item in range(20)]
    assert (tmp_path / "once").exists()


def test_no_process_is_left_where_nobody_wants_the_rest() -> None:
    answers = workers.share(double, list(range(100)), 2, double)
    assert next(answers) == 0
    assert isinstance(answers, Iterator)
    answers.close()  # type: ignore[attr-defined]
    import multiprocessing

    assert multiprocessing.active_children() == []
