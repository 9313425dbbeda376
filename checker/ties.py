"""Ties: what one match of a phrase says of the figures in its slots.

A match ties its figures only where those that are levels go together: one currency, one kind, one scale. Words of
direction turn the figures that a role declares signed, and a date beside a figure is its period.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

from checker import counted, dating, rates, surroundings, things, wholes
from checker.codes import BARRIER, DATES, SENTENCE
from checker.model import Figure, Language, Period, Quantity
from checker.periods import year
from checker.phrases import Grammar, Phrase, Role
from checker.tokens import Tokens

_ELIDED = 1_000_000
"""Printed this much more coarsely than another, an amount has a scale word ("million") that the other lacks."""
_SCALED = 10_000
"""A plain number printed this coarsely has a scale word, and money elsewhere in its sentence is its currency."""
_SOME_YEAR = 2000
_SIGNS = frozenset("+-−")
"""A percentage printed with its sign is a change and no share: "licences of A (+5%)"."""
_PEOPLE = frozenset(("people", "persons", "residents", "inhabitants", "citizens", "individuals", "staff"))
"""Words for people whatever they do."""
_PERSONS = _PEOPLE.union(
    ("men", "women", "boys", "girls", "males", "females", "adults", "children", "pupils", "students", "patients"),
    ("members", "employees", "workers", "teachers", "volunteers", "visitors", "customers", "farmers", "nurses"),
    ("doctors", "users", "pensioners", "apprentices"),
)
"""Words for people, all of whom are some of the former: "3,968 girls" of "7,216 young people"."""
_LONGEST_LIST = 12
"""More figures than a sentence can list, unless the list is said to be whole: what runs on further is a table, or has
lost its thread."""
OPEN_ENDED = "among-list"
"""The mark of lists that may end before the last figure that was read as one of their parts."""
TWO_SHARES = "two-shares"
"""The mark of phrases that hold two shares against each other: what stands before them goes on behind them."""
_GUESSED = frozenset((OPEN_ENDED, "total-behind", "left", "loose-gap", TWO_SHARES))
"""The marks of phrases that guess which figures belong together: they hide no reading of fewer figures."""
_CLAUSE_ENDS = frozenset((SENTENCE, ",", ";", BARRIER))
_NO_MARKS: frozenset[str] = frozenset()
FIRST_PART = "first-part"
IN_ORDER = "in-order"
"""The mark of phrases whose base stands first: they are read only where its period is known to be the earlier one."""
WHOLE = "whole-list"
FROM_TO = "from-to"
DRIVERS = "drivers"
"""The mark of phrases whose list is of changes: what moved an amount."""
LOOSE = "loose"
"""The mark of phrases whose figures may belong to different things."""
OWN_MARKS = ("enumerated", "loss", "parts-of-change", "rises", "falls")
"""The marks that no phrase gives: a figure is a loss, the parts are those of a change, words turn it up or down."""
PAIRED = "paired"
"""The mark of words that pair lists in order: only phrases of paired lists are read where they stand."""
EITHER_ORDER = "either-order"
"""The mark of phrases whose two values stand in the order of their dates, whichever that is."""
_TURNED: Mapping[str, str] = {"current": "prior", "prior": "current", "when": "base-when", "base-when": "when"}
_BASE_NAMES: Mapping[str, str] = {DATES["opening"]: "opening", DATES["date"]: "prior"}


class Tie(NamedTuple):
    """One match: where it stands among the tokens, its figures, its marks, and the phrase that read it."""

    first: int
    last: int
    figures: tuple[Figure, ...]
    marks: frozenset[str]
    phrase: Phrase

    def starts(self) -> frozenset[int]:
        """Where its figures stand in the text."""
        return frozenset(figure.quantity.start for figure in self.figures)

    def says(self) -> frozenset[tuple[str, int]]:
        """Its figures with their roles."""
        return frozenset((figure.role, figure.quantity.start) for figure in self.figures)


class Paragraph(NamedTuple):
    """What matches are read in: its tokens, the document's quantities and text, the report's language and period."""

    tokens: Tokens
    found: Sequence[Quantity]
    plain: str
    language: Language
    report: Period | None


def find(paragraph: Paragraph, grammar: Grammar, roles: Mapping[str, Role]) -> list[Tie]:
    """All ties of a paragraph, in the order of the text, without those that say only a part of what another says."""
    return _without_rivals(_without_lesser(list(_all(paragraph, grammar, roles))), roles)


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
    if not _priced_for_its_thing([quantity for _, quantity in by_role]):
        return None
    if any(role == "share" and paragraph.plain[quantity.start - 1] in _SIGNS for role, quantity in by_role):
        return None
    if any(surroundings.is_torn(tokens, at, found) for _, at in slots):
        return None
    if surroundings.is_turned_round(tokens, dict(slots), grammar):
        return None
    if things.are_others(paragraph.plain, dict(by_role)):
        return None
    is_for_pairs = phrase.paired or PAIRED in phrase.marks
    if not is_for_pairs and surroundings.parts_lists(dict(slots), tokens, found, grammar):
        return None
    of_changes = DRIVERS in phrase.marks
    of_levels = bool(listed and slots) and not of_changes and not surroundings.is_change(tokens, slots[0][1], grammar)
    if WHOLE in phrase.marks and things.are_larger(by_role):
        return None
    if (FIRST_PART in phrase.marks or WHOLE in phrase.marks) and any(
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
        kept = [
            (role, at)
            for role, at in listed
            if alike(whole, found[tokens.figures[at]])
            and (of_changes or not surroundings.is_delta(tokens, at, grammar))
            and not (of_levels and surroundings.is_change(tokens, at, grammar))
            and not surroundings.is_aside(tokens, listed[0][1], at)
            and not surroundings.is_left_over(tokens, listed[0][1], at, grammar)
            and not things.differ(paragraph.plain, whole, found[tokens.figures[at]])
            and not (paragraph.language == "zh" and (whole.kind, found[tokens.figures[at]].kind) == ("count", "number"))
        ]
        if len(kept) < 2 or (len(kept) > _LONGEST_LIST and WHOLE not in phrase.marks):
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
    marks = marks_of(tokens, first, last, grammar)
    if PAIRED in marks and not is_for_pairs and PAIRED in marks_of(tokens, first, last, grammar, BARRIER):
        return None
    figures = tuple(_figure(role, at, span, paragraph, grammar, roles[role]) for role, at in slots)
    if listed:
        figures = tuple(_at_its_most(figure) for figure in figures)
    if len({figure.base for figure in figures if figure.base}) > 1:
        return None
    if EITHER_ORDER in phrase.marks:
        figures = _by_date(figures)
    if IN_ORDER in phrase.marks and not _in_order(slots, paragraph):
        return None
    if _is_told_backwards(slots, paragraph):
        return None
    verb = _behind_base(slots, first, roles, grammar) if FROM_TO in phrase.marks else first
    turned = _turns(tokens, verb, last, phrase, grammar)
    marks = marks.union(phrase.marks, turned)
    if listed:
        parts = [figure.quantity for figure in figures[-len(kept) :]]
        if things.is_enumeration(paragraph.plain, parts):
            marks |= {"enumerated"}
    if any(roles[figure.role].sided and figure.sign < 0 for figure in figures):
        marks |= {"loss"}
    if listed and not of_levels:
        marks |= {"parts-of-change"}
    return Tie(first, last, figures, marks, phrase)


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
        _direction(tokens, at, span, grammar)
        if role.signed
        else _side(tokens, at, grammar)
        if role.sided and quantity.kind != "percent"  # a deficit of 3.2% of output is no negative rate
        else 1,
        period=dating.of(index, paragraph.found, paragraph.plain, paragraph.language, paragraph.report, role.base),
        base=_base(at, paragraph, grammar) if role.signed else "",
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


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts may be added and compared: one currency, both percent, or counts of what may be one thing."""
    if one.step and other.step and not _of_one_scale(one.step, other.step):
        return False
    if one.kind in ("count", "number") and other.kind in ("count", "number"):
        if one.text[:1].isalpha() != other.text[:1].isalpha() and not (one.masked or other.masked):
            return False
        return one.unit == other.unit or not one.unit or not other.unit or _are_people(one.unit, other.unit)
    if {one.kind, other.kind} == {"number", "money"}:
        return min(one.step, other.step) >= _SCALED
    return one.kind == other.kind and one.unit == other.unit


