"""TOML files as trees of values that know where they stand, as `sources` makes them of YAML.

The standard library reads the values and says what is wrong, but not where a value stood; so a file that it has
accepted is gone through once more for the places alone.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

from checker.errors import Complaint, PackError
from checker.records import NamedTuple
from checker.sources import Located, Value, load

_Path: TypeAlias = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'', re.DOTALL)
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}\r\n#]+")
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read(path: Path, name: str | None = None) -> Located:
    """Read a TOML file; ``name`` is what complaints call it. Raises PackError where it is none, or cannot be read."""
    name = name or str(path)
    return parse(load(path, name), name)


def parse(text: str, name: str) -> Located:
    """Read TOML text; ``name`` is what complaints call it. Raises PackError where it is no TOML.

    Decimals, dates and times are strings: no amount passes through a float.
    """
    import tomllib

    try:
        values = tomllib.loads(text, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        raise PackError((_syntax(str(error), text, name),)) from error
    except RecursionError as error:
        raise PackError((Complaint(name, 1, 1, "lists or tables are nested too deep"),)) from error
    return _Builder(text).build(values, ())


class _Span(NamedTuple):
    start: int
    end: int


class _Builder:
    """Puts the values and their places together."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines() or [""]
        self._starts = [0]
        for line in text.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        scanner = _Scanner(text)
        scanner.document()
        self._keys, self._values = scanner.keys, scanner.values

    def build(self, value: Any, path: _Path) -> Located:
        key = self._keys.get(path)
        span = self._values.get(path) or key or _Span(0, 0)
        inner: Value
        if isinstance(value, dict):
            inner = {name: self.build(item, (*path, name)) for name, item in value.items()}
        elif isinstance(value, list):
            inner = tuple(self.build(item, (*path, at)) for at, item in enumerate(value))
        elif isinstance(value, datetime.date | datetime.time):
            inner = value.isoformat()
        else:
            inner = value
        named = self._located(str(path[-1]), key) if key and isinstance(path[-1], str) else None
        return self._located(inner, span, named)

    def _located(self, value: Value, span: _Span, key: Located | None = None) -> Located:
        line = min(bisect_right(self._starts, span.start), len(self._lines))
        excerpt, column = self._lines[line - 1], span.start - self._starts[line - 1] + 1
        return Located(value, line, column, max(1, min(span.end - span.start, len(excerpt) - column + 1)), excerpt, key)


class _Scanner:
    """Goes through a right TOML document and notes where its keys and values stand, by their way from the root."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._last = _Span(0, 0)
        self._counts: dict[_Path, int] = {}
        self.keys: dict[_Path, _Span] = {}
        self.values: dict[_Path, _Span] = {}

    def document(self) -> None:
        table: _Path = ()
        while not self._is_over():
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _is_over(self) -> bool:
        self._skip()
        return self._at >= len(self._text)

    def _skip(self) -> None:
        self._at = _BLANK.match(self._text, self._at).end()  # type: ignore[union-attr]  # it matches nothing too

    def _takes(self, sign: str) -> bool:
        self._skip()
        taken = self._text.startswith(sign, self._at)
        self._at += len(sign) * taken
        return taken

    def _header(self) -> _Path:
        brackets = 2 if self._text.startswith("[[", self._at) else 1
        self._at += brackets
        path = self._key(())
        self._at = self._text.index("]", self._at) + brackets
        if brackets == 2:
            self._counts[path] = self._counts.get(path, -1) + 1
            path = (*path, self._counts[path])
            self.keys[path] = self._last
        return path

    def _key(self, path: _Path) -> _Path:
        """The way that a key leads from a table: in a list of tables, into its last one."""
        while True:
            if path in self._counts:
                path = (*path, self._counts[path])
            self._skip()
            start = self._at
            found = _BARE.match(self._text, start) or _STRING.match(self._text, start)
            assert found is not None
            self._at = found.end()
            path, self._last = (*path, _name(found[0])), _Span(start, self._at)
            self.keys.setdefault(path, self._last)
            if not self._takes("."):
                return path

    def _pair(self, table: _Path) -> None:
        path = self._key(table)
        self._takes("=")
        self._value(path)

    def _value(self, path: _Path) -> None:
        self._skip()
        start = self._at
        if self._takes("["):
            index = 0
            while not self._takes("]"):
                self._value((*path, index))
                self._takes(",")
                index += 1
        elif self._takes("{"):
            while not self._takes("}"):
                self._pair(path)
                self._takes(",")
        else:
            found = _STRING.match(self._text, start) or _SCALAR.match(self._text, start)
            assert found is not None
            self._at = start + len(found[0].rstrip())
        self.values[path] = _Span(start, self._at)


def _name(written: str) -> str:
    """What a key is, without its quotes."""
    if written[0] not in "\"'":
        return written
    import tomllib

    return next(iter(tomllib.loads(f"{written} = 0")))


def _syntax(said: str, text: str, name: str) -> Complaint:
    lines: Mapping[int, str] = dict(enumerate(text.splitlines() or [""], 1))
    found = _AT.search(said)
    line, column = (int(found[1]), int(found[2])) if found and found[1] else (len(lines), len(lines[len(lines)]) + 1)
    what = _AT.sub("", said)
    hint = 'texts stand between double quotes, lists in brackets: ignore = ["masked-name"]'
    return Complaint(name, line, column, f"not valid TOML: {what[0].lower()}{what[1:]}", hint, lines.get(line, ""))
