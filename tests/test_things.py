import pytest

from checker import folding, quantities, things


def _counts(text: str) -> list[quantities.Quantity]:
    return [q for q in quantities.parse(text, "zh", 0, len(text)) if q.kind in ("count", "money")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("有28个省份、25个规章", True),
        ("有28个镇区，12个镇", False),
        ("项目90项，其中省级30项", False),
        ("学校12所，小学8所", False),
        ("企业30家获奖，5家为外资", False),
    ],
)
def test_counts_with_different_nouns_behind_are_of_different_things(text: str, expected: bool) -> None:
    one, other = _counts(text)
    assert things.differ(text, one, other) is expected


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("人均58元", "人"),
        ("每亩补助60元", "亩"),
        ("平均每平方米1.29元", "米"),
        ("单价60元", ""),
        ("每人捐款，共60元", ""),
    ],
)
def test_a_price_tells_what_it_is_for_before_it(text: str, thing: str) -> None:
    (price,) = _counts(text)
    assert things.each(text, price) == thing


def test_units_count_what_a_price_is_for_by_other_words_too() -> None:
    assert things.counts("名", "人")
    assert things.counts("平方米", "米")
    assert not things.counts("户", "人")


def test_a_face_value_is_no_price() -> None:
    text = "每股面值为1.00元"
    assert things.is_face_value(text, _counts(text)[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [("甲27个、乙19个、丙18个", True), ("甲27个，乙19个", False), ("甲27个、乙19个，丙18个", False)],
)
def test_an_enumeration_has_enumeration_commas_alone(text: str, expected: bool) -> None:
    assert things.is_enumeration(text, _counts(text)) is expected


def test_traditional_text_counts_as_simplified() -> None:
    assert folding.fold("較去年增長３·６億元") == "较去年增长3.6亿元"
