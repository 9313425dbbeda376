"""Why a formula could not be decided, in words for people."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model import Language

_REASONS: Mapping[str, Mapping[Language, str]] = {
    "missing": {"en": "{} is not known", "zh": "{}未知"},
    "several": {"en": "{} stands for several figures where one is needed", "zh": "{}有多个数值，此处只能用一个"},
    "divisor": {"en": "the divisor {} may be zero", "zh": "除数{}可能为零"},
    "exponent": {"en": "the power {} is not one whole number from 0 to 100", "zh": "指数{}不是0至100之间的一个整数"},
    "bound": {
        "en": "rounding leaves it open, within the bound of the search",
        "zh": "受四舍五入影响，在搜索范围内无法判定",
    },
    "period": {"en": "the period of {} is not known", "zh": "{}的期间未知"},
    "calendar": {"en": "{} is outside the calendar", "zh": "{}超出日历范围"},
    "immaterial": {"en": "it is off by less than {}", "zh": "差额不足{}"},
    "apart": {
        "en": "the figures are so far apart that they hardly belong together",
        "zh": "数值相差悬殊，未必彼此相关",
    },
    "currencies": {"en": "the figures are in different currencies: {}", "zh": "数值币种不同：{}"},
}


def reason(why: str, about: str, language: Language) -> str:
    """The sentence for ``why``, about ``about``."""
    return _REASONS[why][language].format(about)
