"""The command ``checker``: its commands, each in a module of its own.

Exit status: 0 where nothing was found at or above ``--fail-on``, 1 where something was, 2 where the run failed, a
path could not be read or no report was there, 130 where it was interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from checker import console
from checker.cli.status import FAILED, INTERRUPTED
from checker.errors import CheckerError


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit status."""
    console.prepare()
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except console.OutputClosed:
        console.close_quietly()
        return FAILED
    except console.OutputFailed as error:
        console.say(f"checker: {error}")
        console.close_quietly()
        return FAILED
    except CheckerError as error:
        console.say(f"checker: {error}")
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(arguments: Sequence[str]) -> int:
    command, *paths = arguments or ("",)
    # Reports alone, without an option: what is run most is run without click, which takes as long to import as the
    # rules take to load. On Windows, where no shell does, click puts files in the place of patterns such as *.txt.
    is_plain = command == "check" and paths and not any(path.startswith("-") for path in paths)
    if is_plain and sys.platform != "win32":
        from checker.cli import checking

        return checking.plainly(paths)
    from checker.cli import overview

    return overview.main(arguments)