def _are_people(one: str, other: str) -> bool:
    """Whether two counts are of people, one of them whoever they are."""
    return one in _PERSONS and other in _PERSONS and (one in _PEOPLE or other in _PEOPLE)


def _of_one_scale(one: Fraction, other: Fraction) -> bool:
    """Whether neither step is so many times the other that a unit must have been left out.

    In whole numbers: every pair of levels of every tie comes through here, and a quotient of fractions takes ten times
    as long.
    """
    own, others = one.numerator * other.denominator, other.numerator * one.denominator
    return own < _ELIDED * others and others < _ELIDED * own


def _priced_for_its_thing(quantities: Sequence[Quantity]) -> bool:
    """Whether a price for one thing ("per bottle") stands with a count of that thing, where both say what it is."""
    things = [quantity.unit.lower() for quantity in quantities if quantity.kind == "count" and quantity.unit]
    prices = [quantity.per.lower() for quantity in quantities if quantity.per]
    return not things or all(any(price in thing or thing in price for thing in things) for price in prices)


def _without_lesser(ties: list[Tie]) -> list[Tie]:
    ties.sort(key=lambda tie: (tie.first, -len(tie.figures)))
    starts = [tie.starts() for tie in ties]
    says = [tie.says() for tie in ties]
    sharing: dict[int, list[int]] = defaultdict(list)
    for index, places in enumerate(starts):
        for place in places:
            sharing[place].append(index)
    return [
        tie
        for index, tie in enumerate(ties)
        if tie.phrase.named
        or not any(
            (
                starts[index] < starts[other]
                and _GUESSED.isdisjoint(ties[other].marks)
                and not _is_whole(tie, ties[other])
            )
            or (
                says[index] == says[other]
                and (_says_less(tie, ties[other]) or (tie.marks == ties[other].marks and other < index))
            )
            for other in sharing[next(iter(starts[index]))]
        )
    ]


