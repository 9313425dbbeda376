"""New rule files: one of each kind that works and passes its own tests, for an auditor to change step by step."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from checker.errors import CheckerError

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_HEAD = """\
id: {id}
kind: {kind}
family: own
severity: warning
"""
_BODIES: Mapping[str, str] = {
    "relation": """\
title:
  en: A plan was exceeded by more than a half
  zh: 实际数超过计划数一半以上
find:                       # a name for each figure, and what the wording must say of it
  actual: {role: [change, current, balance]}
  plan: {role: plan}
assert: abs(actual) <= abs(plan) * 150%
message:                    # names in braces print as the report does; anything else is worked out
  en: "{actual} is {actual / plan:percent} of {plan}: the plan may have been set too low"
  zh: "{actual}是{plan}的{actual / plan:percent}：计划可能定得过低"
rationale:
  en: Whoever exceeds a plan by more than a half has hardly planned; the plan is worth a question.
  zh: 实际数超过计划一半以上，计划本身值得一问。
tests:
  - ok: "Deposits grew by 63.67 million yuan, 126.1% of the 50.50 million yuan plan."
  - bad: "Deposits grew by 63.67 million yuan, 166.0% of the 38.36 million yuan plan."
    at: "63.67 million yuan"
    says: ["166.0%"]
  - unknown: "Deposits grew by xx million yuan, 166.0% of the 38.36 million yuan plan."
  - ok: "全年培训1867人，完成年度任务（1800人）的103.7%。"
  - bad: "全年培训2867人，完成年度任务（1800人）的159.3%。"
    at: "2867人"
    says: ["159.3%"]
  - unknown: "全年培训XX人，完成年度任务（1800人）的159.3%。"
""",
    "match": """\
title:
  en: Words of a draft were left in
  zh: 草稿用语未删除
pattern:                    # patterns of RE2; small and capital letters are alike
  en: ['\\bto be confirmed by [a-z]+']
  zh: ['待[^，。；]{1,6}确认']
unless:                     # what lies inside a match of one of these is left alone
  en: ['\\bno figure is to be confirmed by [a-z]+']
  zh: ['无须?待[^，。；]{1,6}确认']
message:
  en: "“{match}” belongs into a draft"
  zh: "“{match}”应只见于草稿"
rationale:
  en: A report that is handed in has been confirmed by those who sign it.
  zh: 正式报送的报告应已由签署人确认。
tests:
  - ok: "The accounts were confirmed by the board, and no figure is to be confirmed by anybody."
  - bad: "The balance is to be confirmed by accounting."
    at: "to be confirmed by accounting"
  - ok: "账目已经理事会确认，无待他人确认之数。"
  - bad: "余额待会计确认。"
    at: "待会计确认"
""",
    "sequence": """\
title:
  en: A point was left out
  zh: 遗漏要点
reports: gap                # gap, start, twice, mixed or lone
message:
  en: "{missing} is left out before “{match}”"
  zh: "“{match}”之前遗漏“{missing}”"
rationale:
  en: Points that are counted are counted without gaps; a gap shows that a part was left out.
  zh: 序号应连续；中断说明内容有遗漏。
tests:
  - ok: "We did three things. First, we planned. Second, we built. Third, we checked."
  - bad: "We did three things. First, we planned; third, we built; fourth, we checked."
    at: "third,"
    says: ["second"]
  - ok: "主要做法：一是抓计划；二是抓落实；三是抓检查。"
  - bad: "主要做法：一是抓计划；三是抓落实；四是抓检查。"
    at: "三是"
    says: ["二是"]
""",
    "timeline": """\
title:
  en: A congress is studied that lies years from the report's period
  zh: 学习的大会与报告年度相距多年
timeline: [party-congresses]   # files of the folder timeline
older: 6                       # so many years it may lie before the report's period
newer: 1                       # and behind it
pattern:                       # the words that an event must stand in
  en: ['\\b(?:study|studied|studying) [^.;\\n]*congress[^.;\\n]*']
  zh: ['学习[^。；\\n]*精神']
message:
  en: "{match} was held in {held}; the report is on {report}"
  zh: "“{match}”召开于{held}，报告年度为{report}年"
rationale:
  en: A report studies what is news in its own year.
  zh: 报告所学习的应为当年的会议精神。
tests:
  - ok: "In 2019 deposits grew, in 2019 too. The staff studied the spirit of the 19th National Congress of the CPC."
  - bad: "In 2019 deposits grew, in 2019 too. The staff studied the spirit of the 16th National Congress of the CPC."
    at: "16th National Congress of the CPC"
    says: ["2002"]
  - unknown: "The staff studied the spirit of the 19th National Congress of the CPC."
  - ok: "2019年末各项存款5.2亿元。2019年，我社认真学习十九大精神。"
  - bad: "2019年末各项存款5.2亿元。2019年，我社认真学习十六大精神。"
    at: "十六大"
    says: ["2002"]
  - unknown: "我社认真学习十九大精神。"
""",
}
KINDS = tuple(_BODIES)
"""The kinds of rule that there is a first file of."""


class RefusedScaffold(CheckerError):
    """A new rule file cannot be written; the message says why, and what to do."""


def text(id: str, kind: str) -> str:
    """The text of a new rule file."""
    return _HEAD.format(id=id, kind=kind) + _BODIES[kind]


def write(id: str, kind: str, folder: Path) -> Path:
    """Write a new rule file into a folder, which is made where it is missing; never over one that is there.

    Raises RefusedScaffold.
    """
    if not _ID.fullmatch(id):
        raise RefusedScaffold(f"{id!r} cannot be an id: write small letters, digits and single hyphens, as in my-rule")
    path = folder / f"{id}.yaml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text(id, kind))
    except FileExistsError as error:
        raise RefusedScaffold(f"{path} is there already; choose another id, or remove it first") from error
    except OSError as error:
        raise RefusedScaffold(f"{path} cannot be written: {error.strerror or error}") from error
    return path
