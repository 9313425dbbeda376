"""SARIF 2.1.0, as code scanning on GitHub and other viewers take it.

Results are written as they come; what is kept for the end is a line for each report. GitHub refuses a file with more
results, or a result with more places, than it has room for: what is cut is counted and said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from checker.formats import sarif_parts, words
from checker.formats.encoding import encode
from checker.formats.paths import uri
from checker.formats.sarif_parts import Object

if TYPE_CHECKING:
    from checker.engine import Result
    from checker.formats import Setting
    from checker.formats.tally import Tally
    from checker.model import Check, Document, Language, Unread, Verdict

MOST_RESULTS, MOST_PLACES = 25_000, 1_000
"""How many results of a run, and places of a result, GitHub takes."""

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_KINDS: Mapping[Verdict, str] = {"contradiction": "fail", "holds": "pass", "unknown": "open"}
_STATUS = {0: "nothing was found", 1: "something was found", 2: "something could not be read", 130: "interrupted"}
_CUT: Mapping[Language, str] = {
    "en": "{count:,} more results are not in this file, for want of room",
    "zh": "篇幅所限，另有 {count} 项结果未列入本文件",
}
_PLACES: Mapping[Language, str] = {"en": "and {count:,} more places", "zh": "另有 {count} 处"}


class Writer:
    """A run of the tool: its rules first, then results as they come, then what they are about and how it ended."""

    def __init__(self, sink: TextIO, setting: Setting) -> None:
        self._sink = sink
        self._setting = setting
        self._rules = {rule.id: index for index, rule in enumerate(setting.rules)}
        self._artifacts: list[str] = []
        self._notifications: list[Object] = []
        self._results = 0
        self._more = 0
        tool = sarif_parts.tool(setting.rules, setting.language)
        sink.write(
            f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"tool": {encode(tool)}, '
            '"columnKind": "unicodeCodePoints", "results": ['
        )

    def report(self, result: Result, shown: Sequence[Check]) -> None:
        self._artifacts.append(uri(result.document.path, self._setting.root))
        for found in (*shown, *result.suppressed):
            if self._results == MOST_RESULTS:
                self._more += 1
                continue
            row = encode(self._result(result.document, found))
            self._sink.write(f"{',' if self._results else ''}\n{row}")
            self._results += 1

    def missed(self, unread: Unread) -> None:
        location: Object = {"physicalLocation": {"artifactLocation": {"uri": uri(unread.path, self._setting.root)}}}
        self._notify("unread", "error", words.unread(unread, self._setting.language), [location])

    def close(self, tally: Tally) -> None:
        if self._more:
            self._notify("cut", "warning", _CUT[self._setting.language].format(count=self._more))
        artifacts = [{"location": {"uri": name}, "roles": ["analysisTarget"]} for name in self._artifacts]
        invocation: Object = {
            "executionSuccessful": tally.status in (0, 1),
            "exitCode": tally.status,
            "exitCodeDescription": _STATUS[tally.status],
            "toolExecutionNotifications": self._notifications,
        }
        self._sink.write(f'\n], "artifacts": {encode(artifacts)}, "invocations": [{encode(invocation)}]}}]}}\n')

    def _notify(self, name: str, level: str, said: str, locations: Sequence[Object] = ()) -> None:
        made: Object = {"descriptor": {"id": name}, "level": level, "message": {"text": sarif_parts.text(said)}}
        self._notifications.append(made | ({"locations": locations} if locations else {}))

    def _result(self, document: Document, found: Check) -> Object:
        language = self._setting.language
        artifact = {"uri": self._artifacts[-1], "index": len(self._artifacts) - 1}
        related = [place for place in found.evidence if (place.start, place.end) != (found.start, found.end)]
        said = words.advised(document, found, language)
        if len(related) >= MOST_PLACES:
            said += words.SEMICOLON[language] + _PLACES[language].format(count=len(related) - MOST_PLACES + 1)
        row: Object = {
            "ruleId": found.rule,
            "kind": _KINDS[found.verdict],
            "level": found.severity if found.verdict == "contradiction" else "none",
            "message": {"text": sarif_parts.text(said)},
            "locations": [sarif_parts.location(document, found.start, found.end, artifact, language)],
        }
        if found.fingerprint:  # GitHub looks at the first one alone, and would make its own of the line
            row["partialFingerprints"] = {
                "primaryLocationLineHash": f"{found.fingerprint}:1",
                "figuresAndWords/v1": found.fingerprint,
            }
        if found.rule in self._rules:
            row["ruleIndex"] = self._rules[found.rule]
        if related:
            row["relatedLocations"] = [
                sarif_parts.related(document, place, index, artifact, language)
                for index, place in enumerate(related[: MOST_PLACES - 1], 1)
            ]
        if fixes := list(sarif_parts.fixes(document, found, artifact)):
            row["fixes"] = fixes
        if found.suppressed:
            row["suppressions"] = [sarif_parts.suppression(found.suppressed, self._setting.root, language)]
        if more := {name: value for name in ("also", "references") if (value := getattr(found, name))}:
            row["properties"] = more
        return row


def writer(sink: TextIO, setting: Setting) -> Writer:
    """What writes SARIF into ``sink``."""
    return Writer(sink, setting)
