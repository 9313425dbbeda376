"""The evidence of a run: with what it was made, what was read and what not, and what came of it.

docs/manifest.schema.json describes the fields. Times are in UTC; digests are SHA-256 of the bytes that were read.
"""

from __future__ import annotations

import hashlib
import platform
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, TextIO

import checker
from checker import pack_sources
from checker.formats.encoding import encode
from checker.formats.json import SCHEMA as JSON_SCHEMA

if TYPE_CHECKING:
    from checker.formats.tally import Tally
    from checker.model import Check
    from checker.outcomes import Outcome
    from checker.runs import Run

SCHEMA = 1
"""Raised where a field changes its meaning or goes; not where one is added."""
_LIBRARIES = ("google-re2", "charset-normalizer", "click")
"""What decides how a report is read, besides the checker itself."""

_Row = dict[str, object]


class Manifest:
    """Collects what comes of each report, and writes all of it in the end."""

    def __init__(self, run: Run, arguments: Sequence[str]) -> None:
        self._run = run
        self._arguments = list(arguments)
        self._began = _now()
        self._reports: list[str] = []

    def add(self, outcome: Outcome) -> None:
        """A file of the run, and the reports inside it; the digest is that of the file."""
        for each in outcome.every():
            row: _Row = {"path": each.path, "read": each.result is not None}
            row |= {"sha256": each.digest or None, "bytes": each.size if each.digest else None}
            row["unread"] = [missed.reason for missed in each.unread]
            if result := each.result:
                row["findings"] = dict(sorted(Counter(found.rule for found in result.findings).items()))
                row["suppressed"] = [_decision(found) for found in result.suppressed]
                row["figures"] = each.counts.figures
            self._reports.append(encode(row))

    def write(self, sink: TextIO, tally: Tally) -> None:
        """Writes the manifest: one line for each report."""
        settings = self._run.settings
        head: _Row = {
            "schema": SCHEMA,
            "checker": checker.__version__,
            "output_schema": JSON_SCHEMA,
            "python": platform.python_version(),
            "system": platform.system(),
            "libraries": {name: version(name) for name in _LIBRARIES},
            "arguments": self._arguments,
            "began": self._began,
            "ended": _now(),
            "configuration": _file(settings.file),
            "reviewed": _file(settings.reviewed),
            "baseline": _file(settings.baseline),
            "rules": {
                "in_force": sorted(rule.id for rule in self._run.selection.rules),
                "files": list(_rule_files(settings.rules)),
            },
        }
        counts: _Row = {
            "reports": tally.reports,
            "unread": len(tally.unread),
            "figures": tally.figures,
            **{severity: tally.severities[severity] for severity in ("error", "warning", "note")},
            "suppressed": {by: tally.suppressed[by] for by in ("text", "review", "baseline")},
            "holds": tally.holding,
            "unknown": tally.unknown,
        }
        for name, value in head.items():
            sink.write(f"{'{' if name == 'schema' else ','}\n{encode(name)}: {encode(value)}")
        sink.write(',\n"reports": [' + ",".join(f"\n  {row}" for row in self._reports) + "\n]")
        sink.write(f',\n"counts": {encode(counts)},\n"interrupted": {encode(tally.interrupted)}')
        sink.write(f',\n"status": {tally.status}\n}}\n')


def _decision(found: Check) -> _Row:
    decision = found.suppressed
    assert decision is not None
    return {
        "rule": found.rule,
        "fingerprint": found.fingerprint,
        "by": decision.by,
        "reason": decision.reason,
        "reviewer": decision.reviewer,
        "until": decision.until.isoformat() if decision.until else None,
    }


def _file(path: str) -> _Row | None:
    return {"path": path, "sha256": _digest(path)} if path else None


def _rule_files(extra: Sequence[str]) -> Iterator[_Row]:
    for source in pack_sources.find(extra):
        yield {"name": source.name, "sha256": _digest(source.path)}


def _digest(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
