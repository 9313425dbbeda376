"""What Chinese statements say: each wording of a relation is read, holds, and breaks with one figure changed."""

from __future__ import annotations

import functools

import pytest

from checker import engine, packs, readers
from checker.model import Check

# Each: the text, the rule that reads it, and an edit (old, new) that breaks it.
READ = [
    # a level, its change and its rate
    ("年末贷款余额1321.6亿元，比年初增加160.6亿元，增长13.8%。", "growth-of-change", ("160.6", "106.6")),
    ("存款余额349458万元，较上年末净增62104万元，增幅21.6%。", "growth-of-change", ("21.6%", "26.1%")),
    ("全社会用电量46.2亿千瓦时，同比增长10%，增加4.2亿千瓦时。", "growth-of-change", ("4.2亿", "2.4亿")),
    ("农民人均纯收入8584元，增加982元，增长12.9%。", "growth-of-change", ("982", "289")),
    ("营业收入1223.5万元，较上年同期增加183.4万元，增长率为17.63%。", "growth-of-change", ("17.63", "71.63")),
    ("垃圾清运量264万吨，比上年减少36万吨，下降12%。", "growth-of-change", ("12%", "21%")),
    ("粮食总产量60710万吨，比上年增加516万吨，增产0.9%。", "growth-of-change", ("516", "5160")),
    ("个人贷款余额3.36万亿元，去年全年新增5080亿元，同比增长17.81%。", "growth-of-change", ("17.81", "15.12")),
    ("净资产评估值771.0万元，评估增值106.1万元，增值率15.95%。", "growth-of-change", ("15.95", "19.55")),
    # from one level to another
    ("低保标准从每月450元提高到510元，增长13.3%。", "growth-mismatch", ("13.3", "33.1")),
    ("审批事项由363项精简到141项，减少222项。", "change-mismatch", ("222", "322")),
    ("补助标准由原来的6000元增加至8000元，增幅33.3%。", "growth-mismatch", ("33.3", "23.3")),
    ("货运量由上年的2400万吨增至2700万吨，增长12.5%。", "growth-mismatch", ("12.5", "21.5")),
    ("绿化覆盖率由38.2%提高到41.5%，提高3.3个百分点。", "points-mismatch", ("3.3个", "3.8个")),
    ("税收收入64.2亿元，比上年的60亿元增长7%。", "growth-mismatch", ("7%", "17%")),
    ("税收收入64.2亿元，上年同期为60亿元，同比增长7%。", "growth-mismatch", ("7%", "17%")),
    ("税收收入64.2亿元（上年同期：60亿元），增长7%。", "growth-mismatch", ("7%", "17%")),
    ("总资产账面价值800万元，评估价值1000万元，增值200万元，增值率25%。", "growth-of-base", ("25%", "35%")),
    # over several years
    ("快递收入由2016年的24.3亿元增加到2021年的92.8亿元，年均增长30.7%。", "yearly-growth-mismatch", ("30.7", "37.0")),
    (
        "公司销售额从2019年的93.5亿元增长至2021年的102.1亿元，年均复合增长率为4.5%。",
        "yearly-growth-mismatch",
        ("4.5%", "5.4%"),
    ),
    ("村集体收入由53.4万元增加到149.3万元，增长1.8倍。", "multiple-mismatch", ("1.8倍", "8.1倍")),
    ("村集体收入由53.4万元增加到213.6万元，翻了两番。", "multiple-mismatch", ("213.6", "313.6")),
    ("产值149.3亿元，是2010年53.4亿元的2.8倍。", "multiple-mismatch", ("2.8倍", "8.2倍")),
    # shares
    ("全县总人口38.6万人，其中城镇人口16.4万人，占42.5%。", "share-mismatch", ("42.5", "45.2")),
    ("总人口1236.3万人。其中，城镇人口369.9万人，占总人口的29.9%。", "share-mismatch", ("29.9", "92.9")),
    ("营业网点396个，其中自营网点79个，占比19.9%；代理网点317个，占比80.1%。", "share-mismatch", ("80.1", "81.0")),
    ("财政支出120亿元，比上年增长5%。教育支出30亿元，占财政支出的25%。", "share-mismatch", ("25%", "52%")),
    ("职业学校在校生37.7万人，占高中阶段在校生总数94.3万人的40%。", "share-mismatch", ("40%", "44%")),
    (
        "其持有公司股份5790万股，占公司总股本的20.3%；累计质押2290万股，占其所持股份的39.6%。",
        "share-mismatch",
        ("39.6", "36.9"),
    ),
    ("林业、渔业产值分别为30亿元和20亿元，占农业产值200亿元的比重分别为15%和10%。", "share-mismatch", ("10%", "20%")),
    # sums
    ("电话用户153552万户，其中固定电话24943万户，移动电话128609万户。", "open-sum-mismatch", ("128609", "126809")),
    (
        "总投资30926.76万元，其中建设投资23169.80万元，流动资金7756.96万元。",
        "open-sum-mismatch",
        ("23169.80", "231698.0"),
    ),
    ("资金来源合计80亿元，其中财政拨款52亿元，其余28亿元自筹。", "sum-mismatch", ("28亿", "82亿")),
    ("进出口总额3251亿元，增长12.1%。其中，出口1827亿元，增长20.9%；进口1424亿元。", "sum-mismatch", ("1424", "4124")),
    ("三次产业结构由23.9∶33.6∶42.5调整为21.6∶39.7∶38.7。", "shares-not-hundred", ("23.9", "32.9")),
    ("三次产业比例为3.3：47.1：49.6。", "shares-not-hundred", ("47.1", "74.1")),
    # differences
    (
        "出口1827亿元，增长20.9%；进口1424亿元，增长2.5%；实现贸易顺差403亿元。",
        "trade-balance-mismatch",
        ("403", "430"),
    ),
    ("出生率为12.37‰；死亡人口977万人，死亡率为7.16‰；自然增长率为5.21‰。", "natural-rate-mismatch", ("5.21", "5.12")),
    ("基金收入2513万元，支出2248万元，收支结余265万元。", "profit-mismatch", ("265", "256")),
    # plans
    ("财政收入完成26417万元，占年初预算25800万元的102.4%，增长14%。", "completion-mismatch", ("102.4", "120.4")),
    ("全年培训1867人，完成年度任务（1800人）的103.7%。", "completion-mismatch", ("103.7", "107.3")),
    (
        "存款余额73145万元，较年初净增8427万元，完成全年计划7500万元的112.4%。",
        "completion-mismatch",
        ("112.4", "121.4"),
    ),
    ("各项贷款比年初增加5030万元，超额完成计划5000万元。", "plan-not-met", ("5030", "4030")),
    # by position
    (
        "甲、乙两厂产量分别由46万吨、68万吨增加到59万吨、73万吨，分别增加13万吨和5万吨。",
        "change-mismatch",
        ("5万吨。", "8万吨。"),
    ),
]

