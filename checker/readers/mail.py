"""Mails (.eml): the subject and the body are one document, every attachment is a file of its own.

Of a body in several forms the fullest is taken. Pictures and signatures are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from email.message import MIMEPart
from typing import cast

from checker.errors import UnreadableFile
from checker.model import Document
from checker.readers import content, html
from checker.readers.drafts import Draft

_UNREAD = ("image", "audio", "video", "font")
_SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")


def parts(data: bytes, path: str) -> Iterator[Document | tuple[str, bytes]]:
    """The body of a mail, then the name and the bytes of each attachment. Raises `UnreadableFile` for an empty one."""
    from email import message_from_bytes, policy

    message = message_from_bytes(data, policy=policy.default)
    body = message.get_body(("html", "plain"))
    forwarded = message.get_content_type() == "message/rfc822"
    attached = [message] if forwarded else [part for part in message.iter_attachments() if _is_read(part)]
    if body is None and not attached:
        raise UnreadableFile("there is no text and no report in this mail")
    draft = Draft(path)
    draft.add("heading", str(message.get("subject", "")), 1)
    if body is not None:
        payload = _payload(body)
        if body.get_content_subtype() == "html":
            html.pour(draft, payload)
        else:
            draft.lines(_decode(payload, body.get_content_charset()))
    yield draft.document()
    for number, part in enumerate(attached, 1):
        payload, charset = _payload(part), part.get_content_charset()
        if part.get_content_maintype() == "text" and charset:
            payload = _decode(payload, charset).encode("utf-8")
        ending = ".eml" if part.get_content_type() == "message/rfc822" else ""
        yield part.get_filename() or f"attachment {number}{ending}", payload


def _is_read(part: MIMEPart) -> bool:
    return part.get_content_maintype() not in _UNREAD and part.get_content_type() not in _SIGNATURES


def _payload(part: MIMEPart) -> bytes:
    if part.get_content_type() == "message/rfc822":
        return bytes(cast(MIMEPart, part.get_payload(0)))
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _decode(payload: bytes, charset: str | None) -> str:
    """As the mail says that it is encoded, where it is; else as a file of these bytes would be read."""
    try:
        return payload.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return content.decode(payload)
