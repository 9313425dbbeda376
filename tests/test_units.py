import subprocess
import sys
from fractions import Fraction

import pint
import pytest

from checker import units
from checker.units import CHINESE_SCALES, CURRENCIES, ENGLISH_SCALES, Measure, measure, measures, registry


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("million yuan", Measure("money", "CNY", Fraction(10**6))),
        ("万元", Measure("money", "CNY", Fraction(10**4))),
        ("万亿元", Measure("money", "CNY", Fraction(10**12))),
        ("ten thousand yuan", Measure("money", "CNY", Fraction(10**4))),
        ("lakh crore rupees", Measure("money", "INR", Fraction(10**12))),
        ("%", Measure("percent", "%", Fraction(1))),
        ("成", Measure("percent", "%", Fraction(10))),
        ("‰", Measure("percent", "%", Fraction(1, 10))),
        ("个百分点", Measure("points", "point", Fraction(1))),
        ("bp", Measure("points", "point", Fraction(1, 100))),
        ("户", Measure("count", "household", Fraction(1))),
        ("cents", Measure("money", "USD", Fraction(1, 100))),
        ("million", Measure("number", "", Fraction(10**6))),
    ],
)
def test_units_as_written(words: str, expected: Measure) -> None:
    assert measure(words) == expected


@pytest.mark.parametrize("words", ["", "bananas", "million bananas", "元元"])
def test_no_unit(words: str) -> None:
    assert measure(words) is None


def test_every_currency_has_a_dimension_of_its_own() -> None:
    dimensions = {str(registry()(currency.code).dimensionality) for currency in CURRENCIES}
    assert len(dimensions) == len(CURRENCIES)


def test_adding_two_currencies_is_an_error() -> None:
    with pytest.raises(pint.DimensionalityError):
        registry()("CNY") + registry()("USD")


def test_percent_and_points_never_mix() -> None:
    with pytest.raises(pint.DimensionalityError):
        registry()("percent") + registry()("point")


def test_the_tables_agree_with_pint() -> None:
    pinned = registry()
    for word, factor in ENGLISH_SCALES.items():
        assert pinned(f"{word}_scale").to("").magnitude == factor
    for word, factor in CHINESE_SCALES.items():
        if not word.isascii():
            assert pinned(word).to("").magnitude == factor
    for found in measures().values():
        if found.kind == "money":
            name = found.unit if found.factor == 1 else f"{found.unit}_hundredth"
            assert pinned(name).to(found.unit).magnitude == found.factor
    assert pinned("permille").to("percent").magnitude == measures()["‰"].factor
    assert pinned("tenth").to("percent").magnitude == measures()["成"].factor
    assert pinned("basis_point").to("point").magnitude == measures()["bp"].factor
    assert pinned("mille_point").to("point").magnitude == measures()["个千分点"].factor


def test_reading_imports_no_pint() -> None:
    code = "import sys; from checker.quantities import parse; parse('5 yuan', 'en'); parse('5元', 'zh')"
    code += "; print('pint' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_registry_is_built_once() -> None:
    assert registry() is units.registry()
