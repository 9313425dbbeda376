"""Reads the project's own sentences (fixtures/corpus) and holds what the checker says against what is expected.

One YAML file per relation and language; the form is told in fixtures/README.md. Everything here goes through the
public engine, so the corpus says nothing about how the checker works inside.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from checker import engine, packs, readers
from checker.model import Check, Language

CORPUS = Path(__file__).parent.parent / "fixtures" / "corpus"
LOUD = ("warning", "error")


class FormError(ValueError):
    """A corpus file that is not of the form told in fixtures/README.md; the message names file and entry."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What the unharmed text must be found to say: quotes that one check of one of the families points at."""

    families: tuple[str, ...]
    quotes: tuple[str, ...]
    because: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the unharmed text where a finding is expected (``flags``) or forbidden (``quiet``)."""

    family: str
    quote: str
    nth: int
    severity: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One edit of the text that breaks it; ``quotes`` are the places of the harmed text a finding must point at."""

    replace: str
    by: str
    nth: int
    kind: str
    families: tuple[str, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One text and what is expected of it."""

    id: str
    relation: str
    language: Language
    text: str
    why: str
    claims: tuple[Claim, ...]
    unknown: tuple[Claim, ...]
    flags: tuple[Mark, ...]
    quiet: tuple[Mark, ...]
    faults: tuple[Fault, ...]

    @property
    def name(self) -> str:
        return f"{self.language}/{self.relation}/{self.id}"

    def name_of(self, fault: Fault) -> str:
        """How a fault of this text is called: "en/growth/up-from: 8.3% > 3.8%"."""
        return f"{self.name}: {fault.replace} > {fault.by}"

    def harmed(self, fault: Fault) -> str:
        """The text with the fault put in."""
        start, end = places(self.text, fault.replace)[fault.nth - 1]
        return self.text[:start] + fault.by + self.text[end:]


def places(text: str, quote: str) -> list[tuple[int, int]]:
    """Where a quote stands in a text. A quote that begins or ends in a digit is never cut out of a longer number."""
    before = r"(?<![\d.,])" if quote[0].isdigit() else ""
    after = r"(?!\d|[.,]\d)" if quote[-1].isdigit() else ""
    return [match.span() for match in re.finditer(before + re.escape(quote) + after, text)]


def families(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def read(folder: Path = CORPUS) -> tuple[Entry, ...]:
    """All entries of a corpus folder, from its en/ and zh/, in order of file and place.

    Raises FormError where a file is not of the right form or quotes what its text does not say.
    """
    entries: list[Entry] = []
    for language in ("en", "zh"):
        for path in sorted((folder / language).glob("*.yaml")):
            rows = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
            for row in rows:
                try:
                    entry = _entry(row, path.stem, "zh" if language == "zh" else "en")
                except (KeyError, TypeError, ValueError) as error:
                    raise FormError(f"{path}: entry {row.get('id', '?')!r}: {error}") from error
                entries.append(entry)
    if not entries:
        raise FormError(f"{folder}: no en/*.yaml and no zh/*.yaml there; the form is told in fixtures/README.md")
    return tuple(entries)


FIELDS = {"id", "text", "why", "holds", "unknown", "flags", "quiet", "faults"}


def _entry(row: Mapping[str, Any], relation: str, language: Language) -> Entry:
    strange = set(row) - FIELDS
    if strange:
        raise ValueError(f"fields that are not known: {', '.join(sorted(strange))}")
    text = row["text"]
    claims = tuple(_claim(given, text) for given in row.get("holds", []))
    entry = Entry(
        id=row["id"],
        relation=relation,
        language=language,
        text=text,
        why=row.get("why", ""),
        claims=claims,
        unknown=tuple(_claim(given, text) for given in row.get("unknown", [])),
        flags=tuple(_mark(given, text) for given in row.get("flags", [])),
        quiet=tuple(_mark(given, text) for given in row.get("quiet", [])),
        faults=tuple(_fault(given, text, claims) for given in row.get("faults", [])),
    )
    for fault in entry.faults:
        missing = [quote for quote in fault.quotes if not places(entry.harmed(fault), quote)]
        if missing:
            raise ValueError(f"the harmed text does not say {missing[0]!r}")
    return entry


def _stands(quote: str, text: str, nth: int = 1) -> str:
    if len(places(text, quote)) < nth:
        raise ValueError(f"the text does not say {quote!r}" + (f" {nth} times" if nth > 1 else ""))
    return quote


def _claim(given: Mapping[str, Any], text: str) -> Claim:
    quotes = tuple(_stands(quote, text) for quote in given["at"])
    return Claim(families(given["family"]), quotes, given.get("because", ""))


def _mark(given: Mapping[str, Any], text: str) -> Mark:
    nth = given.get("nth", 1)
    return Mark(given["family"], _stands(given["at"], text, nth), nth, given.get("severity", ""))


def _fault(given: Mapping[str, Any], text: str, claims: tuple[Claim, ...]) -> Fault:
    replace, by, nth = given["replace"], given["by"], given.get("nth", 1)
    _stands(replace, text, nth)
    named = families(given["family"]) if "family" in given else tuple(f for claim in claims for f in claim.families)
    quotes = tuple(given.get("at", ()))
    if not quotes:
        told = tuple(quote for claim in claims for quote in claim.quotes)
        quotes = told if given["kind"] == "direction" else (by,)
    return Fault(replace, by, nth, given["kind"], named, quotes)


@functools.cache
def shipped() -> packs.Pack:
    return packs.load()


@functools.cache
def _examiner(language: Language) -> engine.Examiner:
    return engine.Examiner(shipped(), language)


def examine(text: str, language: Language) -> engine.Result:
    """What the checker, with the rules it ships, says about a text."""
    return _examiner(language).examine(readers.from_text(text))


def spans(check: Check) -> Iterator[tuple[int, int]]:
    """All places that a check points at: its own, then its evidence."""
    yield check.start, check.end
    for evidence in check.evidence:
        yield evidence.start, evidence.end


def points_at(check: Check, where: Iterable[tuple[int, int]]) -> bool:
    return any(left < end and start < right for start, end in where for left, right in spans(check))


def of_family(check: Check, wanted: tuple[str, ...]) -> bool:
    """Whether a check, or a rule that was merged into it, is of one of the families."""
    if not wanted or check.family in wanted:
        return True
    absorbed = {rule.family for rule in shipped().rules if rule.id in check.also}
    return bool(absorbed & set(wanted))


def is_met(claim: Claim, checks: Iterable[Check], text: str) -> bool:
    """Whether one of the checks is of the claim's family and points at every quote of it."""
    where = [places(text, quote) for quote in claim.quotes]
    return any(of_family(check, claim.families) and all(points_at(check, spot) for spot in where) for check in checks)


def is_flagged(mark: Mark, findings: Iterable[Check], text: str) -> bool:
    """Whether a finding of the family, as grave as is expected, points at the place."""
    where = places(text, mark.quote)[mark.nth - 1 : mark.nth]
    return any(f.family == mark.family and f.severity == mark.severity and points_at(f, where) for f in findings)


def is_caught(fault: Fault, findings: Iterable[Check], harmed: str, wanted: tuple[str, ...]) -> bool:
    """Whether a finding of a wanted family (any, when none is named) points at the fault."""
    where = [spot for quote in fault.quotes for spot in places(harmed, quote)]
    return any(of_family(check, wanted) and points_at(check, where) for check in findings)


def alarms(entry: Entry, findings: Iterable[Check]) -> list[Check]:
    """Warnings and errors on the unharmed text that no flag of the entry accounts for."""
    expected = [places(entry.text, mark.quote)[mark.nth - 1] for mark in entry.flags]
    return [check for check in findings if check.severity in LOUD and not points_at(check, expected)]


def complaints(entry: Entry) -> list[str]:
    """What is wrong with the reading of the unharmed text, in words; empty when it is read as it should be."""
    result = examine(entry.text, entry.language)
    found = [f"{check.severity} of {check.rule}: {check.message}" for check in alarms(entry, result.findings)]
    for mark in entry.quiet:
        where = places(entry.text, mark.quote)
        loud = (f for f in result.findings if f.family == mark.family and points_at(f, where))
        found += [f"{mark.quote!r} should be left alone: {check.message}" for check in loud]
    found += [
        f"{mark.quote!r} should be a {mark.severity} of {mark.family}"
        for mark in entry.flags
        if not is_flagged(mark, result.findings, entry.text)
    ]
    for verdict, claims in (("holds", entry.claims), ("unknown", entry.unknown)):
        checks = [check for check in result.checks if check.verdict == verdict]
        found += [
            f"no check of {' or '.join(claim.families)} at {claim.quotes} that {verdict}: {claim.because}"
            for claim in claims
            if not is_met(claim, checks, entry.text)
        ]
    return found


def is_missed(entry: Entry, fault: Fault) -> bool:
    """Whether no finding of a right family points at the fault once it is put in."""
    harmed = entry.harmed(fault)
    return not is_caught(fault, examine(harmed, entry.language).findings, harmed, fault.families)


def known(folder: Path = CORPUS) -> dict[str, str]:
    """The cases that are not read right yet, by name, with the reason: known.yaml of the corpus, if it has one."""
    path = folder / "known.yaml"
    groups = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader) if path.exists() else None
    return {name: group["reason"] for group in groups or () for name in group["cases"]}
