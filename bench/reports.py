"""Reports that nobody has read before: as many as asked for, all different, in English and in Chinese.

They have the mix of real ones: about one sentence in four states figures, most of them agree, and a paragraph is one
long line.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

SIZE = 45_000
"""Bytes of one report, about what a yearly summary takes."""

_WHO = ("the bank", "our branch", "the county union", "the group", "the fund", "the bureau", "the credit office")
_WHAT = ("deposits", "loans", "fee income", "insurance premiums", "tax receipts", "small loans", "export sales")
_TALK = (
    "{who} held {n} meetings on discipline and asked every office to learn from its own shortcomings.",
    "In doing so, {who} kept to the principle that service comes before growth and prudence before both.",
    "The staff of {who} visited villages and workshops, listened to complaints and answered them in writing.",
    "Training was given to new colleagues in the use of the counter system and in the handling of forged notes.",
    "Where difficulties remained, they were reported to the board, which decided on measures for the coming months.",
    "Much has been done for safety: doors were renewed, drills were held and the watch was strengthened at night.",
)
_SAY = (
    "At the end of {month}, the balance of {what} was {now} million yuan, an increase of {more} million yuan from the "
    "beginning of the year, and {done}% of the plan of {plan} million yuan was completed.",
    "In {year}, {what} rose by {rate}% to {now} million yuan from {then} million yuan in the year before.",
    "Of the {n} offices of {who}, {k} made a profit, that is {share}%.",
    "{what} fell from {now} million yuan to {then} million yuan.",
)
_ZH_WHO = ("本行", "全县联社", "分行", "集团", "本单位", "市局", "信用社")
_ZH_WHAT = ("各项存款", "各项贷款", "中间业务收入", "保费收入", "税收收入", "小额贷款", "出口额")
_ZH_TALK = (
    "{who}先后召开{n}次专题会议，认真查找自身不足，扎实推进各项整改措施落实到位。",
    "工作中，{who}始终坚持服务优先、稳健经营的原则，不断提升管理水平。",
    "组织干部职工深入村组和企业走访调研，广泛听取意见建议，并逐条书面答复。",
    "加强对新入职员工的业务培训，规范柜面操作流程，提高识别假币的能力。",
    "对存在的困难和问题，及时向理事会汇报，研究制定下一阶段的具体举措。",
    "高度重视安全保卫工作，更新防护设施，定期开展演练，加强夜间值班。",
)
_ZH_SAY = (
    "{month}月末，{what}余额{now}万元，比年初增加{more}万元，完成全年计划{plan}万元的{done}%。",
    "{year}年，{what}达到{now}万元，比上年的{then}万元增长{rate}%。",
    "{who}下辖{n}个网点，其中{k}个实现盈利，占{share}%。",
    "{what}由{now}万元下降到{then}万元。",
)
_MONTHS = ("March", "June", "September", "December")


def write(folder: Path, count: int, seed: int = 2020) -> int:
    """Writes ``count`` reports, every other one Chinese, and returns their size in bytes."""
    chance, total = random.Random(seed), 0
    for number in range(count):
        data = make(chance, chinese=bool(number % 2)).encode("utf-8")
        (folder / f"report-{number:03}.txt").write_bytes(data)
        total += len(data)
    return total


def make(chance: random.Random, *, chinese: bool) -> str:
    """The text of one report, of about `SIZE` bytes."""
    text, size = "", 0
    while size < SIZE:
        paragraph = ("" if chinese else " ").join(_sentences(chance, chinese=chinese)) + "\n\n"
        text += paragraph
        size += len(paragraph.encode("utf-8"))
    return text


def _sentences(chance: random.Random, *, chinese: bool) -> Iterator[str]:
    talk, say, who, what = (_ZH_TALK, _ZH_SAY, _ZH_WHO, _ZH_WHAT) if chinese else (_TALK, _SAY, _WHO, _WHAT)
    for _ in range(chance.randint(4, 14)):
        form = chance.choice(say if chance.random() < 0.25 else talk)
        sentence = form.format(who=chance.choice(who), what=chance.choice(what), **_figures(chance, chinese=chinese))
        yield sentence[0].upper() + sentence[1:]


def _figures(chance: random.Random, *, chinese: bool) -> dict[str, object]:
    """Figures that agree with each other, but for one time in fifty."""
    more, plan, then = (chance.randint(200, 1800), chance.randint(400, 1600), chance.randint(2000, 9000))
    now, offices = then + more, chance.randint(7, 90)
    profitable = chance.randint(1, offices)
    slip = 1.3 if chance.random() < 0.02 else 1
    return {
        "more": more,
        "plan": plan,
        "then": then,
        "now": now,
        "done": f"{100 * more / plan * slip:.1f}",
        "rate": f"{100 * more / then * slip:.1f}",
        "n": offices,
        "k": profitable,
        "share": f"{100 * profitable / offices * slip:.1f}",
        "year": chance.randint(2004, 2023),
        "month": chance.randint(1, 12) if chinese else chance.choice(_MONTHS),
    }
