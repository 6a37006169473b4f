"""Each figure proves itself by its quotation, and says what it is of, when, and of which kind."""

import re
from collections.abc import Sequence

import pytest

from generator.folding import fold
from generator.model import Archive
from generator.model.registers import Figure, Quotation
from generator.registers.numerals import read_digits
from tests.registers import figures_of, make_foreign_archive, make_plain_archive

ARCHIVES = {"seeds": make_plain_archive, "other papers": make_foreign_archive}


def summary(rows: Sequence[Figure]) -> list[tuple[str, str, str, str]]:
    return [(row.indicator, f"{row.value}{row.unit}", row.kind, row.period) for row in rows]


def test_a_report_of_results_gives_a_row_for_each_number() -> None:
    rows = figures_of("今年,东屏区新增规上企业12家、高新技术企业8家,完成技改投资6.5亿元,同比增长9.1%。")
    assert summary(rows) == [
        ("东屏区新增规上企业", "12家", "实绩", "2024"),
        ("高新技术企业", "8家", "实绩", "2024"),
        ("技改投资", "6.5亿元", "实绩", "2024"),
        ("增长", "9.1%", "实绩", "2024"),
    ]
    assert [row.quotation.text for row in rows] == [
        "东屏区新增规上企业12家",
        "高新技术企业8家",
        "完成技改投资6.5亿元",
        "同比增长9.1%",
    ]
    assert {row.subject for row in rows} == {"东屏区"}
    assert {row.districts for row in rows[:1]} == {("东屏区",)}


def test_what_is_to_come_is_a_target_of_the_year_named() -> None:
    rows = figures_of("2025年,西河县将实施重点项目40个,力争进出口总额突破30亿元。")
    assert summary(rows) == [
        ("西河县将实施重点项目", "40个", "目标", "2025"),
        ("进出口总额", "30亿元", "目标", "2025"),
    ]
    assert rows[1].is_approximate


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("预计全年接待游客320万人次。", "预计"),
        ("服务业增加值占比达到51.2%。", "占比"),
        ("园区累计引进企业85家。", "累计"),
        ("总投资20亿元的风电项目开工。", "其他"),
        ("增速排名全省第5位。", "排名"),
        ("办理时间由15天缩短到3天。", "其他"),
    ],
)
def test_the_words_around_a_number_tell_its_kind(text: str, kind: str) -> None:
    assert figures_of(text)[0].kind == kind


def test_respectively_gives_each_thing_its_own_number() -> None:
    rows = figures_of("港口货物吞吐量和集装箱吞吐量分别增长5.6%和7.2%。")
    assert [(row.indicator, str(row.value)) for row in rows] == [
        ("港口货物吞吐量增长", "5.6"),
        ("集装箱吞吐量增长", "7.2"),
    ]
    assert {row.quotation.text for row in rows} == {"港口货物吞吐量和集装箱吞吐量分别增长5.6%和7.2%"}


def test_one_number_said_of_two_things_gives_two_rows() -> None:
    rows = figures_of("力争工业总产值和外贸进出口双双突破千亿大关。")
    assert [row.indicator for row in rows] == ["工业总产值", "外贸进出口"]
    assert {(str(row.value), row.unit, row.kind) for row in rows} == {("1000", "亿元", "目标")}
    assert len({row.id for row in rows}) == 2


def test_a_limit_of_what_is_counted_is_no_figure_of_its_own() -> None:
    assert [row.unit for row in figures_of("铺排5亿元以上产业项目16个。")] == ["个"]


def test_what_is_counted_by_the_acre_says_so() -> None:
    (row,) = figures_of("今年行情好,一亩地能收入8000元以上。")
    assert (row.unit, row.normal_unit, row.indicator) == ("元/亩", "元/亩", "每亩收入")


@pytest.mark.parametrize(
    "text",
    [
        "他走访了36户人家,花了12天。",
        "王女士掏出200元表示感谢。",
        "会议历经3天。",
        "学校距离车站300米。",
        "急聘店员3名,月薪4000元。",
    ],
)
def test_numbers_of_persons_and_advertisements_are_no_figures(text: str) -> None:
    assert figures_of(text) == []


def test_periods_are_parts_of_years_spans_and_the_present() -> None:
    texts = (
        "前三季度实现产值10亿元。",
        "2020年至2023年培训工人500名。",
        "去年外贸增长4%。",
        "目前全市有图书馆26座。",
        "三年数量翻一番。",
    )
    periods = [figures_of(text)[0].period for text in texts]
    assert periods == ["前三季度", "2020—2023", "2023", "截至报道时", "2022—2024"]


def test_without_a_date_the_word_for_the_year_stays() -> None:
    assert figures_of("去年外贸增长4%。", date="")[0].period == "去年"


def test_the_withdrawn_says_nothing() -> None:
    assert figures_of("〔撤下〕") == []


def letters(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())


def lines_of(archive: Archive, quotation: Quotation) -> str:
    pages = {page.cut_page.page.file: page.cut_page.page for page in archive.pages}
    first, last = quotation.lines
    return letters("".join(pages[quotation.file].lines[first - 1 : last]))


@pytest.mark.parametrize("name", ARCHIVES)
def test_every_quotation_stands_in_its_paragraph_and_at_its_lines(name: str) -> None:
    archive = ARCHIVES[name]()
    articles = {article.id: article for article in archive.articles}
    rows = (*archive.registers.figures, *archive.registers.proposals)
    assert len(rows) > 150
    for row in rows:
        quotation = row.quotation
        paragraph = articles[quotation.article].cut.paragraphs[quotation.paragraph]
        assert quotation.text in paragraph.text, row
        assert quotation.text.strip(), row
        pieces = [
            piece
            for piece in paragraph.pieces
            if piece.line in range(quotation.lines[0], quotation.lines[1] + 1)
        ]
        assert quotation.text in "".join(piece.text for piece in pieces), row
        assert letters(quotation.text)[:3] in lines_of(archive, quotation), row


@pytest.mark.parametrize("name", ARCHIVES)
def test_every_value_can_be_read_in_its_quotation_or_is_explained(name: str) -> None:
    for row in ARCHIVES[name]().registers.figures:
        numbers = [
            read_digits(one)
            for one in re.findall(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", fold(row.quotation.text))
        ]
        assert row.value in numbers or row.note, row
        assert fold(row.printed) in fold(row.quotation.text), row
        assert row.unit, row


@pytest.mark.parametrize("name", ARCHIVES)
def test_ids_are_unique_and_name_their_article(name: str) -> None:
    registers = ARCHIVES[name]().registers
    ids = [row.id for row in (*registers.figures, *registers.proposals)]
    assert len(ids) == len(set(ids))
    assert all(row.id.startswith(f"{row.quotation.article}-") for row in registers.figures)
