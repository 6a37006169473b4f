"""What a page prints of its date and number is read, checked against the calendar, and believed before the text."""

from datetime import date

import pytest

from generator.knowing.printed import Printed, read_day, read_printed
from tests.cutting import cut_text
from tests.test_dating import date_text

NEWS = "渔港新码头开航\n海州日报讯（记者/李四） 3月8日，码头开航，首批三艘渔船靠岸卸货。"


def read(head: str) -> Printed:
    return read_printed(cut_text(f"{head}\n{NEWS}"))


def test_date_and_number_of_a_head_line_are_read():
    found = read("2024年3月9日  星期六  第A03版")
    assert (found.date, found.number, found.line, found.notices) == ("2024-03-09", "A03", 1, ())


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("二〇二四年三月九日", date(2024, 3, 9)),
        ("二○一○年十二月二十五日", date(2010, 12, 25)),
        ("2024.3.9", date(2024, 3, 9)),
        ("中华民国三十五年三月五日", date(1946, 3, 5)),
        ("民國卅七年元月廿五日", date(1948, 1, 25)),
        ("民国 25 年 10 月 1 日", date(1936, 10, 1)),
        ("2024年2月30日", None),
    ],
)
def test_days_are_read_in_figures_and_numerals(words: str, day: date | None):
    assert read_day(words) == day


def test_a_weekday_that_does_not_fit_is_a_notice():
    (notice,) = read("2024年3月9日 星期二").notices
    assert (notice.kind, notice.line) == ("weekday", 1)


def test_a_day_that_the_calendar_does_not_have_is_no_date():
    found = read("2024年2月30日 星期六")
    assert (found.date, [notice.kind for notice in found.notices]) == ("", ["date-misread"])


def test_a_printed_date_is_given_and_a_page_without_one_is_not():
    dating, notices = date_text(f"2024年3月9日 星期六\n{NEWS}")
    assert (dating.date, dating.certainty, dating.evidence[0].line, notices) == ("2024-03-09", "given", 1, ())
    assert read("要闻") == Printed("", "", 0, "", ())


def test_the_years_of_the_republic_are_read_and_checked():
    found = read("中华民国三十五年三月五日 星期二 农历丙戌年二月初二")
    assert (found.date, found.notices) == ("1946-03-05", ())


def test_a_page_number_on_its_own_line_is_read():
    assert read("第三版").number == "三"
    assert read("12").number == "12"
    assert read("2  要闻").number == "2"


def test_the_number_of_pages_of_the_issue_is_not_the_number_of_the_page():
    found = read("2024年3月9日\n第26001期  今日8版\n第2版")
    assert (found.date, found.number) == ("2024-03-09", "2")