def _is_whole(tie: Tie, other: Tie) -> bool:
    """Whether a tie is of a list said to be whole that stands inside one that need not be."""
    return WHOLE in tie.marks and WHOLE not in other.marks


def _says_less(tie: Tie, other: Tie) -> bool:
    """Of two ties of the same figures, whether this one says less: it is the loose one, or bears fewer marks."""
    if (LOOSE in tie.marks) != (LOOSE in other.marks):
        return LOOSE in tie.marks
    return tie.marks < other.marks


def _without_rivals(ties: list[Tie], roles: Mapping[str, Role]) -> list[Tie]:
    """The ties without those that read a figure otherwise than a tie that begins before them and says as much.

    What something is counted from in one tie is not what it came to in the next ("5 higher than 20 and 12% over 18").
    """
    read: dict[int, tuple[str, Tie]] = {}
    kept = []
    for tie in ties:
        levels = [figure for figure in tie.figures if roles[figure.role].level]
        rival = any(
            (known := read.get(figure.quantity.start)) is not None
            and known[0] != figure.role
            and roles[known[0]].base
            and len(known[1].figures) >= len(tie.figures)
            for figure in levels
        )
        if rival and not tie.phrase.named:
            continue
        kept.append(tie)
        for figure in levels:
            read.setdefault(figure.quantity.start, (figure.role, tie))
    return kept


