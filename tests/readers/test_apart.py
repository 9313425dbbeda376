"""The process apart: kept for a run, begun ahead, and never sent elsewhere."""

from __future__ import annotations

import pickle
from io import BytesIO

import pytest
from office import docx, paragraph

from checker.model import Document, Unread
from checker.readers import Reader, apart

FILE = docx(paragraph("Income rose."))


def test_one_process_reads_all_files_and_another_begins_after_the_end() -> None:
    reader = apart.Apart()
    try:
        first = [one for _ in range(3) for one in reader.documents(FILE, "a.docx")]
        process = reader._process
        assert process is not None
        process.kill()
        process.wait()
        (broken,) = reader.documents(FILE, "a.docx")
        (after,) = reader.documents(FILE, "a.docx")
    finally:
        reader.close()
    assert [one.path for one in first] == ["a.docx"] * 3
    assert isinstance(broken, Unread)
    assert "broke off" in broken.reason
    assert isinstance(after, Document)


def test_a_process_that_is_begun_ahead_reads_the_file() -> None:
    reader = Reader()
    reader.expect(["a.docx"])
    try:
        (found,) = reader.documents(FILE, "a.docx")
    finally:
        reader.close()
    assert isinstance(found, Document)
    assert found.text == "Income rose.\n"


def test_a_reader_that_is_sent_to_another_process_is_another_one() -> None:
    reader = Reader()
    reader.expect(["a.docx"])
    try:
        assert pickle.loads(pickle.dumps(reader))._apart is None
    finally:
        reader.close()


def test_nothing_but_the_model_is_taken_from_it() -> None:
    with pytest.raises(pickle.UnpicklingError, match="not of the model"):
        apart._Unpickler(BytesIO(pickle.dumps(pytest.raises))).load()
