"""``python -m checker``, and the command ``checker``.

The overview is answered from here, before anything is imported: it is asked for most, and importing click takes longer
than all the rest of the answer. A test holds it against what click says.
"""

from __future__ import annotations

import atexit
import gc
import sys

OVERVIEW = """\
Usage: checker [OPTIONS] COMMAND [ARGS]...

  Check that the figures of reports agree with each other and with the
  calendar.

Options:
  --version   Show the version and exit.
  -h, --help  Show this message and exit.

Commands:
  baseline  Record the findings of reports, so that later runs show new...
  check     Check reports: files, folders and archives of them.
  config    Show what is in force, and where each of it was said.
  coverage  Count which figures of reports were checked, and which were not.
  explain   Explain one rule: what it asserts, why, and with which examples.
  figures   Show every figure of reports with what it was read as.
  rules     Show, write and test the rules that reports are checked by.
  trace     Show why a rule fires, or stays silent, in a report.
"""


def main() -> int:
    """Runs the command with the arguments of the process and returns its exit status."""
    if sys.argv[1:] in (["--help"], ["-h"]):
        print(OVERVIEW, end="")
        return 0
    # What a start makes stays, and what a report makes is freed without the collector, which would only go through all
    # of it again and again: a tenth of a start, a twentieth of a long run.
    gc.set_threshold(100_000, 50, 50)
    # At its end a process is given back as a whole: looking for garbage in it first takes another tenth of a start.
    atexit.register(gc.freeze)
    from checker.cli import run

    return run()


if __name__ == "__main__":
    sys.exit(main())
