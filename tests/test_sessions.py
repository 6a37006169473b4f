"""Sessions of congresses and conferences: named in full, whatever form the text has."""

import pytest

from generator.knowing.sessions import find_session, session_of_page
from generator.knowledge import ArchiveSettings
from tests.cutting import cut_text

SETTINGS = ArchiveSettings("某市报章库", "海州日报", city="海州市", province="云山省")
PLACES = ("西泽县", "东丘区")
BYLINE = "海州日报记者/李四"
CONGRESS = "海州市第九届人民代表大会第二次会议"

NAMED = {
    "市九届人大二次会议今日开幕。": CONGRESS,
    "市九届人代会二次会议今日开幕。": CONGRESS,
    "海州市第九届人民代表大会第二次会议今日开幕。": CONGRESS,
    "参加市九届人大二次会议的代表到齐了。": CONGRESS,
    "省十四届人大三次会议昨日闭幕。": "云山省第十四届人民代表大会第三次会议",
    "西泽县十届人大一次会议昨日闭幕。": "西泽县第十届人民代表大会第一次会议",
    "十四届全国人大三次会议昨日闭幕。": "第十四届全国人民代表大会第三次会议",
    "第十四届全国人民代表大会第三次会议昨日闭幕。": "第十四届全国人民代表大会第三次会议",
    "政协海州市第九届委员会第二次会议闭幕。": "政协海州市第九届委员会第二次会议",
    "市政协九届二次会议闭幕。": "政协海州市第九届委员会第二次会议",
    "全国政协十四届三次会议闭幕。": "政协第十四届全国委员会第三次会议",
    "他当了三届人大代表，开过二次会议。": "",
    "夜校昨日开课。": "",
}


@pytest.mark.parametrize("text", NAMED)
def test_a_session_is_named_in_full(text: str) -> None:
    (cut,) = cut_text(f"夜校开课\n\n{BYLINE}\n\n{text}").cuts
    assert find_session(cut, SETTINGS, PLACES) == NAMED[text]


def test_the_session_of_the_headline_comes_before_those_of_the_text() -> None:
    text = f"{CONGRESS}开幕\n\n{BYLINE}\n\n省十四届人大三次会议。省十四届人大三次会议。"
    assert find_session(cut_text(text).cuts[0], SETTINGS, PLACES) == CONGRESS


def test_of_the_sessions_in_the_text_the_one_named_most_counts() -> None:
    text = f"夜校开课\n\n{BYLINE}\n\n市九届人大二次会议。省十四届人大三次会议。省十四届人大三次会议。"
    assert find_session(cut_text(text).cuts[0], SETTINGS, PLACES).startswith("云山省")


def test_a_city_that_archive_yml_does_not_name_is_not_guessed() -> None:
    (cut,) = cut_text(f"夜校开课\n\n{BYLINE}\n\n市九届人大二次会议开幕。").cuts
    assert find_session(cut, ArchiveSettings("某市报章库", "海州日报"), ()) == ""


def test_a_special_page_is_about_the_session_of_its_own_city() -> None:
    province = "云山省第十四届人民代表大会第三次会议"
    assert session_of_page([province, province, CONGRESS, ""], SETTINGS) == CONGRESS
    assert session_of_page([province, ""], SETTINGS) == ""
