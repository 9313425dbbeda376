"""English dates: years, quarters, months, days, "the end of December 2019", "the same period of last year"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from checker import periods
from checker.late import late
from checker.quantities.drafts import Found
from checker.quantities.wordlists import row, words

_MONTHS = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "january jan",
                "february feb",
                "march mar",
                "april apr",
                "may",
                "june jun",
                "july jul",
                "august aug",
                "september sept sep",
                "october oct",
                "november nov",
                "december dec",
            ),
            1,
        )
        for name in names.split()
    }
)
_ORDINALS = MappingProxyType(
    {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": 4, "final": 4}
)
_COUNTS = MappingProxyType(
    {word: value for value, word in enumerate(row("one two three four five six seven eight nine ten eleven twelve"), 1)}
)
_SHIFTS = MappingProxyType(
    {
        "this": 0,
        "the": 0,
        "current": 0,
        "reporting": 0,
        "same": 0,
        "last": -1,
        "previous": -1,
        "prior": -1,
        "preceding": -1,
        "past": -1,
        "next": 1,
        "following": 1,
        "coming": 1,
    }
)
_S = r"[ \t]{0,3}+(?:\r?\n[ \t]{0,3}+)?+"
_G = r"(?:[ \t]{1,3}+(?:\r?\n[ \t]{0,3}+)?+|\r?\n[ \t]{0,3}+)"
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:1[89]|20|21)\d\d(?![\d%])(?!,\d{3}(?!\d))(?!\.\d)"
_SPAN = (
    rf"(?:fiscal{_G}year{_G}|fiscal{_G}|financial{_G}year{_G}|calendar{_G}year{_G}|calendar{_G}|fiscal-year{_G}"
    rf"|FY{_S}|the{_G}year{_G}|year{_G})"
)
_EDGE = late(
    rf"(?:the{_G})?(?P<edge>end|close|beginning|start|middle|turn)(?:{_G}of|{_G}in|-)(?:{_G}the(?={_G}(?!year|quarter|month)))?{_S}",
    re.I,
)
_SAME = late(
    rf"(?:the{_G})?(?:same|corresponding|comparable|like|prior-year|prior{_G}year){_G}(?:period|quarter|month|half|time)s?"
    rf"(?:{_G}(?:of|in|a|the))?(?:{_G}the)?(?:{_G}(?P<which>last|previous|prior|preceding)(?:{_G}|-)year|{_G}(?P<year>{_YEAR})|{_G}(?P<earlier>year{_G}(?:ago|earlier|before)))?",
    re.I,
)
_YEAR_EDGE = late(rf"year-(?P<edge>end|start)(?:(?:{_G}of)?{_G}(?P<year>{_YEAR}))?", re.I)
_ENDED = late(
    rf"(?:the{_G})?(?:(?P<count>\d{{1,2}}|{'|'.join(_COUNTS)}){_S}-?(?P<size>months?|quarters?|years?|weeks?)|(?:fiscal{_G})?(?P<one>year|quarter|month|half))"
    rf"{_G}(?:period{_G})?end(?:ed|ing){_G}(?:on{_G}|at{_G})?(?P<date>(?=[A-Z0-9]))",
    re.I,
)
_FIRST = late(
    rf"(?:the{_G})?first{_G}(?P<count>\d{{1,2}}|{'|'.join(_COUNTS)}){_G}(?P<size>months|quarters)(?:{_G}of(?:{_G}the)?)?(?:{_G}(?:{_SPAN})?(?P<year>{_YEAR})"
    rf"|{_G}(?P<which>this|last|next|previous|prior|current){_G}(?:fiscal{_G})?year|(?P<own>{_G}year))?",
    re.I,
)
_PART = late(
    rf"(?:the{_G})?(?:(?P<before>{_YEAR}){_G})?(?:(?P<which>first|second|third|fourth|final|last|1st|2nd|3rd|4th)(?:{_G}|-)(?:fiscal{_G})?(?P<size>quarter|half)\b|(?P<letter>[QH])(?P<number>[1-4])\b|(?P<number2>[1-4])(?P<letter2>[QH]))"
    rf"(?:{_S}(?:of|in)?(?:{_G}the)?(?:{_S}-?(?:{_SPAN})?(?P<year>{_YEAR})|{_S}(?:FY)?(?P<short>\d\d)(?!\d|[.,]\d|{_S}(?:%|thousand|million|billion|percent|per\b))|{_S}(?P<shift>this|last|next|previous|prior|current)(?:{_G}|-)(?:fiscal{_G})?year|(?P<own>{_G}year)))?",
    re.I,
)
_RELATIVE = late(
    rf"(?:the{_G})?(?P<shift>this|last|next|previous|prior|preceding|current|past|following|coming|reporting){_S}-?"
    rf"(?:fiscal{_G}|financial{_G}|calendar{_G})?(?P<size>year|quarter|month|half)\b(?!-old)(?:'s)?|(?:the{_G})(?P<own>year|quarter|month)\b(?!-)(?!{_G}(?:end|ago|{_YEAR}))",
    re.I,
)
_CALENDAR = late(
    rf"(?:(?:(?:early|late|mid)(?:{_G}|-))?(?P<month>{_MONTH})(?![A-Za-z])\.?(?:{_S}(?P<day>[0-3]?\d)(?:{_S}(?:st|nd|rd|th))?(?![\d%:])(?!{_S}(?:,\d{{3}}|\.\d|million|billion|percent|per\b|%)))?"
    rf"(?:{_S},?{_S}(?:of{_G})?(?P<year>{_YEAR}))?)",
    re.I,
)
_DAY_FIRST = late(
    rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:{_G}of)?{_G}(?P<month>{_MONTH})(?![A-Za-z])\.?(?:{_S},?{_S}(?P<year>{_YEAR}))?",
    re.I,
)
_NUMERIC = late(
    r"(?P<year>(?:1[89]|20|21)\d\d)(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?:T[\d:.]*Z?)?(?![\d%])"
    r"|(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<last>(?:19|20)?\d\d)(?!\d)"
)
_YEARS = late(
    rf"(?:{_SPAN})?(?P<year>{_YEAR})(?:{_S}[-–—/]{_S}(?P<to>{_YEAR}|\d\d(?!\d|[.,]\d|%))|-(?P<mask>[xX*]{{2}})(?![A-Za-z])|(?P<decade>'?s)\b)?(?P<wrong>[A-Za-z])?",
    re.I,
)
_FISCAL = late(
    rf"(?:fiscal|FY|financial{_G}year|calendar)(?:{_G}year)?{_S}'?(?P<short>\d\d)(?![\d%,.])(?:{_S}-{_S}(?P<to>\d\d)(?!\d))?",
    re.I,
)
_TELLING = 3
"""So many letters of a first word tell which patterns need to be tried."""
_LEAD = late(r"(?:the\s{1,9})?([a-z]+)", re.I)
_EDGES = frozenset(("end", "clo", "beg", "sta", "mid", "tur"))
_BARE_MONTH_AFTER = words(
    "in of since by from until till during through late early mid end before after and to between"
)


def read(plain: str, at: int, end: int) -> Found | None:
    """The date that begins at ``at``, with "the end of" before it; None where there is none."""
    if _lead(plain, at, end) in _EDGES and (edge := _EDGE.match(plain, at, end)) is not None:
        inner = _within(plain, edge.end(), end) or _own_span(plain, edge.end(), end)
        if inner is not None and not inner.masked:
            inner.year = 0
            which = edge["edge"].lower()
            return inner if which == "middle" else _edge_of(inner, at_end=which in ("end", "close"))
        return None
    return _within(plain, at, end)


def _lead(plain: str, at: int, end: int) -> str:
    """How the first word begins, behind "the": it tells which patterns need to be tried."""
    found = _LEAD.match(plain, at, end)
    return "" if found is None else found[1][:_TELLING].lower()


_OWN = late(rf"(?:the{_G})?(?:(?P<which>reporting){_G})?(?P<size>year|quarter|month|period)\b", re.I)


def _own_span(plain: str, at: int, end: int) -> Found | None:
    found = _OWN.match(plain, at, end)
    if found is None:
        return None
    size = found["size"].lower()
    return Found(found.end(), relative="report" if size == "period" else size)


def _edge_of(found: Found, *, at_end: bool) -> Found:
    if found.period is not None:
        found.period = periods.last_day(found.period) if at_end else periods.first_day(found.period)
    else:
        found.relative += ":end" if at_end else ":start"
    return found


def _within(plain: str, at: int, end: int) -> Found | None:
    if at >= end:
        return None
    for reader in _of_digits(plain, at, end) if plain[at].isdigit() else _READERS.get(_key(plain, at, end), ()):
        found = reader(plain, at, end)
        if found is not None:
            return found
    return None


def _key(plain: str, at: int, end: int) -> tuple[str, str]:
    return plain[at].lower(), _lead(plain, at, end)


def _of_digits(plain: str, at: int, end: int) -> Iterator[_Reader]:
    """The readers that can take a number, by its length and what stands behind it: most numbers are no dates."""
    stop = at
    while stop < end and plain[stop].isdigit():
        stop += 1
    count, behind = stop - at, plain[stop].lower() if stop < end else ""
    spaced = behind.isspace()
    if (count == 4 and behind and behind in "-/.") or (count < 3 and behind == "/"):
        yield _numeric
    if count < 3 and (spaced or behind == "-" or behind.isalpha()):
        yield _ended
    if count < 3 and (spaced or (behind and behind in "snrt")):
        yield _day_first
    if (count == 4 and spaced) or (count == 1 and behind and behind in "qhsnrt"):
        yield _part
    if count == 4:
        yield _years


def _same(plain: str, at: int, end: int) -> Found | None:
    found = _SAME.match(plain, at, end)
    if found is None:
        return None
    if found["year"]:
        return Found(found.end(), relative=f"{found['year']}:same")
    return Found(found.end(), relative="year-1:same")


def _year_edge(plain: str, at: int, end: int) -> Found | None:
    found = _YEAR_EDGE.match(plain, at, end)
    if found is None:
        return None
    inner = (
        Found(found.end(), periods.year(int(found["year"]))) if found["year"] else Found(found.end(), relative="year")
    )
    return _edge_of(inner, at_end=found["edge"].lower() == "end")


def _ended(plain: str, at: int, end: int) -> Found | None:
    found = _ENDED.match(plain, at, end)
    if found is None:
        return None
    last = _calendar(plain, found.end(), end) or _day_first(plain, found.end(), end)
    if last is None or last.period is None:
        return None
    count = found["count"]
    size = (found["size"] or found["one"]).lower().rstrip("s")
    number = 1 if count is None else _COUNTS.get(count.lower(), 0) or int(count)
    if size == "week":
        return Found(last.end, periods.weeks_ending(last.period.end, number))
    return Found(
        last.end, periods.ending(last.period.end, number * {"month": 1, "quarter": 3, "half": 6, "year": 12}[size])
    )


def _first(plain: str, at: int, end: int) -> Found | None:
    found = _FIRST.match(plain, at, end)
    if found is None:
        return None
    count = _COUNTS.get(found["count"].lower(), 0) or int(found["count"])
    count *= 3 if found["size"].lower() == "quarters" else 1
    if not 1 <= count <= 12:
        return None
    if found["year"]:
        return Found(found.end(), periods.months(int(found["year"]), 1, count))
    return Found(found.end(), relative=f"{_shifted('year', found['which'])}:N{count}")


def _part(plain: str, at: int, end: int) -> Found | None:
    found = _PART.match(plain, at, end)
    if found is None:
        return None
    size = (found["size"] or "").lower()
    letter = (found["letter"] or found["letter2"] or size[0]).upper()
    number = int(found["number"] or found["number2"] or _ORDINALS[found["which"].lower()])
    if letter == "H":
        if size and found["which"].lower() in ("final", "last"):
            number = 2
        if number > 2:
            return None
    in_year = found["year"] or found["before"] or (f"20{found['short']}" if found["short"] else "")
    if in_year:
        period = periods.quarter(int(in_year), number) if letter == "Q" else periods.half(int(in_year), number)
        return Found(found.end(), period)
    if size and not found["shift"] and found["which"].lower() == "last" and not found["own"]:
        return Found(found.end(), relative=f"{size}-1")
    return Found(found.end(), relative=f"{_shifted('year', found['shift'])}:{letter}{number}")


def _relative(plain: str, at: int, end: int) -> Found | None:
    found = _RELATIVE.match(plain, at, end)
    if found is None:
        return None
    return Found(found.end(), relative=_shifted((found["size"] or found["own"]).lower(), found["shift"]))


def _shifted(size: str, word: str | None) -> str:
    shift = _SHIFTS[word.lower()] if word else 0
    return f"{size}{shift:+d}" if shift else size


def _calendar(plain: str, at: int, end: int) -> Found | None:
    found = _CALENDAR.match(plain, at, end)
    if found is None:
        return None
    stop = found.end()
    name = found["month"]
    if not found["day"] and not found["year"]:
        if plain[stop - 1] == "." and len(name) > 4:
            stop -= 1
        if not name[0].isupper() or not _month_is_meant(plain, at, name):
            return None
    return _on(found, stop)


def _day_first(plain: str, at: int, end: int) -> Found | None:
    found = _DAY_FIRST.match(plain, at, end)
    if found is None or (found["month"].lower() in ("may", "march", "mar") and not found["month"][0].isupper()):
        return None
    return _on(found, found.end())


def _on(found: re.Match[str], stop: int) -> Found | None:
    month = _MONTHS[found["month"].lower()]
    on_day = int(found["day"]) if found["day"] else 0
    if found["year"]:
        number = int(found["year"])
        period = periods.day(number, month, on_day) if on_day else periods.month(number, month)
        return None if period is None else Found(stop, period)
    if on_day:
        return Found(stop, relative=f"year:M{month}:D{on_day}") if 1 <= on_day <= 31 else None
    return Found(stop, relative=f"year:M{month}")


def _month_is_meant(plain: str, at: int, name: str) -> bool:
    if name not in ("May", "March", "Mar", "Jan", "Dec", "Sep", "August", "June", "April"):
        return True
    before = plain[max(0, at - 12) : at].lower().split()
    return bool(before) and before[-1] in _BARE_MONTH_AFTER


def _numeric(plain: str, at: int, end: int) -> Found | None:
    found = _NUMERIC.match(plain, at, end)
    if found is None:
        return None
    if found["year"]:
        period = periods.day(int(found["year"]), int(found["month"]), int(found["day"]))
    else:
        last = int(found["last"])
        number = last if last > 99 else 2000 + last
        first, second = int(found["first"]), int(found["second"])
        period = periods.day(number, first, second) or periods.day(number, second, first)
    return None if period is None else Found(found.end(), period)


def _years(plain: str, at: int, end: int) -> Found | None:
    """A year, "2012-13", "2012-2015", "2004-xx", "the 1960s"."""
    found = _YEARS.match(plain, at, end)
    if found is None or found["wrong"]:
        return None
    number, to = int(found["year"]), found["to"]
    if found["mask"]:
        return Found(found.end(), masked=True)
    if found["decade"]:
        return Found(found.end(), periods.years(number, number + 9)) if number % 10 == 0 else None
    if to is not None and len(to) == 4:
        if int(to) < number:
            return Found(found.start("to") - 1, periods.year(number), year=number)
        return Found(found.end(), periods.years(number, int(to)))
    if to is not None:
        if int(to) == (number + 1) % 100:
            return Found(found.end(), periods.financial_year(number))
        last = number - number % 100 + int(to)
        return Found(found.end(), periods.years(number, last)) if last > number else None
    bare = found.start("year") == at
    return Found(found.end(), periods.year(number), year=number if bare else 0)


def _fiscal(plain: str, at: int, end: int) -> Found | None:
    found = _FISCAL.match(plain, at, end)
    if found is None:
        return None
    number = 2000 + int(found["short"])
    return Found(found.end(), periods.financial_year(number) if found["to"] else periods.year(number))


_Reader: TypeAlias = Callable[[str, int, int], Found | None]
_SHIFTED = "this last next previous prior preceding current past following coming reporting year quarter month"
_FIRST_WORDS: tuple[tuple[_Reader, str], ...] = (
    (_same, "same corresponding comparable like prior"),
    (_year_edge, "year"),
    (_ended, f"{' '.join(_COUNTS)} fiscal year quarter month half"),
    (_first, "first"),
    (_part, "first second third fourth final last q h"),
    (_relative, _SHIFTED),
    (_calendar, f"early late mid {' '.join(_MONTHS)}"),
    (_years, "fiscal financial calendar fy year"),
    (_fiscal, "fiscal financial calendar fy"),
)
"""The words that a reader can begin with, behind "the"."""
_BY_LETTER: tuple[tuple[str, tuple[_Reader, ...]], ...] = (
    ("t", (_same, _part, _first, _ended, _relative, _years)),
    ("scl", (_same, _part, _relative, _ended, _calendar, _years)),
    ("f", (_part, _first, _years, _fiscal, _ended, _calendar)),
    ("y", (_year_edge, _ended, _years)),
    ("qh", (_part, _ended)),
    ("p", (_same, _relative)),
    ("rn", (_relative, _ended, _calendar)),
    ("jamdo", (_calendar, _ended)),
    ("eiuw", (_calendar, _ended)),
)
"""In which order readers are tried, by the first letter."""


def _readers() -> Iterator[tuple[tuple[str, str], tuple[_Reader, ...]]]:
    """The readers to be tried by the first letter and how the first word begins, the "t" of "the" before any word."""
    starts = {reader: {word[:_TELLING] for word in first.split()} for reader, first in _FIRST_WORDS}
    for letters, readers in _BY_LETTER:
        for start in set().union(*(starts[reader] for reader in readers)):
            fitting = tuple(reader for reader in readers if start in starts[reader])
            yield from (((letter, start), fitting) for letter in letters)


_READERS = MappingProxyType(dict(_readers()))


def is_year(number: int) -> bool:
    """Whether a whole number of four digits may be a year."""
    return date(1900, 1, 1).year <= number <= periods.LATEST
