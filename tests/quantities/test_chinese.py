from fractions import Fraction

import pytest

from checker.folding import fold
from checker.model import Hedge, Quantity
from checker.quantities import parse


def read(text: str) -> list[Quantity]:
    return parse(fold(text), "zh")


def one(text: str) -> Quantity:
    found = read(text)
    assert len(found) == 1, [quantity.text for quantity in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("542.93亿元", "CNY", "54293000000"),
        ("-3.4亿元", "CNY", "-340000000"),
        ("5亿6千万元", "CNY", "560000000"),
        ("1,234.56万元", "CNY", "12345600"),
        ("1，753亿元", "CNY", "175300000000"),
        ("一万二千元", "CNY", "12000"),
        ("壹佰贰拾万元整", "CNY", "1200000"),
        ("三十萬元", "CNY", "300000"),
        ("３．５億美元", "USD", "350000000"),
        ("两千万港元", "HKD", "20000000"),
        ("人民币8千元", "CNY", "8000"),
        ("3.2万亿日元", "JPY", "3200000000000"),
        ("25 513万元", "CNY", "255130000"),
        ("12元5角", "CNY", "12.5"),
    ],
)
def test_money(text: str, unit: str, value: str) -> None:
    found = one(f"共计{text}。")
    assert (found.text, found.kind, found.unit, found.value) == (fold(text), "money", unit, Fraction(value))


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("３３．７％", "percent", "33.7"),
        ("三成", "percent", "30"),
        ("三成半", "percent", "35"),
        ("百分之三十点五", "percent", "30.5"),
        ("百分之百", "percent", "100"),
        ("千分之三", "percent", "0.3"),
        ("5‰", "percent", "0.5"),
        ("2.3个百分点", "points", "2.3"),
        ("5个千分点", "points", "0.5"),
        ("25个基点", "points", "0.25"),
    ],
)
def test_percent_and_points(text: str, kind: str, value: str) -> None:
    found = one(f"上升{text}，")
    assert (found.text, found.kind, found.value) == (fold(text), kind, Fraction(value))


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("13户", "户", 13),
        ("582笔", "笔", 582),
        ("三家", "家", 3),
        ("1.2万人", "人", 12000),
        ("两个", "个", 2),
        ("104万千瓦", "千瓦", 1040000),
        ("40万平方米", "平方米", 400000),
    ],
)
def test_counts(text: str, unit: str, value: int) -> None:
    found = one(f"新增{text}，")
    assert (found.text, found.kind, found.unit, found.value) == (text, "count", unit, value)


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("1.5亿至2亿元", "money", 150000000, 200000000),
        ("3-5万元", "money", 30000, 50000),
        ("八百到九百亿元", "money", 800 * 10**8, 900 * 10**8),
        ("5%-7%", "percent", 5, 7),
        ("5-7%", "percent", 5, 7),
        ("数十万元", "money", 10**5, 10**6),
        ("几百户", "count", 100, 1000),
        ("七八十人", "count", 70, 80),
    ],
)
def test_ranges(text: str, kind: str, low: int, high: int) -> None:
    found = one(f"预计{text}，")
    assert (found.text, found.kind, found.value, found.low, found.high) == (text, kind, None, low, high)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("增加1.26亿元至17.09亿元", ["1.26亿元", "17.09亿元"]),
        ("由1,196名增加88名至1,284名", ["1,196名", "88名", "1,284名"]),
        ("增加1.2亿元至1.5亿元", ["1.2亿元至1.5亿元"]),
        ("约需1.2亿元至17.5亿元", ["1.2亿元至17.5亿元"]),
    ],
)
def test_a_change_to_a_much_larger_level_is_no_range(text: str, amounts: list[str]) -> None:
    assert [quantity.text for quantity in read(text)] == amounts


@pytest.mark.parametrize(("text", "count"), [("举办培训班86期", 1), ("二期工程", 0), ("项目2期", 0)])
def test_issues_are_counted_where_courses_are(text: str, count: int) -> None:
    assert len([quantity for quantity in read(text) if quantity.unit == "期"]) == count


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("翻一番", 2),
        ("翻了一番", 2),
        ("翻两番", 4),
        ("是计划的3倍", 3),
        ("增长3倍", 4),
        ("增长了近3倍", 4),
        ("增长到3倍", 3),
        ("增长1.2倍", Fraction(11, 5)),
    ],
)
def test_multiples(text: str, value: Fraction) -> None:
    found = one(f"存款{text}。")
    assert (found.kind, found.multiple, found.value) == ("ratio", True, value)


@pytest.mark.parametrize(("text", "value"), [("三分之二", "2/3"), ("一半", "1/2")])
def test_fractions(text: str, value: str) -> None:
    found = one(f"占{text}。")
    assert (found.kind, found.multiple, found.value) == ("ratio", False, Fraction(value))


