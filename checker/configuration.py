"""Configurations: ``checker.toml``, or the table ``[tool.checker]`` of a pyproject.toml, and what is wrong in one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from checker.amounts import UNITS
from checker.errors import Complaint, PackError
from checker.fields import (
    JSON,
    Amount,
    Field,
    Flag,
    Many,
    Notes,
    OneOf,
    Record,
    Shape,
    Text,
    Whole,
    read_record,
)
from checker.model import Severity
from checker.rules import SEVERITIES
from checker.settings import DEFAULT, UNHEEDED, Expected, ForPath, Given, Option, Settings, Severities
from checker.sources import Located, plain
from checker.toml_files import read

FAIL_ON = (*SEVERITIES, "never")


@dataclass(frozen=True, slots=True)
class Under:
    """Values of one shape under names of any form: patterns of paths, rules."""

    of: Shape

    def read(self, place: Located, notes: Notes) -> JSON:
        if not isinstance(place.value, Mapping):
            notes(place, "a table is expected here", "write 'name = value' below its head")
            return None
        return {name: self.of.read(item, notes) for name, item in place.value.items()}

    def schema(self) -> dict[str, JSON]:
        return {"type": "object", "additionalProperties": self.of.schema()}


@dataclass(frozen=True, slots=True)
class Words:
    """Words, or a number that stands for itself, as 2013."""

    def read(self, place: Located, notes: Notes) -> JSON:
        if isinstance(place.value, int) and not isinstance(place.value, bool):
            return str(place.value)
        return Text().read(place, notes)

    def schema(self) -> dict[str, JSON]:
        return {"type": ["string", "integer"]}


_BESIDE: Mapping[str, Field] = {
    "year": Field(Whole(1900), "the year reported on, where the text does not say"),
    "entity": Field(Text(), "who reports, where the text does not say"),
    "unit": Field(OneOf(tuple(UNITS)), "the unit that amounts in messages are shown in"),
    "ignore": Field(Many(), "rules that are not applied"),
    "severity": Field(Under(OneOf(SEVERITIES)), "severities of rules"),
}
_REPORTS: Mapping[str, Field] = {"path": Field(Text(), "the pattern of paths", required=True), **_BESIDE}
_EXPECTS: Mapping[str, Field] = {
    "path": Field(Text(), "the pattern of the path of the report", required=True),
    "entity": Field(Text(), "who has to report"),
    "period": Field(Words(), "on which period"),
}
FIELDS: Mapping[str, Field] = {
    "rules": Field(Many(), "rules of one's own beside the shipped ones: files and folders"),
    "options": Field(Under(Under(Amount())), "options of rules, by the name of the rule"),
    "select": Field(Many(), "the rules that are applied: ids, families, beginnings of ids, or ALL"),
    "extend-select": Field(Many(), "rules applied beside those"),
    "ignore": Field(Many(), "rules that are not applied"),
    "severity": Field(Under(OneOf(SEVERITIES)), "severities of rules, in the place of their own"),
    "per-file-ignores": Field(Under(Many()), "rules that are not applied to the reports of a pattern"),
    "reports": Field(Many(Record(_REPORTS)), "what holds for the reports of a pattern"),
    "expects": Field(Many(Record(_EXPECTS)), "reports that have to be there"),
    "unsuppressible": Field(Many(), "rules whose findings nobody may suppress"),
    "reviewed": Field(Text(), "the list of findings that somebody has reviewed"),
    "baseline": Field(Text(), "the findings that were there before"),
    "suppressions-in-text": Field(Flag(), "whether a report may suppress findings"),
    "configuration-beside-reports": Field(Flag(), "whether a checker.toml beside reports counts for them"),
    "fail-on": Field(OneOf(FAIL_ON), "the least severity that makes the exit status 1"),
    "max-warnings": Field(Whole(), "so many warnings do not make the exit status 1"),
    "lang": Field(OneOf(("en", "zh")), "the language of messages"),
    "jobs": Field(Whole(), "processes; 0 is as many as the machine has processors"),
    "verified": Field(Flag(), "also show what holds, and what could not be checked"),
    "redact": Field(Flag(), "show figures alone, and no words of the reports"),
}
TRUSTED = ("suppressions-in-text", "configuration-beside-reports")
"""What counts only in a configuration that the gate itself names: with it, a submitted text can be heard."""

_PATHS = ("reviewed", "baseline")


def load(path: str, *, named: bool) -> Settings:
    """The settings of a file; ``named`` says that the gate itself names it, not that it was found.

    Raises PackError with all that is wrong in it.
    """
    located = _table(path)
    notes = Notes(path)
    read_record(located, FIELDS, notes)
    if notes.complaints:
        raise PackError(tuple(notes.complaints))
    folder = os.path.dirname(path)
    fields = cast("Mapping[str, Located]", located.value)
    values = {_field(name): value for name, value in _values(fields, path)}
    for name in _PATHS:
        if name in values:
            values[name] = os.path.join(folder, values[name])
    if "rules" in values:
        values["rules"] = tuple(os.path.join(folder, rule) for rule in values["rules"])
    origins = {_field(name): f"{path}:{(item.key or item).line}" for name, item in fields.items()}
    for name in () if named else TRUSTED:
        if values.pop(_field(name), None) is not None:
            origins[_field(name)] = f"{DEFAULT}, for {origins[_field(name)]}{UNHEEDED}"
    return Settings(path, os.getcwd() if named else os.path.abspath(folder), origins, **values)


def beside(path: str) -> ForPath:
    """What a configuration that stands beside reports says about them. Raises PackError with all that is wrong."""
    located = _table(path)
    notes = Notes(path)
    read_record(located, _BESIDE, notes)
    if notes.complaints:
        raise PackError(tuple(notes.complaints))
    return _for_path(located, path, Given("*", path, located))


def _table(path: str) -> Located:
    located = read(Path(path), path)
    if os.path.basename(path) != "pyproject.toml":
        return located
    for name in ("tool", "checker"):
        inside = located.value.get(name) if isinstance(located.value, Mapping) else None
        if inside is None:
            hint = "write the table [tool.checker]"
            raise PackError((Complaint(path, 1, 1, "there is no configuration of the checker in it", hint),))
        located = inside
    return located


def _field(name: str) -> str:
    return name.replace("-", "_")


def _values(fields: Mapping[str, Located], source: str) -> Iterator[tuple[str, Any]]:
    """The values of a configuration that has been found right, as `Settings` has them."""
    for name, item in fields.items():
        match name:
            case "rules":
                yield name, tuple(given.text for given in _list(item, source))
            case "select" | "extend-select" | "ignore" | "unsuppressible":
                yield name, _list(item, source)
            case "severity":
                yield name, _severities(item, source)
            case "options":
                yield (
                    name,
                    tuple(
                        Option(Given(rule, source, options.key), Given(option, source, value.key), plain(value))
                        for rule, options in _table_of(item).items()
                        for option, value in _table_of(options).items()
                    ),
                )
            case "per-file-ignores":
                yield (
                    name,
                    tuple(
                        ForPath(Given(pattern, source, ignored.key), ignore=_list(ignored, source))
                        for pattern, ignored in _table_of(item).items()
                    ),
                )
            case "reports":
                yield (
                    name,
                    tuple(_for_path(entry, source, _given(_table_of(entry)["path"], source)) for entry in _items(item)),
                )
            case "expects":
                yield name, tuple(_expected(entry, source) for entry in _items(item))
            case _:
                yield name, plain(item)


def _for_path(entry: Located, source: str, pattern: Given) -> ForPath:
    fields = _table_of(entry)
    return ForPath(
        pattern,
        plain(fields["year"]) if "year" in fields else None,
        _text(fields, "entity"),
        _text(fields, "unit"),
        _list(fields["ignore"], source) if "ignore" in fields else (),
        _severities(fields["severity"], source) if "severity" in fields else (),
    )


def _expected(entry: Located, source: str) -> Expected:
    fields = _table_of(entry)
    return Expected(_given(fields["path"], source), _text(fields, "entity"), _text(fields, "period"))


def _severities(item: Located, source: str) -> tuple[Severities, ...]:
    return tuple(
        Severities(Given(rules, source, severity.key), cast(Severity, severity.value))
        for rules, severity in _table_of(item).items()
    )


def _text(fields: Mapping[str, Located], name: str) -> str:
    return str(plain(fields[name])).strip() if name in fields else ""


def _list(item: Located, source: str) -> tuple[Given, ...]:
    return tuple(_given(one, source) for one in _items(item))


def _given(item: Located, source: str) -> Given:
    return Given(str(item.value).strip(), source, item)


def _items(item: Located) -> tuple[Located, ...]:
    return item.value if isinstance(item.value, tuple) else (item,)


def _table_of(item: Located) -> Mapping[str, Located]:
    return cast("Mapping[str, Located]", item.value)
