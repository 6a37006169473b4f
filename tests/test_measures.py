"""Numbers with a unit are found in sentences of any report; dates, names, addresses and slogans are none."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.registers.figures import compile_figure_rules
from generator.registers.measures import compile_rules, find_measures, may_count


def found(text: str) -> list[str]:
    return [f"{one.value}{one.unit}{'~' if one.is_approximate else ''}" for one in find_measures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("海州市上半年实现地区生产总值1,286.4亿元", ["1286.4亿元"]),
        ("登记经营主体约5.3万户", ["5.3万户~"]),
        ("发放贷款7800余万元", ["7800万元~"]),
        ("新增就业300多人,培训一千二百人次", ["300人~", "1200人次"]),
        ("来自各地的上千位客商", ["1000位~"]),
        ("数十家企业到场", ["10家~"]),
        ("占全省的46%,比上年提高3.2个百分点", ["46%", "3.2个百分点"]),
        ("营业收入翻两番", ["2番"]),
        ("工程进度过半", ["50%~"]),
        ("近六成以上的农户", ["60%~"]),
        ("发病率降到百分之零点三", ["0.3%"]),
        ("价格涨了十几倍", ["10倍~"]),
        ("增速居全省首位", ["1位"]),
        ("综合实力排名全市第3,比上年前进2个位次", ["3位", "2位"]),
        ("位居总榜第八名,东部第一名", ["8名", "1名"]),
        ("代表队夺得团体冠军", ["1名"]),
        ("建成全省第二个千亿产业集群", ["1000亿元~"]),
        ("着力构建“两个千亿、五个百亿”产业体系", ["2个", "5个"]),
        ("每5台空调就有一台产自本市", ["20%"]),
        ("分别增长12、15个百分点", ["12个百分点", "15个百分点"]),
        ("增长5%—7%", ["5%~"]),
    ],
)
def test_numbers_and_words_that_mean_numbers_are_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月5日上午9时30分召开",
        "1至4月,全市",
        "第十六届人民代表大会第四次会议",
        "深入实施“六大工程”,落实‘八个起来’",
        "《关于促进200家企业发展的意见》",
        "拨打12345热线或0735-2345678",
        "沿320国道到人民路18号院3栋2单元",
        "搭乘B12路公交车,型号为AX300",
        "他今年45岁,生于上世纪70年代",
        "主队3:1战胜客队",
        "最高气温三十八度",
        "可用5%啶虫脒乳油2000倍液喷雾",
        "是全省首个、最大的项目",
        "提出三点要求,抓好四项工作",
        "一批项目、两个方面",
    ],
)
def test_dates_names_addresses_and_slogans_are_no_figures(text: str) -> None:
    assert found(text) == []


def test_a_word_that_means_a_number_explains_itself() -> None:
    (one,) = find_measures("居全省首位")
    assert one.note == "“首位”即第 1 位"
    assert [measure.note for measure in find_measures("产值翻三番")] == ["“翻三番”即3番"]


def test_the_normalised_pair_stands_beside_the_printed_one() -> None:
    (one,) = find_measures("投资88.8亿元")
    assert (str(one.value), one.unit, str(one.normal_value), one.normal_unit) == (
        "88.8",
        "亿元",
        "8880000000",
        "元",
    )


@given(st.from_regex(compile_figure_rules().streaks))
def test_a_streak_may_count(text: str) -> None:
    assert may_count(text, (0, len(text)))


RULES = [*compile_rules().masks, *compile_rules().spoken]


@pytest.mark.parametrize("number", range(len(RULES)))
@given(data=st.data())
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_what_a_rule_matches_holds_a_character_that_the_rule_needs(number: int, data: st.DataObject) -> None:
    rule = RULES[number]
    text = data.draw(st.from_regex(rule.pattern))
    for found in rule.pattern.finditer(text):
        assert rule.needs.search(found[0]), found[0]
