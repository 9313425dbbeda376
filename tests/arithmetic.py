"""The corpus's own sums, worked out apart from the checker, so that neither can vouch for the other's mistakes.

A claim of the corpus says why it holds: "148.3 million / 136.9 million - 1 = 8.3%". The numbers that the text prints
stand for all values that print so; all others (1, 12, 100) are exact.
"""

from __future__ import annotations

import ast
import itertools
import operator
import re
from collections.abc import Callable, Collection, Mapping
from fractions import Fraction

SCALES: Mapping[str, Fraction] = {
    "": Fraction(1),
    **dict.fromkeys(("%", "％", "percent", "per cent"), Fraction(1, 100)),
    **dict.fromkeys(("percentage points", "points", "个百分点", "百分点"), Fraction(1, 100)),
    **dict.fromkeys(("‰", "个千分点"), Fraction(1, 1000)),
    **dict.fromkeys(("basis points", "个基点"), Fraction(1, 10**4)),
    **dict.fromkeys(("times", "倍"), Fraction(1)),
    "成": Fraction(1, 10),
    **dict.fromkeys(("thousand", "k", "千"), Fraction(10**3)),
    **dict.fromkeys(("万", "萬", "ten thousand"), Fraction(10**4)),
    **dict.fromkeys(("lakh",), Fraction(10**5)),
    **dict.fromkeys(("million", "mn", "m", "百万"), Fraction(10**6)),
    **dict.fromkeys(("crore", "千万"), Fraction(10**7)),
    **dict.fromkeys(("亿", "億"), Fraction(10**8)),
    **dict.fromkeys(("billion", "bn"), Fraction(10**9)),
    **dict.fromkeys(("trillion", "lakh crore", "万亿"), Fraction(10**12)),
}
_WORDS = "|".join(sorted(map(re.escape, filter(None, SCALES)), key=len, reverse=True))
_NUMBER = re.compile(rf"(?P<digits>\d+(?:[,，]\d{{2,3}})*(?:[.．]\d+)?) ?(?P<scale>{_WORDS})?(?![a-zA-Z])")
_EQUATION = re.compile(r"(?P<left>.+?)\s(?P<sign>>=|<=|=|<|>)\s(?P<right>.+)")
_BINARY: Mapping[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: lambda base, power: Fraction(float(base) ** float(power)),
}


def numbers(text: str) -> list[str]:
    """The numbers with their scale words, as they stand in an equation or a quote."""
    return [match.group().strip() for match in _NUMBER.finditer(text)]


def stated(number: str) -> tuple[Fraction, Fraction]:
    """The value of one printed number and one unit of its last significant digit.

    Up to four digits without point or scale word are a count and exact; further trailing zeros carry rounding.
    """
    match = _NUMBER.fullmatch(number)
    if match is None:
        raise ValueError(f"not a number: {number!r}")
    digits = re.sub("[,，]", "", match["digits"]).replace("．", ".")
    scale = SCALES[match["scale"] or ""]
    if "." in digits:
        step = Fraction(1, 10 ** len(digits.partition(".")[2]))
    elif len(digits) > 4:
        step = Fraction(10 ** (len(digits) - len(digits.rstrip("0"))))
    else:
        step = Fraction(1 if match["scale"] else 0)
    return Fraction(digits) * scale, step * scale


def holds(
    equation: str, printed: Collection[str], below: Fraction = Fraction(1, 2), above: Fraction = Fraction(1)
) -> bool:
    """Whether values exist, within ``below`` and ``above`` steps of what is printed, that make the equation true.

    Corners suffice: the relations of the corpus are monotone in each printed number.
    """
    match = _EQUATION.fullmatch(equation)
    if match is None:
        raise ValueError(f"not an equation: {equation!r}")
    names: dict[str, str] = {}

    def name(number: re.Match[str]) -> str:
        text = number.group().strip()
        if text in printed:
            return names.setdefault(text, f"x{len(names)}")
        return f"({stated(text)[0]})"

    sides = (_NUMBER.sub(name, match[side]).replace("^", "**") for side in ("left", "right"))
    trees = [ast.parse(side, mode="eval").body for side in sides]
    ends = [(value - step * below, value + step * above) for value, step in map(stated, names)]
    gaps = [
        _value(trees[0], values) - _value(trees[1], values)
        for corner in itertools.product(*ends)
        for values in [dict(zip(names.values(), corner, strict=True))]
    ]
    low, high = min(gaps), max(gaps)
    return {"=": low <= 0 <= high, "<": low < 0, ">": high > 0, "<=": low <= 0, ">=": high >= 0}[match["sign"]]


def is_clearly_broken(equation: str, printed: Collection[str]) -> bool:
    """Whether the equation stays broken with half a step more room on either side than honest rounding takes."""
    return not holds(equation, printed, below=Fraction(1), above=Fraction(3, 2))


def _value(node: ast.expr, values: Mapping[str, Fraction]) -> Fraction:
    match node:
        case ast.Name(id=name):
            return values[name]
        case ast.Constant(value=int() | float() as number):
            return Fraction(str(number))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, values)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            return _BINARY[type(op)](_value(left, values), _value(right, values))
    raise ValueError(f"not arithmetic: {ast.dump(node)}")
