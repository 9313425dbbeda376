"""Findings to output: one module a format, each with ``writer(sink, setting)``, listed in `FORMATS`.

A report is somebody else's text. Each format sees to it that nothing in it is taken for more than words: by a terminal,
by a pipeline that reads commands in what is printed, by a spreadsheet, by a page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TextIO, cast

from checker.records import NamedTuple

if TYPE_CHECKING:
    from checker.engine import Result
    from checker.formats.tally import Tally
    from checker.model import Check, Language, Rule, Unread

FORMATS: Mapping[str, str] = {
    "terminal": "terminal",
    "concise": "concise",
    "jsonl": "jsonl",
    "json": "json",
    "csv": "csv",
    "github": "github",
    "gitlab": "gitlab",
    "html": "page",
    "junit": "junit",
    "markdown": "markdown",
    "rdjsonl": "rdjsonl",
    "sarif": "sarif",
    "statistics": "statistics",
}
"""The formats that checks can be written in, and the module of each."""
WHOLE: frozenset[str] = frozenset(("html",))
"""The formats that show all that was read of a report, and not only its findings."""
FINGERPRINTED = frozenset(("gitlab", "sarif"))
"""The formats that tell findings apart by their fingerprints."""


class Setting(NamedTuple):
    """What output is made for: the language of words, the columns of a terminal, colours, and the rules of the run.

    ``root`` is the folder from which formats for pipelines count paths. ``told`` says that whoever sees the output has
    been told beside it what could not be read; ``quiet`` that nobody wants to see the counts of the run, unless
    something was suppressed, not read, or left out. ``redacted`` says that signs stand for the words of reports,
    one for one and yet not in as many bytes.
    """

    language: Language = "en"
    width: int = 100
    color: bool = False
    rules: Sequence[Rule] = ()
    root: str = ""
    told: bool = False
    quiet: bool = False
    redacted: bool = False


class Writer(Protocol):
    """Writes a run in one format: each report as it is checked, what could not be read, and then the end."""

    def report(self, result: Result, shown: Sequence[Check]) -> None:
        """What there is to show of one report, in the order of its text; `Result.suppressed` stands beside it."""

    def missed(self, unread: Unread) -> None:
        """A path that could not be read, or a place in a report."""

    def close(self, tally: Tally) -> None:
        """The end of the run, with its counts."""


class Several(NamedTuple):
    """Writers that are told the same, each in its turn."""

    writers: Sequence[Writer]

    def report(self, result: Result, shown: Sequence[Check]) -> None:
        for writer in self.writers:
            writer.report(result, shown)

    def missed(self, unread: Unread) -> None:
        for writer in self.writers:
            writer.missed(unread)

    def close(self, tally: Tally) -> None:
        for writer in self.writers:
            writer.close(tally)


def writer(name: str, sink: TextIO, setting: Setting) -> Writer:
    """What writes the format of a name into ``sink``."""
    return cast(Writer, import_module(f"checker.formats.{FORMATS[name]}").writer(sink, setting))