def _side(tokens: Tokens, at: int, grammar: Grammar) -> int:
    """-1 for a level that the words before it in its clause call a loss: "a loss from operations of 1.35 million"."""
    for place in range(at - 1, -1, -1):
        code = tokens.codes[place]
        if code in grammar.sides:
            return grammar.directions[code]
        if tokens.figures[place] >= 0 or code in _CLAUSE_ENDS:
            break
        if code in grammar.lexicon.anchors or code in grammar.directions:
            break
    return 1


def _direction(tokens: Tokens, at: int, span: tuple[int, int], grammar: Grammar) -> int:
    """Which way the words turn a figure: those before it in the phrase, else behind it, else those of its clause."""
    clause = max(tokens.codes.rfind(end, 0, span[0]) for end in (SENTENCE, ";", BARRIER)) + 1
    for place in (*range(at - 1, span[0] - 1, -1), *range(at + 1, span[1]), *range(span[0] - 1, clause - 1, -1)):
        sign = grammar.directions.get(tokens.codes[place])
        if sign is not None:
            return sign
    return 1


def _base(at: int, paragraph: Paragraph, grammar: Grammar) -> str:
    """What a change is counted from, by what stands between it and the next figure (in Chinese: the one before)."""
    tokens = paragraph.tokens
    step = 1 if paragraph.language == "en" else -1
    place = at + step
    while 0 <= place < len(tokens.codes) and tokens.figures[place] < 0 and tokens.codes[place] != SENTENCE:
        code = tokens.codes[place]
        base = grammar.bases.get(code) or _BASE_NAMES.get(code)
        if base:
            return base
        place += step
    return ""


def _behind_base(slots: _Slots, first: int, roles: Mapping[str, Role], grammar: Grammar) -> int:
    """Where the verb of a change is looked for: in Chinese behind its base (增速比上年的 7.4% 回落)."""
    bases = [at for role, at in slots if roles[role].base] if grammar.lexicon.language == "zh" else []
    return min(bases, default=first)


def _turns(tokens: Tokens, first: int, last: int, phrase: Phrase, grammar: Grammar) -> frozenset[str]:
    """Mark a tie "rises" or "falls" by its words of direction; where they differ, by the first, if that is the verb.

    The verb stands first in English, and in Chinese between the two values (由A提高到B，增长…).
    """
    turning = (code for code in tokens.codes[first:last] if code in grammar.directions and code not in grammar.sides)
    signs = [grammar.directions[code] for code in turning]
    verb_first = grammar.lexicon.language == "en" or FROM_TO in phrase.marks
    if not signs or (len(set(signs)) > 1 and not verb_first):
        return frozenset()
    return frozenset(("rises",) if signs[0] > 0 else ("falls",))


def marks_of(tokens: Tokens, first: int, last: int, grammar: Grammar, ends: str = "") -> frozenset[str]:
    """The marks of the sentences that a tie stands in, and those of its subject: what no figure parts from it.

    ``ends`` are further codes that end what is looked at.
    """
    codes = tokens.codes
    if grammar.marking.isdisjoint(codes):
        return _NO_MARKS  # as in most paragraphs
    ends += SENTENCE + ";"
    start = max(codes.rfind(end, 0, first) for end in ends) + 1
    end = min((at for end in ends if (at := codes.find(end, last)) >= 0), default=-1)
    subject = first
    while subject > start and tokens.figures[subject - 1] < 0 and codes[subject - 1] != ";":
        subject -= 1
    marked = frozenset(codes[start : end if end >= 0 else None]).intersection(grammar.marks)
    subject_marked = frozenset(codes[subject:last]).intersection(grammar.subject_marks)
    return frozenset(
        (*(grammar.marks[code] for code in marked), *(grammar.subject_marks[code] for code in subject_marked))
    )
