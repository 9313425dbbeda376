"""The reports inside a document, the language of each, and the period it reports on.

A file may hold several reports ("Article 2:", 第二篇, 篇三：). Each is a section with a period of its own, taken from
the dates that the section itself states; where they compete the period is unknown, and nothing overrules it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from checker import automata
from checker.late import late
from checker.model import NOTHING_KNOWN, About, Document, Language, Period, Quantity, Section
from checker.periods import year

_TITLE = (
    r"(?im)^[ \t#*]*(?:"
    r"(?:Article|Report|Document)[ ]+(?:\d{1,3}|[IVX]{1,5})[ \t]*[:.]?"
    r"|第[一二三四五六七八九十百\d]{1,4}篇[ \t]*[:：]?.{0,30}"
    r"|(?:范文)?篇[一二三四五六七八九十\d]{1,3}[ \t]*[:：].{0,30}"
    r")[ \t*]*$"
)
_HAN = late(r"[\u4e00-\u9fff]")
_LATIN = late(r"[A-Za-z]{2,}")
_SAMPLE = 4000


def split(document: Document) -> Iterator[tuple[int, int, str, Language]]:
    """Yield (start, end, title, language) of each report in a document; they cover its text without gaps."""
    plain = document.plain
    titles = list(automata.pattern(_TITLE).finditer(plain))
    bounds = [0, *(title.start() for title in titles if title.start()), len(plain)]
    names = {title.start(): title.group().strip(" \t#*:：.") for title in titles}
    for start, end in pairwise(bounds):
        yield start, end, names.get(start, ""), language_of(plain, start, end)


def language_of(plain: str, start: int = 0, end: int | None = None) -> Language:
    """The language most of a text is written in: Chinese characters weigh as much as Latin words."""
    sample = plain[start:end]
    if sample.isascii():
        return "en"
    if len(sample) > 3 * _SAMPLE:
        middle = len(sample) // 2
        sample = sample[:_SAMPLE] + sample[middle : middle + _SAMPLE] + sample[-_SAMPLE:]
    characters = len(_HAN.findall(sample))
    return "zh" if characters and 2 * characters > len(_LATIN.findall(sample)) else "en"


def section(
    bounds: tuple[int, int, str, Language], quantities: Sequence[Quantity], about: About = NOTHING_KNOWN
) -> Section:
    """The section of the given bounds, with the period that the dates among its quantities state."""
    start, end, title, language = bounds
    return Section(start, end, title, language, reporting_period(quantities, about.period), about.entity)


def reporting_period(quantities: Sequence[Quantity], known: Period | None = None) -> Period | None:
    """The calendar year that more than half of the dated quantities lie in, None where years compete.

    What is ``known`` beside the text is heard where the text states no year, and among years that compete where it is
    one of them.
    """
    years = Counter(
        quantity.period.start.year
        for quantity in quantities
        if quantity.kind == "date" and quantity.period and quantity.period.start.year == quantity.period.end.year
    )
    if not years:
        return known
    best, mentions = max(years.items(), key=itemgetter(1))
    if 2 * mentions > years.total():
        return year(best)
    return known if known and known.start.year in years else None
