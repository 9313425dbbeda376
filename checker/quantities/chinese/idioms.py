"""Numerals that are part of a word, and no number: 一定, 三农, 拾起, “十五”."""

from __future__ import annotations

from checker.late import late

_WORDS = late(
    r"一(?:些|种|定|般|批|步|体|直|切|流|律|手|股|度|样|同|路|道|条龙|系列|方面|部分|次性|线|代|把|点|边|旦|时|并|再|向|家人|个个|件件|分为|本|部|位一|口|双|套|年[一之来]|天天|段|场|轮|组|支|片|块|节|门|字|句|站|老|窝|村|镇|县|区|乡|市|省|国|类|张|班|分)"
    r"|[一二三四五六七八九十两]+(?:大|化|位一体|个一|通|农|性|力|严|实|会|岸|地|边|方(?!面)|级|重|者|中|项机制|型|来|下|区|乡|省|市|国|村|县|镇|分|点|种|类|部|口|度|道|班|步|代)"
)
_FORMAL = frozenset("壹弌貳贰叁參肆伍陆陸柒捌玖拾")
"""Formal numerals are words of their own where they stand alone (拾起, 入伍)."""


def holds(plain: str, begin: int, stop: int, end: int, floor: int) -> bool:
    """Whether the numeral characters from ``begin`` to ``stop`` are a word or a name, and count nothing."""
    if begin > floor and plain[begin - 1] in '“"「' and plain.startswith(("”", '"', "」"), stop):
        return True
    if stop - begin > 1:
        return False
    return plain[begin] in _FORMAL or _WORDS.match(plain, begin, end) is not None
