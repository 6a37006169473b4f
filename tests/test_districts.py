from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.filing.districts import DistrictIndex, compile_districts, file_by_district
from generator.filing.matching import compile_words
from generator.filing.passages import ArticleText, read_article
from generator.folding import fold
from generator.knowledge import Clue, District, DistrictGuide
from generator.model import DistrictLabel, Notice
from generator.reading.filing_files import LAST_TILE
from tests.conftest import ROOT
from tests.filing.making import (
    cut_five_pages,
    make_article,
    make_knowledge,
    read_archive_knowledge,
    read_made,
)

INDEX = compile_districts(make_knowledge())
CITY = ("市级", "about")


def file_invented(*texts: str, **parts: str) -> list[tuple[str, str]]:
    labels, _ = file_made(INDEX, *texts, **parts)
    return [(label.name, label.relation) for label in labels]


def file_made(
    index: DistrictIndex, *texts: str, **parts: str
) -> tuple[tuple[DistrictLabel, ...], tuple[Notice, ...]]:
    return file_by_district(read_made(index.words, *texts, **parts), index)


@cache
def file_five_pages() -> list[tuple[ArticleText, tuple[DistrictLabel, ...], dict[str, Any]]]:
    index = compile_districts(read_archive_knowledge())
    words = compile_words(index.words)
    read = [(read_article(page, cut, words), expected) for page, cut, expected in cut_five_pages()]
    return [(text, file_by_district(text, index)[0], expected) for text, expected in read]


def about(labels: tuple[DistrictLabel, ...]) -> set[str]:
    return {label.name for label in labels if label.relation == "about" and label.id != "city"}


def test_the_five_pages_are_about_exactly_the_expected_districts() -> None:
    for text, labels, expected in file_five_pages():
        found = about(labels)
        allowed = {*expected["about"], *expected["may_be_about"]}
        assert set(expected["about"]) <= found <= allowed, (text.cut.title, found)


def test_the_five_pages_name_the_expected_districts_nine_times_in_ten() -> None:
    right = []
    for _, labels, expected in file_five_pages():
        found = {label.name for label in labels if label.id != "city"}
        right.append(set(expected["named"]) <= found <= {*expected["named"], *expected["may_be_named"]})
    assert sum(right) >= 0.9 * len(right)


def test_every_district_of_the_five_pages_is_proved_by_the_source() -> None:
    for text, labels, _ in file_five_pages():
        for label in labels:
            assert label.evidence or label.id == "city"
            for proof in label.evidence:
                assert proof.term in fold("".join(text.page.lines[proof.line - 1 : proof.line + 8]))


def test_an_article_with_a_district_in_its_title_is_about_it() -> None:
    assert file_invented("东丘区新添公园", "公园昨日开放。") == [("东丘区", "about")]


def test_an_article_that_begins_in_a_district_is_about_it() -> None:
    assert file_invented("新添公园", "昨日，西泽县一座公园开放。", "市民说好。") == [("西泽县", "about")]


def test_a_district_named_once_on_the_way_is_only_mentioned() -> None:
    found = file_invented("制造业要转型", "转型是大事。", "以机床为例，西泽县有几家工厂。")
    assert found == [CITY, ("西泽县", "mentioned")]


def test_two_sentences_make_an_article_be_about_a_district() -> None:
    found = file_invented("赶集", "集市热闹。", "西泽县今年把柜台搬到集市。明年西泽县还要再搬。")
    assert found == [("西泽县", "about")]


@pytest.mark.parametrize(
    "parts",
    [
        {"lead_in": "市人大代表、东丘区副区长张三"},
        {"subtitle": "——访市人大代表、东丘区委书记张三"},
        {"caption": "东丘区区长张三在会上 某某摄"},
    ],
)
def test_the_place_of_a_post_is_only_mentioned(parts: dict[str, str]) -> None:
    assert file_invented("要修路", "修路是大事。", **parts) == [CITY, ("东丘区", "mentioned")]


def test_the_place_of_a_speaker_in_the_text_is_only_mentioned() -> None:
    found = file_invented(
        "要修路", "市政协委员、东丘区民政局局长张三建议，修路。东丘区某某局局长李四也说好。"
    )
    assert found == [CITY, ("东丘区", "mentioned")]


def test_three_districts_with_a_paragraph_each_make_it_the_city() -> None:
    texts = ["位于东丘区的工厂投产。", "西泽县的大桥通车。", "北岗区的公园开放。"]
    found = file_invented("代表视察重点项目", "代表们昨日视察。", *texts)
    assert found == [CITY, ("东丘区", "mentioned"), ("西泽县", "mentioned"), ("北岗区", "mentioned")]


