"""Ties: what one match of a phrase says of the figures in its slots.

A match ties its figures only where those that are levels go together: one currency, one kind, one scale. Words of
direction turn the figures that a role declares signed, and a date beside a figure is its period.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeAlias

from checker import bearings, counted, dating, marks, rates, surroundings, things, wholes
from checker.alikeness import alike, priced_for_its_thing
from checker.codes import BARRIER, SENTENCE
from checker.model import Figure, Language, Period, Quantity
from checker.periods import year
from checker.phrases import Grammar, Phrase, Role
from checker.records import NamedTuple
from checker.rivals import Tie, settled
from checker.tokens import Tokens

_SOME_YEAR = 2000
_SIGNS = frozenset("+-−")
"""A percentage printed with its sign is a change and no share: "licences of A (+5%)"."""
_WHOLES = frozenset(("whole", "total"))
_LONGEST_LIST = 12
"""More figures than a sentence can list, unless the list is said to be whole: what runs on further is a table, or has
lost its thread."""
_TURNED: Mapping[str, str] = {"current": "prior", "prior": "current", "when": "base-when", "base-when": "when"}


class Paragraph(NamedTuple):
    """What matches are read in: its tokens, the document's quantities and text, the report's language and period."""

    tokens: Tokens
    found: Sequence[Quantity]
    plain: str
    language: Language
    report: Period | None


def find(paragraph: Paragraph, grammar: Grammar, roles: Mapping[str, Role]) -> list[Tie]:
    """All ties of a paragraph, in the order of the text, without those that say only a part of what another says."""
    return settled(list(_all(paragraph, grammar, roles)), roles)


def _all(paragraph: Paragraph, grammar: Grammar, roles: Mapping[str, Role]) -> Iterator[Tie]:
    for phrase, match in grammar.matches(paragraph.tokens.codes):
        for slots, listed in _filled(match, phrase, paragraph.tokens):
            tie = _tie(match.span(), slots, listed, phrase, paragraph, grammar, roles)
            if tie is not None:
                yield tie


_Slots: TypeAlias = list[tuple[str, int]]
"""Roles, and the tokens that have them."""


def _filled(match: Any, phrase: Phrase, tokens: Tokens) -> Iterator[tuple[_Slots, _Slots]]:
    """The single and the listed slots of a match; for a phrase of paired lists those of each position."""
    slots: _Slots = []
    lists: list[_Slots] = []
    for group, slot in enumerate(phrase.slots, 1):
        start, end = match.span(group)
        if start < 0:
            continue
        if slot.many:
            lists.append([(slot.role, at) for at in range(start, end) if tokens.figures[at] >= 0])
        elif tokens.quantity(start) >= 0:
            slots.append((slot.role, start))
    if not phrase.paired:
        yield slots, [item for items in lists for item in items]
    elif lists and all(len(items) == len(lists[0]) for items in lists):
        yield from (([*slots, *position], []) for position in zip(*lists, strict=True))


def _tie(
    span: tuple[int, int],
    slots: _Slots,
    listed: _Slots,
    phrase: Phrase,
    paragraph: Paragraph,
    grammar: Grammar,
    roles: Mapping[str, Role],
) -> Tie | None:
    tokens, found = paragraph.tokens, paragraph.found
    if wholes.NAMED in phrase.marks:
        slots = _with_whole(slots, paragraph, grammar)
        if not slots:
            return None
    if counted.NAMED in phrase.marks and not _is_counted(slots, paragraph, grammar):
        return None
    if (rates.NAMED in phrase.marks or rates.NAMED_RATIO in phrase.marks) and not _is_rate(slots, phrase, paragraph):
        return None
    by_role = [(role, found[tokens.quantity(at)]) for role, at in slots]
    levels = [quantity for role, quantity in by_role if roles[role].level]
    if any(not alike(levels[0], other) for other in levels[1:]):
        return None
    if not priced_for_its_thing([quantity for _, quantity in by_role]):
        return None
    if any(role == "share" and paragraph.plain[quantity.start - 1] in _SIGNS for role, quantity in by_role):
        return None
    if any(surroundings.is_torn(tokens, at, found) for _, at in slots):
        return None
    if any(role in _WHOLES and surroundings.is_beside(tokens, at, found) for role, at in slots):
        return None
    if surroundings.is_turned_round(tokens, dict(slots), grammar):
        return None
    if things.are_others(paragraph.plain, dict(by_role)):
        return None
    is_for_pairs = phrase.paired or marks.PAIRED in phrase.marks
    if not is_for_pairs and surroundings.parts_lists(dict(slots), tokens, found, grammar):
        return None
    of_changes = marks.DRIVERS in phrase.marks
    of_levels = bool(listed and slots) and not of_changes and not surroundings.is_change(tokens, slots[0][1], grammar)
    if marks.WHOLE in phrase.marks and things.are_larger(by_role):
        return None
    if (marks.FIRST_PART in phrase.marks or marks.WHOLE in phrase.marks) and any(
        surroundings.has_larger_before(tokens, found, slots[0][1], at) for _, at in slots[1:]
    ):
        return None
    kept: _Slots = []
    if listed:
        if any(tokens.figures[at + 1] >= 0 for _, at in listed[:-1]):
            return None  # a row of a table, not a list of words
        if slots and phrase.sole and surroundings.is_one_of_several(tokens, slots[0][1], grammar):
            return None
        whole = levels[0] if levels else found[tokens.figures[listed[0][1]]]
        kept = _kept(listed, whole, paragraph, grammar, of_changes=of_changes, of_levels=of_levels)
        if len(kept) < 2 or (len(kept) > _LONGEST_LIST and marks.WHOLE not in phrase.marks):
            return None
        if len(slots) == 1 and slots[0][1] < kept[0][1] and not of_changes:
            slots = [(slots[0][0], surroundings.summed(tokens, found, slots[0][1], [at for _, at in kept]))]
        slots = [*slots, *kept]
    slots = [*_parts_before(slots, paragraph, grammar), *slots]
    if len({tokens.quantity(at) for _, at in slots}) < len(slots):
        return None
    if any(roles[role].signed and surroundings.is_share(tokens, at, grammar) for role, at in slots):
        return None
    first, last = span
    said = marks.of(tokens, first, last, grammar)
    if marks.PAIRED in said and not is_for_pairs and marks.PAIRED in marks.of(tokens, first, last, grammar, BARRIER):
        return None
    figures = tuple(_figure(role, at, span, paragraph, grammar, roles[role]) for role, at in slots)
    if listed:
        figures = tuple(_at_its_most(figure) for figure in figures)
    if len({figure.base for figure in figures if figure.base}) > 1:
        return None
    if marks.EITHER_ORDER in phrase.marks:
        figures = _by_date(figures)
    if marks.IN_ORDER in phrase.marks and not _in_order(slots, paragraph):
        return None
    if _is_told_backwards(slots, paragraph):
        return None
    verb = bearings.behind_base(slots, first, roles, grammar) if marks.FROM_TO in phrase.marks else first
    turned = bearings.turns(tokens, verb, last, phrase, grammar)
    said = said.union(phrase.marks, turned)
    if listed:
        parts = [figure.quantity for figure in figures[-len(kept) :]]
        if things.is_enumeration(paragraph.plain, parts):
            said |= {"enumerated"}
    if any(roles[figure.role].sided and figure.sign < 0 for figure in figures):
        said |= {"loss"}
    if listed and not of_levels:
        said |= {"parts-of-change"}
    return Tie(first, last, figures, said, phrase)


def _kept(
    listed: _Slots, whole: Quantity, paragraph: Paragraph, grammar: Grammar, *, of_changes: bool, of_levels: bool
) -> _Slots:
    """The items of a list that may be parts of a whole: what stands among them and is none is left out."""
    tokens, found, first = paragraph.tokens, paragraph.found, listed[0][1]

    def is_part(at: int) -> bool:
        part = found[tokens.figures[at]]
        return (
            alike(whole, part)
            and (of_changes or not surroundings.is_delta(tokens, at, grammar))
            and not (of_levels and surroundings.is_change(tokens, at, grammar))
            and not surroundings.is_aside(tokens, first, at)
            and not surroundings.is_left_over(tokens, first, at, grammar)
            and not things.differ(paragraph.plain, whole, part)
            and not (paragraph.language == "zh" and (whole.kind, part.kind) == ("count", "number"))
        )

    return [(role, at) for role, at in listed if is_part(at)]


def _parts_before(slots: _Slots, paragraph: Paragraph, grammar: Grammar) -> _Slots:
    """The parts of a list with its total behind it that stand before the first part of a match."""
    names = [role for role, _ in slots]
    several = [at for role, at in slots if names.count(role) > 1]
    alone = [at for role, at in slots if names.count(role) == 1]
    if not several or len(alone) != 1 or alone[0] < max(several) or paragraph.tokens.figures[min(several)] < 0:
        return []
    role = next(role for role, at in slots if at == several[0])
    before = surroundings.list_before(paragraph.tokens, min(several), paragraph.found, grammar)
    return [(role, at) for at in before]


def _with_whole(slots: _Slots, paragraph: Paragraph, grammar: Grammar) -> _Slots:
    """The slots of a share of a named whole, with the whole that has the name; empty where no figure has it."""
    tokens, found, plain = paragraph.tokens, paragraph.found, paragraph.plain
    by = dict(slots)
    name = wholes.name_of(tokens, plain, by["share"], grammar.weighs, grammar.general)
    if not name:
        return slots if "whole" in by else []
    if "whole" in by:
        return slots if wholes.has_name(tokens, plain, by["whole"], name, grammar.weighs) else []
    fitting = wholes.amounts(tokens, found, found[tokens.figures[by["part"]]], grammar.weighs)
    whole = wholes.find(tokens, plain, by["part"], by["share"], name, fitting)
    return [*slots, ("whole", whole)] if whole is not None else []


def _is_counted(slots: _Slots, paragraph: Paragraph, grammar: Grammar) -> bool:
    """Whether the share of a count is one of the things counted."""
    by, tokens = dict(slots), paragraph.tokens
    things = paragraph.found[tokens.figures[by["counted"]]]
    return counted.names(tokens, paragraph.plain, things, by["of-number"], grammar.weighs, paragraph.language)


def _is_rate(slots: _Slots, phrase: Phrase, paragraph: Paragraph) -> bool:
    """Whether a rate is named after one of the two counts that it is to be of, or a ratio after its two amounts."""
    by = dict(slots)
    if rates.NAMED not in phrase.marks:
        return rates.is_of(paragraph.tokens, paragraph.plain, by["one"], by["other"], by["quotient"])
    return rates.names(paragraph.tokens, paragraph.plain, paragraph.found, by["one"], by["other"], by["quotient"])


def _figure(name: str, at: int, span: tuple[int, int], paragraph: Paragraph, grammar: Grammar, role: Role) -> Figure:
    tokens, index = paragraph.tokens, paragraph.tokens.quantity(at)
    quantity = paragraph.found[index]
    if role.rounded and not quantity.step and quantity.value is not None and quantity.value.denominator == 1:
        quantity = quantity._replace(step=Fraction(1))
    return Figure(
        quantity,
        name,
        bearings.direction(tokens, at, span, grammar)
        if role.signed
        else bearings.side(tokens, at, grammar)
        if role.sided and quantity.kind != "percent"  # a deficit of 3.2% of output is no negative rate
        else 1,
        period=dating.of(index, paragraph.found, paragraph.plain, paragraph.language, paragraph.report, role.base),
        base=bearings.base(tokens, at, grammar, paragraph.language) if role.signed else "",
    )


def _is_told_backwards(slots: _Slots, paragraph: Paragraph) -> bool:
    """Whether what the next sentence would have a base grow to is of an earlier time: "N in 2009. It had been O …"."""
    by, codes = dict(slots), paragraph.tokens.codes
    prior, current = by.get("prior"), by.get("current")
    if prior is None or current is None or SENTENCE not in codes[prior:current]:
        return False
    turned = [(_TURNED.get(role, role), at) for role, at in slots]
    return _in_order(turned, paragraph)


def _in_order(slots: _Slots, paragraph: Paragraph) -> bool:
    """Whether the base is of an earlier period than what is compared with it; in a report of an unknown year, too."""
    by, (_, found, plain, language, report) = dict(slots), paragraph
    before, after = (
        dating.of(paragraph.tokens.quantity(by[role]), found, plain, language, report or year(_SOME_YEAR))
        for role in (("base-when", "when") if "when" in by else ("prior", "current"))
    )
    return before is not None and after is not None and before.end < after.end


def _at_its_most(figure: Figure) -> Figure:
    """A figure of a list without its "up to": what a whole may come to is the sum of what its parts may."""
    if figure.quantity.hedge != "at most":
        return figure
    return figure._replace(quantity=figure.quantity._replace(hedge=""))


def _by_date(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures of a comparison whose dates stand beside it, the later value as the current one.

    They are left as they are where a date is not known.
    """
    by = {figure.role: figure for figure in figures}
    now, then = by.get("when"), by.get("base-when")
    if now is None or then is None or now.period is None or then.period is None or now.period.end >= then.period.end:
        return figures
    return tuple(figure._replace(role=_TURNED.get(figure.role, figure.role)) for figure in figures)
