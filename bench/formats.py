#!/usr/bin/env python3
"""Times Word, PDF, HTML and Excel reports beside what only takes the text out of them, in the same run.

    python bench/formats.py [--rounds N]

The reports are those of `fixtures/formats`: about 45 KB of text, thirteen pages. Checking is all that the command does,
from its start to its findings; the others are a process that imports the library and gives the text of the file.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FORMATS = ROOT / "fixtures" / "formats"
BIN = Path(sys.executable).parent
PLUMBER = "import pdfplumber, sys; print(*(page.extract_text() for page in pdfplumber.open(sys.argv[1]).pages))"
DOCX = "import docx, sys; print(*(paragraph.text for paragraph in docx.Document(sys.argv[1]).paragraphs))"

Command = Sequence[str | Path]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rounds", type=int, default=9)
    given = ask.parse_args()
    pdf, word, page = FORMATS / "seed-reportlab.pdf", FORMATS / "seed.docx", FORMATS / "seed.html"
    check = [BIN / "checker", "check"]
    subprocess.run([*check, word], stdout=subprocess.DEVNULL, check=False)  # compiles the rules
    pdftotext = shutil.which("pdftotext")
    _compare(
        "a PDF file of 13 pages",
        {
            "checker": [*check, pdf],
            "pdfplumber": [sys.executable, "-c", PLUMBER, pdf],
            **({"pdftotext": [pdftotext, pdf, "-"]} if pdftotext else {}),
        },
        given.rounds,
        0.5,
    )
    _compare(
        "a Word file",
        {"checker": [*check, word], "python-docx": [sys.executable, "-c", DOCX, word]},
        given.rounds,
        0.3,
    )
    _compare("an HTML page", {"checker": [*check, page]}, given.rounds, 0.3)


def _compare(what: str, commands: Mapping[str, Command], rounds: int, limit: float) -> None:
    """Prints the wall and the processor time of commands that take turns, and whether ours keeps within a limit."""
    wall: dict[str, list[float]] = {name: [] for name in commands}
    busy: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            began, used = time.perf_counter(), _used()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            wall[name].append(time.perf_counter() - began)
            busy[name].append(_used() - used)
    print(f"{what}, whole process, median of {rounds}")
    ours = statistics.median(wall["checker"])
    for name in commands:
        seconds = statistics.median(wall[name])
        print(
            f"  {name:12} {1000 * seconds:6.0f} ms   {seconds / ours:5.2f} of checker's   "
            f"{1000 * statistics.median(busy[name]):6.0f} ms of processor time"
        )
    kept, waiting = "met" if ours <= limit else "NOT MET", os.getloadavg()[0]
    print(f"  {kept:12} at most {limit:g} s, with {waiting:.1f} processes waiting")


def _used() -> float:
    """Seconds of processor time of all processes that were begun here and have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
