"""The tables of fixtures/tables: what holds is quiet, what is changed is caught."""

from __future__ import annotations

import pytest
from table_drawings import DRAWN
from table_suite import Case, Draw, cases, caught, loud

from checker import packs
from checker.engine import Examiner

EXAMINER = Examiner(packs.load())
CASES = list(cases())
CHANGED = [broken for _, several in CASES for broken in several]


def test_the_suite_is_as_large_as_it_says() -> None:
    assert len(CASES) == 68
    assert len(CHANGED) == 136


@pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
@pytest.mark.parametrize("clean", [clean for clean, _ in CASES], ids=lambda case: case.name)
def test_what_holds_is_quiet(clean: Case, draw: Draw) -> None:
    assert [
        (check.rule, check.message) for check in loud(EXAMINER.examine(draw(clean.before, clean.rows, clean.after)))
    ] == []


@pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
def test_nearly_all_that_is_changed_is_caught(draw: Draw) -> None:
    missed = [case.name for case in CHANGED if not caught(EXAMINER, case, draw)]
    assert 20 * len(missed) <= len(CHANGED), missed
