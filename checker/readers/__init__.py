"""Files to documents. One module a format; each offers ``read(data, path) -> Document``.

A format is added by its module and one line in `FORMATS`. A module is imported when a file of its format is read, and
imports what it needs beyond the standard library inside its functions, so that a format costs nothing where it is not
used.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Literal, cast

from checker.errors import UnreadableFile
from checker.model import Document
from checker.readers import content, markdown, text

FORMATS: Mapping[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".csv": "csv",
    ".tsv": "csv",
}
"""The endings that are looked for in folders, and the module of each. A file given by name may have any ending."""


def read(path: str | os.PathLike[str]) -> Document:
    """The document of one file. Raises `UnreadableFile`, with the reason in words for people, where there is none."""
    return from_bytes(content.load(path), path)


def from_bytes(data: bytes, path: str | os.PathLike[str]) -> Document:
    """The document of what a file holds; its format is that of the ending of ``path``. Raises as `read` does."""
    ending = os.path.splitext(path)[1].lower()
    if ending not in FORMATS and (name := content.foreign(data)):
        raise UnreadableFile(f"it is {name}; plain text and Markdown can be read, so save it as one of these")
    module = import_module(f"checker.readers.{FORMATS.get(ending, 'text')}")
    return cast(Document, module.read(data, os.fspath(path)))


def from_text(source: str, path: str = "<text>", kind: Literal["text", "markdown"] = "text") -> Document:
    """The document of a text in memory; ``path`` is what findings call it."""
    return markdown.document(source, path) if kind == "markdown" else text.document(source, path)
