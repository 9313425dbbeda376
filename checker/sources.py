"""Rule and pack files as trees of values that know where they stand.

Rule files come from anybody, so only the plain part of YAML is read: mappings, lists and scalars. Anchors, aliases
and tags, keys given twice, deep nesting and large files are refused before anything is built from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from checker.errors import Complaint, PackError

if TYPE_CHECKING:
    import yaml

LARGEST = 1_000_000
"""The most bytes that a file may have."""
DEEPEST = 20
"""How many mappings and lists may stand inside each other."""
_TOO_DEEP = f"is nested deeper than {DEEPEST} levels"
_MOST_COMPLAINTS = 50
_LONGEST_EXCERPT = 500

_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}

Value: TypeAlias = "str | int | bool | tuple[Located, ...] | Mapping[str, Located] | None"


@dataclass(frozen=True, slots=True)
class Located:
    """A value and its place: line and column from 1, ``width`` its length on that line, ``excerpt`` the line itself.

    Decimals stay strings, so that no amount passes through a float. ``key`` is the key that a value of a mapping
    stands under, with a place of its own.
    """

    value: Value
    line: int
    column: int
    width: int = field(default=1, compare=False)
    excerpt: str = field(default="", repr=False, compare=False)
    key: Located | None = field(default=None, repr=False, compare=False)


def read(path: Path, name: str | None = None) -> Located:
    """Read a YAML file; ``name`` is what complaints call it. Raises PackError with all that is wrong in it."""
    name = name or str(path)
    return parse(load(path, name), name)


def load(path: Path, name: str) -> str:
    """The text of a file; ``name`` is what complaints call it. Raises PackError for what is no text, or too large."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise PackError((Complaint(name, 1, 1, f"cannot be read: {error.strerror or error}"),)) from error
    if len(content) > LARGEST:
        raise PackError((Complaint(name, 1, 1, f"is larger than {LARGEST:,} bytes", "split it into several files"),))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PackError((Complaint(name, line, 1, "is not UTF-8 text", "save it as UTF-8"),)) from error


def parse(text: str, name: str) -> Located:
    """Read YAML text; an empty one gives a Located None. Raises PackError with all that is wrong in it."""
    return _Builder(text, name).build()


def complain(name: str, place: Located, what: str, hint: str = "", position: int = 0, width: int = 0) -> Complaint:
    """A complaint about ``place``; with ``width``, about that many characters of its text from ``position`` on."""
    text = place.excerpt.find(place.value, place.column - 1) if width and isinstance(place.value, str) else -1
    if text < 0:
        return Complaint(name, place.line, place.column, what, hint, place.excerpt, place.width)
    return Complaint(name, place.line, text + position + 1, what, hint, place.excerpt, width)


def plain(place: Located) -> Any:
    """The value without its places: strings, integers, truths, None, lists and dictionaries."""
    if isinstance(place.value, tuple):
        return [plain(item) for item in place.value]
    if isinstance(place.value, Mapping):
        return {key: plain(item) for key, item in place.value.items()}
    return place.value


