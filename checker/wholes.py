"""Which figure a share is of, where its words name the whole ("占财政支出的48%"): one whose own words have that name.

What is left of the words between a share and the word that says it is one, without those that mean any whole (总数,
全部), is the name; the words before a figure, back to the one before it, are the figure's.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.codes import DATES, PUNCTUATION, SENTENCE, WHEN
from checker.late import late
from checker.model import Quantity
from checker.tokens import Tokens

NAMED = "named-whole"
"""The mark of phrases whose share is only of a whole that has the name its words give."""
_SHORTEST = 3
"""A name of fewer characters says too little to look for it in sentences before."""
_TAIL = 2
_FARTHEST = 80
_GENERAL = late(r"(?:总额|总量|总数|总计|合计|总值|数量)$")
_MORE = late(r"[，。；,;]|其中|年度|全年|同期|总数|总额|总量|总计|合计|余额|完成|达到?|[为是的]")
"""What may stand beside the name of a whole that is said behind its share."""
_SILENT = PUNCTUATION + WHEN + "".join(DATES.values())


def name_of(tokens: Tokens, plain: str, share: int, shares: frozenset[str], general: frozenset[str]) -> str:
    """The name of the whole that the share at a token is of; empty where its words name none."""
    end = share
    while end > 0 and tokens.codes[end - 1] in shares:
        end -= 1  # 占…比重为: the word before the name says so, too
    at = _back(tokens, end, shares)
    if end < share and (at < 0 or tokens.codes[at] not in shares):
        at, end = share - 1, share
    return _words(tokens, plain, at + 1, end, general)


def _back(tokens: Tokens, end: int, shares: frozenset[str]) -> int:
    """The last token before ``end`` that says that something is a share, or else the figure before; -1 for neither."""
    at = end - 1
    while at >= 0 and tokens.codes[at] not in shares and tokens.figures[at] < 0:
        at -= 1
    return at


def has_name(tokens: Tokens, plain: str, whole: int, name: str, shares: frozenset[str]) -> bool:
    """Whether the words before the figure at a token have the latter half of ``name``: 增加值 for 工业增加值.

    A figure that is said to be a share of the name, before the next figure, is itself a part of that whole.
    """
    last = len(tokens.codes) - 1
    following = next((at for at in range(whole + 1, last + 1) if tokens.figures[at] >= 0), last)
    behind = next((at for at in range(whole + 1, following) if tokens.codes[at] in shares), following)
    is_part = name in plain[tokens.ends[behind] : tokens.starts[following]]
    tail = name[-max(_TAIL, (len(name) + 1) // 2) :]
    return not is_part and tail in subject_of(tokens, plain, whole)


def find(tokens: Tokens, plain: str, part: int, share: int, name: str, fitting: Sequence[int]) -> int | None:
    """The last of the ``fitting`` tokens before ``part`` whose words have the whole name, or else the one behind
    ``share`` whose words are the name (占财政支出的78%，财政支出为36亿元)."""
    for at in reversed(fitting if len(name) >= _SHORTEST else ()):
        if part - _FARTHEST <= at < part and name in subject_of(tokens, plain, at):
            return at
    behind = next((at for at in fitting if at > share), None)
    if behind is not None and tokens.starts[behind] - tokens.ends[share] <= _FARTHEST:
        words = subject_of(tokens, plain, behind)
        if name in words and not _MORE.sub("", words.replace(name, "", 1)):
            return behind
    return None


def subject_of(tokens: Tokens, plain: str, figure: int) -> str:
    """The text before a figure, back to the figure or sentence before it."""
    at = figure - 1
    while at >= 0 and tokens.figures[at] < 0 and tokens.codes[at] != SENTENCE:
        at -= 1
    return plain[tokens.ends[at] if at >= 0 else tokens.starts[0] : tokens.starts[figure]]


def amounts(tokens: Tokens, found: Sequence[Quantity], part: Quantity, shares: frozenset[str]) -> list[int]:
    """The tokens of figures that are of one kind and unit with a part, and of which no share is stated themselves."""
    return [
        at
        for at, index in enumerate(tokens.figures)
        if index >= 0
        and found[index].kind == part.kind
        and found[index].unit == part.unit
        and not _is_share(tokens, at, shares)
    ]


def _is_share(tokens: Tokens, figure: int, shares: frozenset[str]) -> bool:
    at = figure + 1
    while at < len(tokens.codes) and tokens.figures[at] < 0 and tokens.codes[at] != SENTENCE:
        if tokens.codes[at] in shares:
            return True
        at += 1
    return False


def _words(tokens: Tokens, plain: str, first: int, last: int, general: frozenset[str]) -> str:
    words = [
        at
        for at in range(first, last)
        if tokens.figures[at] < 0 and tokens.codes[at] not in general and tokens.codes[at] not in _SILENT
    ]
    name = plain[tokens.starts[words[0]] : tokens.ends[words[-1]]] if words else ""
    return _GENERAL.sub("", name) or name
