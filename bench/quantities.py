#!/usr/bin/env python3
"""Characters a second of reading quantities, warm, beside quantulum3 and recognizers-text on the same text.

    python bench/quantities.py

The others are far slower and get the beginning of the text; what they read in a second is compared.
recognizers-text is asked for numbers, percentages and currencies, which is less than what is read here.
"""

from __future__ import annotations

import random
import time
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path

import reports

from checker.folding import fold
from checker.model import Language
from checker.quantities import parse

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "fixtures" / "seeds" / "credit_union_work_summaries.txt"
LONG, SHORT = 2_000_000, 12_000
"""Characters: what is read here, and the beginning of it that the others read."""

Reader = Callable[[str], object]


def main() -> None:
    texts: Mapping[str, tuple[str, Language]] = {
        "the seed": (SEED.read_text(encoding="utf-8"), "en"),
        "English": (_text(chinese=False), "en"),
        "Chinese": (_text(chinese=True), "zh"),
    }
    print("quantities, warm, characters a second")
    for name, (text, language) in texts.items():
        rate = _rate(lambda plain, language=language: parse(plain, language), fold(text))
        rates = {other: _rate(reader, text[:SHORT]) for other, reader in _others(language).items()}
        print(f"  {name:9} checker {rate:12,.0f}" + "".join(f"   {other} {n:9,.0f}" for other, n in rates.items()))
        times = rate / max(rates.values())
        print(f"  {'met' if times >= 30 else 'NOT MET':9} 30 times the faster of the others: {times:.0f}")


def _text(*, chinese: bool) -> str:
    chance, text = random.Random(3), ""
    while len(text) < LONG:
        text += reports.make(chance, chinese=chinese)
    return text


def _rate(read: Reader, text: str) -> float:
    read(text[:200])
    best, began = 0.0, time.perf_counter()
    while not best or time.perf_counter() - began < 2:
        start = time.perf_counter()
        read(text)
        best = max(best, len(text) / (time.perf_counter() - start))
    return best


def _others(language: Language) -> Mapping[str, Reader]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser
        from recognizers_number import recognize_number, recognize_percentage
        from recognizers_number_with_unit import recognize_currency
    culture = "zh-cn" if language == "zh" else "en-us"
    asked = (recognize_number, recognize_percentage, recognize_currency)
    found: dict[str, Reader] = {"recognizers-text": lambda text: [ask(text, culture) for ask in asked]}
    if language == "en":
        found["quantulum3"] = parser.parse
    return found


if __name__ == "__main__":
    main()
