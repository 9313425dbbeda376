"""Which of many patterns can occur in a string of tokens at all: what each cannot do without is sought side by side.

A pattern needs codes of certain classes in a certain order, and most of them within one sentence. All needs of all
patterns are bits of one number, those of a pattern side by side: a bit is set once its need and those before it were
met, so that one shift a token moves all patterns on. (A set of all patterns as `re2` offers it would be exact, but
takes longer to make than a report takes to read, and so does compiling every pattern.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from checker.codes import SENTENCE

Needs: TypeAlias = tuple[Sequence[str], bool]
"""The classes of codes of which a match has one each, in their order, and whether it may go on in another sentence."""


class Sieve:
    """The needs of patterns, ready to be sought; ``compiled`` is what `compile` made."""

    def __init__(self, compiled: Mapping[str, Any]) -> None:
        self._bits = {code: int(bits, 16) for code, bits in compiled["bits"].items()}
        self._first = int(compiled["first"], 16)
        self._crossing = int(compiled["crossing"], 16)
        self._last: Sequence[int] = compiled["last"]

    def passing(self, codes: str) -> list[int]:
        """The patterns, by their place, whose needs are met in order, if not across sentences then in one."""
        met = passed = 0
        for code in codes:
            if code == SENTENCE:
                passed |= met
                met &= self._crossing
            bits = self._bits.get(code)
            if bits is not None:
                met |= (met << 1 | self._first) & bits
        passed |= met
        return [place for place, last in enumerate(self._last) if last < 0 or passed >> last & 1]


def compile(patterns: Iterable[Needs]) -> dict[str, Any]:
    """The needs of patterns laid out side by side, as plain JSON values."""
    bits: dict[str, int] = {}
    first = crossing = at = 0
    last: list[int] = []
    for classes, crosses in patterns:
        first |= bool(classes) << at
        for place, codes in enumerate(classes, at):
            crossing |= crosses << place
            for code in set(codes):
                bits[code] = bits.get(code, 0) | 1 << place
        at += len(classes)
        last.append(at - 1 if classes else -1)
    return {
        "bits": {code: f"{of:x}" for code, of in bits.items()},
        "first": f"{first:x}",
        "crossing": f"{crossing:x}",
        "last": last,
    }
