"""Tests of `generator.writing.pages`: what every kind of page says, and that hostile text changes nothing."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from generator.knowledge import Knowledge
from generator.model import Archive, Dating, Paragraph, Person, Piece, Subhead
from generator.writing.addresses import person_url, safe_name
from generator.writing.entries import TITLE_CHARACTERS
from generator.writing.escaping import clean_text
from generator.writing.pages import render_pages
from generator.writing.pages.sheet import ENTRIES_PER_SHEET
from tests.invented import ARTICLE, CUT, KNOWLEDGE, hide, make_archive, make_article, make_roster_article
from tests.rendered import Element, read_page, select, squeeze
from tests.test_writing_escaping import TEXTS

ARTICLE_PAGE = "archive/articles/aaaa.md"


def render(archive: Archive, knowledge: Knowledge = KNOWLEDGE) -> dict[str, str]:
    return {file.path: file.text for file in render_pages(archive, knowledge)}


def read(archive: Archive, path: str = ARTICLE_PAGE, knowledge: Knowledge = KNOWLEDGE) -> list[Element]:
    return read_page(render(archive, knowledge)[path])[1]


def links(elements: list[Element]) -> dict[str, str]:
    return {element.text: element.attributes["href"] for element in select(elements, "a")}


def text_of(elements: list[Element], tag: str, class_: str = "") -> str:
    found = select(elements, tag, class_=class_) if class_ else select(elements, tag)
    return " ".join(element.text for element in found)


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


def test_an_archive_of_metadata_shows_no_text_and_no_transcription() -> None:
    knowledge = replace(KNOWLEDGE, archive=replace(KNOWLEDGE.archive, access="metadata"))
    pages = render(make_archive(ARTICLE, make_roster_article(("赵六",))), knowledge)
    assert not any("一千亩。" in text or "&lt;b&gt;" in text for text in pages.values())
    assert "本库只公开题录" in pages[ARTICLE_PAGE]


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
    assert remarks == "本文由孙七于2025-01-02校对。"


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


def test_speakers_and_bylines_have_pages_and_a_private_person_has_none() -> None:
    pages = render(make_archive(ARTICLE))
    made = {path for path in pages if path.startswith("archive/people/") and not path.endswith("index.md")}
    assert made == {person_url(name).replace(".html", ".md") for name in ("张三", "李四", "王五")}
    assert "小六" not in "".join(pages.values())


def test_a_hidden_name_has_no_page_and_no_link() -> None:
    pages = render(make_archive(ARTICLE, make_roster_article(("张三",))), hide("张三"))
    assert person_url("张三").replace(".html", ".md") not in pages
    assert not any(person_url("张三") in text for text in pages.values())


def test_a_name_in_two_articles_is_not_called_one_person() -> None:
    pages = render(make_archive(ARTICLE, make_roster_article(("张三",))))
    page = read_page(pages[person_url("张三").replace(".html", ".md")])[1]
    assert [element.text for element in select(page, "h2")] == ["建言与受访", "列入名单"]
    assert "是否同一人未经核实" in text_of(page, "p", "note")


def test_a_name_that_only_stands_on_a_list_says_so() -> None:
    pages = render(make_archive(make_roster_article(("赵六",))))
    assert "仅见于名单" in pages[person_url("赵六").replace(".html", ".md")]


def test_an_official_named_with_a_post_has_a_page() -> None:
    official = Person("周八", "", "某局局长", "mentioned", 9)
    pages = render(make_archive(make_article("aaaa", people=(official,))))
    assert "某局局长" in pages[person_url("周八").replace(".html", ".md")]


def test_trades_come_before_cross_cutting_themes_and_unused_reserved_ones_stay_out() -> None:
    page = read(make_archive(ARTICLE), "archive/themes/index.md")
    assert list(links(page)) == ["产业", "茶业", "升级"]


def test_a_district_lists_what_is_about_it_before_what_names_it() -> None:
    other = make_article("bbbb", number=2, districts=(replace(ARTICLE.districts[0], relation="mentioned"),))
    page = read(make_archive(ARTICLE, other), "archive/districts/east.md")
    assert [element.text for element in select(page, "h2")] == ["主要写到", "文中提到"]
    assert "旧称老东区" in text_of(page, "p", "intro")


def test_the_map_links_every_tile_with_its_name_and_number() -> None:
    page = read(make_archive(ARTICLE), "archive/districts/index.md")
    tiles = [element for element in select(page, "li") if "style" in element.attributes]
    assert [tile.text for tile in tiles] == ["东区1篇", "西区0篇"]
    assert [tile.attributes["style"] for tile in tiles] == ["grid-area:1/2", "grid-area:1/1"]


def test_the_shade_of_a_tile_is_measured_against_the_other_tiles_alone() -> None:
    city = (replace(ARTICLE.districts[0], id="city", name="市级"),)
    others = (make_article(f"n{number}", number=number, districts=city) for number in range(2, 30))
    page = read(make_archive(ARTICLE, *others), "archive/districts/index.md")
    tiles = {
        e.text: e.attributes["class"]
        for e in select(page, "a")
        if e.attributes.get("class", "").startswith("n")
    }
    assert tiles == {"东区1篇": "n4", "西区0篇": "n0"}


def test_a_label_that_no_list_of_districts_has_gets_its_page() -> None:
    article = make_article("aaaa", districts=(replace(ARTICLE.districts[0], id="city", name="市级"),))
    assert text_of(read(make_archive(article), "archive/districts/city.md"), "h1") == "市级"


def test_dates_are_filed_by_year_and_month_and_unknown_ones_apart() -> None:
    dates = ("2023-12?", "2023", "[2021-12,2022-01]", "")
    articles = [
        make_article(f"a{n}", number=n, dating=Dating(date, "inferred" if date else "unknown", ()))
        for n, date in enumerate(dates, start=1)
    ]
    pages = render(make_archive(*articles))
    made = sorted(path for path in pages if path.startswith("archive/dates/"))
    names = ("2021-12", "2021", "2023-12", "2023", "index", "unknown")
    assert made == [f"archive/dates/{name}.md" for name in names]
    assert "2021年12月至2022年1月之间（推断）" in pages["archive/dates/2021.md"]


def test_a_newspaper_page_keeps_the_order_of_the_text_and_shows_its_lines_as_they_are() -> None:
    articles = [make_article(key, number=n, title=f"第{n}篇") for n, key in ((2, "aa"), (1, "bb"))]
    pages = render(make_archive(*articles))
    rows = [e.text for e in select(read_page(pages["archive/pages/page-a.md"])[1], "a") if "第" in e.text]
    assert rows == ["第1篇", "第2篇"]
    lines = read_page(pages["archive/pages/page-a_lines.md"])[1]
    assert [e.text for e in select(lines, "span", class_="text")][0] == "第1行 <b>文字</b>"
    assert [e.attributes["id"] for e in select(lines, "p") if "id" in e.attributes] == [
        "l1",
        "l3",
        "l7",
        "l9",
        "l11",
    ]


def test_a_notice_about_the_page_stays_on_the_page() -> None:
    archive = make_archive(ARTICLE)
    page = replace(archive.pages[0], notices=(replace(ARTICLE.notices[0], text="版头不清"),))
    pages = render(replace(archive, pages=(page,)))
    assert {path for path, text in pages.items() if "版头不清" in text} == {"archive/pages/page-a.md"}


def test_thirteen_hundred_equal_titles_fill_numbered_sheets_and_none_is_lost() -> None:
    articles = [make_article(f"n{number:04}", number=number) for number in range(1300)]
    pages = render(make_archive(*articles))
    sheets = [pages["archive/themes/tea.md"], *(pages[f"archive/themes/tea_{n}.md"] for n in range(2, 14))]
    assert "archive/themes/tea_14.md" not in pages
    found = [re.findall(r"articles/(n\d{4})\.html", sheet) for sheet in sheets]
    assert [len(rows) for rows in found] == [ENTRIES_PER_SHEET] * 13
    assert len({identifier for rows in found for identifier in rows}) == 1300
    assert len({path.lower() for path in pages}) == len(pages)


def test_long_titles_stay_whole() -> None:
    title = "长" * 110
    pages = render(make_archive(make_article("aaaa", title=title)))
    assert text_of(read_page(pages[ARTICLE_PAGE])[1], "h1") == title
    assert title in pages["archive/themes/tea.md"]


def test_addresses_are_ascii_and_reserved_words_never_name_a_file() -> None:
    assert all(path.isascii() for path in render(make_archive(ARTICLE, make_roster_article(("赵六",)))))
    assert safe_name("tea-2") == "tea-2"
    assert len({safe_name(name) for name in ("index", "README", "con", "茶", "a/b", "..")}) == 6
    assert all(
        re.fullmatch("[0-9a-f]{12}", safe_name(name))
        for name in ("index", "README", "con", "茶", "a/b", "..")
    )


def test_the_same_archive_gives_the_same_bytes_whatever_the_order_of_its_articles() -> None:
    articles = [make_article(f"n{number}", number=number) for number in range(5)]
    archive = make_archive(*articles)
    turned = replace(archive, articles=tuple(reversed(archive.articles)))
    assert render(archive) == render(turned)


def test_an_archive_of_nothing_has_its_index_pages() -> None:
    pages = render(Archive((), (), ()), Knowledge(KNOWLEDGE.archive))
    folders = ("pages", "themes", "districts", "people", "dates")
    assert {f"archive/{folder}/index.md" for folder in folders} | {"archive/.home.html"} == pages.keys()


def test_the_home_page_leads_with_prose_of_the_newest_page() -> None:
    cut = replace(CUT, number=2, title="头条", paragraphs=(Paragraph((Piece(7, "茶" * 120),)),))
    home = render(make_archive(ARTICLE, make_article("bbbb", cut=cut)))["archive/.home.html"]
    assert re.search(r"<h3><a [^>]*>头条</a></h3>", home)
    assert "茶" * 96 + "……" in home


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
@given(TEXTS.filter(lambda text: bool(squeeze(clean_text(text)))))
def test_hostile_text_in_every_field_makes_no_element_of_its_own(text: str) -> None:
    page = read(fill(text))
    assert [(e.tag, sorted(e.attributes)) for e in page] == [
        (e.tag, sorted(e.attributes)) for e in read(fill("字"))
    ]
    assert text_of(page, "h1") == text_of(page, "p", "lead-in") == squeeze(clean_text(text))
