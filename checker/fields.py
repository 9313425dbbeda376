"""What the fields of a rule file may hold: shapes that read a located value, or say what is wrong with it.

A kind of rule declares its fields as a table of names and shapes; `read_record` reads a mapping by such a table. A
shape never raises: it notes what is wrong and gives None, so that all that is wrong in a file is said at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Protocol, TypeAlias, cast

from checker.errors import Complaint
from checker.model import Language
from checker.sources import Located, complain

JSON: TypeAlias = "str | int | bool | list[JSON] | dict[str, JSON] | None"

LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(slots=True)
class Notes:
    """Collects what is wrong in one file."""

    name: str
    complaints: list[Complaint] = field(default_factory=list)

    def __call__(self, place: Located, what: str, hint: str = "", position: int = 0, width: int = 0) -> None:
        """Note what is wrong at a place; with ``width``, at that many characters of its text from ``position`` on."""
        self.complaints.append(complain(self.name, place, what, hint, position, width))


class Shape(Protocol):
    """What a field may hold."""

    def read(self, place: Located, notes: Notes) -> JSON:
        """The value as plain JSON; None, after a note, where it is not of this shape."""

    def schema(self) -> dict[str, JSON]:
        """The same as JSON Schema (draft 7)."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record: its shape, whether it must be there, and what it means in one line."""

    shape: Shape
    means: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Words of any sort, on one line or several, not empty."""

    def read(self, place: Located, notes: Notes) -> JSON:
        if isinstance(place.value, str) and place.value.strip():
            return place.value.strip()
        return _refuse(place, notes, "text is expected here", "put it between double quotes")

    def schema(self) -> dict[str, JSON]:
        return {"type": "string", "minLength": 1}


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as expressions write it: a number, perhaps with a unit (10000 yuan, 5%, 0.5 points)."""

    def read(self, place: Located, notes: Notes) -> JSON:
        if isinstance(place.value, int) and not isinstance(place.value, bool):
            return str(place.value)
        if isinstance(place.value, str) and place.value.strip():
            return place.value.strip()
        return _refuse(place, notes, "an amount is expected here", "for example 10000 yuan, 5%, 0.5 points")

    def schema(self) -> dict[str, JSON]:
        return {"type": ["string", "number"]}


@dataclass(frozen=True, slots=True)
class Day:
    """A day as 2009-09-15."""

    def read(self, place: Located, notes: Notes) -> JSON:
        try:
            return date.fromisoformat(str(place.value)).isoformat()
        except ValueError:
            return _refuse(place, notes, "a day is expected here", "write it as 2009-09-15")

    def schema(self) -> dict[str, JSON]:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false."""

    def read(self, place: Located, notes: Notes) -> JSON:
        if isinstance(place.value, bool):
            return place.value
        return _refuse(place, notes, "true or false is expected here")

    def schema(self) -> dict[str, JSON]:
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number, not below ``least``."""

    least: int = 0

    def read(self, place: Located, notes: Notes) -> JSON:
        if isinstance(place.value, int) and not isinstance(place.value, bool) and place.value >= self.least:
            return place.value
        return _refuse(place, notes, f"a whole number from {self.least} on is expected here")

    def schema(self) -> dict[str, JSON]:
        return {"type": "integer", "minimum": self.least}


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of some words."""

    words: tuple[str, ...]

    def read(self, place: Located, notes: Notes) -> JSON:
        if place.value in self.words:
            return str(place.value)
        hint = did_you_mean(str(place.value), self.words) if isinstance(place.value, str) else ""
        return _refuse(place, notes, f"one of {', '.join(self.words)} is expected here", hint)

    def schema(self) -> dict[str, JSON]:
        return {"enum": list(self.words)}


@dataclass(frozen=True, slots=True)
class Many:
    """One value of a shape, or a list of them; always read as a list."""

    of: Shape = field(default_factory=Text)

    def read(self, place: Located, notes: Notes) -> JSON:
        if not isinstance(place.value, tuple):
            return [self.of.read(place, notes)]
        if not place.value:
            return _refuse(place, notes, "the list is empty", "leave the field out, or give it a value")
        return [self.of.read(item, notes) for item in place.value]

    def schema(self) -> dict[str, JSON]:
        of = self.of.schema()
        return {"anyOf": [of, {"type": "array", "items": of, "minItems": 1}]}


@dataclass(frozen=True, slots=True)
class Either:
    """A mapping with known fields, or else a value of another shape."""

    plain: Shape
    record: Record

    def read(self, place: Located, notes: Notes) -> JSON:
        return (self.record if isinstance(place.value, Mapping) else self.plain).read(place, notes)

    def schema(self) -> dict[str, JSON]:
        return {"anyOf": [self.plain.schema(), self.record.schema()]}


@dataclass(frozen=True, slots=True)
class Named:
    """Values of one shape under names of the writer's choice."""

    of: Shape

    def read(self, place: Located, notes: Notes) -> JSON:
        if not isinstance(place.value, Mapping) or not place.value:
            return _refuse(place, notes, "names with a value each are expected here", "write 'name: value' below it")
        for name, item in place.value.items():
            if not name.isidentifier() or not name.isascii():
                notes(item.key or item, f"{name!r} cannot be a name", "names are of letters, digits and underscores")
        return {name: self.of.read(item, notes) for name, item in place.value.items()}

    def schema(self) -> dict[str, JSON]:
        names: dict[str, JSON] = {"pattern": "^[A-Za-z_][A-Za-z0-9_]*$"}
        return {"type": "object", "minProperties": 1, "propertyNames": names, "additionalProperties": self.of.schema()}


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known fields."""

    fields: Mapping[str, Field]

    def read(self, place: Located, notes: Notes) -> JSON:
        return read_record(place, self.fields, notes)

    def schema(self) -> dict[str, JSON]:
        return record_schema(self.fields)


@dataclass(frozen=True, slots=True)
class PerLanguage:
    """Values by language, under en and zh; where ``both``, neither may be missing."""

    of: Shape = field(default_factory=Text)
    both: bool = False
    alike: bool = False
    """Whether one value without a language stands for both."""

    def read(self, place: Located, notes: Notes) -> JSON:
        if self.alike and not isinstance(place.value, Mapping):
            value = self.of.read(place, notes)
            return dict.fromkeys(LANGUAGES, value)
        fields: dict[str, Field] = {language: Field(self.of, "", self.both) for language in LANGUAGES}
        return read_record(place, fields, notes)

    def schema(self) -> dict[str, JSON]:
        by_language = record_schema({language: Field(self.of, "", self.both) for language in LANGUAGES})
        return {"anyOf": [self.of.schema(), by_language]} if self.alike else by_language


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression of RE2, which is matched in linear time whatever it says.

    ``<name>`` in it stands for the piece that the rule declares under `let`.
    """

    def read(self, place: Located, notes: Notes) -> JSON:
        text = Text().read(place, notes)
        if isinstance(text, str) and not PIECE.search(text):
            check_pattern(text, place, notes)
        return text

    def schema(self) -> dict[str, JSON]:
        return {"type": "string", "minLength": 1}


