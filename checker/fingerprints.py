"""Fingerprints of findings: the same as long as a finding and its figures are, wherever in the report they move.

A fingerprint is made of the rules that find fault and of the words that they bound, so that it changes when one figure
does. Findings that are alike in one report are numbered in the order of the text.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from checker.folding import fold
from checker.model import Check, Document

_LENGTH = 16


def stamped(document: Document, findings: Iterable[Check]) -> Iterator[Check]:
    """The findings of a report, in the order of its text, each with its fingerprint."""
    seen: Counter[str] = Counter()
    for finding in findings:
        said = "\0".join(_parts(document, finding))
        seen[said] += 1
        digest = hashlib.sha256(f"{said}\0{seen[said]}".encode("utf-8", "surrogatepass")).hexdigest()
        yield finding._replace(fingerprint=digest[:_LENGTH])


def _parts(document: Document, finding: Check) -> Iterator[str]:
    yield from sorted((finding.rule, *finding.also))
    yield _words(document, finding.start, finding.end)
    for role, words in sorted((place.role, _words(document, place.start, place.end)) for place in finding.evidence):
        yield f"{role}={words}"


def _words(document: Document, start: int, end: int) -> str:
    """Words as they are, but for the width of their signs and how lines were broken."""
    return " ".join(fold(document.text[start:end]).split())
