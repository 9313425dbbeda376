"""What a file is, by its content and its ending."""

from __future__ import annotations

import pytest

from checker.errors import UnreadableFile
from checker.readers import recognition

MAIL = b"From: a@example.org\r\nDate: Mon, 4 Jan 2021 10:00:00 +0000\r\nMIME-Version: 1.0\r\n\r\nBody"


@pytest.mark.parametrize(
    ("head", "ending", "kind"),
    [
        (b"Income rose.", ".txt", "text"),
        (b"Income rose.", "", "text"),
        (b"Income rose.", ".md", "markdown"),
        (b"Item,2020", ".csv", "csv"),
        (b"Income rose.", ".docx", "text"),
        (b"%PDF-1.7\n", ".txt", "pdf"),
        (b"\r\n\r\n%PDF-1.4\n", ".pdf", "pdf"),
        (b"PK\x03\x04", ".txt", "zip"),
        (b"<?xml version='1.0'?>\n<!-- made by -->\n<HTML>", ".txt", "html"),
        (b"\xef\xbb\xbf<!doctype html>", ".md", "html"),
        (b"<p>Income", ".html", "html"),
        (MAIL, ".txt", "mail"),
        (b"Subject: Results\n\nDear all", ".txt", "text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".docx", "office"),
        (b"", ".txt", "text"),
    ],
)
def test_content_tells_first_and_the_ending_second(head: bytes, ending: str, kind: str) -> None:
    assert recognition.kind(head, ending) == kind


@pytest.mark.parametrize(
    ("head", "ending", "said"),
    [
        (b"\x89PNG\r\n\x1a\n", ".txt", "picture"),
        (b"{\\rtf1", ".doc", "save it as .docx"),
        (b"\x1f\x8b\x08", ".gz", "unpack"),
        (b"", ".docx", "empty"),
        (b"\0\0\0\0", ".pdf", "empty"),
    ],
)
def test_what_cannot_be_read_is_named_with_what_to_do(head: bytes, ending: str, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        recognition.kind(head, ending)


def test_an_encrypted_file_and_an_old_one_are_told_apart() -> None:
    assert "password" in recognition.old_office(b"\xd0\xcf" + "EncryptedPackage".encode("utf-16-le"))
    assert ".docx" in recognition.old_office(b"\xd0\xcf")


def test_hidden_parts_of_archives_are_no_reports() -> None:
    names = ["a.docx", "2020/b.PDF", ".c.docx", "__MACOSX/a.docx", "~$a.docx", "d.png", "e/"]
    assert [name for name in names if recognition.is_report(name)] == ["a.docx", "2020/b.PDF"]