PIECE = re.compile(r"(?<!\?P)<([a-z][a-z_]*)>")
"""A piece named in a pattern; ``(?P<name>…)`` is a group and none."""


def check_pattern(text: str, place: Located, notes: Notes) -> None:
    """Note what RE2 refuses in a pattern, or that the pattern matches where nothing stands."""
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        compiled = re2.compile(text, options)
    except re2.error as error:
        said = error.args[0] if error.args else error
        notes(place, f"not a pattern of RE2: {said.decode() if isinstance(said, bytes) else said}", RE2_HINT)
        return
    if compiled.search("") is not None:
        notes(place, "the pattern matches where nothing stands", "let it name at least one character")


RE2_HINT = "RE2 knows no look-around and no back-references; 'unless' says what a match must not lie in"


def read_record(place: Located, fields: Mapping[str, Field], notes: Notes) -> JSON:
    """Read a mapping field by field; notes unknown and missing ones."""
    if not isinstance(place.value, Mapping):
        return _refuse(place, notes, f"fields are expected here: {', '.join(fields)}")
    for name, item in place.value.items():
        if name not in fields:
            notes(item.key or item, f"the field {name!r} is unknown here", did_you_mean(name, fields) or known(fields))
    for name, wanted in fields.items():
        if wanted.required and name not in place.value:
            notes(place, f"the field {name!r} is missing", f"{name}: {wanted.means}" if wanted.means else "")
    return {name: wanted.shape.read(place.value[name], notes) for name, wanted in fields.items() if name in place.value}


def record_schema(fields: Mapping[str, Field]) -> dict[str, JSON]:
    """What `read_record` reads, as JSON Schema (draft 7)."""
    schema: dict[str, JSON] = {
        "type": "object",
        "properties": {
            name: {**one.shape.schema(), **({"description": one.means} if one.means else {})}
            for name, one in fields.items()
        },
        "additionalProperties": False,
    }
    if required := [name for name, one in fields.items() if one.required]:
        schema["required"] = cast("list[JSON]", required)
    return schema


def did_you_mean(word: str, known_words: Mapping[str, object] | Sequence[str]) -> str:
    """A hint at the known word that is most like an unknown one; empty where none is."""
    near = get_close_matches(word, list(known_words), n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else ""


def known(words: Mapping[str, object] | Sequence[str]) -> str:
    """A hint that lists what may stand at a place."""
    return f"known here: {', '.join(words)}"


def _refuse(place: Located, notes: Notes, what: str, hint: str = "") -> JSON:
    notes(place, what, hint)
    return None
