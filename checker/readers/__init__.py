"""Files to documents. One module a format; each offers ``read(data, path) -> Document``.

What a file is, its content tells first and its ending second (`recognition`). Plain text is read here and now; all else
in a process apart, under limits of time and memory (`apart`, `limits`). A module is imported when a file of its format
is read, so that a format costs nothing where it is not used.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from checker.errors import UnreadableFile
from checker.model import Document, Unread
from checker.readers import content, files, markdown, recognition, text

if TYPE_CHECKING:
    from checker.readers.apart import Apart

FORMATS = tuple(recognition.ENDINGS)
"""The endings that are looked for in folders. A file given by name may have any ending."""


_NEEDED = {
    "pdf": ("pypdfium2.raw", "checker.readers.pdf"),
    "zip": ("lxml.etree", "zipfile", "checker.readers.word"),
    "html": ("lxml.etree", "checker.readers.html"),
}
"""What a format will import."""


class Reader:
    """Reads files one after the other. The process apart is started for the first one that needs it, and kept."""

    def __init__(self) -> None:
        self._apart: Apart | None = None

    def documents(self, data: bytes, path: str) -> Iterator[Document | Unread]:
        """The documents in a file, and what could not be read and why; an archive or a mail may hold several."""
        try:
            kind = recognition.kind(data[: recognition.HEAD], os.path.splitext(path)[1].lower())
            if kind not in recognition.APART:
                yield files.document(data, path, kind)
                return
        except UnreadableFile as error:
            yield Unread(path, str(error))
            return
        yield from self._begun().documents(data, path)

    def expect(self, paths: Sequence[str]) -> None:
        """Begins the process apart where the paths are a file for it, by its ending: it is ready when it is needed."""
        kind = recognition.ENDINGS.get(os.path.splitext(paths[0])[1].lower(), "") if len(paths) == 1 else ""
        if kind in recognition.APART:
            self._begun().start(_NEEDED.get(kind, ()))

    def _begun(self) -> Apart:
        if self._apart is None:
            from checker.readers.apart import Apart

            self._apart = Apart()
        return self._apart

    def __reduce__(self) -> tuple[type[Reader], tuple[()]]:
        """In another process it is another one: the process apart belongs to this."""
        return Reader, ()

    def close(self) -> None:
        """Ends the process apart, which otherwise ends with this one."""
        if self._apart is not None:
            self._apart.close()


def read(path: str | os.PathLike[str]) -> Document:
    """The document of one file. Raises `UnreadableFile`, with the reason in words for people, where there is none, and
    for an archive or a mail that holds several."""
    first, *others = read_all([os.fspath(path)])
    if others:
        raise UnreadableFile(f"it holds {1 + len(others)} files, and one is wanted")
    if isinstance(first, Unread):
        raise UnreadableFile(first.reason)
    return first


def read_all(paths: Iterable[str]) -> Iterator[Document | Unread]:
    """The documents of files in their order, and what could not be read and why."""
    reader = Reader()
    try:
        for path in paths:
            try:
                data = content.load(path)
            except UnreadableFile as error:
                yield Unread(path, str(error))
            else:
                yield from reader.documents(data, path)
    finally:
        reader.close()


def from_text(source: str, path: str = "<text>", kind: Literal["text", "markdown"] = "text") -> Document:
    """The document of a text in memory; ``path`` is what findings call it."""
    return markdown.document(source, path) if kind == "markdown" else text.document(source, path)
