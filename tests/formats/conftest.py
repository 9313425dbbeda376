"""A report and checks made by hand, so that a format is tested apart from what finds things."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from format_runs import run

from checker import readers
from checker.model import Check, Document, Evidence, Suggestion, Unread

Found = Callable[..., Check]
Written = Callable[..., str]

TEXT = (
    "二〇二〇年工作总结\n\n"
    "六月末，各项存款余额31250万元，比年初增加2480万元，完成全年计划2000万元的134%。\n\n"
    "The bank had 312 customers in 2020, "
    + "of whom the manager spoke at length and with much warmth on each occasion, " * 8
    + "and 40% of them, or 98, were farmers.\n"
)


@pytest.fixture
def document() -> Document:
    return readers.from_text(TEXT, "folder/report.txt")


@pytest.fixture
def found(document: Document) -> Found:
    """Makes a check on words of the report: the primary ones, and others with their roles."""

    def make(primary: str, others: Mapping[str, str] | None = None, **fields: Any) -> Check:
        start = document.text.index(primary)
        evidence = tuple(
            Evidence(at, at + len(words), words, role)
            for words, role in (others or {}).items()
            for at in (document.text.index(words),)
        )
        suggestions = tuple(map(Suggestion, fields.pop("suggestions", ())))
        made = {
            "rule": "completion-mismatch",
            "family": "completion",
            "severity": "error",
            "verdict": "contradiction",
            "path": document.path,
            "message": "134% is claimed, but 24.8 of 20 million is 124%",
            **fields,
        }
        return Check(start=start, end=start + len(primary), evidence=evidence, suggestions=suggestions, **made)

    return make


@pytest.fixture
def written(document: Document) -> Written:
    """What a format makes of a run over one report with these checks, and of what could not be read."""

    def write(form: str, *checks: Check, unread: Sequence[Unread] = (), **setting: Any) -> str:
        return run(form, document, checks, unread, **setting)

    return write
