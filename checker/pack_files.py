"""Packs as they are compiled: all files of a pack checked, and turned into plain JSON values."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from checker import pack_manifests, phrase_files, rule_files, sources, timeline_files
from checker.errors import Complaint, PackError
from checker.fields import did_you_mean
from checker.kinds.files import KINDS
from checker.marks import OWN_MARKS
from checker.pack_manifests import Manifest
from checker.pack_sources import MANIFEST, PHRASES, RULES, TIMELINE, Source
from checker.sources import Located, complain, plain


def compile(given: Sequence[Source]) -> dict[str, Any]:
    """Check all files of some packs and turn them into plain JSON values, part by part, as `packs.build` takes them.

    Of files of one sort and name, the one of the last pack counts. Raises PackError with all that is wrong.
    """
    complaints: list[Complaint] = []
    read = {source: content for source in given if (content := _read(source, complaints)) is not None}
    complaints += _twice(given)
    manifests = dict(_manifests(given, read, complaints))
    used = _last(read)
    spoken: dict[str, Any] = {}
    dated: dict[str, Any] | None = None
    ruled = rule_files.Compiled((), ())
    phrases, timelines = (_of(sort, {source: read[source] for source in used}) for sort in (PHRASES, TIMELINE))
    with _collected(complaints):
        spoken = phrase_files.compile(phrases)
    with _collected(complaints):
        dated = timeline_files.compile(timelines)
    with _collected(complaints):
        ruled = rule_files.compile(_of(RULES, read), KINDS, _known(phrases, dated))
    disabled = dict(_disabled(given, manifests, ruled, complaints)) if not complaints else {}
    if complaints:
        raise PackError(tuple(complaints))
    return {
        "rules": [rule for rule in ruled.rules if rule["id"] not in disabled],
        "timelines": dated,
        "packs": [[manifests[number].name, manifests[number].version] for number in sorted(manifests)],
        "origins": list(_origins([source for source in given if source.sort != MANIFEST], used, ruled, disabled)),
        "warnings": [list(warning) for warning in ruled.warnings],
        **spoken,
    }


def _read(source: Source, complaints: list[Complaint]) -> Located | None:
    try:
        return sources.read(Path(source.path), source.name)
    except PackError as error:
        complaints += error.complaints
        return None


def _of(sort: str, read: Mapping[Source, Located]) -> list[tuple[str, Located]]:
    return [(source.name, content) for source, content in read.items() if source.sort == sort]


def _twice(given: Sequence[Source]) -> Iterator[Complaint]:
    """Files of one pack that would replace each other."""
    first: dict[tuple[int, str, str], Source] = {}
    for source in given:
        other = first.setdefault((source.pack, source.sort, source.id), source)
        if other is not source:
            yield Complaint(source.name, 1, 1, f"{other.name} has this name too", "call one of them otherwise")


def _last(read: Iterable[Source]) -> list[Source]:
    """Of files of one sort and name the one of the last pack; rules replace each other by their id."""
    last = {(source.sort, source.id): source for source in read}
    return [source for source in read if last[source.sort, source.id] is source]


def _manifests(
    given: Sequence[Source], read: Mapping[Source, Located], complaints: list[Complaint]
) -> Iterator[tuple[int, Manifest]]:
    """What each pack says of itself, by its number; one that says nothing is called like its folder or file."""
    for number in sorted({source.pack for source in given}):
        files = [source for source in given if source.pack == number]
        told = next((source for source in files if source.sort == MANIFEST), None)
        yield number, Manifest(os.path.basename(os.path.abspath(files[0].root)))
        if told is not None and told in read:
            with _collected(complaints):
                yield number, pack_manifests.read(told.name, read[told])


def _disabled(
    given: Sequence[Source],
    manifests: Mapping[int, Manifest],
    ruled: rule_files.Compiled,
    complaints: list[Complaint],
) -> Iterator[tuple[str, int]]:
    """The rules that packs disable, each with the number of the last pack that does."""
    packs = {source.name: source.pack for source in given}
    files = {str(rule["id"]): str(rule["source"]) for rule in ruled.rules}
    formerly = {former: rule["id"] for rule in ruled.rules for former in rule["formerly"]}
    for number, manifest in manifests.items():
        earlier = {source.id for source in given if source.sort == RULES and source.pack < number}
        told = next((source.name for source in given if source.pack == number and source.sort == MANIFEST), "")
        for place in manifest.disable:
            name = str(place.value)
            id = name if name in files else formerly.get(name, name)
            if packs.get(files.get(id, ""), number) < number:
                yield id, number
            elif id not in earlier:
                hint = did_you_mean(name, sorted(earlier)) or "see 'checker rules list'"
                complaints.append(complain(told, place, f"no earlier pack has a rule {name!r}", hint))


def _origins(
    given: Sequence[Source], used: Sequence[Source], ruled: rule_files.Compiled, disabled: Mapping[str, int]
) -> Iterator[list[str | int]]:
    """For each file its sort, id, pack and name, and whether it is used, replaced or disabled, and by what."""
    rules = {str(rule["source"]): str(rule["id"]) for rule in ruled.rules}
    for source in given:
        fate, by = "used", ""
        if source.sort == RULES and source.name in rules:
            if (id := rules[source.name]) in disabled:
                fate, by = "disabled", str(disabled[id])
        elif source.sort == RULES:
            fate, by = "replaced", ruled.replaced.get(source.name, "")
        elif source not in used:
            by = next(other.name for other in used if (other.sort, other.id) == (source.sort, source.id))
            fate = "replaced"
        yield [source.sort, source.id, source.pack, source.name, fate, by]


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
