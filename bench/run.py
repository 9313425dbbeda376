#!/usr/bin/env python3
"""Times the whole process beside codespell and proselint, which read the same text in the same run.

    python bench/run.py [--rounds N] [--reports N]

Each command runs in turn, round after round, and its processor time is compared round by round, so that a busy machine
slows all of them. "Cold" is one report in a process of its own, with the rules compiled before; "many" is a folder of
reports that differ, none of them read before, on one core (`jobs.py` tells what more of them bring).
"""

from __future__ import annotations

import argparse
import os
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
AS_INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled once, as `pip install` does: it did so for the others, and a checkout must not pay each time."""

Commands = Mapping[str, Sequence[str | Path]]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rounds", type=int, default=15)
    ask.add_argument("--reports", type=int, default=200)
    given = ask.parse_args()

    # Compiles the rules, and the modules of a checkout.
    subprocess.run([BIN / "checker", "check", SEED], stdout=subprocess.DEVNULL, check=False, env=AS_INSTALLED)
    cold = _times(_commands(SEED), given.rounds)
    print(f"cold: one report of {SEED.stat().st_size / 1e3:.0f} KB, whole process, {given.rounds} rounds")
    _show(cold)
    _bar("at most half of proselint's time", _ratio(cold, "proselint") <= 0.5)
    _bar("no more than codespell's", _ratio(cold, "codespell") <= 1)

    overview = _times({name: [BIN / name, "--help"] for name in ("checker", "codespell")}, given.rounds)
    print("--help:")
    _show(overview)
    _bar("no slower than codespell's", _ratio(overview, "codespell") <= 1)

    with tempfile.TemporaryDirectory() as folder:
        size = reports.write(Path(folder), given.reports)
        many = _times(_commands(Path(folder), "--jobs", "1"), 1)
        print(f"many: {given.reports} reports, {size / 1e6:.1f} MB, whole process, figures and rules together")
        for name, (seconds,) in many.items():
            print(f"  {name:10} {size / 1e6 / seconds:7.2f} MB/s")
        _bar("at least 1 MB/s on one core", size / 1e6 / many["checker"][0] >= 1)


def _commands(path: Path, *options: str) -> Commands:
    return {
        "checker": [BIN / "checker", "check", *options, path],
        "codespell": [BIN / "codespell", path],
        "proselint": [BIN / "proselint", "check", *(sorted(path.iterdir()) if path.is_dir() else [path])],
    }


def _times(commands: Commands, rounds: int) -> dict[str, list[float]]:
    """Seconds of processor time of each run, by command; the commands take turns."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            with tempfile.TemporaryFile() as said:
                before = _spent()
                subprocess.run(command, stdout=subprocess.DEVNULL, stderr=said, check=False, env=AS_INSTALLED)
                taken[name].append(_spent() - before)
                said.seek(0)
                if b"Traceback" in (errors := said.read()):
                    sys.exit(f"{name} failed:\n{errors.decode(errors='replace')}")
    return taken


def _spent() -> float:
    """Seconds of processor time of all processes started here; Windows tells nothing of them, and the clock must do."""
    if sys.platform == "win32":
        return time.perf_counter()
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _show(taken: Mapping[str, Sequence[float]]) -> None:
    for name, seconds in taken.items():
        ratio = "" if name == "checker" else f"   checker takes {_ratio(taken, name):.2f} times as long"
        print(
            f"  {name:10} {1000 * min(seconds):7.0f} ms at best, {1000 * statistics.median(seconds):.0f} in most{ratio}"
        )


def _ratio(taken: Mapping[str, Sequence[float]], other: str) -> float:
    """How many times as long as another command the checker takes: the median of the rounds."""
    pairs = zip(taken["checker"], taken[other], strict=True)
    return statistics.median(own / theirs for own, theirs in pairs)


def _bar(what: str, met: bool) -> None:
    print(f"  {'met' if met else 'NOT MET':10} {what}")


if __name__ == "__main__":
    main()
