"""What a path holds, as bytes and then as text.

Nothing is guessed where it is stated: a byte order mark decides, then UTF-8 where the bytes are that. Only then is the
encoding inferred, among those that reports come in.
"""

from __future__ import annotations

import codecs
import os
import stat

from checker.errors import UnreadableFile
from checker.readers import limits

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_KINDS = (
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISDIR, "a folder"),
)
SAMPLE = 1 << 16
"""Bytes looked at to infer an encoding: enough to know it, and the same work however large the file."""


def load(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a regular file; raises `UnreadableFile` for anything else, and for what is larger than is read."""
    try:
        status = os.stat(path)
        for is_kind, name in _KINDS:
            if is_kind(status.st_mode):  # a device might never end
                raise UnreadableFile(f"it is {name}, not a file")
        limits.check("bytes", status.st_size, limits.FILE)
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise UnreadableFile(why(error)) from error
    except ValueError as error:  # a path with a null character
        raise UnreadableFile(f"it cannot be a path: {error}") from error


def why(error: OSError) -> str:
    """What the operating system has against a path, in words for people."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "it may not be read by this user (permission denied)"
    return (os.strerror(error.errno) if error.errno else str(error)).lower()


def decode(data: bytes) -> str:
    """The text of a file, without its byte order mark and otherwise as it stands, line ends included.

    Raises `UnreadableFile` for what is no text, and where the encoding cannot be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                name = encoding.upper()
                raise UnreadableFile(f"it says that it is {name}, but from byte {error.start} it is not") from error
    if b"\0" not in data[:SAMPLE]:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            if "\0" in text:
                raise UnreadableFile("it is a binary file, not text")
            return text
    return _infer(data)


def _infer(data: bytes) -> str:
    sample = data[:SAMPLE]
    zeros = sample.count(0)
    if zeros and (wide := _unmarked_utf16(data, sample, zeros)) is not None:
        return wide
    if zeros or len(sample.translate(None, _CONTROLS)) < 0.99 * len(sample):
        raise UnreadableFile("it is a binary file, not text")
    if damaged := _damaged_utf8(data):
        raise UnreadableFile(damaged)
    from charset_normalizer import from_bytes

    if len(data) > SAMPLE:  # cut where no character of these encodings can be cut in two
        sample = sample[: max(sample.rfind(end) for end in (b"\n", b" ", b",", b".")) + 1] or sample
    guesses = from_bytes(sample, cp_isolation=["gb18030", "big5", "cp1252"])
    for encoding in (*(guess.encoding for guess in guesses), "gb18030", "big5"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile("its encoding cannot be told; save it as UTF-8")


def _damaged_utf8(data: bytes) -> str:
    """What is wrong, where nearly all is UTF-8: read in another encoding, it would be another text."""
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    right = data.decode("utf-8", "ignore").encode("utf-8")
    if len(right) - (len(data) - high) < 0.8 * high:
        return ""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return f"it is UTF-8, but damaged at byte {error.start} (line {line}); save it again as UTF-8"
    return ""


def _unmarked_utf16(data: bytes, sample: bytes, zeros: int) -> str | None:
    """The text, where every second byte of many is zero, as UTF-16 has it for digits, blanks and line ends."""
    even = sample[::2].count(0)
    if len(data) % 2 or zeros < 0.01 * len(sample) or min(even, zeros - even) > 0.02 * zeros:
        return None
    try:
        text = data.decode("utf-16-be" if 2 * even > zeros else "utf-16-le")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text
