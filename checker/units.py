"""The words of units: scales, currencies, percent and points, areas; and the pint registry they are checked against.

Reading uses only the tables here. `registry` builds the pint registry, which knows the same words with their
dimensions, for the checking of rules and packs; a test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from checker.model import Kind
from checker.records import NamedTuple

if TYPE_CHECKING:
    import pint

WAN = 10**4
YI = 10**8


class Currency(NamedTuple):
    """A currency: its ISO code and what it is called. ``before`` stands before a number, the words after it.

    ``minor`` are the words for a hundredth of it. All words are lower case; Latin words stand in the singular and
    the plural.
    """

    code: str
    before: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    chinese: tuple[str, ...] = ()
    minor: tuple[str, ...] = ()


CURRENCIES: tuple[Currency, ...] = (
    Currency(
        "CNY",
        ("rmb", "cn¥", "¥", "rmb¥"),
        ("yuan", "rmb", "renminbi", "chinese yuan", "yuan rmb", "yuan renminbi", "rmb yuan"),
        ("元", "圆", "圓", "块", "块钱", "元人民币", "元人民幣", "人民币", "人民幣", "元整", "圆整", "元正", "圓整"),
    ),
    Currency(
        "USD",
        ("$", "us$", "u.s.$", "u.s. $", "us $", "$us"),
        ("dollar", "dollars", "us dollar", "us dollars", "u.s. dollar", "u.s. dollars", "american dollars", "us$"),
        ("美元", "美金", "美圆", "美圓", "元美元"),
        ("cent", "cents", "¢", "美分"),
    ),
    Currency(
        "HKD",
        ("hk$", "hk $"),
        ("hong kong dollar", "hong kong dollars", "hk dollar", "hk dollars", "hk$"),
        ("港元", "港币", "港幣", "港圆", "元港币"),
    ),
    Currency(
        "TWD", ("nt$", "nt $"), ("new taiwan dollars", "taiwan dollars"), ("新台币", "台币", "新臺幣", "新台幣", "臺幣")
    ),
    Currency("MOP", ("mop$",), ("macanese patacas", "patacas", "pataca"), ("澳门元", "澳门币", "澳門元")),
    Currency("EUR", ("€", "€ "), ("euro", "euros", "€"), ("欧元", "歐元", "元欧元"), ("eurocents", "eurocent", "欧分")),
    Currency(
        "GBP",
        ("£", "stg£", "uk£"),
        (
            "pound",
            "pounds",
            "pound sterling",
            "pounds sterling",
            "sterling",
            "british pounds",
            "british pound",
            "quid",
            "£",
        ),
        ("英镑", "英鎊"),
        ("penny", "pence", "便士"),
    ),
    Currency("JPY", ("jp¥", "jpy¥"), ("yen", "japanese yen"), ("日元", "日币", "日幣", "日圆", "日圓", "円")),
    Currency("KRW", ("₩",), ("won", "south korean won", "korean won"), ("韩元", "韓元", "韩圆", "韩币")),
    Currency(
        "AUD",
        ("a$", "au$", "$a", "$au"),
        ("australian dollar", "australian dollars", "aussie dollars"),
        ("澳元", "澳大利亚元", "澳币"),
    ),
    Currency(
        "CAD", ("c$", "ca$", "c $", "$c", "cdn$"), ("canadian dollar", "canadian dollars"), ("加元", "加拿大元", "加币")
    ),
    Currency("NZD", ("nz$", "nzd$", "$nz"), ("new zealand dollar", "new zealand dollars"), ("新西兰元", "纽元")),
    Currency("SGD", ("s$", "sg$"), ("singapore dollar", "singapore dollars"), ("新加坡元", "新元", "坡币")),
    Currency("CHF", ("sfr", "sfr."), ("swiss franc", "swiss francs"), ("瑞士法郎", "法郎")),
    Currency("THB", ("฿",), ("baht", "thai baht"), ("泰铢", "泰銖")),
    Currency("RUB", ("₽",), ("ruble", "rubles", "rouble", "roubles", "russian rubles"), ("卢布", "盧布")),
    Currency(
        "INR",
        ("₹", "rs", "rs.", "re.", "inr."),
        ("rupee", "rupees", "indian rupees"),
        ("卢比", "盧比", "印度卢比"),
        ("paise", "paisa"),
    ),
    Currency("MYR", ("rm",), ("ringgit", "malaysian ringgit", "ringgits"), ("马币", "林吉特", "令吉")),
    Currency("ILS", ("₪", "nis"), ("shekel", "shekels", "israeli shekels", "new shekels"), ("新谢克尔", "谢克尔")),
    Currency("DKK", (), ("danish crown", "danish crowns", "danish krone", "danish kroner"), ("丹麦克朗",)),
    Currency("SEK", (), ("swedish crown", "swedish crowns", "swedish krona", "swedish kronor"), ("瑞典克朗",)),
    Currency("NOK", (), ("norwegian crown", "norwegian crowns", "norwegian krone", "norwegian kroner"), ("挪威克朗",)),
    Currency("CZK", (), ("czech crown", "czech crowns", "koruna", "czech koruna"), ("捷克克朗",)),
    Currency("PLN", (), ("zloty", "zlotys", "polish zlotys"), ("兹罗提",)),
    Currency("HUF", (), ("forint", "forints"), ("福林",)),
    Currency("MXN", ("mx$",), ("mexican peso", "mexican pesos"), ("墨西哥比索",)),
    Currency("ZAR", ("zar", "r"), ("rand", "south african rand", "rands"), ("兰特",)),
    Currency("TRY", ("₺",), ("turkish lira", "turkish liras", "lira"), ("土耳其里拉", "里拉")),
    Currency("BRL", ("r$",), ("brazilian real", "brazilian reais", "reais"), ("雷亚尔",)),
    Currency("PHP", ("₱",), ("philippine peso", "philippine pesos"), ("菲律宾比索",)),
    Currency("VND", ("₫",), ("dong", "vietnamese dong"), ("越南盾",)),
    Currency("IDR", ("rp",), ("rupiah", "indonesian rupiah"), ("印尼盾", "印尼卢比")),
    Currency("PKR", (), ("pakistani rupees", "pakistan rupees"), ("巴基斯坦卢比",)),
    Currency("AED", (), ("dirham", "dirhams"), ("迪拉姆",)),
    Currency("SAR", (), ("riyal", "riyals", "saudi riyals"), ("里亚尔",)),
    Currency("NGN", ("₦",), ("naira",), ("奈拉",)),
    Currency("KES", ("ksh", "ksh."), ("kenyan shillings",), ("肯尼亚先令",)),
    Currency("UAH", ("₴",), ("hryvnia", "hryvnias"), ("格里夫纳",)),
    Currency("EGP", (), ("egyptian pound", "egyptian pounds"), ("埃及镑",)),
    *map(Currency, ("QAR", "KWD", "BHD", "OMR", "JOD", "BGN", "RON", "ISK", "ARS", "CLP", "COP", "PEN")),
    *map(Currency, ("UYU", "LKR", "BDT", "NPR", "KZT", "MNT", "MMK", "LAK", "KHR", "MAD", "TND", "GHS")),
)

ENGLISH_SCALES: Mapping[str, int] = MappingProxyType(
    {
        "hundred": 100,
        "thousand": 10**3,
        "k": 10**3,
        "lakh": 10**5,
        "lakhs": 10**5,
        "lac": 10**5,
        "lacs": 10**5,
        "million": 10**6,
        "millions": 10**6,
        "mn": 10**6,
        "mln": 10**6,
        "mio": 10**6,
        "mm": 10**6,
        "m": 10**6,
        "crore": 10**7,
        "crores": 10**7,
        "cr": 10**7,
        "billion": 10**9,
        "billions": 10**9,
        "bn": 10**9,
        "bln": 10**9,
        "b": 10**9,
        "trillion": 10**12,
        "trillions": 10**12,
        "tn": 10**12,
        "trn": 10**12,
        "quadrillion": 10**15,
    }
)
"""What a scale word after a number multiplies it by."""

CHINESE_SCALES: Mapping[str, int] = MappingProxyType(
    {
        "十": 10,
        "拾": 10,
        "百": 100,
        "佰": 100,
        "千": 1000,
        "仟": 1000,
        "k": 1000,
        "K": 1000,
        "M": 10**6,
        "百万": 10**6,
        "百萬": 10**6,
        "千万": 10**7,
        "千萬": 10**7,
        "万": WAN,
        "萬": WAN,
        "亿": YI,
        "億": YI,
        "兆": 10**12,
    }
)
"""What one Chinese scale character (or k, M) multiplies by; longer scales (百万, 万亿) are products of these."""


class Measure(NamedTuple):
    """What a unit measures: the kind of quantity, the canonical unit and how many of that one of it is."""

    kind: Kind
    unit: str
    factor: Fraction


_PERCENT = (("%", "percent", "per cent", "percentage", "pct", "pc", "％"), Fraction(1))
_PERMILLE = (("‰", "per mille", "permille"), Fraction(1, 10))
_TENTHS = (("成",), Fraction(10))
_POINTS = (
    (
        "point",
        "points",
        "percentage point",
        "percentage points",
        "percent points",
        "ppt",
        "ppts",
        "pp",
        "个百分点",
        "個百分點",
        "百分点",
    ),
    Fraction(1),
)
_MILLE_POINTS = (("个千分点", "個千分點", "千分点"), Fraction(1, 10))
_BASIS_POINTS = (("bp", "bps", "basis point", "basis points", "个基点", "個基點", "基点"), Fraction(1, 100))
_COUNTED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"mu": ("mu", "亩", "畝"), "household": ("household", "households", "户", "戶")}
)


@lru_cache(maxsize=1)
def measures() -> Mapping[str, Measure]:
    """Every unit word, lower case and without a scale, and what it measures."""
    table: dict[str, Measure] = {}
    for kind, unit, groups in (
        ("percent", "%", (_PERCENT, _PERMILLE, _TENTHS)),
        ("points", "point", (_POINTS, _MILLE_POINTS, _BASIS_POINTS)),
    ):
        for words, factor in groups:
            for word in words:
                table[word] = Measure(kind, unit, factor)  # type: ignore[arg-type]
    for currency in CURRENCIES:
        one, hundredth = Measure("money", currency.code, Fraction(1)), Measure("money", currency.code, Fraction(1, 100))
        for word in (currency.code.lower(), *currency.before, *currency.english, *currency.chinese):
            table.setdefault(word, one)
        for word in currency.minor:
            table.setdefault(word, hundredth)
    for unit, names in _COUNTED.items():
        for word in names:
            table[word] = Measure("count", unit, Fraction(1))
    return MappingProxyType(table)


def measure(words: str) -> Measure | None:
    """What a unit as written measures, scale words included: "million yuan", "万元", "%", "bp"; None for no unit."""
    table = measures()
    said = " ".join(words.lower().split())
    factor = 1
    while said:
        if said in table:
            found = table[said]
            return Measure(found.kind, found.unit, found.factor * factor)
        word, _, rest = said.partition(" ")
        if word in ENGLISH_SCALES:
            factor, said = factor * ENGLISH_SCALES[word], rest
        elif word == "ten" and rest.startswith("thousand"):
            factor, said = factor * 10, rest
        elif said[0] in CHINESE_SCALES and not said[0].isascii():
            factor, said = factor * CHINESE_SCALES[said[0]], said[1:].lstrip()
        else:
            return None
    return Measure("number", "", Fraction(factor)) if factor != 1 else None


@lru_cache(maxsize=1)
def registry() -> pint.UnitRegistry[Fraction]:
    """The pint registry: a dimension for each currency, one for percentage points, one for each counted thing.

    Percent is a plain number (0.01), points are not, so that the two never mix. Built once, when first asked for.
    """
    import pint

    units: pint.UnitRegistry[Fraction] = pint.UnitRegistry(None, non_int_type=Fraction)
    units.define("percent = 1 / 100 = %")
    units.define("permille = 1 / 1000 = ‰")
    units.define("tenth = 1 / 10 = 成")
    units.define("point = [point]")
    units.define("basis_point = point / 100 = bp")
    units.define("mille_point = point / 10")
    for currency in CURRENCIES:
        units.define(f"{currency.code} = [currency_{currency.code}]")
        units.define(f"{currency.code}_hundredth = {currency.code} / 100")
    units.define("square_metre = [area]")
    units.define("mu = 2000 / 3 * square_metre = 亩")
    units.define("household = [household] = 户")
    for word, factor in ENGLISH_SCALES.items():
        units.define(f"{word}_scale = {factor}")
    for word, factor in CHINESE_SCALES.items():
        if not word.isascii():
            units.define(f"{word} = {factor}")
    return units
