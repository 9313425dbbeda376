"""Chinese numbers in characters, in digits and in both: 一万二千, 壹佰贰拾万, 二〇〇〇, 5亿6千万, 3,000余万."""

from __future__ import annotations

from types import MappingProxyType

from checker.late import late
from checker.quantities import digits
from checker.quantities.drafts import LONGEST_EXACT, Numeral

DIGITS = MappingProxyType(
    {
        character: value
        for value, characters in enumerate(
            ("零〇○", "一壹弌", "二贰貳两兩", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
        )
        for character in characters
    }
)
SMALL = MappingProxyType({"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000})
LARGE = MappingProxyType({"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12})
ODD = "余多來来几幾餘"
_SPECIAL = MappingProxyType({"廿": 20, "卅": 30})
CHARACTERS = "".join((*DIGITS, *SMALL, *LARGE, *_SPECIAL)).replace("○", "")
_PLAIN = late(r"\d++(?:\.\d++)?+(?![.,，]\d)")
_SPACED = late(r"[1-9]\d{0,2}(?: \d{3}){1,4}+(?=[ ]?[万亿元%])")
_RUN = late(r"\d++(?:[.,，]\d++)*+")
_NO_SCALE = "千(?=[瓦米克伏卡赫])|百(?=分)"
_TOKENS = late(rf"[ ]?(?!{_NO_SCALE})(\d++(?:[.,，]\d++)*+|[{CHARACTERS}○]|[点點](?=[{CHARACTERS}\d]))")
_BARE_SCALE = late(r"[十百千万亿拾佰仟萬億]++")
_LONGEST_RUN = 40
_LETTERS = MappingProxyType({"k": 1000, "K": 1000, "M": 10**6})


class Spoken:
    """A number and the scale said after it; ``odd`` where 余, 多 or 几 says that there is more; ``high`` for 三四百."""

    __slots__ = ("characters", "high", "low", "numeral", "odd", "scale")

    def __init__(
        self,
        numeral: Numeral,
        scale: int = 1,
        odd: bool = False,
        low: int | None = None,
        high: int | None = None,
        characters: bool = False,
    ) -> None:
        self.numeral = numeral
        self.scale = scale
        self.odd = odd
        self.low = low
        self.high = high
        self.characters = characters


def read(plain: str, at: int, end: int) -> list[Spoken]:
    """The numbers that begin at a digit or numeral character: mostly one, more where commas part them, or none."""
    first = plain[at]
    if "0" <= first <= "9":
        found = _PLAIN.match(plain, at, end) or _RUN.match(plain, at, end)
        assert found is not None
        stop = found.end()
        following = plain[stop] if stop < end else ""
        if following == " " and stop - at <= 3 and (spaced := _spaced(plain, at, end)) is not None:
            return [spaced]
        if following in SMALL or (following in LARGE and _goes_on(plain, stop, end)):
            return _sequence(plain, at, end)
        run = found.group()
        numbers = (
            [digits.numeral(at, run)] if len(run) <= digits.LONGEST and found.re is _PLAIN else digits.read(at, run)
        )
        spoken = [Spoken(number) for number in numbers]
        if spoken:
            add_scales(plain, spoken[-1], end)
        return spoken
    return _sequence(plain, at, end)


def _spaced(plain: str, at: int, end: int) -> Spoken | None:
    """A number with spaces between its thousands: 25 513万."""
    found = _SPACED.match(plain, at, end)
    if found is None or (at and plain[at - 1] in " .,"):
        return None
    one = digits.numeral(at, found.group().replace(" ", ""))
    one.end = found.end()
    spoken = Spoken(one)
    add_scales(plain, spoken, end)
    return spoken


def _goes_on(plain: str, at: int, end: int) -> bool:
    """Whether numerals go on after one or two scale characters: 5亿6千万, 1万600."""
    while at < end and plain[at] in LARGE:
        at += 1
    if at < end and plain[at] == " ":
        at += 1
        return at + 1 < end and plain[at].isdigit() and (plain[at + 1] in SMALL or plain[at + 1] in LARGE)
    return at < end and _TOKENS.match(plain, at, end) is not None


def add_scales(plain: str, spoken: Spoken, end: int) -> None:
    """Adds 余 or 多 and the scales after a number: 3,000余万, 2000多万, 1.5k."""
    at = spoken.numeral.end
    if at < end and plain[at] in " \n" and at + 1 < end and plain[at + 1] in LARGE:
        at += 1
    for _ in range(2):
        while at < end and (plain[at] in LARGE or (plain[at] in SMALL and at + 1 < end and plain[at + 1] in LARGE)):
            spoken.scale *= LARGE.get(plain[at]) or SMALL[plain[at]]
            at += 1
            spoken.numeral.end = at
        if at < end and plain[at] in ODD and not spoken.odd and plain[at] not in "来來":
            if plain[at] in "几幾" and spoken.scale == 1 and not spoken.characters:
                return
            spoken.odd = True
            at += 1
            spoken.numeral.end = at
    if spoken.scale == 1 and at < end:
        place = at + (plain[at] == " ")
        if (
            place < end
            and plain[place] in _LETTERS
            and not (plain[place + 1 : place + 2].isalnum() and plain[place + 1 : place + 2].isascii())
        ):
            spoken.scale, spoken.numeral.end = _LETTERS[plain[place]], place + 1


def _sequence(plain: str, at: int, end: int) -> list[Spoken]:
    """A number of characters and digits mixed, by sections of ten thousand."""
    parts: list[str] = []
    ends: list[int] = []
    place = at
    while len(parts) < _LONGEST_RUN and (found := _TOKENS.match(plain, place, end)) is not None:
        if (
            parts
            and found.group()[0] == " "
            and found[1] not in LARGE
            and not (parts[-1] in LARGE or parts[-1] in SMALL)
        ):
            break
        place = found.end()
        parts.append(found[1])
        ends.append(place)
    adding = _Adding()
    used = 0
    for index, part in enumerate(parts):
        if not adding.takes(part, parts[index + 1 : index + 3]):
            break
        used = index + 1
    else:
        if len(parts) == _LONGEST_RUN:
            return []
    if not used:
        return _approximate(plain, at, end)
    if used < len(parts) and not adding.closed_well(parts[used]):
        return _approximate(plain, at, end)
    spoken = adding.result(at, ends[used - 1], _trailing(parts[:used]))
    add_scales(plain, spoken, end)
    return [spoken]


def _trailing(parts: list[str]) -> int:
    """The scale that a number ends in (亿 of 九百亿), which a range may share."""
    scale = 1
    for part in reversed(parts):
        if part not in LARGE:
            break
        scale *= LARGE[part]
    return scale


class _Adding:
    """Adds up a number: ``total`` is closed by 万 and 亿, ``section`` by 十百千, ``digits`` are not closed yet."""

    __slots__ = ("bottom", "characters", "closed", "digits", "last", "section", "seen_zero", "total", "whole")

    def __init__(self) -> None:
        self.total = self.section = 0
        self.digits: str = ""
        self.bottom = 1
        self.last = 0
        self.closed = 0
        self.whole = True
        self.seen_zero = False
        self.characters = False

    def takes(self, part: str, following: list[str]) -> bool:
        if part in "点點":
            if self.bottom > 1 or (not self.digits and not self.section):
                return False
            self._point(following)
            return True
        if part in DIGITS:
            return self._digit(part)
        if part in _SPECIAL:
            if self.digits or self.section:
                return False
            self.section, self.last, self.characters = _SPECIAL[part], 10, True
            return True
        if part in SMALL:
            return self._small(SMALL[part])
        if part in LARGE:
            return self._large(LARGE[part])
        return self._run(part)

    def _point(self, following: list[str]) -> None:
        self.section += int(self.digits or 0)
        self.digits, self.bottom, self.whole = "", 1, False

    def _digit(self, part: str) -> bool:
        self.characters = True
        value = DIGITS[part]
        if not self.whole:
            self.section, self.bottom = self.section * 10 + value, self.bottom * 10
            return True
        if value == 0 and not self.digits and (self.section or self.total):
            self.seen_zero = True
            return True
        if self.digits and (self.section or self.total):
            return False
        self.digits += str(value)
        return len(self.digits) <= digits.LONGEST

    def _small(self, scale: int) -> bool:
        if not self.whole or (len(self.digits) > 1 and self.characters):
            return False
        if self.section and self.last <= scale:
            return False
        self.characters = self.characters or not self.digits
        self.section += int(self.digits or 1) * scale
        self.digits, self.last = "", scale
        return True

    def _large(self, scale: int) -> bool:
        self._close()
        if not self.section and not self.total:
            return False
        if not self.section:
            self.total *= scale
        elif self.total and self.closed < scale:
            self.total = (self.total + self.section) * scale
        else:
            self.total += self.section * scale
        self.section, self.last, self.closed, self.seen_zero = 0, scale, scale, False
        return True

    def _run(self, part: str) -> bool:
        if self.digits or not self.whole:
            if not self.whole and part.isdigit():
                self.section, self.bottom = self.section * 10 ** len(part) + int(part), self.bottom * 10 ** len(part)
                return True
            return False
        numbers = digits.read(0, part)
        if len(numbers) != 1 or numbers[0].garbled:
            return False
        one = numbers[0]
        if one.bottom > 1:
            if self.section or self.total:
                return False
            self.section, self.bottom, self.last = one.top, one.bottom, 1
            self.whole = True
            return True
        self.digits = str(one.top)
        return True

    def _close(self) -> None:
        if self.digits:
            self.section += int(self.digits)
            self.digits = ""

    def closed_well(self, unread: str) -> bool:
        """Whether a number may stop before a part that it could not take (十四五 is none)."""
        return not (self.characters and (unread in DIGITS or unread in SMALL))

    def result(self, start: int, end: int, scale: int) -> Spoken:
        """The number, with the scale it ends in apart from it."""
        if (
            self.digits
            and self.characters
            and self.last >= 100
            and not self.seen_zero
            and len(self.digits) == 1
            and self.whole
        ):
            self.section += int(self.digits) * (self.last // 10)
            self.digits = ""
        self._close()
        top = (self.total + self.section) // scale
        printed = str(top)
        exact = self.bottom == 1 and len(printed) <= LONGEST_EXACT
        grain = 1
        if self.bottom == 1 and not exact:
            grain = digits.grain(printed)
        return Spoken(Numeral(start, end, top, self.bottom, grain, exact), scale, characters=self.characters)


def _approximate(plain: str, at: int, end: int) -> list[Spoken]:
    """七八十, 三四百: two digits that follow each other, with a scale."""
    first, second = plain[at], plain[at + 1 : at + 2]
    if first not in DIGITS or second not in DIGITS or DIGITS[second] != DIGITS[first] + 1 or DIGITS[first] == 0:
        return []
    place, scale = at + 2, 1
    while place < end and (plain[place] in SMALL or plain[place] in LARGE):
        scale *= SMALL.get(plain[place]) or LARGE[plain[place]]
        place += 1
    if scale == 1:
        return []
    return [Spoken(Numeral(at, place, 0), low=DIGITS[first] * scale, high=DIGITS[second] * scale, characters=True)]


def bare_scale(plain: str, at: int, end: int) -> tuple[int, int]:
    """What scale characters alone come to and where they end (百万 of 上百万元); 0 where there are none."""
    found = _BARE_SCALE.match(plain, at, end)
    if found is None or len(found.group()) > 4:
        return 0, at
    value = 1
    for character in found.group():
        value *= SMALL.get(character) or LARGE[character]
    return value, found.end()
