"""Reviewed lists: findings that somebody has looked at and decided to live with, in a YAML file of the gate.

    - report: north/2013.txt
      rule: share-mismatch
      fingerprint: 5f0c9a1e77d2b3a4
      reason: the base is last year's plan, as the annex says
      reviewer: L. Chen
      expires: 2027-03-31

`checker baseline` prints the fingerprints.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import cast

from checker.errors import PackError
from checker.fields import Day, Field, Notes, Text, read_record
from checker.model import Suppression
from checker.records import NamedTuple
from checker.sources import Located, read

_FIELDS: Mapping[str, Field] = {
    "report": Field(Text(), "the path of the report", required=True),
    "rule": Field(Text(), "the rule that found it", required=True),
    "fingerprint": Field(Text(), "the fingerprint of the finding, as checker baseline prints it", required=True),
    "reason": Field(Text(), "why it is right as it stands", required=True),
    "reviewer": Field(Text(), "who says so", required=True),
    "expires": Field(Day(), "the last day on which this counts"),
}


class Review(NamedTuple):
    """An entry of a reviewed list: the finding that it is about, and the decision."""

    report: str
    rule: str
    fingerprint: str
    decision: Suppression


def load(path: str) -> tuple[Review, ...]:
    """The entries of a reviewed list. Raises PackError with all that is wrong in it."""
    located = read(Path(path), path)
    notes = Notes(path)
    if not isinstance(located.value, tuple):
        if located.value is not None:
            notes(located, "a list of findings is expected here", "begin each with '- report: …'")
        places: tuple[Located, ...] = ()
    else:
        places = located.value
    rows = [(place, read_record(place, _FIELDS, notes)) for place in places]
    if notes.complaints:
        raise PackError(tuple(notes.complaints))
    return tuple(_review(path, place, cast("dict[str, str]", row)) for place, row in rows)


def _review(path: str, place: Located, row: Mapping[str, str]) -> Review:
    until = date.fromisoformat(row["expires"]) if "expires" in row else None
    decision = Suppression("review", row["reason"], path, place.line, row["reviewer"], until)
    return Review(row["report"].removeprefix("./"), row["rule"], row["fingerprint"], decision)
