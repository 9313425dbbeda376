"""What a rule file of the kind match may say: words or figures to look for, and what must or must not be around them.

    let: {mask: "[xX]{2,}"}                 pieces of patterns, put in where a pattern says <mask>
    pattern: {en: […], zh: […]}             patterns of RE2, or one list for both languages; small and capital
                                            letters are alike unless `case: true`; a finding points at the group `at`
    figures: {kind: money, masked: true}    looks for figures instead of words, by what they were read as
    unless: {en: […], zh: […]}              a match that lies inside a match of one of these is silent
    requires: {pattern: …, within: section} something else must stand near; it becomes evidence
    forbids: {pattern: …, within: section}  something that must not stand near
    at-least: 2, within: sentence           counts only where it is found so often so near
    year: same                              the group `year` is the year of the report's period, or before or after it;
                                            what `requires` finds must name the same year, where it names one;
                                            `apart: 2` asks for a distance of two years at least

In the message, {match} is what was found, {near} the words that `requires` found, {report} the year of the report, and
any other name a group of the pattern. Every pattern runs once over a whole document, in linear time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from checker import automata
from checker.fields import JSON, Field, Flag, Many, Named, OneOf, Record, Text, Whole
from checker.kinds.match import WHERE
from checker.kinds.messages import check_messages
from checker.kinds.word_fields import NEAR, PATTERNS, SCOPES, written, written_near
from checker.needles import needles
from checker.rule_files import FIGURE_KINDS, Draft

_FIGURES: Mapping[str, Field] = {
    "kind": Field(Many(OneOf(FIGURE_KINDS)), "one of these kinds"),
    "masked": Field(Flag(), "its digits are blotted out or left out"),
    "cell": Field(Flag(), "true looks in the cells of tables alone"),
    "garbled": Field(Flag(), "its digits cannot be what was meant"),
}

FIELDS: Mapping[str, Field] = {
    "let": Field(Named(Text()), "pieces of patterns, named as <piece> where they are used"),
    "pattern": Field(PATTERNS, "patterns of RE2 to look for"),
    "figures": Field(Record(_FIGURES), "figures to look for, by what they were read as"),
    "unless": Field(PATTERNS, "patterns that a match may not lie inside"),
    "requires": Field(Record(NEAR), "what must stand near"),
    "forbids": Field(Record(NEAR), "what must not stand near"),
    "at-least": Field(Whole(2), "how often it is found at least"),
    "within": Field(OneOf(SCOPES), "the stretch in which `at-least` counts"),
    "year": Field(OneOf(("same", "before", "after")), "how the group `year` of a match stands to the report's year"),
    "apart": Field(Whole(1), "how many years the group `year` is at least before or after the report's"),
    "case": Field(Flag(), "true tells small letters from capital ones"),
}


def compile(draft: Draft) -> dict[str, JSON]:
    """Put the pieces into the patterns, and check them and the names in the messages."""
    values, located, notes = draft.values, draft.located, draft.notes
    if "pattern" not in values and "figures" not in values:
        notes(draft.place, "the rule looks for nothing", "give it a field 'pattern' or 'figures'")
    pieces = {name: str(text) for name, text in cast("dict[str, JSON]", values.get("let") or {}).items()}
    spec: dict[str, JSON] = {name: value for name, value in values.items() if name in FIELDS and name != "let"}
    case = bool(values.get("case"))
    for name in WHERE:
        if name in located:
            write = written_near if name in ("requires", "forbids") else written
            spec[name] = write(located[name], notes, pieces, case=case)
    if not notes.complaints:
        _check_groups(draft, spec)
        spec["needles"] = {pattern: cast(JSON, needles(pattern)) for pattern in _patterns(spec)}
    return spec


def _patterns(spec: Mapping[str, JSON]) -> Iterator[str]:
    for name in WHERE:
        field = cast("dict[str, JSON]", spec.get(name) or {})
        by_language = field.get("pattern", {}) if name in ("requires", "forbids") else field
        for several in cast("dict[str, list[str]]", by_language).values():
            yield from several


def _check_groups(draft: Draft, spec: Mapping[str, JSON]) -> None:
    """Names in the messages, and `year`, must be there in every pattern."""
    patterns = cast("dict[str, list[str]]", spec.get("pattern") or {})
    groups = [set(automata.pattern(pattern).groupindex) for found in patterns.values() for pattern in found]
    shared = set.intersection(*groups) if groups else set()
    have = {"match", *shared} | ({"near"} if "requires" in spec else set()) | ({"report"} if "year" in spec else set())
    if "year" in spec and "year" not in shared:
        draft.notes(draft.located["year"], "not every pattern has a group 'year'", r"write (?P<year>\d{4})")
    check_messages(draft, sorted(have))
