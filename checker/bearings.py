"""Bearings: which way the words around a figure turn it, and what a change is counted from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker import marks
from checker.codes import BARRIER, DATES, SENTENCE
from checker.model import Language
from checker.phrases import Grammar, Phrase, Role
from checker.tokens import Tokens

_CLAUSE_ENDS = frozenset((SENTENCE, ",", ";", BARRIER))
_BASE_NAMES: Mapping[str, str] = {DATES["opening"]: "opening", DATES["date"]: "prior"}


def side(tokens: Tokens, at: int, grammar: Grammar) -> int:
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


def direction(tokens: Tokens, at: int, span: tuple[int, int], grammar: Grammar) -> int:
    """Which way the words turn a figure: those before it in the phrase, else behind it, else those of its clause."""
    clause = max(tokens.codes.rfind(end, 0, span[0]) for end in (SENTENCE, ";", BARRIER)) + 1
    for place in (*range(at - 1, span[0] - 1, -1), *range(at + 1, span[1]), *range(span[0] - 1, clause - 1, -1)):
        sign = grammar.directions.get(tokens.codes[place])
        if sign is not None:
            return sign
    return 1


def base(tokens: Tokens, at: int, grammar: Grammar, language: Language) -> str:
    """What a change is counted from, by what stands between it and the next figure (in Chinese: the one before)."""
    step = 1 if language == "en" else -1
    place = at + step
    while 0 <= place < len(tokens.codes) and tokens.figures[place] < 0 and tokens.codes[place] != SENTENCE:
        code = tokens.codes[place]
        base = grammar.bases.get(code) or _BASE_NAMES.get(code)
        if base:
            return base
        place += step
    return ""


def behind_base(slots: Sequence[tuple[str, int]], first: int, roles: Mapping[str, Role], grammar: Grammar) -> int:
    """Where the verb of a change is looked for: in Chinese behind its base (增速比上年的 7.4% 回落)."""
    bases = [at for role, at in slots if roles[role].base] if grammar.lexicon.language == "zh" else []
    return min(bases, default=first)


def turns(tokens: Tokens, first: int, last: int, phrase: Phrase, grammar: Grammar) -> frozenset[str]:
    """Mark a tie "rises" or "falls" by its words of direction; where they differ, by the first, if that is the verb.

    The verb stands first in English, and in Chinese between the two values (由A提高到B，增长…).
    """
    turning = (code for code in tokens.codes[first:last] if code in grammar.directions and code not in grammar.sides)
    signs = [grammar.directions[code] for code in turning]
    verb_first = grammar.lexicon.language == "en" or marks.FROM_TO in phrase.marks
    if not signs or (len(set(signs)) > 1 and not verb_first):
        return frozenset()
    return frozenset(("rises",) if signs[0] > 0 else ("falls",))
