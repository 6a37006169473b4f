"""Tests of `generator.writing.pages.article`: what the page of an article says, whatever it holds."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from generator.folding import fold
from generator.model import Archive, Dating, Paragraph, Person, Piece, Subhead
from generator.writing.addresses import person_url
from generator.writing.entries import TITLE_CHARACTERS
from generator.writing.escaping import clean_text
from tests.invented import ARTICLE, CUT, KNOWLEDGE, make_archive, make_article, make_roster_article
from tests.rendered import Element, read_page, select, squeeze
from tests.rendering import ARTICLE_PAGE, links, read, render, text_of
from tests.test_writing_escaping import TEXTS


def test_an_article_shows_headline_lead_in_deck_byline_and_date_with_its_proof() -> None:
    page = read(make_archive(ARTICLE))
    assert text_of(page, "h1") == "让茶叶走出山门"
    assert text_of(page, "p", "lead-in") == "市人大代表、某厂厂长张三"
    assert text_of(page, "p", "deck") == "——访张三"
    facts = text_of(page, "div", "facts")
    assert "2023年12月（推断）" in facts and "版次不详" in facts and "记者 李四" in facts
    assert "年末" in facts and "第 7 行" in facts


def test_a_paragraph_carries_the_lines_that_it_was_joined_from() -> None:
    paragraphs = {
        e.attributes["data-lines"]: e.text
        for e in read(make_archive(ARTICLE))
        if "data-lines" in e.attributes
    }
    assert paragraphs == {"7,9": "茶叶卖得好，还要卖得远。", "11": "明年再种一千亩。"}


def test_captions_and_subheads_stand_where_the_page_has_them() -> None:
    marked = [e for e in read(make_archive(ARTICLE)) if {"data-lines", "data-source"} & e.attributes.keys()]
    assert [e.attributes.get("data-lines") or e.attributes["data-source"] for e in marked] == [
        "7,9",
        "8",
        "10",
        "11",
    ]
    assert marked[1].text == "原报此处有照片，本库未收：张三 王五 摄"


def test_many_lines_of_a_paragraph_are_shortened_in_the_margin_alone() -> None:
    paragraph = Paragraph(tuple(Piece(line, "茶") for line in (7, 9, 11)))
    page = read(make_archive(make_article("aaaa", cut=replace(CUT, paragraphs=(paragraph,)))))
    (shown,) = [e.attributes for e in page if "data-lines" in e.attributes]
    assert shown == {"data-lines": "7,9,11", "id": "t7"}
    (link,) = [e.attributes for e in page if e.attributes.get("class") == "lines"]
    assert link["data-n"] == "7…11"
    assert link["href"].endswith("page-a_lines.html#L7")


def test_a_headline_in_parts_breaks_between_them_and_no_other_does() -> None:
    titles = {
        "让茶叶 走出山门": {"id": "title", "class": "parted"},
        "让茶叶走出山门": {"id": "title"},
        "长" * 20 + " 短": {"id": "title"},
    }
    for title, attributes in titles.items():
        (heading,) = select(read(make_archive(make_article("aaaa", title=title))), "h1")
        assert heading.attributes == attributes


def test_names_in_the_dateline_are_not_said_twice() -> None:
    page = read(make_archive(make_article("aaaa", cut=replace(CUT, dateline="某市日报讯(记者/李四)"))))
    assert text_of(page, "div", "facts").count("李四") == 1


def test_the_front_matter_names_template_id_and_a_title_for_the_browser() -> None:
    front, _ = read_page(render(make_archive(ARTICLE))[ARTICLE_PAGE])
    assert front["template"] == "article.html" and front["article_id"] == "aaaa"
    assert front["browser_title"] == "让茶叶走出山门 - 某市日报 2023年12月（推断）"
    assert "robots" not in front


@pytest.mark.parametrize("change", [{"rights": ""}, {"access": ""}, {"access": "library"}])
def test_every_page_asks_to_be_left_out_of_search_engines_without_rights_or_free_access(
    change: dict[str, str],
) -> None:
    knowledge = replace(KNOWLEDGE, archive=replace(KNOWLEDGE.archive, **change))
    pages = render(make_archive(ARTICLE), knowledge)
    fronts = [read_page(text)[0] for path, text in pages.items() if path.endswith(".md")]
    assert all(front["robots"] == "noindex" for front in fronts)
    assert 'data-robots="noindex"' in pages["archive/.home.html"]


def test_an_archive_of_metadata_shows_no_text_and_no_transcription() -> None:
    knowledge = replace(KNOWLEDGE, archive=replace(KNOWLEDGE.archive, access="metadata"))
    pages = render(make_archive(ARTICLE, make_roster_article(("赵六",))), knowledge)
    assert not any("一千亩。" in text or "&lt;b&gt;" in text for text in pages.values())
    assert "只公开题录" in pages[ARTICLE_PAGE]


def test_a_missing_headline_is_made_from_the_first_words_and_said() -> None:
    page = read(make_archive(make_article("aaaa", title="")))
    assert text_of(page, "h1") == "茶叶卖得好"
    assert "以文首数字代题" in text_of(page, "div", "remarks")


def test_a_made_headline_stays_on_one_line() -> None:
    cut = replace(CUT, title="", paragraphs=(Paragraph((Piece(7, "茶" * 90),)),))
    assert text_of(read(make_archive(make_article("aaaa", cut=cut))), "h1") == "茶" * TITLE_CHARACTERS + "……"


def test_an_article_of_nothing_still_has_a_page() -> None:
    cut = replace(
        CUT,
        title="",
        lead_in="",
        subtitle="",
        column=(),
        paragraphs=(),
        subheads=(),
        captions=(),
        line_ranges=(),
    )
    bare = make_article(
        "aaaa", cut=cut, themes=(), districts=(), people=(), organisations=(), notices=(), keywords=()
    )
    page = read(make_archive(replace(bare, dating=Dating("", "unknown", ()), newspaper="", genre="")))
    assert text_of(page, "h1") == "无题"
    assert "刊期不详" in text_of(page, "div", "facts") and "尚未归类" in text_of(page, "aside")


@pytest.mark.parametrize(
    ("completeness", "jump", "words"),
    [
        ("continues", "下转02版", "原报注明“下转02版”，续文本库未收"),
        ("continues", "", "原文未完"),
        ("continued", "", "开头部分本库未收"),
        ("text_lost", "", "识别残缺"),
    ],
)
def test_incomplete_text_says_so(completeness: str, jump: str, words: str) -> None:
    article = make_article("aaaa", cut=replace(CUT, jump=jump), completeness=completeness)
    assert words in text_of(read(make_archive(article)), "div", "remarks")


def test_a_proofread_article_names_the_reader_instead_of_the_warning() -> None:
    remarks = text_of(
        read(make_archive(make_article("aaaa", proofread=("孙七", "2025-01-02")))), "div", "remarks"
    )
    assert remarks.startswith("本文由孙七于2025-01-02校对。")
    assert "尚未逐字校对" not in remarks


def test_neighbours_are_the_articles_before_and_after_on_the_same_page() -> None:
    articles = [make_article(key * 4, number=n, title=f"第{n}篇") for n, key in enumerate("abc", start=1)]
    around = text_of(read(make_archive(*articles), "archive/articles/bbbb.md"), "nav")
    assert around == "上一篇第1篇 下一篇第3篇"
    assert text_of(read(make_archive(*articles)), "nav") == "下一篇第2篇"


def test_repairs_are_listed_and_doubts_about_filing_stand_beside_the_themes() -> None:
    doubt = replace(ARTICLE.notices[0], kind="runner-up", text="铁路", reason="次选")
    page = read(make_archive(make_article("aaaa", notices=(*ARTICLE.notices, doubt))))
    assert text_of(page, "section", "apparatus") == "校勘记 接排第7行接第9行句子被照片隔断第 9 行"
    assert "铁路" in text_of(page, "aside")


def test_a_roster_keeps_the_printed_order_and_links_its_names() -> None:
    page = read(
        make_archive(ARTICLE, make_roster_article(("赵六", "丁一", "乙二"))), "archive/articles/bbbb.md"
    )
    roster = next(select(page, "div", class_="roster"))
    assert roster.attributes["data-lines"] == "20"
    assert roster.text == "赵六女 丁一女 乙二女 名单 3 人，次序照原报"
    assert links(page)["丁一"] == f"../../{person_url('丁一')}"


def test_the_headings_of_a_roster_stand_in_the_roster_alone() -> None:
    article = make_roster_article(("赵六",))
    roster = (replace(article.cut.roster[0], group="主席"),)
    cut = replace(article.cut, roster=roster, subheads=(Subhead(19, "主席", 0),))
    page = read(make_archive(replace(article, cut=cut)), "archive/articles/bbbb.md")
    assert [element.text for element in select(page, "h2")].count("主席") == 1


def fill(text: str) -> Archive:
    """Make an archive of one article whose every field is the text."""
    people = tuple(Person(text, text, text, relation, 3) for relation in ("subject", "reporter", "mentioned"))
    cut = replace(CUT, title=text, lead_in=text, subtitle=text, column=(text,), keyword=text, dateline=text)
    themes = (
        replace(ARTICLE.themes[0], name=text, evidence=(replace(ARTICLE.themes[0].evidence[0], term=text),)),
    )
    notices = (replace(ARTICLE.notices[0], text=text, reason=text),)
    changes = {"people": people, "themes": themes, "notices": notices, "keywords": (text,), "genre": text}
    return make_archive(make_article("aaaa", cut=cut, newspaper=text, rights=text, edition=text, **changes))


@settings(max_examples=60, deadline=None)
@given(TEXTS.filter(lambda text: bool(squeeze(clean_text(text)) and fold(text))))
def test_hostile_text_in_every_field_makes_no_element_of_its_own(text: str) -> None:
    page, calm = read(fill(text)), read(fill("字"))
    assert [shape(element) for element in page] == [shape(element) for element in calm]
    assert text_of(page, "h1") == text_of(page, "p", "lead-in") == squeeze(clean_text(text))


def shape(element: Element) -> tuple[str, list[str]]:
    """Give tag and names of attributes; a class of its own is what a headline in parts has."""
    return element.tag, sorted(element.attributes.keys() - {"class"})
