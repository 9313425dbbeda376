"""Dated events that reports refer to, made of what was once checked (see `timeline_files`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from checker.model import Language, Period
from checker.records import NamedTuple


class Event(NamedTuple):
    """Something that happened, or is in force, from the first to the last day of ``period``.

    ``names`` are patterns that match what it is called in a language; ``source`` says where the dates are from.
    """

    period: Period
    names: Mapping[Language, str]
    source: str


def build(compiled: Iterable[Any]) -> tuple[Event, ...]:
    """The events of one timeline."""
    return tuple(
        Event(Period(date.fromisoformat(start), date.fromisoformat(end)), names, source)
        for start, end, names, source in compiled
    )
