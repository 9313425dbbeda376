"""Chinese quantities: what is read at each place where one can begin, and how neighbours make ranges."""

from __future__ import annotations

import re
from fractions import Fraction

from checker.late import late
from checker.model import Quantity
from checker.quantities import masks
from checker.quantities.chinese import dates, hedges, identifiers, idioms, multiples, numerals, ranges, units
from checker.quantities.chinese import usual as usuals
from checker.quantities.chinese.numerals import CHARACTERS, DIGITS, LARGE, SMALL, Spoken
from checker.quantities.chinese.scan import CANDIDATE
from checker.quantities.drafts import Draft, Numeral, dated, measured, ratio
from checker.quantities.wordlists import words

_PART_OF = late(rf"(百|千|万|萬|[{CHARACTERS}]{{1,3}}|\d{{1,4}})分之(?:(负|[-－]))?(?=[{CHARACTERS}\d])")
_HUNDRED = "百"
_GARBLED = late(
    r"\d[\d.,]*[OoQlI][\dOolI]*(?:\.\d+)?(?=[万亿%元个户家笔人项])|\d[\d,]*(?:\.\d+)?\+\d[\d.]*(?=[万亿%元])|[6６][.,]?5,?438\+\d[\d.]*"
)
_DATE_FIRST = frozenset("今去本当明次前该来上下年月季第头同报全" + "一二三四五六七八九十")
_TIME_UNITS = words("年 天 日 周 个月 小时 分钟 个小时 岁")
_CENTS = late(r"([\d一二三四五六七八九])角(?:([\d一二三四五六七八九])分)?")
_SEVERAL = "数數几幾"
_LETTERED = late(r"[lIOo][.,]?\Z")
_ODD_AFTER = ("O", "o", "Q", "l", "I", "+")
_SLASHED = late(r"(\d{1,3})/(\d{1,3})(?![\d/年月日])")
_MORE_TENTHS = late(r"半|[一二三四五六七八九](?![十百千万亿个家户年月天次项批名级大届是])")
_NUMERALS = late(rf"[{CHARACTERS}\d.,，]++")
_RANGE_MARKS = ("到", "至", "-", "—", "~")
_MINUS = "-－−负負"


def parse(plain: str, start: int, end: int) -> list[Quantity]:
    """All quantities between two offsets, in order."""
    reader = _Reader(plain, start, end)
    at = start
    for found in CANDIDATE.finditer(plain, start, end):
        begin = found.start()
        if begin >= at:
            at = max(at, reader.at(begin))
    return [draft.finish(plain) for draft in ranges.join(plain, reader.drafts, start, end)]


