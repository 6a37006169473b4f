"""Each proposal and each promise is a row with its speaker; attitude, slogans and orders are none."""

from collections.abc import Sequence

import pytest

from generator.model import Person
from generator.model.registers import Proposal
from tests.registers import DEPUTY, MAYOR, proposals_of

MEMBER = Person("简明", "市政协委员", "市第三小学校长", "subject", 3)


def quotes(rows: Sequence[Proposal]) -> list[str]:
    return [row.quotation.text for row in rows]


def test_a_deputy_proposes_and_goes_on() -> None:
    rows = proposals_of(
        "近年来,海州农机行业发展很快。沈望舒建议,出台农机补贴办法,扩大补贴范围;建立良种繁育基地。同时,要加强码头冷库建设。"
    )
    assert quotes(rows) == ["出台农机补贴办法,扩大补贴范围", "建立良种繁育基地", "加强码头冷库建设"]
    assert {(row.who, row.capacity, row.kind) for row in rows} == {(("沈望舒",), "市人大代表", "建议")}
    assert [row.theme for row in rows] == ["农业", "农业", "港口"]


def test_each_numbered_measure_is_a_row() -> None:
    rows = proposals_of(
        "沈望舒建议,一是由市级层面牵头,把农机维修纳入民生实事;二是加快建设区域服务中心;三是在乡镇设立流动服务点。"
    )
    assert len(rows) == 3
    assert rows[0].addressee == "市级层面"
    assert quotes(rows)[2] == "在乡镇设立流动服务点"


def test_a_question_opens_what_is_to_be_done() -> None:
    rows = proposals_of(
        "农机手从哪里来,沈望舒有自己的看法。", "具体怎么做?一是培育一批新农机手。二是办好农机学校。"
    )
    assert quotes(rows) == ["培育一批新农机手", "办好农机学校"]


def test_the_sentences_that_say_how_belong_to_their_numbered_measure() -> None:
    rows = proposals_of(
        "农机手从哪里来,沈望舒有自己的看法。",
        "具体怎么做?一是培育一批新农机手。围绕实际操作,组建一支由老农机手带徒的队伍。二是办好农机学校。",
    )
    assert quotes(rows) == ["培育一批新农机手。围绕实际操作,组建一支由老农机手带徒的队伍", "办好农机学校"]


def test_two_who_propose_together_are_both_named() -> None:
    other = Person("陆一鸣", "市人大代表", "某合作社理事长", "subject", 3)
    rows = proposals_of("为此,两位市人大代表建议,设立农机租赁平台。", people=(DEPUTY, other))
    assert [row.who for row in rows] == [("沈望舒", "陆一鸣")]


def test_a_motion_is_one_only_where_the_text_says_so() -> None:
    (row,) = proposals_of("简明带来的提案关注校门口的交通。简明建议,增设学生公交专线。", people=(MEMBER,))
    assert (row.kind, row.capacity) == ("提案", "市政协委员")
    (other,) = proposals_of("简明建议,增设学生公交专线。", people=(MEMBER,))
    assert other.kind == "建议"


def test_an_official_promises_for_the_body_that_she_leads() -> None:
    deputy = Person("温如玉", "市人大代表", "东屏区委副书记、区长", "subject", 3)
    rows = proposals_of(
        "今年,东屏区新建学校3所。",
        "温如玉表示,2025年,东屏区将认真贯彻落实市委全会精神,新建改扩建学校5所,实施管网改造工程;加快建设渔港码头。",
        "去年,该区已经建成公园4个。",
        people=(deputy,),
    )
    assert quotes(rows) == ["新建改扩建学校5所,实施管网改造工程", "加快建设渔港码头"]
    assert {(row.capacity, row.kind) for row in rows} == {("官员", "表态承诺")}
    assert rows[0].districts == ()


@pytest.mark.parametrize(
    "text",
    [
        "温如玉强调,各级各部门要加快项目建设,压实责任。",
        "温如玉要求,加强值班值守,确保安全。",
        "温如玉指出,要提升服务水平,优化营商环境。",
    ],
)
def test_orders_to_subordinates_are_no_proposals(text: str) -> None:
    assert proposals_of(text, people=(MAYOR,)) == []


@pytest.mark.parametrize(
    "text",
    [
        "沈望舒说,我们相信海州一定会更好。",
        "沈望舒表示,将坚持以人民为中心的发展思想,为建设美丽海州作出更大贡献。",
        "沈望舒认为,农机是现代农业的基础。",
        "去年,沈望舒领衔的建议获评优秀建议。",
        "近年来,全市加快建设高标准农田,推动农业增效。",
    ],
)
def test_attitude_slogans_and_facts_are_no_rows(text: str) -> None:
    assert proposals_of(text) == []


def test_a_wish_of_many_says_so() -> None:
    rows = proposals_of("委员们认真听取介绍,希望我市进一步加强港口与铁路的衔接。", people=())
    assert [(row.who, row.capacity) for row in rows] == [(("委员们",), "市政协委员")]


def test_one_who_is_named_by_the_seat_alone_speaks_too() -> None:
    rows = proposals_of("来自教育界的卫兰亭委员建议,推动中小学食堂公开配菜。", people=())
    assert [(row.who, row.capacity) for row in rows] == [(("卫兰亭",), "市政协委员")]


def test_a_row_that_rests_on_a_modal_alone_is_marked() -> None:
    rows = proposals_of("沈望舒认为,要建立农机手信用档案。")
    assert [bool(row.doubt) for row in rows] == [True]


def test_a_list_of_names_promises_nothing() -> None:
    assert proposals_of("〔撤下〕") == []
