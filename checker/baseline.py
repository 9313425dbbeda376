"""Baselines: the findings that stood when one was recorded, so that later runs show only what is new.

A file of JSON Lines: the first says what it is, each of the others is one finding. Equal runs write equal bytes.
"""

from __future__ import annotations

import json
from pathlib import Path

import checker
from checker.errors import Complaint, PackError
from checker.model import Check, Suppression
from checker.reviews import Review
from checker.sources import load as text_of

VERSION = 1
_HINT = "record it again with 'checker baseline'"


def head() -> dict[str, object]:
    """The first line of a baseline."""
    return {"baseline": VERSION, "checker": checker.__version__}


def row(report: str, finding: Check) -> dict[str, object]:
    """The line of a finding; ``report`` is the path of its report as patterns are written."""
    return {
        "report": report,
        "rule": finding.rule,
        "fingerprint": finding.fingerprint,
        "message": finding.message,
    }


def load(path: str) -> tuple[Review, ...]:
    """The findings of a baseline. Raises PackError where it is none."""
    rows = text_of(Path(path), path).splitlines()
    known: list[Review] = []
    complaints: list[Complaint] = []
    for number, line in enumerate(rows or [""], 1):
        try:
            row = json.loads(line)
            if number == 1:
                if row["baseline"] != VERSION:
                    complaints.append(Complaint(path, 1, 1, f"a baseline of version {row['baseline']}", _HINT))
            else:
                decision = Suppression("baseline", "it was there when the baseline was recorded", path, number)
                known.append(Review(str(row["report"]), str(row["rule"]), str(row["fingerprint"]), decision))
        except (ValueError, KeyError, TypeError):
            complaints.append(Complaint(path, number, 1, "this is no line of a baseline", _HINT))
            break
    if complaints:
        raise PackError(tuple(complaints))
    return tuple(known)