class _Reader:
    """Reads the quantities of one stretch of text, place by place, into ``drafts``."""

    __slots__ = ("drafts", "end", "floor", "plain", "taken")

    def __init__(self, plain: str, floor: int, end: int) -> None:
        self.plain, self.floor, self.end, self.taken = plain, floor, end, floor
        self.drafts: list[Draft] = []

    def at(self, begin: int) -> int:
        """Reads what begins at a place; returns where reading goes on."""
        plain, end = self.plain, self.end
        first = plain[begin]
        if "0" <= first <= "9":
            usual = usuals.read(plain, begin, end, self.floor)
            return self._digits(begin) if usual is None else self._add(usual)
        if first in _DATE_FIRST:
            date = dates.read(plain, begin - (begin > self.floor and plain[begin - 1] == "第"), end)
            if date is not None:
                return self._take(dated(begin - (plain[begin - 1] == "第" and begin > self.floor), date))
        if first in DIGITS or first in SMALL or first in LARGE or first in "廿卅":
            return self._characters(begin)
        if first in _SEVERAL:
            return self._several(begin)
        if first == "翻":
            return self._doubled(begin)
        if first == "上":
            return begin + 1
        return self._mask(begin)

    def _digits(self, begin: int) -> int:
        plain, end = self.plain, self.end
        if begin > self.floor and plain[begin - 1] == "第":
            date = dates.read(plain, begin - 1, end)
            if date is not None:
                return self._take(dated(begin - 1, date))
        garbled = self._garbled(begin)
        if garbled:
            return garbled
        currency = units.currency_before(plain, begin, self.taken)
        if currency is None:
            past = identifiers.bracketed(plain, begin, end, self.floor)
            if past > begin:
                return past
            date = dates.read(plain, begin, end)
            if date is not None and not (date.year and date.end - begin == 4 and self._counts(date.end)):
                return self._take(dated(begin, date))
            past = begin if self._joined(begin) else identifiers.skipped(plain, begin, end, self.floor)
            if past > begin:
                return past
            share = _PART_OF.match(plain, begin, end)
            if share is not None:
                return self._share(begin, share)
            slashed = _SLASHED.match(plain, begin, end)
            if slashed is not None and 0 < int(slashed[1]) < int(slashed[2]):
                return self._add(Draft(begin, slashed.end(), "ratio", value=ratio(int(slashed[1]), int(slashed[2]))))
        found = numerals.read(plain, begin, end)
        if not found:
            return self._run_end(begin)
        at = begin
        for one in found:
            at = self._measured(one, currency)
            currency = None
        return at

    def _garbled(self, begin: int) -> int:
        """Reads digits with letters or signs among them (9O个, l.7%) as a figure that cannot be known; 0 for others."""
        plain, end = self.plain, self.end
        start, stop = begin, 0
        run = _NUMERALS.match(plain, begin, end)
        odd_before = begin > self.taken and plain[begin - 1] in "lIOo.,"
        if not odd_before and run is not None and not plain.startswith(_ODD_AFTER, run.end()):
            return 0
        lettered = _LETTERED.search(plain, max(self.taken, begin - 3), begin) if odd_before else None
        if lettered is not None and run is not None and not self._goes_on(lettered.start()):
            start, stop = lettered.start(), begin + len(run.group().rstrip(".,，十百千万亿"))
        elif (found := _GARBLED.match(plain, begin, end)) is not None:
            stop = found.end()
        if not stop:
            return 0
        spoken = Spoken(Numeral(start, stop, 0, garbled=True))
        numerals.add_scales(plain, spoken, end)
        return self._measured(spoken, None)

    def _goes_on(self, at: int) -> bool:
        """Whether a letter or a digit of the text that is read stands right before a place."""
        before = self.plain[at - 1] if at > self.floor else " "
        return before == "." or (before.isascii() and before.isalnum())

    def _joined(self, begin: int) -> bool:
        """Whether only one mark stands between the quantity before and this place: 5k-20k."""
        last = self.drafts[-1] if self.drafts else None
        return (
            last is not None and last.end == begin - 1 and last.kind != "date" and self.plain[begin - 1] in "-–—~至到"
        )

    def _counts(self, stop: int) -> bool:
        """Whether a number that could be a year has a unit after it."""
        return units.unit(self.plain, stop, self.end).kind != "number" or self.plain.startswith(
            ("万", "亿", "余", "多"), stop
        )

    def _characters(self, begin: int) -> int:
        plain, end = self.plain, self.end
        share = _PART_OF.match(plain, begin, end)
        if share is not None:
            return self._share(begin, share)
        past = identifiers.skipped(plain, begin, end, self.floor)
        if past > begin:
            return past
        first = plain[begin]
        if plain.startswith("一半", begin) and not plain.startswith(("一半以", "一半是"), begin):
            return self._add(Draft(begin, begin + 2, "ratio", value=ratio(1, 2)))
        if first in LARGE or (first in SMALL and first not in "十拾"):
            return self._bare_scale(begin)
        spoken = numerals.read(plain, begin, end)
        if not spoken:
            return self._run_end(begin)
        one = spoken[0]
        stop = one.numeral.end
        if idioms.holds(plain, begin, stop, end, self.floor):
            return stop
        return self._measured(one, units.currency_before(plain, begin, self.taken))

    def _run_end(self, begin: int) -> int:
        """Where the digits and numeral characters end that make no number."""
        found = _NUMERALS.match(self.plain, begin, self.end)
        return begin + 1 if found is None else found.end()

    def _share(self, begin: int, found: re.Match[str]) -> int:
        """百分之三十, 千分之三, 三分之二."""
        plain, end = self.plain, self.end
        whole = found[1]
        bottom = {"百": 100, "千": 1000, "万": 10000, "萬": 10000}.get(whole, 0)
        if plain.startswith("百", found.end()) and bottom == 100:
            numeral = Numeral(begin, found.end() + 1, 100, exact=True)
            return self._add(measured(numeral, "percent", "%", 1, None, found.end() + 1, begin))
        spoken = numerals.read(plain, found.end(), end)
        if not spoken:
            return found.end()
        one = spoken[0].numeral
        one.top *= -1 if found[2] else 1
        start = begin
        if start > self.taken and plain[start - 1] in _MINUS and plain[start - 1] in "负負-":
            one.top, start = -one.top, start - 1
        if bottom:
            return self._add(measured(one, "percent", "%", spoken[0].scale, Fraction(100, bottom), one.end, start))
        lower = numerals.read(plain, begin, found.start() + len(whole))
        if not lower or lower[0].numeral.top == 0:
            return found.end()
        value = Fraction(one.top, one.bottom) / lower[0].numeral.top
        return self._add(Draft(start, one.end, "ratio", value=value))

    def _bare_scale(self, begin: int) -> int:
        """上百万元, 近百亿元, 百余人: a scale that stands for one of it, only where a word beside it says so."""
        plain, end = self.plain, self.end
        value, stop = numerals.bare_scale(plain, begin, end)
        if not value:
            return self._run_end(begin)
        odd = stop < end and plain[stop] in "余多"
        start = begin
        hedge = hedges.before(plain, begin, self.floor, duration=False)
        if begin > self.taken and plain[begin - 1] in "上成" and plain[begin - 1 : begin + 1] != "成千":
            start, hedge = begin - 1, "at least"
        if odd:
            hedge, stop = "over", stop + 1
            while stop < end and plain[stop] in LARGE:
                value, stop = value * LARGE[plain[stop]], stop + 1
        if not hedge:
            return stop
        said = units.unit(plain, stop, end)
        if said.kind == "number":
            return stop
        draft = measured(
            Numeral(begin, stop, value, grain=value), said.kind, said.unit, 1, said.factor, said.end, start
        )
        draft.hedge = hedge
        return self._take(draft)

    def _several(self, begin: int) -> int:
        """数十万元, 几百户: from one of the scale to ten of it."""
        plain, end = self.plain, self.end
        value, stop = numerals.bare_scale(plain, begin + 1, end)
        if not value:
            return begin + 1
        while stop < end and plain[stop] in "多余":
            stop += 1
        said = units.unit(plain, stop, end)
        low, high = Fraction(value), Fraction(value * 10)
        if said.factor is not None:
            low, high = low * said.factor, high * said.factor
        return self._add(
            Draft(begin, said.end if said.kind != "number" else stop, said.kind, said.unit, low=low, high=high)
        )

    def _doubled(self, begin: int) -> int:
        found = multiples.doubled(self.plain, begin, self.end)
        if found is None:
            return begin + 1
        return self._add(Draft(begin, found[1], "ratio", value=found[0], multiple=True))

    def _measured(self, spoken: Spoken, currency: tuple[str, int] | None) -> int:
        """A numeral with all that stands beside it."""
        plain, end, numeral = self.plain, self.end, spoken.numeral
        begin, stop = numeral.start, numeral.end
        start = begin
        if (
            begin > self.taken
            and plain[begin - 1] == "."
            and numeral.bottom == 1
            and (begin - 1 == self.floor or not plain[begin - 2].isalnum())
        ):
            numeral.bottom, numeral.exact, numeral.grain, start = 10 ** (stop - begin), False, 1, begin - 1
        if currency is not None:
            start = currency[1]
        said = units.unit(plain, stop, end)
        start = self._signed(numeral, start)
        if currency is not None and said.kind in ("number", "money"):
            if said.kind == "number":
                said.kind, said.unit, said.factor = "money", currency[0], None
            elif said.unit == "CNY":
                said.unit = currency[0]
        elif currency is not None:
            start = begin
        if said.kind == "number":
            return self._plain(spoken, start, said)
        if spoken.low is not None and spoken.high is not None:
            factor = (said.factor or Fraction(1)) * spoken.scale
            return self._add(
                Draft(start, said.end, said.kind, said.unit, low=spoken.low * factor, high=spoken.high * factor)
            )
        draft = measured(numeral, said.kind, said.unit, spoken.scale, said.factor, said.end, start)
        if spoken.odd or (
            said.end < end
            and plain[said.end] in "余多"
            and not plain.startswith(("多种", "多个", "多样"), said.end)
            and not plain[said.end + 1 : said.end + 2].isdigit()  # 比 772 万人次多 9.5%
        ):
            draft.hedge = "over"
            if not spoken.odd:
                draft.end += 1
                if draft.kind == "count" or plain.startswith("元", draft.end):
                    more = units.unit(plain, draft.end, end)
                    draft.end = more.end if more.kind in ("money",) else draft.end
        if draft.kind == "money":
            self._completed(draft)
        elif draft.kind == "percent" and plain[draft.end - 1] == "成" and draft.value is not None:
            tenth = _MORE_TENTHS.match(plain, draft.end, end)
            if tenth is not None:
                draft.value += 5 if tenth.group() == "半" else DIGITS[tenth.group()]
                draft.step, draft.end = ratio(1, 1), tenth.end()
        return self._add(draft)

    def _signed(self, numeral: Numeral, start: int) -> int:
        """Takes in a minus before a number: -3.4, 负三; a dash after another number is none."""
        plain = self.plain
        place = start - 1
        if place > self.taken and plain[place] == " " and plain[place - 1] in "负負":
            place -= 1
        if place < self.taken or plain[place] not in _MINUS or numeral.masked:
            return start
        if plain[place] in "负負":
            numeral.top = -numeral.top
            return place
        before = plain[place - 1] if place > self.floor else " "
        if (
            (before.isalnum() and before.isascii())
            or before in "%％元年月日)）"
            or before in "-—－〕"
            or before in LARGE
        ):
            return start
        numeral.top = -numeral.top
        return place

    def _completed(self, draft: Draft) -> None:
        """Adds what may follow money: 角 and 分, /股; and 每股 before it."""
        plain, end = self.plain, self.end
        cents = _CENTS.match(plain, draft.end, end)
        if cents is not None and draft.value is not None and plain[draft.end - 1] in "元块圆圓":
            tenths, hundredths = cents.groups()
            draft.value += Fraction(_one(tenths), 10) + Fraction(_one(hundredths) if hundredths else 0, 100)
            draft.step, draft.end = Fraction(1, 100 if hundredths else 10), cents.end()
        draft.per, draft.end = units.per(plain, draft.end, end)
        if not draft.per:
            draft.per = units.each_before(plain, draft.start, self.floor)

    def _plain(self, spoken: Spoken, start: int, said: units.Tail) -> int:
        """A number without a unit of measure: a multiple, or a plain number."""
        plain, end, numeral = self.plain, self.end, spoken.numeral
        stop = numeral.end
        place = stop + (plain[stop : stop + 1] == " ")
        if place < end and plain[place] == "倍" and not plain.startswith(("倍数", "倍率", "倍增"), place):
            draft = measured(numeral, "ratio", "", spoken.scale, None, place + 1, start)
            draft.multiple = True
            if spoken.low is not None and spoken.high is not None:
                draft.value, draft.low, draft.high = None, Fraction(spoken.low), Fraction(spoken.high)
            if multiples.grown(plain, start, self.floor) and draft.value is not None:
                draft.value += 1
            draft.hedge = "over" if spoken.odd or plain.startswith(("多", "余"), place + 1) else ""
            return self._add(draft)
        if numeral.masked:
            return (
                stop
                if spoken.scale == 1
                else self._add(measured(numeral, "number", "", spoken.scale, None, stop, start))
            )
        if spoken.low is not None and spoken.high is not None:
            return self._add(
                Draft(start, stop, low=Fraction(spoken.low * spoken.scale), high=Fraction(spoken.high * spoken.scale))
            )
        if spoken.characters and stop - start == 1 and not (start == self.floor and stop == end):
            following = plain[stop : stop + 1]
            if plain.startswith(_RANGE_MARKS, stop) and plain[stop + 1 : stop + 2] in DIGITS:
                return self._add(measured(numeral, "number", "", spoken.scale, None, stop, start))
            if (
                not (hedges.before(plain, start, self.floor, duration=False) or hedges.after(plain, stop, end))
                or following.isdigit()
            ):
                return stop
        draft = measured(numeral, "number", "", spoken.scale, None, stop, start)
        if spoken.odd:
            draft.hedge = "over"
        return self._add(draft)

    def _mask(self, begin: int) -> int:
        plain, end = self.plain, self.end
        date = dates.masked(plain, begin, end)
        if date is not None:
            return self._take(dated(begin, date))
        stop = masks.read(plain, begin, end)
        if stop == begin:
            return begin + 1
        if begin > self.floor and plain[begin - 1].isascii() and plain[begin - 1].isalnum():
            return stop
        spoken = Spoken(Numeral(begin, stop, 0, masked=True))
        numerals.add_scales(plain, spoken, end)
        return self._measured(spoken, units.currency_before(plain, begin, self.taken))

    def _take(self, draft: Draft) -> int:
        self.drafts.append(draft)
        self.taken = draft.end
        return draft.end

    def _add(self, draft: Draft) -> int:
        if not draft.hedge:
            duration = draft.kind == "count" and draft.unit in _TIME_UNITS
            draft.hedge = hedges.before(self.plain, draft.start, self.floor, duration=duration) or hedges.after(
                self.plain, draft.end, self.end
            )
        return self._take(draft)


def _one(character: str) -> int:
    return int(character) if character.isascii() else DIGITS[character]
