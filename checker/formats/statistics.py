"""How often each rule found something, and how grave, the most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

from checker.formats import words
from checker.formats.width import columns, safe
from checker.model import Check, Severity, Unread

if TYPE_CHECKING:
    from checker.engine import Result
    from checker.formats import Setting
    from checker.formats.tally import Tally


@dataclass(slots=True)
class Writer:
    """Counts findings, and writes a line for each rule in the end."""

    sink: TextIO
    setting: Setting
    counts: Counter[tuple[str, Severity]] = field(default_factory=Counter)

    def report(self, result: Result, shown: Sequence[Check]) -> None:
        self.counts.update((found.rule, found.severity) for found in result.findings)

    def missed(self, unread: Unread) -> None:
        if not self.setting.told:
            self.sink.write(words.unread(unread, self.setting.language) + "\n")

    def close(self, tally: Tally) -> None:
        language, titles = self.setting.language, {rule.id: rule.title for rule in self.setting.rules}
        ranked = sorted(self.counts.items(), key=lambda entry: (-entry[1], entry[0]))
        rows = [
            (
                f"{count:,}",
                name,
                words.SEVERITY[language][severity],
                safe(titles[name][language] if name in titles else ""),
            )
            for (name, severity), count in ranked
        ]
        sizes = [max((columns(row[at]) for row in rows), default=0) for at in range(3)]
        for number, name, severity, title in rows:
            right, left = " " * (sizes[0] - columns(number)), " " * (sizes[1] - columns(name))
            gap = " " * (sizes[2] - columns(severity))
            self.sink.write(f"{right}{number}  {name}{left}  {severity}{gap}  {title}".rstrip() + "\n")
        if not (self.setting.quiet and words.is_quiet(tally)):
            self.sink.write(words.closing(tally, language) + "\n")


def writer(sink: TextIO, setting: Setting) -> Writer:
    """What writes the counts into ``sink``."""
    return Writer(sink, setting)
