"""What a path holds: bytes, and the encoding that they are in."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import UnreadableFile
from checker.readers import content

CHINESE = "2020年末，各项存款余额31250万元，比年初增加2480万元，完成全年计划的103%。\n"
TRADITIONAL = "銀行存款餘額為31,250萬元，較年初淨增2,480萬元，完成全年計劃的103%。\n"
WESTERN = "Café sales were £5 million – “good”, said the board, up 5% on the year before.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((CHINESE, encoding) for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030")),
        *((TRADITIONAL, encoding) for encoding in ("utf-8", "big5", "gb18030", "utf-32")),
        *((WESTERN, encoding) for encoding in ("utf-8", "cp1252", "utf-16")),
    ],
)
def test_text_is_read_in_the_encoding_it_has(text: str, encoding: str) -> None:
    assert content.decode((text * 3).encode(encoding)) == text * 3


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_decoding_is_the_inverse_of_encoding_in_utf_8(text: str) -> None:
    assert content.decode(text.encode()) == text
    assert content.decode(text.encode("utf-8-sig")) == text


def test_line_ends_are_kept_as_they_are() -> None:
    assert content.decode(b"a\r\nb\rc\n") == "a\r\nb\rc\n"


def test_nothing_is_read_right_as_nothing() -> None:
    assert content.decode(b"") == ""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (bytes(range(256)) * 40, "binary"),
        ("混入零字节\0的文本".encode(), "binary"),
        (b"\x01\x02\x03\x04\x05\x06" * 20 + b"\xff", "binary"),
    ],
)
def test_what_is_no_text_is_said_to_be_none(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        content.decode(data)


def test_damaged_utf_8_is_not_read_as_another_encoding() -> None:
    data = CHINESE.encode() * 3
    with pytest.raises(UnreadableFile, match=r"byte 141 \(line 2\)"):
        content.decode(data[:141] + b"\xff" + data[141:])


def test_a_mark_that_does_not_hold_is_said() -> None:
    with pytest.raises(UnreadableFile, match="UTF-16-LE"):
        content.decode(b"\xff\xfea")


def test_the_encoding_of_one_endless_line_is_told_from_its_beginning() -> None:
    text = CHINESE.replace("\n", "") * 3000
    assert len(text.encode("gb18030")) > 2 * content.SAMPLE
    assert content.decode(text.encode("gb18030")) == text


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file"):
        content.load(tmp_path / "none.txt")


def test_a_path_that_cannot_be_one_is_said() -> None:
    with pytest.raises(UnreadableFile, match="cannot be a path"):
        content.load(Path("a\0b"))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="a folder"):
        content.load(tmp_path)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no sockets in folders")
def test_a_socket_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the address of a socket may not be long
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.txt")
        with pytest.raises(UnreadableFile, match="a socket"):
            content.load(Path("s.txt"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.txt")
    with pytest.raises(UnreadableFile, match="a pipe"):
        content.load(tmp_path / "p.txt")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_device_is_not_read() -> None:
    with pytest.raises(UnreadableFile, match="a device"):
        content.load(Path("/dev/zero"))


def test_errors_of_the_system_are_said_in_words() -> None:
    assert content.why(PermissionError(13, "Permission denied")).startswith("it may not be read")
    assert content.why(OSError(5, "Input/output error")) == "input/output error"
