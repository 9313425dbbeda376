"""Rule files: what every rule says whatever its kind, and how its file is checked.

Checking is done once; it gives plain JSON values, which `rules.build` makes rules of without looking twice. The fields
that only one kind of rule has are declared beside that kind (see `checker.kinds.files`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Protocol, cast, get_args

from checker import extending, former_ids
from checker.errors import Complaint, PackError
from checker.fields import (
    JSON,
    Field,
    Many,
    Notes,
    OneOf,
    PerLanguage,
    Record,
    Text,
    did_you_mean,
    known,
    read_record,
)
from checker.model import Kind as FigureKind
from checker.rules import SEVERITIES
from checker.sources import Located

DEFAULT_KIND = "relation"
FIGURE_KINDS: tuple[str, ...] = get_args(FigureKind)
VERDICTS = ("ok", "bad", "unknown")

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Known:
    """What other files declare and rules may name; for each role the kinds of figure it takes.

    ``timelines`` is None where they could not be read.
    """

    roles: Mapping[str, Sequence[str]] = field(default_factory=dict)
    timelines: Mapping[str, JSON] | None = field(default_factory=dict)
    metrics: Sequence[str] = ()
    marks: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule file under check: its fields as located and as read, what it may name, and where to note what is wrong."""

    place: Located
    located: Mapping[str, Located]
    values: Mapping[str, JSON]
    known: Known
    notes: Notes

    def items(self, field: str) -> tuple[Located, ...]:
        """The values of a field that holds one or several; none where it is not given."""
        place = self.located.get(field)
        if place is None:
            return ()
        return place.value if isinstance(place.value, tuple) else (place,)


class Kind(Protocol):
    """What the module of a kind of rule offers to the reading of rule files."""

    @property
    def FIELDS(self) -> Mapping[str, Field]:
        """The fields that only rules of this kind have."""

    def compile(self, draft: Draft) -> dict[str, JSON]:
        """The value of `Rule.spec`; notes what is wrong between the fields, which have the right shapes already."""


_EXAMPLE: Mapping[str, Field] = {
    "ok": Field(Text(), "a text in which the rule finds nothing"),
    "bad": Field(Text(), "a text in which the rule finds something"),
    "unknown": Field(Text(), "a text in which the rule cannot be decided"),
    "at": Field(Text(), "the words of a bad text that the finding points at"),
    "says": Field(Many(), "what the message, the arithmetic, the evidence or the suggestions contain"),
    "suggests": Field(Text(), "what a suggestion contains"),
}

COMMON: Mapping[str, Field] = {
    "id": Field(Text(), "the name of the file without its ending", required=True),
    "kind": Field(Text(), "what the rule is about: relation, match, sequence or timeline"),
    "family": Field(Text(), "the group of rules it belongs to, in one word", required=True),
    "severity": Field(OneOf(SEVERITIES), "error, warning or note", required=True),
    "title": Field(PerLanguage(both=True), "what is wrong, in one line", required=True),
    "message": Field(PerLanguage(both=True), "what a finding says; figures and words stand in braces", required=True),
    "rationale": Field(PerLanguage(alike=True), "why it is wrong", required=True),
    "references": Field(Many(), "regulations and sources, shown with every finding"),
    "formerly": Field(Many(), "earlier ids of the rule, which configurations may go on naming"),
    "extends": Field(Text(), "another rule, of which it has all the fields that it does not give itself"),
    "tests": Field(Many(Record(_EXAMPLE)), "texts with what the rule says to them: ok, bad, unknown", required=True),
}


@dataclass(frozen=True, slots=True)
class Compiled:
    """Rules as plain JSON values, in the order of their ids, and what should be mended though it can be used.

    ``replaced`` says of files that do not count which file counts instead.
    """

    rules: Sequence[dict[str, Any]]
    warnings: Sequence[Complaint] = ()
    replaced: Mapping[str, str] = field(default_factory=dict)


def compile(files: Sequence[tuple[str, Located]], kinds: Mapping[str, Kind], known: Known | None = None) -> Compiled:
    """Check rule files, given as (name, content), and turn them into plain JSON values for `rules.build`.

    A rule replaces one of the same id that stands before it, or of which that is a former id. Raises PackError with
    all that is wrong in all files.
    """
    complaints: list[Complaint] = []
    warnings: list[Complaint] = []
    compiled: dict[str, dict[str, JSON]] = {}
    replaced: dict[str, str] = {}
    renamed = former_ids.renamed(files, complaints, warnings)
    for (name, _), content in zip(files, extending.written_out(files, renamed.ids, complaints), strict=True):
        notes = Notes(name)
        rule = _compile(content, kinds, known or Known(), notes)
        complaints += notes.complaints
        id = str(rule.get("id"))
        for earlier in (id, renamed.replaced.get(id)):
            if earlier in compiled:
                replaced[str(compiled.pop(earlier).get("source"))] = name
        compiled[id] = rule
    if complaints:
        raise PackError(tuple(sorted(complaints, key=lambda one: (one.path, one.line, one.column))))
    return Compiled([compiled[key] for key in sorted(compiled)], warnings, replaced)