@pytest.mark.parametrize(
    ("text", "hedge", "span"),
    [
        ("约2亿元", "about", "2亿元"),
        ("近2亿元", "nearly", "2亿元"),
        ("超2亿元", "over", "2亿元"),
        ("超过了2亿元", "over", "2亿元"),
        ("逾2亿元", "over", "2亿元"),
        ("至少2亿元", "at least", "2亿元"),
        ("不超过2亿元", "at most", "2亿元"),
        ("不足2亿元", "under", "2亿元"),
        ("2亿元以上", "at least", "2亿元"),
        ("2亿元以下", "at most", "2亿元"),
        ("2亿元左右", "about", "2亿元"),
        ("2亿多元", "over", "2亿多元"),
        ("20000余万元", "over", "20000余万元"),
        ("2亿元", "", "2亿元"),
    ],
)
def test_hedges(text: str, hedge: Hedge, span: str) -> None:
    found = one(f"投入{text}，")
    assert (found.text, found.hedge, found.value) == (span, hedge, 200_000_000)


def test_a_bare_scale_is_an_amount_only_beside_such_a_word() -> None:
    assert [(q.text, q.value, q.hedge) for q in read("上百万元")] == [("上百万元", 1_000_000, "at least")]
    assert [(q.text, q.value, q.hedge) for q in read("百余人")] == [("百余人", 100, "over")]
    assert read("万元GDP能耗、千家万户") == []


def test_the_last_three_years_are_no_hedge() -> None:
    assert one("近三年来").hedge == ""


@pytest.mark.parametrize(("text", "per"), [("0.25元/股", "股"), ("60元/月", "月"), ("每股0.25元", "股")])
def test_what_an_amount_is_for(text: str, per: str) -> None:
    assert one(text).per == per


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("xx万元", "money", "CNY"),
        ("XX%", "percent", "%"),
        ("**亿元", "money", "CNY"),
        ("*****万元", "money", "CNY"),
        ("【】万元", "money", "CNY"),
        ("【●】元", "money", "CNY"),
        ("____万元", "money", "CNY"),
        ("X.X亿元", "money", "CNY"),
        ("XX户", "count", "户"),
        ("XX个百分点", "points", "point"),
    ],
)
def test_masked(text: str, kind: str, unit: str) -> None:
    found = one(f"余额{text}，")
    assert (found.text, found.kind, found.unit, found.masked, found.value) == (text, kind, unit, True, None)


@pytest.mark.parametrize("text", ["20xx年", "201x年", "20__年", "XX年"])
def test_masked_years(text: str) -> None:
    assert (one(text).kind, one(text).masked) == ("date", True)


@pytest.mark.parametrize("text", ["9O个", "1O0万元", "65,438+0万元", "l.7个百分点"])
def test_garbled(text: str) -> None:
    found = one(f"共{text}，")
    assert (found.text, found.garbled, found.value) == (text, True, None)


@pytest.mark.parametrize(
    "text",
    [
        "第38个",
        "〔2014〕21号",
        "2×60万千瓦",
        "*ST东方",
        "下午3:30",
        "1、加强管理",
        "（1）目标",
        "一、工作回顾",
        "三中全会",
        "“十五”计划",
        "十四五规划",
        "拾起",
        "入伍",
        "安定路20号",
        "电话：010-55551234",
        "单位：万元",
    ],
)
def test_no_amounts(text: str) -> None:
    assert read(text) == []


def test_ratios_come_apart_at_their_colons() -> None:
    for colon in "：:∶":
        found = read(f"比重为5.5{colon}36.8{colon}57.7，")
        assert [q.value for q in found] == [Fraction("5.5"), Fraction("36.8"), Fraction("57.7")]
        assert {q.kind for q in found} == {"number"}


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2019年", "2019-01-01", "2019-12-31"),
        ("2019年12月末", "2019-12-31", "2019-12-31"),
        ("2019年12月31日", "2019-12-31", "2019-12-31"),
        ("2019年末", "2019-12-31", "2019-12-31"),
        ("2019年上半年", "2019-01-01", "2019-06-30"),
        ("2019年前三季度", "2019-01-01", "2019-09-30"),
        ("2019年第四季度", "2019-10-01", "2019-12-31"),
        ("二〇〇〇年", "2000-01-01", "2000-12-31"),
        ("2018-2020年", "2018-01-01", "2020-12-31"),
        ("98年", "1998-01-01", "1998-12-31"),
    ],
)
def test_dates(text: str, start: str, end: str) -> None:
    found = one(f"截至{text}，")
    assert found.period is not None
    assert (found.text, found.kind) == (text, "date")
    assert (found.period.start.isoformat(), found.period.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("今年", "year"),
        ("去年同期", "year-1:same"),
        ("上年末", "year-1:end"),
        ("年初", "year:start"),
        ("年末", "year:end"),
        ("上半年", "year:H1"),
        ("今年一季度", "year:Q1"),
        ("前三季度", "year:N9"),
        ("1-9月", "year:N9"),
        ("12月末", "year:M12:end"),
        ("本月末", "month:end"),
        ("前4个月", "year:N4"),
    ],
)
def test_dates_that_need_the_report(text: str, relative: str) -> None:
    found = one(f"较{text}，")
    assert (found.text, found.kind, found.relative) == (text, "date", relative)


def test_a_length_of_time_is_no_date() -> None:
    assert (one("用5年时间").kind, one("用5年时间").unit) == ("count", "年")


def test_a_list_shares_the_unit_at_its_end() -> None:
    assert [q.value for q in read("分别为5.2、6.3和7.1亿元")] == [520_000_000, 630_000_000, 710_000_000]
