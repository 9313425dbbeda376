"""Numbers as a spreadsheet shows them: 0.125 in the format ``0.0%`` is 12.5%.

Values are those of the file to fifteen significant digits, which is what spreadsheets show of them, and are rounded
half away from zero. Colours and widths are left out; a format that is not understood shows the number as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

from checker.records import NamedTuple

BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy-mm-dd",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy-mm-dd h:mm",
    31: 'yyyy"年"m"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
    37: "#,##0;(#,##0)",
    38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)",
    41: "#,##0;(#,##0);-",
    42: "#,##0;(#,##0);-",
    43: "#,##0.00;(#,##0.00);-",
    44: "#,##0.00;(#,##0.00);-",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    48: "0.0E+0",
    49: "@",
}
"""The formats that a file names by their number alone."""

_EXACT = Context(prec=15, rounding=ROUND_HALF_UP)
_FIRST = datetime(1899, 12, 30)
_FIRST_1904 = datetime(1904, 1, 1)
_LONGEST = 300  # digits
_LAST = 2958465  # 9999-12-31
_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\]\-]*)(?:-[^\]]*)?\]|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]'
    r"|(?P<power>[eE][+\-]0+)|(?P<ampm>AM/PM|A/P|上午/下午)|(?P<time>[yYmMdDhHsSeEgGaAbB]+)|(?P<digits>[0#?][0#?,.]*|\.[0#?]+)|(?P<other>.)",
    re.DOTALL,
)
_MEANINGS = {"@": "text", "%": "percent", "％": "percent", "/": "slash"}
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]")
_GENERAL = re.compile(r"general|g/通用格式", re.IGNORECASE)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class _Section(NamedTuple):
    """One of the parts of a format that semicolons make: its pieces as (kind, text), and when it is taken."""

    pieces: tuple[tuple[str, str], ...]
    condition: tuple[str, Decimal] | None
    general: bool

    @property
    def dated(self) -> bool:
        """Whether it shows a date or a time."""
        return any(kind in ("time", "elapsed", "ampm") for kind, _ in self.pieces)


def shown(value: str, code: str, since_1904: bool = False) -> str:
    """A number of a file, as text, in a format. Empty where the format hides it."""
    try:
        number = _EXACT.create_decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        return value
    sections = _sections(code)
    section, magnitude = _chosen(sections, number)
    if section.general:
        return _around(section, _general(magnitude))
    if section.dated:
        return _date(section, number, since_1904)
    if any(kind == "digits" for kind, _ in section.pieces):
        return _number(section, magnitude)
    return "".join(_general(magnitude) if kind == "text" else text for kind, text in section.pieces)


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section, ...]:
    found = list[_Section]()
    for part in _split(code):
        condition = _CONDITION.search(part)
        limit = (condition.group(1), Decimal(condition.group(2))) if condition else None
        general = _GENERAL.search(part) is not None
        pieces = tuple(_pieces(_GENERAL.sub("@", part)))
        found.append(_Section(pieces, limit, general))
    return tuple(found)


def _split(code: str) -> list[str]:
    """The parts between semicolons that are not quoted."""
    parts, quoted, escaped = [""], False, False
    for character in code:
        if character == ";" and not quoted and not escaped:
            parts.append("")
            continue
        quoted ^= character == '"' and not escaped
        escaped = character == "\\" and not escaped
        parts[-1] += character
    return parts[:4]


def _pieces(part: str) -> list[tuple[str, str]]:
    found = list[tuple[str, str]]()
    for piece in _PIECE.finditer(part):
        kind = piece.lastgroup
        text = piece.group(kind) if kind else ""
        if kind in ("quoted", "escaped", "currency"):
            found.append(("literal", text))
        elif kind == "other":
            found.append((_MEANINGS.get(text, "literal"), text))
        elif kind in ("power", "digits", "time", "elapsed", "ampm"):
            found.append((kind, text))
    return found


def _chosen(sections: Sequence[_Section], number: Decimal) -> tuple[_Section, Decimal]:
    """The part for a number, and the number as that part shows it: a part for negative ones has its own sign."""
    if any(section.condition for section in sections):
        for section in sections:
            if section.condition is None or _meets(number, *section.condition):
                return section, number
        return sections[-1], number
    if len(sections) > 1 and number < 0:
        return sections[1], -number
    if len(sections) > 2 and number == 0:
        return sections[2], number
    return sections[0], number


def _meets(number: Decimal, sign: str, limit: Decimal) -> bool:
    return {
        "<": number < limit,
        ">": number > limit,
        "<=": number <= limit,
        ">=": number >= limit,
        "=": number == limit,
        "<>": number != limit,
    }[sign]


def _general(number: Decimal) -> str:
    """As many digits as there are, eleven at most where some stand behind the point."""
    if number == number.to_integral_value():
        return f"{number:f}".split(".")[0] if "." in f"{number:f}" else f"{number:f}"
    room = max(0, 10 - max(1, number.adjusted() + 1))
    return f"{number.quantize(Decimal(1).scaleb(-room), ROUND_HALF_UP):f}".rstrip("0").rstrip(".")


def _around(section: _Section, number: str) -> str:
    return "".join(number if kind == "text" else text for kind, text in section.pieces)


def _number(section: _Section, number: Decimal) -> str:
    """The digits of a format: one run of them, or several with words or points between, of which the last has them."""
    pattern = "".join(text for kind, text in section.pieces if kind == "digits")
    if any(kind in ("power", "slash") for kind, _ in section.pieces):
        return _general(number)  # powers of ten and fractions, which no report has
    percent = sum(kind == "percent" for kind, _ in section.pieces)
    whole, _, decimals = pattern.partition(".")
    decimals = decimals.replace(".", "")
    scale = len(pattern) - len(pattern.rstrip(","))
    whole, decimals = whole.rstrip(",") if not decimals else whole, decimals.replace(",", "")
    number = number.scaleb(2 * percent - 3 * scale)
    rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP, Context(prec=400))
    digits, _, behind = f"{abs(rounded):f}".partition(".")
    least = sum(character == "0" for character in whole)
    digits = "" if digits == "0" and not least else digits.rjust(least, "0")
    if "," in whole and digits[:1] not in ("", "0"):
        digits = f"{int(digits):,}"
    kept = len(decimals.rstrip("#"))
    behind = behind[:kept] + behind[kept:].rstrip("0")
    text = digits + ("." + behind if behind or (decimals and kept) else "")
    said, written = "", False
    for kind, piece in section.pieces:
        if kind == "digits":
            said, written = said + ("" if written else text), True
        else:
            said += piece
    return ("-" if rounded < 0 else "") + said


def _date(section: _Section, number: Decimal, since_1904: bool) -> str:
    if not 0 <= number <= _LAST:
        return _general(number)
    days = int(number)
    seconds = int(((number - days) * 86400).to_integral_value(ROUND_HALF_UP))
    if 0 < days < 60 and not since_1904:
        days += 1  # the first of these calendars has a 29 February 1900
    moment = (_FIRST_1904 if since_1904 else _FIRST) + timedelta(days=days, seconds=seconds)
    twelve = any(kind == "ampm" for kind, _ in section.pieces)
    said, hour = "", False
    for index, (kind, piece) in enumerate(section.pieces):
        if kind == "time":
            following = next((text for other, text in section.pieces[index + 1 :] if other == "time"), "")
            minute = piece[0] in "mM" and len(piece) < 3 and (hour or following[:1] in ("s", "S"))
            said += _moment(piece.lower(), moment, minute, twelve)
            hour = piece[0] in "hH"
        elif kind == "elapsed":
            total = int(number * {"h": 24, "m": 1440, "s": 86400}[piece[0]])
            said, hour = said + str(total), piece[0] == "h"
        elif kind == "ampm":
            said += "AM" if moment.hour < 12 else "PM"
        else:
            said += piece
    return said


def _moment(piece: str, moment: datetime, minute: bool, twelve: bool) -> str:
    two = len(piece) > 1
    match piece[0]:
        case "y" | "e" | "b":
            return f"{moment.year % 100:02}" if len(piece) == 2 and piece[0] == "y" else f"{moment.year:04}"
        case "m" if minute:
            return f"{moment.minute:02}" if two else str(moment.minute)
        case "m" if len(piece) > 2:
            name = _MONTHS[moment.month - 1]
            return name if len(piece) == 4 else name[0] if len(piece) == 5 else name[:3]
        case "m":
            return f"{moment.month:02}" if two else str(moment.month)
        case "d" if len(piece) > 2:
            return _DAYS[moment.weekday()][: None if len(piece) > 3 else 3]
        case "d":
            return f"{moment.day:02}" if two else str(moment.day)
        case "h":
            hour = (moment.hour - 1) % 12 + 1 if twelve else moment.hour
            return f"{hour:02}" if two else str(hour)
        case "s":
            return f"{moment.second:02}" if two else str(moment.second)
    return ""


def iso(value: str) -> str:
    """A date as newer files may write it ("2020-12-31T00:00:00"), without the time where it has none."""
    day, _, time = value.partition("T")
    try:
        date.fromisoformat(day)
    except ValueError:
        return value
    return day if not time.strip("0:.Z") else f"{day} {time[:5]}"
