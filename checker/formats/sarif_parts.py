"""The parts of SARIF that results and runs are made of: the tool and its rules, places, fixes, suppressions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import checker
from checker.formats import manual, places, words
from checker.formats.paths import uri
from checker.model import Check, Document, Evidence, Language, Rule, Severity, Suppression

Object: TypeAlias = dict[str, object]

_LONGEST = 1024
"""Characters of a description that GitHub shows."""

_PROBLEMS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "note": "recommendation"}
_NOTIFICATIONS = {
    "unread": "A report, or a place in it, could not be read and was not checked",
    "cut": "There were more results than a file may hold",
}
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def tool(rules: Sequence[Rule], language: Language) -> Object:
    """The tool, with all rules of the run, whether they found anything or not."""
    version = checker.__version__
    driver: Object = {
        "name": "checker",
        "fullName": f"report-checker {version}",
        "version": version,
        "semanticVersion": version,
        "language": language,
        "rules": [_rule(rule, language) for rule in rules],
        "notifications": [
            {"id": name, "shortDescription": {"text": said}, "fullDescription": {"text": said}, "help": {"text": said}}
            for name, said in _NOTIFICATIONS.items()
        ],
    }
    return {"driver": driver}


def location(document: Document, start: int, end: int, artifact: Object, language: Language) -> Object:
    """Where words stand: by line and column of the text as it was read, and by page or cell where it has them."""
    place: Object = {"physicalLocation": {"artifactLocation": artifact, "region": _region(document, start, end)}}
    if said := places.say(document.place(start), language):
        place["logicalLocations"] = [{"fullyQualifiedName": said}]
    return place


def related(document: Document, evidence: Evidence, index: int, artifact: Object, language: Language) -> Object:
    """Where a figure stands that a finding was held against, and what it was read as."""
    said = evidence.role or document.text[evidence.start : evidence.end]
    message = {"text": text(words.cut(words.role(said), _LONGEST))}
    return {"id": index, **location(document, evidence.start, evidence.end, artifact, language), "message": message}


def fixes(document: Document, found: Check, artifact: Object) -> Iterator[Object]:
    """What would make a finding right, where that is a change of the text."""
    for edit in words.edits(document, found):
        region = _region(document, edit.start, edit.end)
        replacement = {"deletedRegion": region, "insertedContent": {"text": edit.replacement}}
        change = {"artifactLocation": artifact, "replacements": [replacement]}
        yield {"description": {"text": text(edit.text)}, "artifactChanges": [change]}


def suppression(made: Suppression, root: str, language: Language) -> Object:
    """Why a result does not count."""
    row: Object = {
        "kind": "inSource" if made.by == "text" else "external",
        "status": "accepted",
        "justification": words.why(made, language),
    }
    if made.path:
        place = {"artifactLocation": {"uri": uri(made.path, root)}, "region": {"startLine": max(1, made.line)}}
        row["location"] = {"physicalLocation": place}
    return row


def text(said: str) -> str:
    """Words as the text of a message, in which neither a link nor a placeholder stands."""
    return _PLACEHOLDER.sub(r"{{\1}}", said.replace("](", "] ("))


def _rule(rule: Rule, language: Language) -> Object:
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.split("-")),
        "shortDescription": {"text": words.cut(rule.title[language], _LONGEST)},
        "fullDescription": {"text": words.cut(rule.rationale.get(language) or rule.title[language], _LONGEST)},
        "help": {"text": manual.page(rule, language), "markdown": manual.markdown(rule, language)},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [rule.family], "problem.severity": _PROBLEMS[rule.severity]},
    }


def _region(document: Document, start: int, end: int) -> Object:
    first, last = document.position(start), document.position(end)
    return {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
        "snippet": {"text": document.text[start:end]},
    }
