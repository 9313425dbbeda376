"""Libraries that are not installed are named with what to install."""

from __future__ import annotations

import sys

import pytest

from checker.errors import UnreadableFile
from checker.readers import html, pdf


def test_a_missing_library_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(UnreadableFile, match=r"pip install 'report-checker\[pdf\]'"):
        pdf.read(b"%PDF-1.4", "a.pdf")
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(UnreadableFile, match="pip install lxml"):
        html.read(b"<p>Income rose.", "a.html")
