"""JUnit's XML, which nearly every pipeline shows: a suite for each report, and a failed case for each finding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from checker.formats import terminal, words
from checker.formats.paths import relative
from checker.formats.terminal import Style
from checker.formats.width import safe
from checker.records import NamedTuple

if TYPE_CHECKING:
    from checker.engine import Result
    from checker.formats import Setting
    from checker.formats.tally import Tally
    from checker.model import Check, Document, Unread

_FAULTS = {"failure": "failures", "error": "errors", "skipped": "skipped"}


class Writer(NamedTuple):
    """A suite for each report as it comes; one in which nothing was found has one case, which passed."""

    sink: TextIO
    setting: Setting

    def report(self, result: Result, shown: Sequence[Check]) -> None:
        name = relative(result.document.path, self.setting.root)
        cases = [self._case(result.document, found, name) for found in (*shown, *result.suppressed)]
        self._suite(name, cases or [_case(name, "figures", 1)])

    def missed(self, unread: Unread) -> None:
        name = relative(unread.path, self.setting.root)
        case = _case(name, "unread", 1)
        ElementTree.SubElement(case, "error", message=words.unread(unread, self.setting.language), type="unread")
        self._suite(name, [case])

    def close(self, tally: Tally) -> None:
        self.sink.write("</testsuites>\n")

    def _case(self, document: Document, found: Check, name: str) -> Element:
        position = document.position(found.start)
        case = _case(name, f"{found.rule} {position.line}:{position.column}", position.line)
        said = words.said(document, found, self.setting.language)
        if found.suppressed:
            ElementTree.SubElement(
                case, "skipped", message=f"{said} [{words.why(found.suppressed, self.setting.language)}]"
            )
        elif found.verdict == "unknown":
            ElementTree.SubElement(case, "skipped", message=said)
        elif found.verdict == "contradiction":
            failure = ElementTree.SubElement(case, "failure", message=said, type=found.severity)
            failure.text = terminal.finding(document, found, Style(self.setting.language)).rstrip() + "\n"
        return case

    def _suite(self, name: str, cases: Sequence[Element]) -> None:
        counts = {number: sum(case.find(fault) is not None for case in cases) for fault, number in _FAULTS.items()}
        attributes = {
            "name": safe(name),
            "tests": str(len(cases)),
            **{key: str(count) for key, count in counts.items()},
        }
        suite = Element("testsuite", attributes)
        suite.extend(cases)
        ElementTree.indent(suite, level=1)
        self.sink.write(f"  {ElementTree.tostring(suite, encoding='unicode').rstrip()}\n")


def writer(sink: TextIO, setting: Setting) -> Writer:
    """What writes JUnit's XML into ``sink``."""
    sink.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="checker">\n')
    return Writer(sink, setting)


def _case(report: str, name: str, line: int) -> Element:
    return Element("testcase", classname=safe(report), name=safe(name), file=safe(report), line=str(line))