# Each: a text in which a relation only seems broken.
SILENT = [
    "全年社会消费品零售总额比上年增长10.1%，扣除价格因素，实际增长8%。",
    "工业增加值由2002年的699.2亿元增加到2007年的2001亿元，年均增长18.5%。",
    "贷款余额500亿元，比年初增加50亿元，同比增长15%。",
    "申请量和授权量分别为43186件和29235件，增长25.7%和28.4%。",
    "存量设备达到14.75万台，较上年新增2.29万台。",
    "全省竞争力排名由第51位上升到第35位。",
    "居民人均收入690元。其中，城市居民人均收入752元，比上年增长23.8%。",
    "在校生516.9万人(含技工学校104.6万人)，占高中阶段总数1291万人的40%。",
    "国有企业完成产值117.2亿元，其中甲企业98.9亿元；集体企业完成产值118.7亿元。",
    "投资总额70.5亿元，使用募集资金51.5亿元，分别占公司总资产的48.2%和35.3%。",
    "单位生产总值用水量由86.4立方米降到71.9立方米，下降16.8%。",
    "贷款余额749亿元，其中短期贷款554亿元，中长期贷款155亿元。",
]


@functools.cache
def examiner() -> engine.Examiner:
    return engine.Examiner(packs.load(), "zh")


def checks(text: str, rule: str) -> list[Check]:
    result = examiner().examine(readers.from_text(text))
    return [check for check in (*result.findings, *result.checks) if rule in (check.rule, *check.also)]


@pytest.mark.parametrize(("text", "rule", "edit"), READ)
def test_wording_is_read(text: str, rule: str, edit: tuple[str, str]) -> None:
    assert "holds" in {check.verdict for check in checks(text, rule)}
    assert "contradiction" not in {check.verdict for check in checks(text, rule)}


@pytest.mark.parametrize(("text", "rule", "edit"), READ)
def test_wording_with_a_fault_is_found(text: str, rule: str, edit: tuple[str, str]) -> None:
    old, new = edit
    assert old in text
    harmed = text.replace(old, new, 1) if text.count(old) == 1 else new.join(text.rsplit(old, 1))
    assert "contradiction" in {check.verdict for check in checks(harmed, rule)}


@pytest.mark.parametrize("text", SILENT)
def test_seeming_contradiction_is_silent(text: str) -> None:
    findings = examiner().examine(readers.from_text(text)).findings
    assert [check.message for check in findings if check.severity != "note"] == []
