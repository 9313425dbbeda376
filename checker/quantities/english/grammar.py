"""English quantities: what is read at each place where one can begin, and how neighbours make ranges."""

from __future__ import annotations

import re

from checker.late import late
from checker.model import Quantity
from checker.quantities import digits, masks
from checker.quantities.drafts import Draft, Numeral, dated, measured, ratio
from checker.quantities.english import counts, dates, hedges, identifiers, lists, multiples, numerals, ranges, units
from checker.quantities.english.scan import candidates
from checker.quantities.wordlists import words

_DATE_FIRST = frozenset("jfmasondtlpnceyrqhw")
_RUN = late(r"\d++(?:[.,]\d++)*+")
_SPACED = late(r"[1-9]\d{0,2}(?: \d{3}){1,6}+(?![\d]|[.,]\d)(?=[ \t]?(?:[%a-z$€£.,;)]|$))")
_PLUS = late(r"\+\d++(?:\.\d++)?+")
_CLOSED = late(r"[ \t]?\)")
_SPACES_IN_POINT = late(r"\d++ \. \d++(?= ?%)")
_FRACTION = late(r"(\d{1,3})/(\d{1,3})(?![\d/])")
_MIXED = late(r"[ -](\d)/(\d{1,2})(?![\d/])")
_WORDED = ratio(1, 10)
"""What is said to have doubled became 1.95 to 2.1 times as much."""
_GLOSS = late(r"[ \t]?\([ \t]?(?:US)?[ \t]?\$")
_RUPEE_SCALES = frozenset((10**5, 10**7, 10**12))
"""Lakh, crore and lakh crore: with them a backquote is what became of the sign of the rupee."""
_YEAR_BEFORE = words(
    "in of since by from until till during for year fiscal fy before after end early late mid through to and the "
    "between vs versus over than with ended ending calendar , ( - – /"
)
_QUANTIFIED = words("about some over than least most nearly almost around approximately only another exactly")
_ONE_STOPS = words("the this that each every no any which another first last")
_ONE_AFTER = late(
    r"-(?:time|off|stop|sided|way|size|third-party)|\s{1,2}(?:another|can|should|must|who|thing|day)\b", re.I
)


def parse(plain: str, start: int, end: int) -> list[Quantity]:
    """All quantities between two offsets, in order."""
    reader = _Reader(plain, start, end)
    at = start
    for begin, stop in candidates(plain, start, end):
        if begin >= at:
            at = max(at, reader.at(begin, stop))
    drafts = ranges.join(plain, reader.drafts, start)
    lists.share(plain, drafts)
    return [draft.finish(plain) for draft in drafts]


