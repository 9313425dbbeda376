#!/usr/bin/env python3
"""Times the whole process beside codespell and proselint, which read the same text in the same run.

    python bench/run.py [--rounds N] [--reports N]

Each command runs in turn, round after round, so that a busy machine slows all of them; medians are shown. "Cold" is one
report in a process of its own, with the rules compiled before; "many" is a folder of reports that differ, none of them
read before.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import reports

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "fixtures" / "seeds" / "credit_union_work_summaries.txt"
BIN = Path(sys.executable).parent

Commands = Mapping[str, Sequence[str | Path]]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rounds", type=int, default=15)
    ask.add_argument("--reports", type=int, default=200)
    given = ask.parse_args()

    subprocess.run([BIN / "checker", "check", SEED], stdout=subprocess.DEVNULL, check=False)  # compiles the rules
    cold = _medians(_commands(SEED), given.rounds)
    print(f"cold: one report of {SEED.stat().st_size / 1e3:.0f} KB, whole process, median of {given.rounds}")
    for name, seconds in cold.items():
        print(f"  {name:10} {1000 * seconds:7.0f} ms   {seconds / cold['checker']:5.2f} of checker's")
    _bar("at most half of proselint's time", cold["checker"] <= 0.5 * cold["proselint"])
    _bar("no more than codespell's", cold["checker"] <= cold["codespell"])

    overview = _medians({name: [BIN / name, "--help"] for name in ("checker", "codespell")}, given.rounds)
    print("--help:")
    for name, seconds in overview.items():
        print(f"  {name:10} {1000 * seconds:7.0f} ms")
    _bar("no slower than codespell's", overview["checker"] <= overview["codespell"])

    with tempfile.TemporaryDirectory() as folder:
        size = reports.write(Path(folder), given.reports)
        many = _medians(_commands(Path(folder)), 1)
        print(f"many: {given.reports} reports, {size / 1e6:.1f} MB, whole process, figures and rules together")
        for name, seconds in many.items():
            print(f"  {name:10} {size / 1e6 / seconds:7.2f} MB/s")
        _bar("at least 1 MB/s on one core", size / 1e6 / many["checker"] >= 1)


def _commands(path: Path) -> Commands:
    return {
        "checker": [BIN / "checker", "check", path],
        "codespell": [BIN / "codespell", path],
        "proselint": [BIN / "proselint", "check", *(sorted(path.iterdir()) if path.is_dir() else [path])],
    }


def _medians(commands: Commands, rounds: int) -> dict[str, float]:
    """Seconds of wall time a run, by command; the commands take turns."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            began = time.perf_counter()
            done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
            taken[name].append(time.perf_counter() - began)
            if b"Traceback" in done.stderr:
                sys.exit(f"{name} failed:\n{done.stderr.decode(errors='replace')}")
    return {name: statistics.median(times) for name, times in taken.items()}


def _bar(what: str, met: bool) -> None:
    print(f"  {'met' if met else 'NOT MET':10} {what}")


if __name__ == "__main__":
    main()