class _Builder:
    """Builds the tree of one file from the events of the parser, and collects what is wrong on the way."""

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name
        self._lines = text.splitlines() or [""]
        self._complaints: list[Complaint] = []

    def build(self) -> Located:
        import yaml

        try:
            tree = self._document(yaml.parse(self._text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
        except _Hopeless:
            tree = None
        except yaml.YAMLError as error:
            self._complaints.append(self._syntax(error))
            tree = None
        if self._complaints or tree is None:
            raise PackError(tuple(self._complaints[:_MOST_COMPLAINTS]))
        return tree

    def _document(self, events: Iterator[Any]) -> Located:
        """The one document of a file; what is under construction is kept on a stack, so depth costs no recursion."""
        import yaml

        root: Located | None = None
        stack: list[_Open] = []
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._inspect(event)
                is_key = bool(stack) and stack[-1].mapping and stack[-1].key is None
                value = event.value if is_key else _scalar(event.value, event.style)
                done = self._located(event, event.end_mark, value)
            elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
                self._inspect(event)
                if len(stack) == DEEPEST:
                    self._refuse(event, _TOO_DEEP)
                    raise _Hopeless
                stack.append(_Open(event, isinstance(event, yaml.MappingStartEvent)))
                continue
            elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
                opened = stack.pop()
                done = self._located(opened.event, event.end_mark, opened.value())
            elif isinstance(event, yaml.AliasEvent):
                self._refuse(event, "aliases are not allowed", "write the value out")
                done = self._located(event, event.end_mark, None)
            elif isinstance(event, yaml.DocumentStartEvent) and root is not None:
                self._refuse(event, "a second document is not allowed", "put it into a file of its own")
                raise _Hopeless
            else:
                continue
            if stack:
                self._put(stack[-1], done)
            else:
                root = done
        return root or Located(None, 1, 1)

    def _put(self, parent: _Open, done: Located) -> None:
        if not parent.mapping:
            parent.items.append(done)
        elif parent.key is None:
            parent.key = done
        else:
            key, parent.key = parent.key, None
            name = key.value
            if not isinstance(name, str):
                self._complaints.append(complain(self._name, key, "a key must be a word"))
                return
            if name in parent.fields:
                first = cast(Located, parent.fields[name].key)
                self._complaints.append(
                    complain(self._name, key, f"the key {name!r} is given twice", f"it stands on line {first.line} too")
                )
                return
            parent.fields[name] = Located(done.value, done.line, done.column, done.width, done.excerpt, key)

    def _located(self, event: Any, end: Any, value: Value) -> Located:
        start = event.start_mark
        line = self._line(start.line)
        stop = end.column if end.line == start.line else len(line.rstrip())
        return Located(value, start.line + 1, start.column + 1, max(1, stop - start.column), line)

    def _inspect(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(event, "anchors are not allowed", "write the value out where it is needed")
        if event.tag is not None:
            self._refuse(event, f"the tag {event.tag!r} is not allowed", "write the plain value")

    def _refuse(self, event: Any, what: str, hint: str = "") -> None:
        self._complaints.append(complain(self._name, self._located(event, event.start_mark, None), what, hint))

    def _syntax(self, error: yaml.YAMLError) -> Complaint:
        mark = getattr(error, "problem_mark", None)
        if mark is None:
            return Complaint(self._name, 1, 1, "is not YAML text: it holds a control character")
        what = str(getattr(error, "problem", None) or "is not YAML")
        if "nesting depth" in what:  # the parser looks ahead, and gives up before it has said anything of the file
            return Complaint(self._name, mark.line + 1, mark.column + 1, _TOO_DEEP, "", self._line(mark.line))
        context = getattr(error, "context", None)
        said = f"{what}, {context}" if context else what
        hint = "put texts that hold ': ', '#', brackets or quotes between double quotes"
        last = len(self._lines) - 1
        line, column = (mark.line, mark.column) if mark.line <= last else (last, len(self._lines[last]))
        return Complaint(self._name, line + 1, column + 1, f"not valid YAML: {said}", hint, self._line(line))

    def _line(self, number: int) -> str:
        line = self._lines[min(number, len(self._lines) - 1)]
        return line if len(line) <= _LONGEST_EXCERPT else ""


class _Hopeless(Exception):
    """The rest of the file is not worth reading; what is wrong has been noted."""


class _Open:
    """A list or mapping whose end has not been read yet."""

    __slots__ = ("event", "fields", "items", "key", "mapping")

    def __init__(self, event: Any, mapping: bool) -> None:
        self.event = event
        self.mapping = mapping
        self.items: list[Located] = []
        self.fields: dict[str, Located] = {}
        self.key: Located | None = None

    def value(self) -> Value:
        return self.fields if self.mapping else tuple(self.items)


def _scalar(text: str, style: str | None) -> str | int | bool | None:
    """What a scalar stands for; whatever is quoted is a string."""
    if style not in (None, ""):
        return text
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INTEGER.fullmatch(text) else text