class _Reader:
    """Reads the quantities of one stretch of text, place by place, into ``drafts``."""

    __slots__ = ("drafts", "end", "floor", "local", "plain", "taken")

    def __init__(self, plain: str, floor: int, end: int) -> None:
        self.plain, self.floor, self.end, self.taken = plain, floor, end, floor
        self.drafts: list[Draft] = []
        self.local = ""

    def at(self, begin: int, stop: int) -> int:
        """Reads what begins at a place; returns where reading goes on."""
        first = self.plain[begin]
        if first.isdigit():
            return self._digits(begin, stop)
        if first.isalpha():
            return self._word(begin, stop)
        return self._mask(begin)

    def _word(self, begin: int, stop: int) -> int:
        plain, end = self.plain, self.end
        first = plain[begin].lower()
        if first == "x":
            return self._mask(begin)
        multiple = multiples.word(plain, begin, stop, end)
        if multiple is not None:
            return self._add(Draft(begin, stop, "ratio", value=multiple, step=_WORDED, multiple=True))
        if first in _DATE_FIRST:
            date = dates.read(plain, begin, end)
            if date is not None:
                return self._take(dated(begin, date))
        vague = numerals.vague(plain, begin, end)
        if vague is not None:
            return (
                vague.end if plain[max(self.floor, begin - 3) : begin].lower() in ("in ", "(in") else self._vague(vague)
            )
        spelled = numerals.spelled(plain, begin, end)
        if spelled is None or (begin > self.floor and plain[begin - 1] == "-" and plain[begin - 2].isalpha()):
            return stop
        if spelled.fraction is not None:
            return self._fraction(begin, spelled.numeral.end, spelled)
        if plain[begin : spelled.numeral.end].lower() == "one" and self._pronoun(begin, spelled.numeral.end):
            return stop
        if identifiers.labelled(plain, begin, self.floor):
            return spelled.numeral.end
        return self._measured(spelled.numeral)

    def _pronoun(self, begin: int, stop: int) -> bool:
        before = self.plain[max(self.floor, begin - 9) : begin].lower().split()
        return bool(before and before[-1] in _ONE_STOPS) or _ONE_AFTER.match(self.plain, stop, self.end) is not None

    def _fraction(self, begin: int, stop: int, spelled: numerals.Spelled) -> int:
        return self._add(Draft(begin, stop, "ratio", value=spelled.fraction))

    def _vague(self, vague: numerals.Vague) -> int:
        said = units.tail(self.plain, self._after_of(vague.end), self.end, money=False)
        if said.kind != "number" or said.scale > 1:
            stop, kind, unit = said.end, said.kind, said.unit
        else:
            unit, stop = counts.counted(self.plain, self._after_of(vague.end), self.end)
            kind = "count" if unit else "number"
            stop = stop if unit else vague.end
        low, high = ratio(vague.low * said.scale, 1), ratio(vague.high * said.scale, 1)
        return self._add(Draft(vague.start, stop, kind, unit, low=low, high=high))

    def _after_of(self, at: int) -> int:
        return at + 3 if self.plain[at : at + 4] == " of " else at

    def _digits(self, begin: int, stop: int) -> int:
        plain, end = self.plain, self.end
        before = plain[begin - 1] if begin > self.taken else " "
        currency = None if before.islower() and before != "s" else units.currency_before(plain, begin, self.taken)
        if currency is None:
            if before == "(" and begin - 1 > self.taken:
                currency = units.currency_before(plain, begin - 1, self.taken)
            if currency is None:
                date = dates.read(plain, begin, end)
                if date is not None and not (date.year and self._counts(begin, date.end, date.year)):
                    return self._take(dated(begin, date))
                past = begin if self._joined(begin) else identifiers.skipped(plain, begin, end, self.floor)
                if past > begin:
                    return past
                fraction = _FRACTION.match(plain, begin, end)
                if fraction is not None:
                    return self._slashed(fraction)
        run = _RUN.match(plain, begin, end)
        if stop - begin < 4 and not plain[max(self.floor, begin - 2) : begin].rstrip()[-1:].isdigit():
            run = _SPACED.match(plain, begin, end) or run
        assert run is not None
        if run.group().isdigit() and _SPACES_IN_POINT.match(plain, begin, end):
            run = _SPACES_IN_POINT.match(plain, begin, end) or run
        found = digits.read(begin, run.group().replace(" ", ""))
        if not found:
            return run.end()
        if len(found) == 1:
            found[0].end = run.end()
        for one in found[:-1]:
            self._measured(one, currency)
            currency = None
        return self._measured(found[-1], currency)

    def _joined(self, begin: int) -> bool:
        """Whether only one mark stands between the quantity before and this place: "5k-20k"."""
        last = self.drafts[-1] if self.drafts else None
        return last is not None and last.end == begin - 1 and last.kind != "date" and self.plain[begin - 1] in "-–—~"

    def _counts(self, begin: int, stop: int, number: int) -> bool:
        """Whether a number that could be a year counts something or is money: "2000 households", "2019 yuan"."""
        plain = self.plain
        said = units.tail(plain, stop, self.end, money=False)
        if said.kind != "number" or said.scale > 1:
            return True
        if not dates.is_year(number):
            return True
        said_before = plain[max(self.floor, begin - 16) : begin].lower().split()
        before = said_before[-1] if said_before else ""
        if before in _QUANTIFIED or hedges.before(plain, begin, self.floor, -1)[0] not in ("", "over"):
            return True
        unit, _ = counts.counted(plain, stop, self.end)
        return bool(unit) and (
            number % 100 == 0
            or (before not in _YEAR_BEFORE and before[-1:] not in ",(" and plain[stop] == " " and unit in counts.THINGS)
        )

    def _slashed(self, found: re.Match[str]) -> int:
        top, bottom = int(found[1]), int(found[2])
        if 0 < top < bottom:
            return self._add(Draft(found.start(), found.end(), "ratio", value=ratio(top, bottom)))
        return found.end()

    def _measured(self, numeral: Numeral, currency: tuple[str, int] | None = None) -> int:
        """A numeral with all that stands beside it."""
        plain, end, begin, stop = self.plain, self.end, numeral.start, numeral.end
        start = begin
        before = plain[begin - 1] if begin > self.taken else " "
        mixed = _MIXED.match(plain, stop, end) if numeral.exact else None
        if mixed is not None and 0 < (part := int(mixed[1])) < (whole := int(mixed[2])):
            numeral.top, numeral.bottom, numeral.exact = numeral.top * whole + part, whole, False
            stop = numeral.end = mixed.end()
        garbled = _PLUS.match(plain, stop, end)
        if garbled is not None and before not in "+":
            numeral.garbled, stop = True, garbled.end()
        elif before == "." and (begin - 1 == self.taken or plain[begin - 2] in " \t\n($£") and numeral.bottom == 1:
            numeral.bottom, numeral.exact, numeral.grain = 10 ** (stop - begin), False, 1
            start = begin - 1
        if before == "(" and (closed := _CLOSED.match(plain, stop, end)) is not None:
            inner = units.currency_before(plain, begin - 1, self.taken)
            said = units.tail(plain, closed.end(), end, money=inner is not None)
            if inner is not None or said.kind != "number" or said.scale > 1:
                numeral.top, start, stop = -numeral.top, begin - 1, closed.end()
                currency = inner
        if currency is None and start != begin:
            currency = units.currency_before(plain, start, self.taken)
        if currency is not None:
            start = currency[1]
        if start > self.taken and plain[start - 1] in "-−" and not numeral.masked:
            if start - 1 == self.floor or plain[start - 2] in " \t\n(~,:;=":
                numeral.top, start = -numeral.top, start - 1
        elif currency is not None and plain[begin - 1] in "-−":
            numeral.top = -numeral.top
        said = units.tail(plain, stop, end, money=currency is not None)
        if (
            currency is None
            and said.scale in _RUPEE_SCALES
            and plain[max(self.taken, start - 2) : start].lstrip()[:1] == "`"
        ):
            currency = "INR", plain.rindex("`", 0, start)
            start = currency[1]
        kind, unit, factor = said.kind, said.unit, said.factor
        if currency is not None:
            kind, unit, factor = "money", currency[0], None
        if kind == "number":
            return self._counted(numeral, start, said, stop)
        draft = measured(numeral, kind, unit, said.scale, factor, said.end, start)
        if kind == "money":
            draft.per, draft.end = units.per(plain, draft.end, end)
            if unit != "USD":
                self.local = unit
        return self._add(draft)

    def _counted(self, numeral: Numeral, start: int, said: units.Tail, stop: int) -> int:
        """A number without a unit of measure: a multiple, a count of things, or a plain number."""
        plain, end = self.plain, self.end
        if said.scale == 1 and not (numeral.masked or numeral.garbled):
            times = multiples.times(plain, said.end, end)
            if times > said.end:
                draft = measured(numeral, "ratio", "", 1, None, times, start)
                draft.multiple = True
                return self._add(draft)
            times = multiples.grown(plain, start, said.end, end, self.floor)
            if times > said.end:
                draft = measured(numeral, "ratio", "", 1, None, times, start)
                draft.multiple = True
                if draft.value is not None:
                    draft.low, draft.high, draft.value = draft.value, draft.value + 1, None
                return self._add(draft)
        unit, after = counts.counted(plain, said.end, end)
        if numeral.masked and unit and plain[after - len(unit) : after] != unit:
            unit = ""
        if not unit and self.local and _GLOSS.match(plain, said.end, end):
            return self._add(measured(numeral, "money", self.local, said.scale, None, said.end, start))
        if numeral.masked and not unit and said.scale == 1:
            return stop
        if not unit and said.end == stop and plain[stop : stop + 1].isalpha() and not numeral.masked:
            return stop + 1
        return self._add(
            measured(numeral, "count" if unit else "number", unit, said.scale, None, after if unit else said.end, start)
        )

    def _mask(self, begin: int) -> int:
        stop = masks.read(self.plain, begin, self.end)
        if stop == begin:
            return begin + 1
        if begin > self.floor and (self.plain[begin - 1].isalnum() or self.plain[begin - 1] in "'’-"):
            return stop
        currency = units.currency_before(self.plain, begin, self.taken)
        if currency is not None:
            said = units.tail(self.plain, stop, self.end, money=True)
            return self._add(
                measured(
                    Numeral(begin, stop, 0, masked=True), "money", currency[0], said.scale, None, said.end, currency[1]
                )
            )
        if self.plain[begin] in "*#[?" and self.plain[stop : stop + 1] not in "%m b":
            return stop
        return self._measured(Numeral(begin, stop, 0, masked=True))

    def _take(self, draft: Draft) -> int:
        self.drafts.append(draft)
        self.taken = draft.end
        return draft.end

    def _add(self, draft: Draft) -> int:
        draft.hedge, _ = hedges.after(self.plain, draft.end, self.end)
        if not draft.hedge:
            previous = self.drafts[-1].end if self.drafts else -1
            draft.hedge, _ = hedges.before(self.plain, draft.start, self.floor, previous)
        return self._take(draft)