def _compile(content: Located, kinds: Mapping[str, Kind], names: Known, notes: Notes) -> dict[str, JSON]:
    located = content.value
    if not isinstance(located, Mapping):
        notes(content, "a rule file is a mapping of fields", known(COMMON))
        return {}
    kind = kinds.get(_kind_name(located, kinds, notes))
    values = cast("dict[str, JSON]", read_record(content, {**COMMON, **(kind.FIELDS if kind else {})}, notes))
    _check_id(located.get("id"), notes)
    tests = _tests(located.get("tests"), values.get("tests"), notes)
    if kind is None or (notes.complaints and not _is_sound(located, {**kind.FIELDS, "message": COMMON["message"]})):
        return values
    between = Notes(notes.name)
    spec = kind.compile(Draft(content, located, values, names, between))
    notes.complaints += between.complaints
    if notes.complaints:
        return values
    return {
        **{name: values[name] for name in ("id", "family", "title", "message", "rationale")},
        "severity": _usual(values["severity"]),
        "kind": values.get("kind") or DEFAULT_KIND,
        "source": notes.name,
        "spec": spec,
        "tests": tests,
        "formerly": values.get("formerly") or [],
        "references": values.get("references") or [],
    }


def _is_sound(located: Mapping[str, Located], fields: Mapping[str, Field]) -> bool:
    """Whether fields can be checked against each other, whatever is wrong elsewhere in the file."""
    again = Notes("")
    for name, one in fields.items():
        if name in located:
            one.shape.read(located[name], again)
    return not again.complaints and all(name in located for name, one in fields.items() if one.required)


def _usual(severity: JSON) -> JSON:
    """The severity that a rule has; where that depends on the deviation, the one of all that is not large."""
    if isinstance(severity, dict):
        return next((name for name, limit in severity.items() if limit == "else"), None)
    return severity


def _kind_name(located: Mapping[str, Located], kinds: Mapping[str, Kind], notes: Notes) -> str:
    place = located.get("kind")
    if place is None:
        return DEFAULT_KIND
    name = str(place.value)
    if name not in kinds:
        notes(place, f"there is no kind of rule {name!r}", did_you_mean(name, kinds) or known(kinds))
    return name


def _check_id(place: Located | None, notes: Notes) -> None:
    if place is None or not isinstance(place.value, str):
        return
    stem = PurePath(notes.name).stem
    if not _ID.fullmatch(place.value):
        notes(place, "an id is of small letters, digits and single hyphens")
    elif place.value != stem:
        notes(place, f"the id is not the name of the file, {stem!r}", "give both the same name")


def _tests(place: Located | None, values: JSON, notes: Notes) -> list[JSON]:
    """The examples as rows of expect, text, at, says, suggests, line; notes what contradicts itself."""
    if place is None or not isinstance(values, list):
        return []
    places = place.value if isinstance(place.value, tuple) else (place,)
    rows: list[JSON] = []
    for item, value in zip(places, values, strict=True):
        if not isinstance(value, dict):
            continue
        expects = [verdict for verdict in VERDICTS if verdict in value]
        if len(expects) != 1:
            notes(item, f"a test has exactly one of {', '.join(VERDICTS)}")
            continue
        text, at = str(value[expects[0]] or ""), str(value.get("at") or "")
        extra = [name for name in ("at", "says", "suggests") if name in value and expects[0] != "bad"]
        for name in extra:
            notes(item, f"{name!r} belongs to a bad test, this one is {expects[0]}")
        if at and at not in text:
            notes(item, f"{at!r} does not stand in the text of the test")
        rows.append([expects[0], text, at, value.get("says") or [], value.get("suggests") or "", item.line])
    seen = {str(cast("list[JSON]", row)[0]) for row in rows}
    for verdict in ("ok", "bad"):
        if rows and verdict not in seen:
            notes(place, f"there is no {verdict} test", "show one it finds fault with, and one it does not")
    return rows
