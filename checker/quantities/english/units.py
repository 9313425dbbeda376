"""What stands beside an English number: its scale, its currency before or after, percent and points, "per share"."""

from __future__ import annotations

import re
from fractions import Fraction
from types import MappingProxyType

from checker.late import late
from checker.model import Kind
from checker.quantities.wordlists import words
from checker.units import CURRENCIES, ENGLISH_SCALES, Measure, measures

_CODES = MappingProxyType({currency.code: currency.code for currency in CURRENCIES})
_SHORT = frozenset(("k", "m", "b", "mm", "cr", "tn"))
_LETTER_SCALES = MappingProxyType({"k": 10**3, "K": 10**3, "M": 10**6, "m": 10**6, "B": 10**9, "b": 10**9, "T": 10**12})
_SPACE = r"[ \t]{0,3}+(?:\r?\n[ \t]{0,3}+)?+"
_NEXT = late(rf"((?:{_SPACE}-)?+{_SPACE})((?:(?:US|HK|NT|A|C|S|NZ)?[$€£¥₹](?!\s?\d))|[A-Za-z]++|[%‰])")
_WORDS = late(rf"{_SPACE}-?([A-Za-z]++)")
_PER = late(r"\s{0,3}(?:/\s{0,2}|-?(?:per|an?|each|every)[ \t\n-]{1,3})([a-z]++)", re.I)
_NOT_PER = words("cent year result consequence percentage capita total whole little few bit further single")


def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Measure], ...]]:
    """Unit words by their first word, longest phrases first."""
    table: dict[str, list[tuple[tuple[str, ...], Measure]]] = {}
    for said, measure in measures().items():
        if (not said.isascii() and said not in "‰€£¥₹") or measure.kind == "count":
            continue
        first, *rest = said.replace(".", "").split()
        table.setdefault(first, []).append((tuple(rest), measure))
    for code in (
        "mm",
        "rs",
        "re",
        "r",
        "s$",
        "c",
        "a$",
        "point",
        "points",
        "percentage",
        "dong",
        "won",
        "quid",
        "real",
    ):
        table[code] = [row for row in table.get(code, []) if row[0]]
    points = measures()["points"]
    table["percentage"] = [(("points",), points), (("point",), points), ((), measures()["%"])]
    table["percent"] += [(("points",), points), (("point",), points)]
    table["won"] = [((), measures()["won"])]
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()}


_PHRASES = _phrases()
_BEFORE = MappingProxyType(
    {word: currency.code for currency in CURRENCIES for word in (currency.code.lower(), *currency.before)}
    | {"￥": "CNY", "rs": "INR", "rs.": "INR", "us $": "USD", "usd$": "USD", "us$": "USD", "rmb¥": "CNY"}
)
_LAST_OF_BEFORE = frozenset(word[-1] for word in _BEFORE) | frozenset(word[-1].upper() for word in _BEFORE)
_LONGEST_BEFORE = max(map(len, _BEFORE))
_CODE = late(r"(?<![A-Za-z\d])[A-Za-z]{1,5}\Z")
_LOWER_WORDS = words("usd eur gbp cny rmb jpy hkd inr rs rs. aud cad")


class Tail:
    """What follows a number: where it ends, the scale, and the unit if there is one."""

    __slots__ = ("end", "factor", "kind", "scale", "unit", "worded")

    def __init__(
        self,
        end: int,
        scale: int = 1,
        kind: Kind = "number",
        unit: str = "",
        factor: Fraction | None = None,
        worded: bool = False,
    ) -> None:
        self.end = end
        self.scale = scale
        self.kind = kind
        self.unit = unit
        self.factor = factor
        self.worded = worded


def tail(plain: str, at: int, end: int, *, money: bool) -> Tail:
    """Reads the scale and unit after a number that ends at ``at``; ``money`` says that a currency stands before it."""
    read = Tail(at)
    while (found := _NEXT.match(plain, at, end)) is not None:
        said = found[2]
        word = said.lower()
        scale = ENGLISH_SCALES.get(word)
        if scale is not None:
            if word in _SHORT and not _short_scale(plain, found, read, money):
                break
            read.scale *= scale
            read.worded = True
        elif word == "ten" and _following(plain, found.end(), end) == ("thousand",):
            read.scale *= 10
        else:
            if not money or said in "%‰" or word in _PHRASES:
                _unit(plain, read, said, word, found, end)
            break
        at = read.end = found.end()
    return read


