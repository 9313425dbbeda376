"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from checker.late import late


def test_it_does_what_a_pattern_does() -> None:
    pattern = late(r"(?P<year>\d{4})", re.IGNORECASE)
    found = pattern.match("in 2019", 3, 7)
    assert found is not None
    assert found["year"] == "2019"
    assert pattern.sub("x", "2019-2020") == "x-x"


def test_a_mistake_is_told_when_it_is_used() -> None:
    broken = late("(")
    with pytest.raises(re.error):
        broken.match("")
