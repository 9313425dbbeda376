"""Whether a rate is that of two counts: "受理1386件，办结1342件，办结率96.8%" names what was done of what was received.

A rate is named after what one of its two counts counts (合格率, 参保率, 资金到位率). Most rates of a report are of
counts that it does not state, so the other count has to be what the same clauses are about: the counts say nothing of
other things ("就业18.2万人" of whom?), and what is named is not another act ("按时办结", "不合格").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from checker.codes import SENTENCE
from checker.late import late
from checker.model import Quantity
from checker.tokens import Tokens

NAMED = "named-rate"
"""The mark of phrases whose rate is only one of two counts where one of them bears its name."""
NAMED_RATIO = "named-ratio"
"""The mark of phrases whose ratio, where its name tells of what, is only one of those two."""
_OF: tuple[tuple[str, str, str], ...] = (
    ("存贷比", "存款", "贷款"),
    ("不良", "不良", "贷款"),
    ("净利", "利润|净利|盈利", "收入|销售|营业|营收"),
    ("利润率", "利润|盈利", "收入|销售|营业|营收|成本|产值"),
    ("费用率", "费用", "收入|销售|营业|营收"),
    ("成本收入比", "成本|费用|支出", "收入"),
    ("流动比率", "流动资产", "流动负债"),
    ("充足率", "资本", "风险"),
    ("拨备覆盖率", "准备|拨备", "不良"),
    ("赔付率", "赔付|赔款|赔偿", "保费"),
)
"""Ratios by what their names have, with the words of the two amounts, of which only one has those of the first."""
_NAME = late(r"([\u4e00-\u9fff]+)率[\u4e00-\u9fff]{0,4}$")
_CLAUSE = late(r"[，。；：（）、(),;:\s]")
_ACT = 2
_BEFORE, _BEHIND = 30, 6
_OTHERWISE = late(r"[不未无非没]|按时|按期|及时|限期|限时|提前|当场|现场|当年|一次|首次|优先|正在|尚")
"""What makes an act another one than the rate is named after."""
_DUE = late(r"应|须|需|拟|计划|总[数量额]")
"""What makes of those of whom something is counted all to whom it is due: 应参保人数."""
_OTHER_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "破案": ("破获",),
        "结案": ("审结", "执结", "办结"),
        "通达": ("已通", "开通"),
        "竣工": ("完工",),
        "达标": ("合格",),
    }
)
_SILENT = frozenset("已共全年部总累计实际人数量额件次户个的为达到了其中有占、或元万亿只均各批")


def names(tokens: Tokens, plain: str, quantities: Sequence[Quantity], one: int, other: int, rate: int) -> bool:
    """Whether the name of the rate at a token is that of one of two counts, and neither counts something else.

    ``one`` and ``other`` are the tokens of the counts, in the order of the text.
    """
    if not _are_all(tokens, quantities, one, other, max(other, rate)) or not is_of(tokens, plain, one, other, rate):
        return False
    found = _NAME.search(plain, max(0, tokens.starts[rate] - _BEFORE), tokens.starts[rate])
    if found is None or len(found[1]) < _ACT:
        return False
    name, act = found[1], found[1][-_ACT:]
    first, second = (_same(_clause(tokens, plain, at), act) for at in (one, other))
    if act in second and (act not in first or _DUE.search(first)):
        part, whole = second, first
    elif act in first and _DUE.search(second):
        part, whole = first, second
    else:
        return False
    if any(found[0] not in name for found in _OTHERWISE.finditer(part)):
        return False
    said = {*whole, *act, *_SILENT}
    return set(name) <= said | set(part) and (part is first or set(part) <= said | set(name))


def is_of(tokens: Tokens, plain: str, one: int, other: int, ratio: int) -> bool:
    """Whether a ratio whose name tells of what it is, is of the two amounts that it is to be of."""
    before = _CLAUSE.split(plain[max(0, tokens.starts[ratio] - _BEFORE) : tokens.starts[ratio]])[-1]
    sides = _clause(tokens, plain, one), _clause(tokens, plain, other)
    for name, first, second in _OF:
        if name in before:
            return any(
                _has(this, first) and _has(that, second) and not _has(that, first)
                for this, that in (sides, sides[::-1])
            )
    return True


def _has(words: str, wanted: str) -> bool:
    return any(one in words for one in wanted.split("|"))


def _are_all(tokens: Tokens, quantities: Sequence[Quantity], one: int, other: int, end: int) -> bool:
    """Whether their sentence counts no more of the same up to ``end``, but what is left.

    Cases left over from last year, those of one sort, or absentees may be what the rate counts or leaves out.
    """
    whole, part = quantities[tokens.figures[one]], quantities[tokens.figures[other]]
    start = tokens.codes.rfind(SENTENCE, 0, one)
    others = (quantities[index] for index in tokens.figures[start + 1 : end] if index >= 0)
    left = abs((whole.value or 0) - (part.value or 0))
    return all(
        quantity in (whole, part) or (quantity.kind, quantity.unit) != (part.kind, part.unit) or quantity.value == left
        for quantity in others
    )


def _same(words: str, act: str) -> str:
    """Words with the name of an act for what says as much: 破获 is what 破案率 counts."""
    other = next((one for one in _OTHER_NAMES.get(act, ()) if one in words), "")
    return words.replace(other, act) if other and act not in words else words


def _clause(tokens: Tokens, plain: str, count: int) -> str:
    """The words of the clause that a count stands in, without the count."""
    start, end = tokens.starts[count], tokens.ends[count]
    before = _CLAUSE.split(plain[max(0, start - _BEFORE) : start])[-1]
    return before + _CLAUSE.split(plain[end : end + _BEHIND])[0]
