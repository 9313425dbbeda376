"""What stands around a figure in its sentence, and keeps it from being what a phrase would have it be.

Tokens and words of kinds are those of `tokens` and of the grammar; ``at`` is always the place of a token.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.codes import BARRIER, DATES, FIGURES, SENTENCE, UNKNOWN, WHEN
from checker.model import Quantity
from checker.phrases import Grammar
from checker.tokens import Tokens

_DATES = frozenset(DATES.values())
_CLAUSE = frozenset((SENTENCE, ",", ";", ":", BARRIER))


def is_share(tokens: Tokens, at: int, grammar: Grammar) -> bool:
    """Whether a percentage is a share of what follows ("18.7 percent of net sales")."""
    return tokens.codes[at] == FIGURES["percent"] and tokens.codes[at + 1 : at + 2] in grammar.sharing


def is_delta(tokens: Tokens, at: int, grammar: Grammar) -> bool:
    """Whether the figure at a token is what something changed by, and so no part of a list."""
    return at > 0 and tokens.codes[at - 1] in grammar.deltas


def is_aside(tokens: Tokens, first: int, at: int) -> bool:
    """Whether brackets open or close between the first figure of a list and this one ("A (2018: B) and C")."""
    inside = tokens.codes[first:at]
    return inside.count("(") != inside.count(")")


def is_beside(tokens: Tokens, at: int, found: Sequence[Quantity]) -> bool:
    """Whether a figure stands in brackets with its date, behind one of its sort: "A (2018: B), of which …" is of A."""
    opened, closed = tokens.codes.rfind("(", 0, at), tokens.codes.find(")", at)
    if opened < 1 or closed < 0 or ")" in tokens.codes[opened:at]:
        return False
    if not any(opened < place < closed for place in tokens.dates):
        return False
    before = tokens.figures[_figure_before(tokens, opened)]
    own = found[tokens.figures[at]]
    return before >= 0 and (found[before].kind, found[before].unit) == (own.kind, own.unit)


def is_one_of_several(tokens: Tokens, at: int, grammar: Grammar) -> bool:
    """Whether a whole is the last of several ("$27 billion and $14 billion, of which …"): whose parts is open."""
    joined = False
    for place in range(at - 1, -1, -1):
        code = tokens.codes[place]
        if tokens.figures[place] >= 0:
            return joined
        if code == ";" or code in grammar.stops:
            return False
        joined = joined or code == BARRIER or code in grammar.joining
    return False


def is_torn(tokens: Tokens, at: int, found: Sequence[Quantity]) -> bool:
    """Whether a number stands right behind an amount, with nothing but space between: "$ 4 55 million"."""
    index, before = tokens.figures[at], tokens.figures[at - 1] if at else -1
    if index <= 0 or before != index - 1 or found[index].kind != "number":
        return False
    return found[before].kind == "money" and found[index].start - found[before].end == 1


def is_change(tokens: Tokens, at: int, grammar: Grammar) -> bool:
    """Whether a word of change stands between a figure and the one before it, in its own clause."""
    for place in range(at - 1, -1, -1):
        code = tokens.codes[place]
        if tokens.figures[place] >= 0 or code in _CLAUSE:
            return False
        if code in grammar.deltas:
            return True
    return False


def parts_lists(by: Mapping[str, int], tokens: Tokens, found: Sequence[Quantity], grammar: Grammar) -> bool:
    """Whether a figure and its base belong to different positions of two lists, make a range, or are no base at all.

    "Revenues of A and profits of B, up from revenues of C and profits of D" compares A with C, and B with D;
    "cut from 25 to 30 per cent" says how much was cut.
    """
    current, prior, change = by.get("current"), by.get("prior"), by.get("change")
    if current is None or prior is None:
        return False
    if change is not None and _is_elided_range(tokens, found, change, current):
        return True
    if _is_change_since(tokens, prior, grammar):
        return True
    if 0 < current < prior and _ends_list(tokens, current, grammar) and _begins_list(tokens, prior, grammar):
        return True
    return _is_elided_range(tokens, found, prior, current) and _falls(tokens, prior, grammar)


def _is_change_since(tokens: Tokens, at: int, grammar: Grammar) -> bool:
    """Whether a figure is what something changed by since a date: "a decrease from the preceding year of C"."""
    before = tokens.codes[max(0, at - 4) : at]
    return (
        len(before) == 4
        and before[0] in grammar.deltas
        and before[1] in grammar.lexicon.anchors
        and (at - 2 in tokens.dates or before[2] in _DATES)
        and before[3] in grammar.sharing
    )


def _ends_list(tokens: Tokens, at: int, grammar: Grammar) -> bool:
    """Whether a figure is joined by "and" to one of its sort before it."""
    joined = False
    for place in range(at - 1, -1, -1):
        code = tokens.codes[place]
        if tokens.figures[place] >= 0:
            return joined and code == tokens.codes[at]
        if code in _CLAUSE:
            return False
        joined = joined or code in grammar.joining
    return False


def _begins_list(tokens: Tokens, at: int, grammar: Grammar) -> bool:
    """Whether a figure is joined by "and" to one of its sort behind it."""
    joined = False
    for place in range(at + 1, len(tokens.codes)):
        code = tokens.codes[place]
        if tokens.figures[place] >= 0:
            return joined and code == tokens.codes[at]
        if code in _CLAUSE:
            return False
        joined = joined or code in grammar.joining
    return False


def _is_elided_range(tokens: Tokens, found: Sequence[Quantity], first: int, last: int) -> bool:
    """Whether two figures may be the ends of a range: the unit is said once, and one other word stands between."""
    if last != first + 2:
        return False
    low, high = found[tokens.quantity(first)], found[tokens.quantity(last)]
    return (
        low.value is not None and high.value is not None and low.value < high.value and _is_bare(low) > _is_bare(high)
    )


def _is_bare(quantity: Quantity) -> bool:
    return quantity.text.replace(",", "").replace(".", "").isdigit()


def _falls(tokens: Tokens, at: int, grammar: Grammar) -> bool:
    """Whether the last word of direction before a figure, in its clause, says that something fell."""
    for place in range(at - 1, -1, -1):
        code = tokens.codes[place]
        if code in grammar.directions:
            return grammar.directions[code] < 0
        if code in _CLAUSE or tokens.figures[place] >= 0:
            break
    return False


def list_before(tokens: Tokens, first: int, found: Sequence[Quantity], grammar: Grammar) -> list[int]:
    """The figures that stand before the first part of a list and belong to it: A and B of "A, B, C and D, T in all"."""
    between = frozenset((",", UNKNOWN, *WHEN, *grammar.joining))
    members: list[int] = []
    at, one = first - 1, found[tokens.figures[first]]
    while at > 0 and tokens.codes[at] in between:
        at -= 1
        index = tokens.figures[at]
        if (
            index >= 0
            and (found[index].kind, found[index].unit) == (one.kind, one.unit)
            and "," in tokens.codes[at:first]
        ):
            members.append(at)
            first, at = at, at - 1
    return members[::-1]


def is_turned_round(tokens: Tokens, by: Mapping[str, int], grammar: Grammar) -> bool:
    """Whether what would be the whole is said to be so many of what would be its part: "1,846 of 2,310"."""
    whole, part = by.get("whole"), by.get("part")
    return whole is not None and part == whole + 2 and tokens.codes[whole + 1] in grammar.sharing


def is_left_over(tokens: Tokens, first: int, at: int, grammar: Grammar) -> bool:
    """Whether a figure of a list is called a result that the figure before it is not: "…, with a surplus of A"."""
    words = tokens.codes[max(0, _figure_before(tokens, at) + 1) : at]
    own = tokens.codes[max(0, _figure_before(tokens, first) + 1) : first]
    return not grammar.sides.isdisjoint(words) and grammar.sides.isdisjoint(own)


def _figure_before(tokens: Tokens, at: int) -> int:
    return next((place for place in range(at - 1, -1, -1) if tokens.figures[place] >= 0), -1)


def summed(tokens: Tokens, found: Sequence[Quantity], whole: int, parts: Sequence[int]) -> int:
    """Which amount of a sentence the parts behind it add up to: ``whole``, or one before that if they are its parts.

    "Revenue was A against a budget of B, including …" may go on to name the parts of either.
    """
    members = [found[tokens.figures[at]] for at in parts]
    size = sum(part.value or 0 for part in members)
    slack, said = sum(part.step for part in members), found[tokens.figures[whole]]
    for place in range(whole, tokens.codes.rfind(SENTENCE, 0, whole), -1):
        index = tokens.figures[place]
        if index < 0 or (found[index].kind, found[index].unit) != (said.kind, said.unit):
            continue
        value = found[index].value
        if value is not None and abs(value - size) <= slack + found[index].step:
            return place
    return whole


def has_larger_before(tokens: Tokens, found: Sequence[Quantity], whole: int, part: int) -> bool:
    """Whether a part of the next sentence, too large for a whole, may be of one that was named before it.

    That is in its own sentence or the one before: the total is followed by its parts by one view, then by another.
    """
    between = tokens.codes[whole:part]
    wanted, size = found[tokens.figures[whole]], found[tokens.figures[part]].value
    if SENTENCE not in between or size is None or wanted.value is None or size <= wanted.value:
        return False
    start = tokens.codes.rfind(SENTENCE, 0, max(0, tokens.codes.rfind(SENTENCE, 0, whole)))
    earlier = (found[index] for index in tokens.figures[start + 1 : whole] if index >= 0)
    return any(
        one.value is not None and (one.kind, one.unit) == (wanted.kind, wanted.unit) and one.value >= size
        for one in earlier
    )
