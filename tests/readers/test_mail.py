"""Mails: the body and the attachments, each a document."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from checker.errors import UnreadableFile
from checker.model import Document
from checker.readers import files, mail


def _message(body: str = "Income rose.\n\n单位：万元", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = headers.get("subject", "Results")
    message.set_content(body)
    return message


def _texts(message: EmailMessage) -> list[tuple[str, str]]:
    found = files.documents(b"From: a\r\nDate: b\r\nMIME-Version: 1.0\r\n" + message.as_bytes(), "a.eml")
    return [(one.path, one.text if isinstance(one, Document) else one.reason) for one in found]


def test_the_subject_is_the_heading_of_the_body() -> None:
    (document,) = mail.parts(_message().as_bytes(), "a.eml")
    assert isinstance(document, Document)
    assert document.text == "Results\nIncome rose.\n单位：万元\n"
    assert document.blocks[0].kind == "heading"
    assert document.blocks[1].place.heading


def test_the_fullest_form_of_the_body_is_taken() -> None:
    message = _message("plain")
    message.add_alternative("<p>Income <b>rose</b>.</p>", subtype="html")
    assert _texts(message) == [("a.eml", "Results\nIncome rose.\n")]


def test_attachments_are_files_of_their_own_and_pictures_are_none() -> None:
    message = _message()
    message.add_attachment("甲,5\n乙,6\n", subtype="csv", charset="gb18030", filename="表.csv")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    message.add_attachment(b"PK\x03\x04", maintype="application", subtype="zip", filename="b.docx")
    found = _texts(message)
    assert [path for path, _ in found] == ["a.eml", "a.eml/表.csv", "a.eml/b.docx"]
    assert found[1][1] == "甲,5\n乙,6\n"
    assert "damaged" in found[2][1]


def test_a_mail_in_a_mail_is_read() -> None:
    outer = _message()
    outer.add_attachment(_message("Costs fell.", subject="Earlier"))
    assert _texts(outer)[1] == ("a.eml/attachment 1.eml", "Earlier\nCosts fell.\n")


def test_what_a_mail_says_of_its_encoding_is_believed_where_it_is_true() -> None:
    head = b"From: a\r\nDate: b\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=%s\r\n\r\n"
    for charset in (b"gb2312", b"no-such-charset"):
        (document,) = files.documents(head % charset + "存款余额五亿元，增长百分之三".encode("gb18030"), "a.eml")
        assert isinstance(document, Document)
        assert "存款余额五亿元" in document.text


def test_a_mail_without_words_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no text"):
        list(mail.parts(b"From: a\r\nContent-Type: image/png\r\n\r\n", "a.eml"))