def _short_scale(plain: str, found: re.Match[str], read: Tail, money: bool) -> bool:
    """Whether a letter is a scale: "10k", "$5 m", "1.5 M", but no "5 m" of length and no "5m2"."""
    gap, said = found.groups()
    if plain[found.end() : found.end() + 1].isdigit() or read.scale > 1:
        return False
    if said == "cr":
        return True
    if "-" in gap:
        return False
    return not gap or money or said in ("M", "MM", "K", "B", "Cr")


def _following(plain: str, at: int, end: int, count: int = 1) -> tuple[str, ...]:
    said: list[str] = []
    while len(said) < count and (found := _WORDS.match(plain, at, end)) is not None:
        said.append(found[1].lower())
        at = found.end()
    return tuple(said)


def _unit(plain: str, read: Tail, said: str, word: str, found: re.Match[str], end: int) -> None:
    rows = _PHRASES.get(word)
    if not rows:
        if said[1:] in _CODES and said[0] in _LETTER_SCALES and read.scale == 1:
            read.scale, read.kind, read.unit, read.end = _LETTER_SCALES[said[0]], "money", said[1:], found.end()
        elif (
            said == "R"
            and not plain[found.end() : found.end() + 1].isalnum()
            and plain[found.end() : found.end() + 1] != "&"
        ):
            read.kind, read.unit, read.end = "money", "ZAR", found.end()
        elif word == "u" or word == "us":
            _american(plain, read, found, end)
        return
    for rest, measure in rows:
        at = found.end()
        for expected in rest:
            following = _WORDS.match(plain, at, end)
            if following is None or following[1].lower() != expected:
                break
            at = following.end()
        else:
            if measure.kind == "money" and said.islower() and said.upper() in _CODES and said not in _LOWER_WORDS:
                continue
            if (
                word in ("pound", "cent")
                and plain[at : at + 1] == "-"
                and plain[at + 1 : at + 2].isalpha()
                and word == "pound"
            ):
                return
            if word.startswith("pound") and plain[at : at + 6] in ("-feet ", "-feet"):
                return
            read.kind, read.unit, read.end = measure.kind, measure.unit, at
            read.factor = measure.factor if measure.factor != 1 else None
            return


_AMERICAN = late(rf"{_SPACE}-?U\.?S\.?{_SPACE}(?:\$|dollars?\b)", re.I)


def _american(plain: str, read: Tail, found: re.Match[str], end: int) -> None:
    said = _AMERICAN.match(plain, found.start(), end)
    if said is not None:
        read.kind, read.unit, read.end = "money", "USD", said.end()


def currency_before(plain: str, at: int, floor: int) -> tuple[str, int] | None:
    """The currency whose sign or code stands right before ``at``, and where that begins."""
    stop = at
    while stop > floor and at - stop < 3 and plain[stop - 1] in " \t\n":
        stop -= 1
    if stop <= floor or plain[stop - 1] not in _LAST_OF_BEFORE:
        return None
    if plain[stop - 1].isalpha():
        return _code_before(plain, stop, at, floor)
    for length in range(min(_LONGEST_BEFORE, stop - floor), 0, -1):
        begin = stop - length
        said = plain[begin:stop]
        code = _BEFORE.get(said.lower())
        if code is None:
            continue
        if said[0].isalpha() and begin > floor and plain[begin - 1].isalnum():
            continue
        return code, begin
    return None


def _code_before(plain: str, stop: int, at: int, floor: int) -> tuple[str, int] | None:
    """A code of letters (RMB, Rs, and lower case where it is no word) that ends at ``stop``."""
    found = _CODE.search(plain[max(floor, stop - _LONGEST_BEFORE) : stop])
    if found is None:
        return None
    said = found.group()
    code = _BEFORE.get(said.lower())
    if code is None or not (said.isupper() or said in _LOWER_WORDS or said in ("Rs", "Re")):
        return None
    if said in ("R", "NIS") and stop != at:
        return None
    return code, stop - len(said)


def per(plain: str, at: int, end: int) -> tuple[str, int]:
    """What an amount is for each of ("share" in "$31.25 per share", "a share"), and where that ends; else empty."""
    if at >= end or plain[at] not in " \n/-":
        return "", at
    found = _PER.match(plain, at, end)
    if found is None or found[1].lower() in _NOT_PER:
        return "", at
    return found[1].lower(), found.end()
