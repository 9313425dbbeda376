"""Whether a rate is that of two counts: "受理1386件，办结1342件，办结率96.8%" names what was done of what was received.

A rate is named after what one of its two counts counts (合格率, 参保率, 资金到位率). Most rates of a report are of
counts that it does not state, so the other count has to be what the same clauses are about: the counts say nothing of
other things ("就业18.2万人" of whom?), and what is named is not another act ("按时办结", "不合格").
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.late import late
from checker.tokens import Tokens

NAMED = "named-rate"
"""The mark of phrases whose rate is only one of two counts where one of them bears its name."""
_NAME = late(r"([\u4e00-\u9fff]+)率[\u4e00-\u9fff]{0,4}$")
_CLAUSE = late(r"[，。；：（）(),;:\s]")
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


def names(tokens: Tokens, plain: str, one: int, other: int, rate: int) -> bool:
    """Whether the name of the rate at a token is that of one of two counts, and neither counts something else.

    ``one`` and ``other`` are the tokens of the counts, in the order of the text.
    """
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


def _same(words: str, act: str) -> str:
    """Words with the name of an act for what says as much: 破获 is what 破案率 counts."""
    other = next((one for one in _OTHER_NAMES.get(act, ()) if one in words), "")
    return words.replace(other, act) if other and act not in words else words


def _clause(tokens: Tokens, plain: str, count: int) -> str:
    """The words of the clause that a count stands in, without the count."""
    start, end = tokens.starts[count], tokens.ends[count]
    before = _CLAUSE.split(plain[max(0, start - _BEFORE) : start])[-1]
    return before + _CLAUSE.split(plain[end : end + _BEHIND])[0]
