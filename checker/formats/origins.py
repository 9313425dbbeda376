"""Where rules, phrases and timelines come from, for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.formats.width import columns, safe
from checker.model import Language
from checker.packs import Origin, Pack

_SORTS = ("rule", "phrases", "timeline")
_SAID: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "packs": "Packs, of which a later one goes before an earlier one:",
        "version": "version {}",
        "rule": "Rules",
        "phrases": "Phrases",
        "timeline": "Timelines",
        "used": "",
        "replaced": "replaced by {}",
        "disabled": "disabled by the pack {}",
    },
    "zh": {
        "packs": "规则包（后者优先）：",
        "version": "版本{}",
        "rule": "规则",
        "phrases": "短语",
        "timeline": "时间表",
        "used": "",
        "replaced": "被{}取代",
        "disabled": "被规则包{}停用",
    },
}


def listing(pack: Pack, language: Language) -> str:
    """The packs with their versions, then a line for each file: its name, pack and path, and what takes its place."""
    said = _SAID[language]
    lines = [said["packs"]]
    for name, version in pack.names:
        lines.append(f"  {safe(name)}" + (f"  {said['version'].format(safe(version))}" if version else ""))
    for sort in _SORTS:
        origins = [origin for origin in pack.origins if origin.sort == sort]
        if origins:
            lines += ["", said[sort], *_table(sorted(origins, key=lambda one: one.id), said)]
    return "\n".join(lines) + "\n"


def _table(origins: Sequence[Origin], said: Mapping[str, str]) -> Iterator[str]:
    rows = [(safe(one.id), safe(one.pack), safe(one.file), said[one.fate].format(safe(one.by))) for one in origins]
    sizes = [max(columns(row[at]) for row in rows) for at in range(3)]
    for row in rows:
        cells = (cell + " " * (size - columns(cell)) for cell, size in zip(row, sizes, strict=False))
        yield f"  {'  '.join((*cells, row[3]))}".rstrip()
