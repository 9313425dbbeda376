"""Numbers spelled out in English: "twenty-six", "two hundred and five thousand", "one and a half million"."""

from __future__ import annotations

from fractions import Fraction

from checker.late import late
from checker.quantities.digits import grain
from checker.quantities.drafts import LONGEST_EXACT, Numeral
from checker.quantities.wordlists import row, words
from checker.records import NamedTuple

ONES = {
    word: value
    for value, word in enumerate(
        row(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
}
TENS = {
    word: 10 * (value + 2) for value, word in enumerate(row("twenty thirty forty fifty sixty seventy eighty ninety"))
}
LARGE = {
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "billions": 10**9,
    "millions": 10**6,
}
COLLECTIVES = {
    "dozens": 12,
    "tens": 10,
    "scores": 20,
    "hundreds": 100,
    "thousands": 10**3,
    "lakhs": 10**5,
    "millions": 10**6,
    "crores": 10**7,
    "billions": 10**9,
    "trillions": 10**12,
}
PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourth": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "sixths": 6,
    "seventh": 7,
    "sevenths": 7,
    "eighth": 8,
    "eighths": 8,
    "ninth": 9,
    "ninths": 9,
    "tenth": 10,
    "tenths": 10,
    "hundredth": 100,
    "hundredths": 100,
}
_NUMBER_WORDS = frozenset(
    (*ONES, *TENS, *LARGE, *PARTS, "hundred", "dozen", "and", "point", "a", "an", "minus", "negative")
)
_LONGEST_RUN = 24
_NO_HALF = words("year years month day hour ended ending time yearly annual")

_WORD = late(r"(?:[ \t]{0,3}+(?:\r?\n[ \t]{0,3}+)?+(?:-[ \t]{0,2}+)?+)([A-Za-z]++)")
_COLLECTIVE = late(
    r"(?i:(several|many|some)[ \t]{1,3})?"
    r"(?i:(dozens|tens|scores|hundreds|thousands|lakhs|millions|crores|billions|trillions))"
    r"((?:\s{1,3}of\s{1,3}(?i:tens|hundreds|thousands|lakhs|millions|crores|billions|trillions)\b){0,3})(?:\s{1,3}of\b)?"
)
_SEVERAL = late(r"(?i:several)((?:\s{1,3}(?i:hundred|thousand|million|billion|dozen)\b){1,3})")


class Spelled(NamedTuple):
    """A spelled-out number: the numeral, or a fraction of a whole ("two thirds"), which no decimal can show."""

    numeral: Numeral
    fraction: Fraction | None = None


class Vague(NamedTuple):
    """A number known only to its size ("tens of thousands"): ``low`` to ten times as much."""

    start: int
    end: int
    low: int
    high: int


def vague(plain: str, at: int, end: int) -> Vague | None:
    """ "hundreds of thousands", "dozens", "several hundred"; None where there is none."""
    found = _COLLECTIVE.match(plain, at, end)
    if found is not None:
        low = COLLECTIVES[found[2].lower()]
        for word in found[3].lower().split():
            low *= COLLECTIVES.get(word, 1)
        stop = found.end(3) if found[3] else found.end(2)
        return Vague(at, stop, low, 10 * low)
    found = _SEVERAL.match(plain, at, end)
    if found is None:
        return None
    low = 1
    for word in found[1].lower().split():
        low *= 12 if word == "dozen" else LARGE.get(word, 100)
    return Vague(at, found.end(), 2 * low, 10 * low)


class _Run:
    """The number words from one place on, and where each ends."""

    __slots__ = ("ends", "words")

    def __init__(self, plain: str, at: int, end: int) -> None:
        self.words: list[str] = []
        self.ends: list[int] = []
        while len(self.words) < _LONGEST_RUN and (found := _WORD.match(plain, at, end)) is not None:
            at = found.end()
            self.words.append(found[1].lower())
            self.ends.append(at)
            if self.words[-1] not in _NUMBER_WORDS:
                break

    def __getitem__(self, index: int) -> str:
        return self.words[index] if index < len(self.words) else ""

    def below_thousand(self, index: int) -> tuple[int, int] | None:
        """ "six", "twenty-six", "a hundred and six", "three dozen", and where the words go on."""
        word = self[index]
        if word in ONES:
            value = ONES[word]
        elif word in TENS:
            value = TENS[word]
            if 0 < ONES.get(self[index + 1], 0) < 10:
                value, index = value + ONES[self[index + 1]], index + 1
        elif word in ("a", "an") and (self[index + 1] in LARGE or self[index + 1] in ("hundred", "dozen")):
            value = 1
        else:
            return None
        index += 1
        if self[index] == "dozen":
            return value * 12, index + 1
        if self[index] != "hundred" or value == 0:
            return value, index
        value, index = value * 100, index + 1
        rest = self.below_thousand(index + (self[index] == "and"))
        if rest is not None and rest[0] < 100 and self[index + (self[index] == "and")] not in ("a", "an"):
            value, index = value + rest[0], rest[1]
        return value, index

    def part(self, index: int) -> tuple[Fraction, int] | None:
        """ "a half", "three quarters", "one-fourth"."""
        top = 1 if self[index] in ("a", "an") else ONES.get(self[index], 0)
        bottom = PARTS.get(self[index + 1], 0)
        return (Fraction(top, bottom), index + 2) if 0 < top < bottom else None


def spelled(plain: str, at: int, end: int) -> Spelled | None:
    """The number that begins at a word, or None where the words there make none ("a" alone, "half" of a year)."""
    run = _Run(plain, at, end)
    signed = run[0] in ("minus", "negative")
    sign, index = (-1, 1) if signed else (1, 0)
    if run[index] in PARTS or (run[index] in ("a", "an") and run[index + 1] in PARTS):
        return _part_of_a_scale(run, at, index, sign)
    first = run.below_thousand(index)
    if first is None:
        if not (signed and run[1] in LARGE):
            return None
        first = (1, 1)
    if run[first[1]] == "point" and run[first[1] + 1] in ONES:
        return _with_decimals(run, at, first, sign)
    part = run.part(index)
    if part is not None:
        scale = LARGE.get(run[part[1]], 0)
        if scale:
            return _scaled(run, at, part[1], sign * part[0] * scale, scale)
        return Spelled(Numeral(at, run.ends[part[1] - 1], 0), sign * part[0])
    return _sum_of_scales(run, at, first, sign)


def _sum_of_scales(run: _Run, at: int, first: tuple[int, int], sign: int) -> Spelled:
    """ "two million three hundred thousand and six", with "and a half" of the last scale said or to come."""
    total, finest = 0, 10**18
    section: tuple[int, int] | None = first
    index = first[1]
    while section is not None:
        value, index = section
        scale = LARGE.get(run[index], 1)
        if scale >= finest:
            scale = 1
        part = run.part(index + 1) if run[index] == "and" else None
        if part is not None:
            share, index = part
            scale = LARGE.get(run[index], 1)
            whole = total + (value + share) * scale
            return _scaled(run, at, index if scale > 1 else index - 1, sign * whole, scale)
        total, finest = total + value * scale, scale
        if scale == 1:
            break
        index += 1
        joint = run[index] == "and"
        part = run.part(index + 1) if joint else None
        if part is not None:
            share, index = part
            scale = LARGE.get(run[index], 0)
            return _scaled(
                run, at, index if scale else index - 1, sign * (total + share * (scale or finest)), scale or finest
            )
        section = run.below_thousand(index + joint)
        if section is not None and LARGE.get(run[section[1]], 1) >= finest:
            section = None
    return Spelled(_whole(at, run.ends[index - 1], sign * total, finest))


def _with_decimals(run: _Run, at: int, first: tuple[int, int], sign: int) -> Spelled:
    """ "two point two million"."""
    digits, index = str(first[0]), first[1] + 1
    places = 0
    while run[index] in ONES and ONES[run[index]] < 10:
        digits, places, index = digits + str(ONES[run[index]]), places + 1, index + 1
    scale = LARGE.get(run[index], 1)
    numeral = Numeral(at, run.ends[index if scale > 1 else index - 1], sign * int(digits) * scale, 10**places, scale)
    return Spelled(numeral)


def _part_of_a_scale(run: _Run, at: int, index: int, sign: int) -> Spelled | None:
    """ "half a million", "a quarter million", and "half" or "a third" as fractions."""
    article = run[index] in ("a", "an")
    index += article
    share = Fraction(sign, PARTS[run[index]])
    following = index + 1 + (run[index] == "half" and run[index + 1] in ("a", "an"))
    scale = LARGE.get(run[following], {"hundred": 100, "dozen": 12}.get(run[following], 0))
    if scale:
        return _scaled(run, at, following, share * scale, scale)
    if run[following] in _NO_HALF or not (article or run[index] == "half"):
        return None
    return Spelled(Numeral(at, run.ends[index], 0), share)


def _scaled(run: _Run, at: int, last: int, value: Fraction | int, scale: int) -> Spelled:
    exact = Fraction(value)
    grain_over = max(1, scale * exact.denominator // 10)
    return Spelled(Numeral(at, run.ends[last], exact.numerator, exact.denominator, grain_over))


def _whole(at: int, end: int, value: int, finest: int) -> Numeral:
    digits = str(abs(value) // finest)
    if finest == 1 and len(digits) <= LONGEST_EXACT:
        return Numeral(at, end, value, exact=True)
    return Numeral(at, end, value, grain=finest * (grain(digits) if len(digits) > LONGEST_EXACT else 1))
