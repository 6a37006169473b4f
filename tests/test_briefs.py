"""Briefs whose headlines stand on the lines of their texts, dirt of the page, and what a line may be by its form."""

import pytest

from generator.cut.bounds import ANY, HEADING, Bounds
from generator.cut.entries import Entry
from generator.cut.furniture import is_speck
from generator.cut.labelling import OPENS
from generator.cut.lines import make_line, number_lines
from generator.cut.outline import lay_out
from tests.cutting import cut_text

TEXT = "在昨天举行的全市评比中获得第一名，已有三千多人前往参观。"


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        (f"●白鹭飞回城东苇塘　{TEXT}", "白鹭飞回城东苇塘"),
        (f"▲ 运输三队连续安全行驶 再创新纪录 {TEXT}", "运输三队连续安全行驶 再创新纪录"),
        (f"**■水南乡办起老年大学** {TEXT}", "水南乡办起老年大学"),
        (f"**水南乡办起了老年大学** {TEXT}", "水南乡办起了老年大学"),
        (f"**民警深夜背产妇** {TEXT}", ""),
        (f"●据介绍，今年以来{TEXT}", ""),
        ("■责任编辑 薛 冰 ■版面设计 邹 婧", ""),
        (f"●{TEXT}", ""),
    ],
)
def test_the_headline_of_a_brief_is_read_from_the_line_of_its_text(line: str, headline: str) -> None:
    assert make_line(1, line).headline == headline


def test_a_short_bold_headline_counts_beside_a_sure_one() -> None:
    page = (
        f"**民警深夜背产妇** {TEXT}",
        "",
        f"**厂图书馆延长开放时间** {TEXT}",
        f"**一把菜刀起纠纷** {TEXT}",
        f"**又一把刀起纠纷** {TEXT}",
        "要闻",
        f"**雪梨百合瘦肉汤** {TEXT}",
    )
    assert [line.headline for line in number_lines(page)] == [
        "民警深夜背产妇",
        "厂图书馆延长开放时间",
        "一把菜刀起纠纷",
        "又一把刀起纠纷",
        "",
        "",
    ]


def test_briefs_behind_ornaments_are_articles() -> None:
    found = cut_text(
        f"简明新闻\n\n▲供电公司抢修线路　{TEXT}（万 涛）\n\n▲运输三队安全行驶　{TEXT}（姚新国）\n\n"
        f"一座桥通车了\n\n本报讯（记者 张三）昨天，城东的桥通车了。{TEXT}\n"
    )
    assert [cut.title for cut in found.cuts] == ["供电公司抢修线路", "运输三队安全行驶", "一座桥通车了"]


@pytest.mark.parametrize(
    "text", ["、、", "丿", "〉 ,", "l 一 。 ■ . 4", "~~ ，。 l l", "/ ／ 丨 。", "口", "． ’", "---", "●●"]
)
def test_dirt_is_no_text(text: str) -> None:
    assert is_speck(make_line(1, text))


@pytest.mark.parametrize(
    "text",
    [
        "雨",
        "一",
        "八",
        "3",
        "3:1",
        "2-0",
        "——",
        "***",
        "A3",
        "# 〉",
        "CPI",
        "十、",
        "（一）",
        "OK",
        "一、",
        "1.",
        "A、",
        "-5℃",
        "-5",
        "B.C",
        "A/B",
    ],
)
def test_a_character_a_number_or_a_score_is_no_dirt(text: str) -> None:
    assert not is_speck(make_line(1, text))


def test_dirt_between_the_lines_of_a_text_is_none_of_it() -> None:
    found = cut_text(f"桥通车了\n本报讯（记者 张三）昨天，{TEXT}\n丿\n通车以后，{TEXT}\n")
    assert [role.role for role in found.roles] == ["heading", "body", "banner", "body"]
    assert all("丿" not in paragraph.text for paragraph in found.cuts[0].paragraphs)


@pytest.mark.parametrize("note", ["（本栏与市供电局合办）", "<!-- 3 -->", "、、"])
def test_a_note_below_the_first_headline_makes_no_masthead_of_it(note: str) -> None:
    found = cut_text(f"老街夜里不再断电\n{note}\n本报记者 张三\n{TEXT}\n")
    assert [role.role for role in found.roles] == ["heading", "banner", "byline", "body"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("接地气", ANY),
        ("（上接第一版）", HEADING),
        ("10月17日", ANY - HEADING),
        ("（第一号）", ANY - {OPENS}),
    ],
)
def test_what_a_line_without_a_shape_may_be(text: str, labels: frozenset[int]) -> None:
    entries = [Entry(make_line(1, text), "bare"), Entry(make_line(2, TEXT), "sentence")]
    assert Bounds(entries).allow(0) == labels


def test_a_headline_left_without_text_takes_none_from_below_the_next() -> None:
    lines = (("opens", "甲"), ("opens", "乙"), ("inside", TEXT), ("opens", "丙"), ("inside", f"后来，{TEXT}"))
    entries = [
        Entry(make_line(number, text), "display" if label == "opens" else "sentence", label)
        for number, (label, text) in enumerate(lines, 1)
    ]
    drafts = lay_out(entries).drafts
    assert [[entry.line.number for entry in draft.entries] for draft in drafts] == [[1, 3], [2], [4, 5]]
