"""Page furniture is told from text and headlines."""

import pytest

from generator.cut.furniture import is_furniture, split_furniture
from generator.cut.lines import Line, number_lines


@pytest.mark.parametrize(
    "text",
    [
        "2024年12月25日  星期三  第3版",
        "2010年3月12日 星期五 农历正月廿七",
        "第A03版",
        "12",
        "2  要闻",
        "第26001期  今日8版",
        "农历己亥年十一月三十",
        "本版责编：张  宁  刘  静",
        "责任编辑：周岩 电话：0000-1234567",
        "二〇二四年十二月二十五日 星期三",
    ],
)
def test_date_lines_page_numbers_and_editors_are_furniture(text: str):
    assert is_furniture(Line(1, text, 0))


@pytest.mark.parametrize(
    "text",
    [
        "2024年12月25日，大桥通车。",
        "2024年12月25日大桥通车",
        "第3版的故事",
        "2 万农户",
        "第12期培训班开班",
        "编辑部的一天",
        "12万亩良田喝上水",
    ],
)
def test_text_and_headlines_that_begin_alike_are_not(text: str):
    assert not is_furniture(Line(1, text, 0))


def test_a_date_that_goes_on_with_torn_text_stays_with_it():
    lines = number_lines(("记者走访了解到，这座大桥从开工到通车用了整整五年，通车的日子是", "2024年12月25日"))
    assert split_furniture(lines) == (lines, ())


def test_furniture_between_articles_is_taken_out_in_order():
    lines = number_lines(("第3版", "大桥通车", "2024年12月25日 星期三"))
    assert split_furniture(lines) == ((lines[1],), (lines[0], lines[2]))
