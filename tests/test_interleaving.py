"""Columns that were read across are reported, plain text is not, and nothing is put in another order."""

from tests.cutting import cut_text
from tests.seed_pages import FILES, cut_seed

LEFT = (
    "渔港新码头昨天上午正式开航，第一班渡船载客四十二人，船票两元，市民可以在售票窗口购买，也可以用手机支付。"
    "渡船公司经理介绍，每天开行十二个班次，早上六点开出第一班，晚上九点末班，遇到大雾天气停航，请乘客留意公告。"
)
RIGHT = (
    "灯塔小学的学生从今天开始吃上了热面包，面包由学校附近的工厂每天早晨六点半送到，老师和家长轮流负责分发工作。"
    "校长表示，过去许多孩子来不及吃早饭，上午第二节课就没有精神，现在教室里的情况好多了，成绩也有了明显的进步。"
)


def break_at(text: str, width: int) -> list[str]:
    return [text[start : start + width] for start in range(0, len(text), width)]


def test_two_columns_read_across_are_reported_and_left_in_their_order() -> None:
    pairs = zip(break_at(LEFT, 11), break_at(RIGHT, 11), strict=False)
    page = "\n".join(["渔港与学校", *(line for pair in pairs for line in pair)])
    found = cut_text(page)
    assert [notice.kind for notice in found.notices].count("interleaved-columns") == 1
    text = "".join(paragraph.text for cut in found.cuts for paragraph in cut.paragraphs)
    assert text == page.replace("\n", "")[len("渔港与学校") :]


def test_a_plain_column_is_not_reported() -> None:
    found = cut_text("\n".join(["渔港新码头开航", *break_at(LEFT + RIGHT, 11)]))
    assert "interleaved-columns" not in {notice.kind for notice in found.notices}


def test_no_real_page_is_taken_for_interleaved() -> None:
    kinds = {notice.kind for file in FILES for notice in cut_seed(file).notices}
    assert "interleaved-columns" not in kinds
