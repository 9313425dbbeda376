"""Packs as they are compiled: all files of a pack checked, and turned into plain JSON values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from checker import phrase_files, rule_files, timeline_files
from checker.errors import Complaint, PackError
from checker.kinds.files import KINDS
from checker.pack_sources import PHRASES, RULES, TIMELINE, Source
from checker.sources import Located, plain, read
from checker.ties import OWN_MARKS


def compile(sources: Sequence[Source]) -> dict[str, Any]:
    """Check all files of a pack and turn them into plain JSON values, part by part, as `packs.build` takes them.

    Raises PackError with all that is wrong.
    """
    complaints: list[Complaint] = []
    files: dict[str, list[tuple[str, Located]]] = {PHRASES: [], TIMELINE: [], RULES: []}
    for source in sources:
        with _collected(complaints):
            files[source.sort].append((source.name, read(Path(source.path), source.name)))
    spoken: dict[str, Any] = {}
    dated: dict[str, Any] | None = None
    ruled: list[Any] = []
    with _collected(complaints):
        spoken = phrase_files.compile(files[PHRASES])
    with _collected(complaints):
        dated = timeline_files.compile(files[TIMELINE])
    with _collected(complaints):
        ruled = list(rule_files.compile(files[RULES], KINDS, _known(files[PHRASES], dated)).rules)
    if complaints:
        raise PackError(tuple(complaints))
    return {"rules": ruled, "timelines": dated, **spoken}


@contextmanager
def _collected(complaints: list[Complaint]) -> Iterator[None]:
    """Lets the other files be checked where some cannot be used."""
    try:
        yield
    except PackError as error:
        complaints += error.complaints


def _known(files: Sequence[tuple[str, Located]], timelines: dict[str, Any] | None) -> rule_files.Known:
    """What phrase packs declare or give and rules may name, and the timelines."""
    roles: dict[str, tuple[str, ...]] = {}
    metrics: set[str] = set()
    marks = set(OWN_MARKS)
    for _, content in files:
        entries = plain(content)
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict):
                for role in _list(entry.get("says")):
                    roles.setdefault(role, ())
                for role in _list(entry.get("heading")):
                    roles.setdefault(role, ())
                for role in _list(entry.get("role")):
                    roles[role] = tuple(_list(entry.get("takes")))
                metrics.update(_list(entry.get("metric")))
                marks.update(_list(entry.get("mark")), _list(entry.get("marks")))
    return rule_files.Known(roles, timelines, sorted(metrics), sorted(marks))


def _list(value: Any) -> list[str]:
    return list(map(str, value)) if isinstance(value, list) else [] if value is None else [str(value)]
