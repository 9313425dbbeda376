"""One self-contained page for people: reports as they read, with every figure marked and every check explained.

The page loads nothing. Reports are written as they come to a file of their own, since the overview that stands before
them is known last.
"""

from __future__ import annotations

import json
import shutil
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, TextIO

from checker import coverage
from checker.coverage import STATUSES
from checker.formats import words
from checker.formats.page import details, marks
from checker.formats.page.labels import LABELS
from checker.formats.width import safe
from checker.records import NamedTuple

if TYPE_CHECKING:
    from jinja2 import Template

    from checker.engine import Result
    from checker.formats import Setting
    from checker.formats.tally import Tally
    from checker.model import Check, Unread

HERE = Path(__file__).parent


class _Entry(NamedTuple):
    """A report in the overview."""

    number: int
    path: str
    severities: Mapping[str, int]
    statuses: Mapping[str, int]


class Writer:
    """Gathers the reports of a run, and writes the page at its end."""

    def __init__(self, sink: TextIO, setting: Setting) -> None:
        self._sink = sink
        self._setting = setting
        self._rules = {rule.id: rule for rule in setting.rules}
        self._entries: list[_Entry] = []
        self._unread: list[Unread] = []
        self._reports = TemporaryFile("w+", encoding="utf-8", errors="backslashreplace", newline="")  # noqa: SIM115

    @cached_property
    def _templates(self) -> tuple[Template, Template]:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined

        environment = Environment(
            autoescape=True,
            loader=FileSystemLoader(HERE),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters["json"] = _scripted
        language = self._setting.language
        environment.filters["counted"] = lambda number, name: words.counted(
            number, words.SEVERITY[language][name], language
        )
        return environment.get_template("report.html"), environment.get_template("page.html")

    def report(self, result: Result, shown: Sequence[Check]) -> None:
        """Write what a report says, with all that was checked in it."""
        number = len(self._entries) + 1
        covered = coverage.of(result)
        checks = (*result.findings, *result.suppressed, *result.checks)
        found = marks.of(covered, checks)
        counts = coverage.count(covered)._asdict()
        entry = _Entry(
            number,
            safe(result.document.path),
            {name: sum(check.severity == name for check in result.findings) for name in ("error", "warning", "note")},
            {name: counts[name] for name in STATUSES},
        )
        self._entries.append(entry)
        explained = details.of(result.document, covered, checks, found, self._rules, self._setting.language)
        self._reports.write(
            self._templates[0].render(
                labels=LABELS[self._setting.language],
                entry=entry,
                blocks=marks.blocks(result.document, found),
                findings=explained.checks[: len(result.findings) + len(result.suppressed)],
                details=explained._asdict(),
            )
        )

    def missed(self, unread: Unread) -> None:
        """A path that could not be read."""
        self._unread.append(unread)

    def close(self, tally: Tally) -> None:
        """Write the page: what stands before the reports, the reports, and what works them."""
        language = self._setting.language
        before, after = (
            self._templates[1]
            .render(
                labels=LABELS[language],
                language=language,
                entries=self._entries,
                statuses=STATUSES,
                unread=[words.unread(missed, language) for missed in self._unread],
                closing=words.closing(tally, language),
                style=_file("page.css"),
                script=(script := _file("page.js")),
                allowed=_digest(script),
                reports="\0",
            )
            .split("\0")
        )
        self._sink.write(before)
        self._reports.seek(0)
        shutil.copyfileobj(self._reports, self._sink)
        self._reports.close()
        self._sink.write(after)


def writer(sink: TextIO, setting: Setting) -> Writer:
    """What writes the page into ``sink``."""
    return Writer(sink, setting)


def _file(name: str) -> Any:
    """A file of this folder, to be put into the page as it is."""
    from markupsafe import Markup

    return Markup((HERE / name).read_text(encoding="utf-8"))


def _digest(script: str) -> str:
    """What a page says of the one script that may run in it."""
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"


def _scripted(value: Any) -> Any:
    """A value as JSON that may stand inside a script element: nothing in it can end the element."""
    from markupsafe import Markup

    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)
