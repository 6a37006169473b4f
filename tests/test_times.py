"""Days and years in running text: found with their line, told whether they lie ahead."""

import pytest

from generator.knowing.times import TODAY, find_moments, find_words
from tests.cutting import cut_text


def find(text: str) -> list[tuple[int | None, int | None, int | None, bool]]:
    (cut,) = cut_text(f"夜校开课\n\n海州日报记者/李四\n\n{text}").cuts
    return [(moment.year, moment.month, moment.day, moment.is_ahead) for moment in find_moments(cut)]


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        ("3月5日开课。", [(None, 3, 5, False)]),
        ("2030年3月5日开课。", [(2030, 3, 5, False)]),
        ("2030年开课。", [(2030, None, None, False)]),
        ("2031年将再开一班。", [(2031, None, None, True)]),
        ("到2035年，办成十班。", [(2035, None, None, True)]),
        ("2030年计划执行情况好。", [(2030, None, None, False)]),
        ("明年3月5日再开。", [(None, 3, 5, True)]),
        ("去年3月5日开过。", []),
        ("３月５日开课。", [(None, 3, 5, False)]),
        ("13月5日和3月32日都没有。", []),
        ("1990年代的2030级学生。", []),
        ("他在203年出生。", []),
    ],
)
def test_a_day_or_year_is_read(
    text: str, moments: list[tuple[int | None, int | None, int | None, bool]]
) -> None:
    assert find(text) == moments


def test_a_day_in_the_first_paragraph_of_news_or_in_the_headline_is_marked() -> None:
    text = "2030年1月8日夜校开课\n\n海州日报讯（记者/李四） 1月8日，开课。\n\n1月7日，报名。\n"
    moments = [*find_moments(cut_text(text).cuts[0])]
    assert [(moment.line, moment.in_headline, moment.in_news) for moment in moments] == [
        (1, True, False),
        (3, False, True),
        (5, False, False),
    ]


def test_words_come_with_the_line_that_they_stand_in() -> None:
    text = "夜校开课\n\n海州日报记者/李四\n\n夜校昨日报名，\n\n今日上午开幕。\n"
    assert [(word.line, word.text) for word in find_words(cut_text(text).cuts[0], TODAY)] == [
        (7, "今日上午开幕")
    ]
