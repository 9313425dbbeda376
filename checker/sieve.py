"""Which of many patterns can occur in a string of tokens at all: what each cannot do without is sought side by side.

A pattern needs codes of certain classes in a certain order, with nothing but certain others between them. All needs of
all patterns are bits of one number, those of a pattern side by side: a bit is set once its need and those before it
were met, and stays as long as only what may stand there follows, so that one shift a token moves all patterns on. (A
set of all patterns as `re2` offers it would be exact, but takes longer to make than a report takes to read, and so does
making every pattern ready.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

Needs: TypeAlias = Sequence[tuple[str, str]]
"""The codes of which a match has one each, in their order, with those that may stand between each and the next."""


class Sieve:
    """The needs of patterns, ready to be sought; ``compiled`` is what `compile` made."""

    def __init__(self, compiled: Mapping[str, Any]) -> None:
        self._bits = {code: int(bits, 16) for code, bits in compiled["bits"].items()}
        self._stay = {code: int(bits, 16) for bits, codes in compiled["stay"].items() for code in codes}
        self._first = int(compiled["first"], 16)
        self._ended = int(compiled["ended"], 16)
        last: Sequence[int] = compiled["last"]
        self._always = [place for place, bit in enumerate(last) if bit < 0]
        self._places = {bit: place for place, bit in enumerate(last) if bit >= 0}
        self._lasts = sum(1 << bit for bit in self._places)

    def passing(self, codes: str) -> list[int]:
        """The patterns, by their place, whose needs are met in order."""
        bits, stay, first, ended = self._bits, self._stay, self._first, self._ended
        met = 0
        for code in codes:
            met = (met << 1 | first) & bits.get(code, 0) | met & stay.get(code, ended)
        passed, left = self._always.copy(), met & self._lasts
        while left:  # few are: one at a time, from the highest
            bit = left.bit_length() - 1
            passed.append(self._places[bit])
            left ^= 1 << bit
        return sorted(passed)


def compile(patterns: Iterable[Needs]) -> dict[str, Any]:
    """The needs of patterns laid out side by side, as plain JSON values."""
    bits: dict[str, int] = {}
    stay: dict[str, int] = {}
    first = ended = at = 0
    last: list[int] = []
    for needs in patterns:
        first |= bool(needs) << at
        for place, (codes, between) in enumerate(needs, at):
            for code in set(codes):
                bits[code] = bits.get(code, 0) | 1 << place
            for code in set(between):
                stay[code] = stay.get(code, 0) | 1 << place
        at += len(needs)
        last.append(at - 1 if needs else -1)
        ended |= bool(needs) << at >> 1
    alike: dict[int, str] = {}
    for code in dict.fromkeys((*bits, *stay)):
        kept = stay.get(code, 0) | ended  # what was found stays found
        alike[kept] = alike.get(kept, "") + code
    return {
        "bits": {code: f"{of:x}" for code, of in bits.items()},
        "stay": {f"{kept:x}": codes for kept, codes in alike.items()},
        "first": f"{first:x}",
        "ended": f"{ended:x}",
        "last": last,
    }
