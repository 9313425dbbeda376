"""Configurations that stand beside reports, where the gate's own says that they count.

Whoever submits a report may write one, so it says only what is known of the reports of its folder and which rules they
are spared; nobody is spared a rule that may not be suppressed.
"""

from __future__ import annotations

import os

from checker import configuration
from checker.errors import PackError
from checker.selection import Names, Selection, Terms, terms
from checker.settings import FILES


def find(report: str) -> str:
    """The configuration beside a report; empty where there is none."""
    path = os.path.join(os.path.dirname(report), FILES[0])
    return path if os.path.isfile(path) else ""


def load(path: str, selection: Selection) -> Terms:
    """The terms of a configuration beside reports. Raises PackError with all that is wrong in it."""
    names = Names(selection.rules)
    given = terms(configuration.beside(path), names)
    if names.complaints:
        raise PackError(tuple(names.complaints))
    kept = tuple(entry for entry in given.severity if entry[0] not in selection.unsuppressible)
    return given._replace(ignored=given.ignored - selection.unsuppressible, severity=kept)