def test_two_districts_of_a_title_are_both_meant() -> None:
    assert file_invented("东丘西泽共建大桥", "大桥开工。") == [("东丘区", "about"), ("西泽县", "about")]


def test_three_districts_of_a_title_make_it_the_city() -> None:
    assert file_invented("东丘西泽北岗同建大桥", "大桥开工。")[0] == CITY


def test_a_likely_clue_counts_only_beside_a_certain_one() -> None:
    assert file_invented("灯塔路开街", "灯塔路热闹。") == [CITY]
    assert file_invented("开街", "集市热闹。", "东丘区来人。灯塔路热闹。灯塔路添灯。") == [
        ("东丘区", "about")
    ]


def test_a_firm_alone_proves_no_district() -> None:
    assert file_invented("海风面包厂出新品", "海风面包厂请人试吃。") == [CITY]


def test_a_name_inside_another_word_is_no_name() -> None:
    assert file_invented("东丘陵地区种茶忙", "东丘陵一带种茶。") == [CITY]


def test_a_short_name_across_two_words_is_no_name() -> None:
    peak = District("peak", "石峰区", clues=(Clue("石峰", "name", "certain"),))
    index = compile_districts(replace(make_knowledge(), districts=DistrictGuide("某市", districts=(peak,))))
    labels, _ = file_made(index, "磐石峰会开幕", "磐石峰会昨日开幕。")
    assert [label.id for label in labels] == ["city"]


def test_a_misread_name_counts_as_the_name() -> None:
    assert file_invented("东邱区新添公园", "公园昨日开放。") == [("东丘区", "about")]


def test_a_zone_is_filed_under_the_district_that_runs_it() -> None:
    assert file_invented("某市港区新码头启用", "码头昨日启用。") == [("东丘区", "about")]


def test_a_name_cut_by_width_and_spaces_is_found() -> None:
    assert file_invented("东 丘　区新添公园", "公园昨日开放。") == [("东丘区", "about")]


def test_the_city_is_the_label_of_what_names_no_district() -> None:
    labels, notices = file_made(INDEX, "要修路", "修路是大事。")
    assert labels == (DistrictLabel("city", "市级", "about", ()),)
    assert notices == ()


def test_a_rubric_is_no_evidence() -> None:
    page, cut = make_article("要修路", "修路是大事。")
    text = read_article(page, replace(cut, column=("东丘区访谈",)), compile_words(INDEX.words))
    labels, _ = file_by_district(text, INDEX)
    assert [label.id for label in labels] == ["city"]


def test_a_district_that_nearly_leads_is_said_to_be_unsure() -> None:
    labels, notices = file_made(
        INDEX, "大桥", "修桥。", "东丘区出钱。东丘区出人。", "西泽县出钱。西泽县出人。"
    )
    assert [label.relation for label in labels] == ["about", "mentioned", "mentioned"]
    assert [(notice.kind, notice.text) for notice in notices] == [("unsure", "东丘区、西泽县")]


@pytest.mark.parametrize(
    "text",
    [
        "性命攸关的大事，攸关全局。",
        "大坪渡口的船工说，渡口要修。",
        "争创国家级经开区，赶超国家高新区。",
        "要加快建设街道小公园。",
        "株洲县域经济要发展，株洲县级财政要加强。",
        "明白关键问题在哪里。",
        "县域经济强市市长论坛举行，市长致辞。",
        "磐石峰会在外地开幕。",
    ],
)
def test_words_of_this_archive_that_hold_a_name_are_no_name(text: str) -> None:
    labels, _ = file_made(compile_districts(read_archive_knowledge()), "大事", text, text)
    assert [label.id for label in labels] == ["city"]


@given(st.permutations(["东丘区开会。", "西泽县修桥。", "今天晴。", "灯塔路添灯。"]))
def test_the_order_of_later_paragraphs_does_not_matter(texts: list[str]) -> None:
    expected = file_invented("大事", "开头。", "东丘区开会。", "西泽县修桥。", "今天晴。", "灯塔路添灯。")
    assert sorted(file_invented("大事", "开头。", *texts)) == sorted(expected)


def test_every_place_of_the_tile_map_is_in_the_stylesheet() -> None:
    style = (ROOT / "overrides" / "assets" / "stylesheets" / "archive.css").read_text(encoding="utf-8")
    rules = [
        f".tiles .{letter}{number} {{ grid-{way}: {number}; }}"
        for letter, way in (("c", "column"), ("r", "row"))
        for number in range(1, LAST_TILE + 1)
    ]
    assert [rule for rule in rules if rule not in style] == []
