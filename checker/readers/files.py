"""The documents in the bytes of a file: one, or those that an archive or a mail holds."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from os.path import splitext
from typing import TYPE_CHECKING, cast

from checker.errors import UnreadableFile
from checker.model import Document, Unread
from checker.readers import limits, recognition

if TYPE_CHECKING:
    from checker.readers.archive import Archive

TOO_LARGE = f"reading it takes more than {limits.MEMORY >> 20} MB of memory"


def document(data: bytes, path: str, kind: str) -> Document:
    """The document of a file of one of the kinds that hold one. Raises `UnreadableFile` where it cannot be read."""
    return cast(Document, import_module(f"checker.readers.{kind}").read(data, path))


def documents(data: bytes, path: str, depth: int = 0) -> Iterator[Document | Unread]:
    """The documents in a file of any kind, and what cannot be read of it.

    Whatever a library raises over a damaged file becomes a reason here: the others go on.
    """
    try:
        yield from _documents(data, path, depth)
    except UnreadableFile as error:
        yield Unread(path, str(error))
    except RecursionError:
        yield Unread(path, "it is nested too deeply")
    except MemoryError:
        yield Unread(path, TOO_LARGE)
    except Exception as error:
        yield Unread(path, f"it is damaged, or not what it says it is ({type(error).__name__}: {error})")


def _documents(data: bytes, path: str, depth: int) -> Iterator[Document | Unread]:
    limits.check("archives inside one another", depth, limits.ARCHIVES)
    kind = recognition.kind(data[: recognition.HEAD], splitext(path)[1].lower())
    if kind == "zip":
        from checker.readers.archive import Archive

        archive = Archive(data)
        if office := recognition.office(archive):
            yield cast(Document, import_module(f"checker.readers.{office}").read(archive, path))
        else:
            yield from _inside(archive, path, depth)
    elif kind == "mail":
        from checker.readers import mail

        for part in mail.parts(data, path):
            if isinstance(part, Document):
                yield part
            else:
                name, attached = part
                yield from documents(attached, f"{path}/{name}", depth + 1)
    elif kind == "office":
        raise UnreadableFile(recognition.old_office(data))
    else:
        yield document(data, path, kind)


def _inside(archive: Archive, path: str, depth: int) -> Iterator[Document | Unread]:
    found = False
    for name in archive.names():
        if recognition.is_report(name):
            found = True
            inner = f"{path}/{name}"
            try:
                data = archive.read(name)
            except UnreadableFile as error:
                yield Unread(inner, str(error))
            else:
                yield from documents(data, inner, depth + 1)
    if not found:
        raise UnreadableFile("there is no report in this archive")
