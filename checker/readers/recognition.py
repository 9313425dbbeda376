"""What a file is: its content tells, and where it does not, its ending."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.errors import UnreadableFile

if TYPE_CHECKING:
    from checker.readers.archive import Archive

HEAD = 4096
"""Bytes that the content is told by."""

APART = frozenset(("html", "pdf", "zip", "mail", "office"))
"""Formats that are read in a process apart; the others are plain text."""

ENDINGS = {
    **dict.fromkeys((".txt", ".text"), "text"),
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    **dict.fromkeys((".csv", ".tsv"), "csv"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".docx", ".docm", ".xlsx", ".xlsm", ".zip"), "zip"),
    ".pdf": "pdf",
    ".eml": "mail",
    # Not read, and said to be so: a report must not go unseen because it has an old ending.
    **dict.fromkeys((".doc", ".xls", ".wps", ".et", ".rtf", ".odt", ".ods"), "office"),
}
"""The endings that are looked for in folders, and what a file with one of them is where its content does not tell."""

_PLAIN = frozenset(("text", "markdown", "csv", "html", "mail"))
_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (
    (b"{\\rtf", "a rich text file (RTF); save it as .docx"),
    (b"\x89PNG", "a picture; what it shows is not read"),
    (b"\xff\xd8\xff", "a picture; what it shows is not read"),
    (b"GIF8", "a picture; what it shows is not read"),
    (b"II*\0", "a picture; what it shows is not read"),
    (b"MM\0*", "a picture; what it shows is not read"),
    (b"\x1f\x8b", "a compressed file; unpack it"),
    (b"Rar!", "a RAR archive; unpack it, or pack it as .zip"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it, or pack it as .zip"),
)
_HTML = (
    rb"(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b"  # compiled when needed
)
_MARK = b"\xef\xbb\xbf"
_FIELDS, _ENOUGH = 40, 3
_MAIL = frozenset((b"from", b"date", b"message-id", b"received", b"mime-version", b"return-path", b"delivered-to"))


def kind(head: bytes, ending: str) -> str:
    """What a file is, by its first bytes and its ending (with the dot, in small letters); see `ENDINGS`.

    Raises `UnreadableFile` for what cannot be read, with what to do, and for an empty file that cannot be empty.
    """
    for mark, name in _FOREIGN:
        if head.startswith(mark):
            raise UnreadableFile(f"it is {name}")
    if head.startswith(_OFFICE):
        return "office"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    told = ENDINGS.get(ending, "text")
    if _is_html(head):
        return "html"
    if told != "mail" and _is_mail(head):
        return "mail"
    if told in _PLAIN:
        return told
    if not head.strip(b"\0 \t\r\n"):
        raise UnreadableFile("it is empty")
    return "text"


def office(archive: Archive) -> str:
    """The module that reads a Zip archive where it is an office file, else empty.

    Raises `UnreadableFile` for office files of other kinds.
    """
    names = set(archive.names())
    if "[Content_Types].xml" in names:
        for folder, module in (("word/", "word"), ("xl/", "excel")):
            if any(name.startswith(folder) for name in names):
                return module
        raise UnreadableFile("it is an office file that is neither Word nor Excel")
    if "mimetype" in names and archive.read("mimetype").startswith(b"application/vnd.oasis.opendocument"):
        raise UnreadableFile("it is an OpenDocument file; save it as .docx or .xlsx")
    return ""


def old_office(data: bytes) -> str:
    """What is to be said of an office file of the old kind, which an encrypted new one is too."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "it is encrypted; save it without a password"
    return "it is an old Office file (as .doc, .xls and .wps are); save it as .docx or .xlsx"


def is_report(name: str) -> bool:
    """Whether a part of an archive is looked at, by its name: as in folders, what is hidden is not."""
    folders = name.split("/")
    hidden = any(folder.startswith((".", "~$", "__MACOSX")) for folder in folders)
    return not hidden and folders[-1].lower().endswith(tuple(ENDINGS))


def _is_html(head: bytes) -> bool:
    begun = head.removeprefix(_MARK).lstrip()
    return begun.startswith(b"<") and re.match(_HTML, begun, re.IGNORECASE | re.DOTALL) is not None


def _is_mail(head: bytes) -> bool:
    """Whether it begins with fields, and with those of a mail: a report may begin with a colon on a line too."""
    names = set[bytes]()
    for line in head.splitlines()[:_FIELDS]:
        name, colon, _ = line.partition(b":")
        if line[:1] in (b" ", b"\t") and names:
            continue
        if not colon or not name.replace(b"-", b"").isalpha():
            break
        names.add(name.lower())
    return len(_MAIL & names) >= _ENOUGH
