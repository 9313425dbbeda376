"""What a pack says of itself, in `pack.yaml` at the top of its folder.

    name: county-bureau
    version: 2026.1
    description: Rules of the audit bureau on the summaries of credit unions
    disable: [masked-name, numbering-gap]      rules of earlier packs that are not to be applied

A pack without one is called like its folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from checker.errors import PackError
from checker.fields import Amount, Field, Many, Notes, Text, read_record
from checker.sources import Located

FIELDS: Mapping[str, Field] = {
    "name": Field(Text(), "what the pack is called", required=True),
    "version": Field(Amount(), "which state of it this is", required=True),
    "description": Field(Text(), "what it is for"),
    "disable": Field(Many(), "rules of earlier packs that are not applied"),
}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack is called, in which version, and the rules that it disables, where they are named."""

    name: str
    version: str = ""
    disable: tuple[Located, ...] = ()


def read(name: str, content: Located) -> Manifest:
    """The manifest in a file. Raises PackError with all that is wrong in it."""
    notes = Notes(name)
    values = read_record(content, FIELDS, notes)
    if notes.complaints:
        raise PackError(tuple(notes.complaints))
    found, located = cast("dict[str, str]", values), cast("Mapping[str, Located]", content.value)
    disable = located.get("disable")
    places = () if disable is None else disable.value if isinstance(disable.value, tuple) else (disable,)
    return Manifest(found["name"], found["version"], places)
