"""Packs: rule files, phrase packs and timelines, found, checked and ready to read reports by.

A pack is a folder: rules anywhere in it, phrase packs in a folder `phrases`, timelines in a folder `timeline`. What
was checked once is kept as JSON in the cache folder of the user, under a hash of all its sources and of the checker's
version; a cache that is missing, damaged or cannot be written changes nothing but the time it takes.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from checker import phrases, rules, timelines
from checker.errors import Complaint, PackError
from checker.model import Rule
from checker.phrases import PhraseBook
from checker.sources import LARGEST, Located, plain
from checker.timelines import Event

_ENDINGS = (".yaml", ".yml")
_KEPT = 8
_PHRASES, _TIMELINE = "phrases", "timeline"
_COMPILED = "compiled.json"


@dataclass(frozen=True)
class Pack:
    """What reports are read and checked by. Without slots, so that the timelines are built only when asked for."""

    rules: tuple[Rule, ...]
    phrases: PhraseBook
    _timelines: Mapping[str, Any]

    @cached_property
    def timelines(self) -> Mapping[str, tuple[Event, ...]]:
        """The dated events, by the name of their file."""
        return {name: timelines.build(events) for name, events in self._timelines.items()}


@dataclass(frozen=True, slots=True)
class _Source:
    """A file of a pack: its path, what complaints call it, and the folder that says what it is."""

    path: Path
    name: str
    sort: str


def load(extra: Sequence[Path] = ()) -> Pack:
    """The shipped pack, with the rules, phrases and timelines of ``extra`` files and folders added to it.

    A rule or timeline of the same name replaces an earlier one. Raises PackError with all that is wrong in all files.
    """
    sources = [*_sources(shipped(), ""), *(source for path in extra for source in _given(path))]
    key = _key(sources)
    compiled = _remembered(key)
    if compiled is None:
        compiled = compile(sources)
        _remember(key, compiled)
    return build(compiled)


def shipped() -> Path:
    """The folder of the pack that comes with the checker: inside the installed package, or beside it in a checkout."""
    inside = Path(__file__).parent / "_rules"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "rules"


def build(compiled: Mapping[str, Any]) -> Pack:
    """Make a pack of what `compile` returned, perhaps by way of a cache."""
    return Pack(rules.build(compiled["rules"]), phrases.build(compiled["phrases"]), compiled["timelines"])


def compile(sources: Sequence[_Source]) -> dict[str, Any]:
    """Check all files of a pack and turn them into plain JSON values. Raises PackError with all that is wrong."""
    from checker import phrase_files, rule_files, timeline_files
    from checker.kinds.files import KINDS
    from checker.sources import read

    complaints: list[Complaint] = []
    files: dict[str, list[tuple[str, Located]]] = {_PHRASES: [], _TIMELINE: [], "": []}
    for source in sources:
        with _collected(complaints):
            files[source.sort].append((source.name, read(source.path, source.name)))
    spoken: dict[str, Any] = {}
    dated: dict[str, Any] | None = None
    ruled: list[Any] = []
    with _collected(complaints):
        spoken = phrase_files.compile(files[_PHRASES])
    with _collected(complaints):
        dated = timeline_files.compile(files[_TIMELINE])
    with _collected(complaints):
        known = rule_files.Known(_roles(files[_PHRASES]), dated)
        ruled = list(rule_files.compile(files[""], KINDS, known))
    if complaints:
        raise PackError(tuple(complaints))
    return {"rules": ruled, "phrases": spoken, "timelines": dated}


@contextmanager
def _collected(complaints: list[Complaint]) -> Iterator[None]:
    """Lets the other files be checked where some cannot be used."""
    try:
        yield
    except PackError as error:
        complaints += error.complaints


def _roles(files: Sequence[tuple[str, Located]]) -> dict[str, tuple[str, ...]]:
    """The roles that phrase packs declare or give, with the kinds of figure that each may take."""
    roles: dict[str, tuple[str, ...]] = {}
    for _, content in files:
        entries = plain(content)
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict):
                for role in _list(entry.get("says")):
                    roles.setdefault(role, ())
                for role in _list(entry.get("role")):
                    roles[role] = tuple(_list(entry.get("takes")))
    return roles


def _list(value: Any) -> list[str]:
    return list(map(str, value)) if isinstance(value, list) else [] if value is None else [str(value)]


def _given(path: Path) -> Iterator[_Source]:
    if path.is_dir():
        yield from _sources(path, f"{path}/")
    elif path.is_file():
        yield _Source(path, str(path), _sort(path.parent.name))
    else:
        raise PackError((Complaint(str(path), 1, 1, "there is no such file or folder"),))


def _sources(folder: Path, prefix: str) -> Iterator[_Source]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in _ENDINGS and path.is_file():
            inside = path.relative_to(folder)
            parent = inside.parts[0] if len(inside.parts) > 1 else folder.name
            yield _Source(path, prefix + inside.as_posix(), _sort(parent))


def _sort(folder: str) -> str:
    return folder if folder in (_PHRASES, _TIMELINE) else ""


def _key(sources: Sequence[_Source]) -> str:
    """A hash of all that a compiled pack depends on."""
    from checker import __version__

    digest = sha256(f"{__version__}\n".encode())
    for path in _compilers():
        digest.update(path.read_bytes())
    for source in sources:
        content = b""
        with suppress(OSError), source.path.open("rb") as file:  # `compile` says what cannot be read
            content = file.read(LARGEST + 1)
        digest.update(f"{source.sort}\n{source.name}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _compilers() -> Iterator[Path]:
    """The modules whose code decides what a pack is compiled to: a checkout changes more often than its version."""
    here = Path(__file__).parent
    for name in ("phrases", "phrase_files", "patterns", "rules", "fields", "timelines", "sources", "packs"):
        yield here / f"{name}.py"
    for folder in ("expressions", "kinds"):
        yield from sorted((here / folder).glob("*.py"))


def _cache() -> Path:
    import platformdirs

    return Path(platformdirs.user_cache_dir("report-checker")) / "packs"


def _remembered(key: str) -> Any:
    """What was compiled from these sources before; None where there is nothing, or it is not whole."""
    for path in (shipped() / _COMPILED, _cache() / f"{key}.json"):
        with suppress(OSError):
            digest, _, text = path.read_bytes().partition(b"\n")
            if digest.decode("latin-1") == _seal(key, text):
                return json.loads(text)
    return None


def _remember(key: str, compiled: Mapping[str, Any]) -> None:
    """Keep what was compiled, in one step, so that nobody ever reads half of it; forget the oldest others."""
    folder = _cache()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        write(folder / f"{key}.json", key, compiled)
        kept = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in kept[_KEPT:]:
            path.unlink()


def write(path: Path, key: str, compiled: Mapping[str, Any]) -> None:
    """Write a compiled pack, sealed with the hash of its sources and of itself."""
    text = json.dumps(compiled, ensure_ascii=False, separators=(",", ":")).encode()
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(_seal(key, text).encode() + b"\n" + text)
    try:
        os.replace(file.name, path)
    except OSError:
        os.unlink(file.name)
        raise


def _seal(key: str, text: bytes) -> str:
    return sha256(key.encode() + text).hexdigest()


def main() -> None:
    """Compile the shipped pack into its own folder, for a wheel: `python -m checker.packs`."""
    sources = list(_sources(shipped(), ""))
    write(shipped() / _COMPILED, _key(sources), compile(sources))


if __name__ == "__main__":
    main()
