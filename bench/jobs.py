#!/usr/bin/env python3
"""Times many small reports in one process and in two, in turns, and says how much faster two are.

    python bench/jobs.py [--rounds N] [--reports N]

Wall time on a machine that does nothing else; with fewer than two free processors it says nothing. The processor time
of both, which another load changes less, is shown beside it.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import reports

CHECKER = Path(sys.executable).parent / "checker"
PARAGRAPHS = 3
"""Of a report of the usual size; what is left has about one kilobyte."""


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--reports", type=int, default=10_000)
    given = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        size = _write(Path(folder), given.reports)
        print(f"{given.reports:,} reports of {size / given.reports / 1e3:.1f} KB, medians of {given.rounds}")
        wall: dict[int, list[float]] = {1: [], 2: []}
        busy: dict[int, list[float]] = {1: [], 2: []}
        outputs: dict[int, bytes] = {}
        for _ in range(given.rounds):
            for jobs in wall:
                began, used = time.perf_counter(), _processor()
                done = subprocess.run([CHECKER, "check", "--jobs", str(jobs), folder], capture_output=True, check=False)
                wall[jobs].append(time.perf_counter() - began)
                busy[jobs].append(_processor() - used)
                outputs[jobs] = done.stdout
    for jobs, taken in wall.items():
        print(f"  --jobs {jobs}: {statistics.median(taken):6.1f} s, processors {statistics.median(busy[jobs]):6.1f} s")
    ratio = statistics.median(wall[1]) / statistics.median(wall[2])
    print(f"  two are {ratio:.2f} times as fast; load of the machine {os.getloadavg()[0]:.1f}")
    print(f"  {'met' if ratio >= 1.7 else 'NOT MET':10} at least 1.7 times as fast")
    print(f"  {'met' if outputs[1] == outputs[2] else 'NOT MET':10} the same output")


def _write(folder: Path, count: int) -> int:
    chance, total = random.Random(2020), 0
    text: list[str] = []
    for number in range(count):
        if len(text) < PARAGRAPHS:
            text = reports.make(chance, chinese=bool(number % 2)).split("\n\n")
        data = "\n\n".join(text[:PARAGRAPHS]).encode()
        del text[:PARAGRAPHS]
        (folder / f"report-{number:05}.txt").write_bytes(data)
        total += len(data)
    return total


def _processor() -> float:
    """Seconds of processor time that the processes started from here have used."""
    used = os.times()
    return used.children_user + used.children_system


if __name__ == "__main__":
    main()
