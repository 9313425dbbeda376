"""The numbers that count the points of a report, and the forms they are written in."""

from __future__ import annotations

from collections.abc import Mapping

from checker.records import NamedTuple

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth"),
)
_HAN = "一二三四五六七八九"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")

_ORDINAL = f"(?P<n>(?i:{'|'.join(_ORDINALS)}))"
_DIGIT = r"(?P<n>[1-9]\d?)"
_NUMBER = r"(?P<n>[一二三四五六七八九十]{1,3})"


class Form(NamedTuple):
    """A way to number points: what comes after ``name``, and the pattern of RE2 for the number and what is around it.

    Forms of one name count on from one another. ``bracketed`` ones say that there is more than one point.
    """

    name: str
    pattern: str
    bracketed: bool = False


LINES: tuple[Form, ...] = (
    Form("1.", rf"(?P<at>{_DIGIT}[.,、．])[ \t]*(?:[\p{{L}}“\"'《]|\d{{1,2}}月|(?:19|20)\d\d年)"),
    Form("(1)", rf"(?P<at>[(（]{_DIGIT}[)）])", bracketed=True),
    Form("1)", rf"(?P<at>{_DIGIT}[)）])"),
    Form("I.", r"(?P<at>(?P<n>[IVX]{1,5})[.、])[ \t]"),
    Form("first", rf"(?P<at>{_ORDINAL}(?:ly)?[,:])[ \t]"),
    Form("first", rf"(?P<at>(?i:the ){_ORDINAL} is)\b"),
    Form("一、", rf"(?P<at>{_NUMBER}[、．.])"),
    Form("（一）", rf"(?P<at>[(（]{_NUMBER}[)）])", bracketed=True),
    Form("第一", rf"(?P<at>第{_NUMBER}[，、：,:])"),
    Form("一是", rf"(?P<at>{_NUMBER}是)"),
)
"""Forms that open a paragraph."""

INSIDE: tuple[Form, ...] = (
    Form("first", rf"(?P<at>{_ORDINAL}(?:ly)?,)[ \t]"),
    Form("first", rf"(?P<at>(?i:the ){_ORDINAL} is)\b"),
    Form("1.", rf"(?P<at>{_DIGIT}\.) ?[\p{{Lu}}\p{{Han}}]"),
    Form("(1)", rf"(?P<at>[(（]{_DIGIT}[)）]) ?\p{{L}}"),
    Form("第一", rf"(?P<at>第{_NUMBER}[，、,])"),
    Form("一是", rf"(?P<at>{_NUMBER}是)"),
)
"""Forms that open a clause inside a paragraph."""

_VALUES: Mapping[str, int] = {
    **{word: number for number, word in enumerate(_ORDINALS, 1)},
    **{word: number for number, word in enumerate(_ROMAN, 1)},
}


def value(text: str) -> int:
    """The number that is written so; 0 where it is none."""
    if text.isdecimal():
        return int(text)
    if text[0] in _HAN + "十":
        tens, ten, ones = text.partition("十")
        if not ten:
            return _HAN.index(text) + 1 if len(text) == 1 else 0
        return 10 * (_HAN.find(tens) + 1 or 1) + (_HAN.find(ones) + 1 if ones else 0)
    return _VALUES.get(text.lower()) or _VALUES.get(text, 0)


def written(number: int, form: str) -> str:
    """How a number is written in a form."""
    if form == "first":
        return _ORDINALS[number - 1] if number <= len(_ORDINALS) else str(number)
    if form == "I.":
        return f"{_ROMAN[number - 1]}." if number <= len(_ROMAN) else str(number)
    if "1" in form:
        return form.replace("1", str(number))
    tens, ones = divmod(number, 10)
    han = ("" if not tens else "十" if tens == 1 else f"{_HAN[tens - 1]}十") + (_HAN[ones - 1] if ones else "")
    return form.replace("一", han)
