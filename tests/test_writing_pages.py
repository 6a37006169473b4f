"""Tests of `generator.writing.pages`: lists, names, districts, dates, newspaper pages, the home page."""

import re
from dataclasses import replace
from itertools import takewhile

from generator.knowledge import GenreRule, Knowledge
from generator.model import Archive, Dating, Paragraph, Person, Piece
from generator.writing.addresses import person_url, safe_name
from generator.writing.apparatus import OTHER, SORTS
from generator.writing.pages.newspaper import weigh_article
from generator.writing.pages.sheet import ENTRIES_PER_SHEET
from tests.invented import ARTICLE, CUT, KNOWLEDGE, hide, make_archive, make_article, make_roster_article
from tests.rendered import read_page, select
from tests.rendering import ARTICLE_PAGE, links, read, render, text_of


def test_speakers_and_bylines_have_pages_and_a_private_person_has_none() -> None:
    pages = render(make_archive(ARTICLE))
    made = {
        path
        for path in pages
        if path.startswith("archive/people/")
        and path.endswith(".md")
        and not path.endswith(("index.md", "roles.md"))
    }
    assert made == {person_url(name).replace(".html", ".md") for name in ("张三", "李四", "王五")}
    assert "小六" not in "".join(pages.values())


def test_a_hidden_name_has_no_page_and_no_link() -> None:
    pages = render(make_archive(ARTICLE, make_roster_article(("张三",))), hide("张三"))
    assert person_url("张三").replace(".html", ".md") not in pages
    assert not any(person_url("张三") in text for text in pages.values())


def test_a_name_in_two_articles_is_not_called_one_person() -> None:
    pages = render(make_archive(ARTICLE, make_roster_article(("张三",))))
    page = read_page(pages[person_url("张三").replace(".html", ".md")])[1]
    assert [element.text for element in select(page, "h2")] == [
        "市人大代表、某厂厂长",
        "仅见于名单，职务未载",
    ]
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
    assert list(links(page)) == ["主题与县市区对照", "产业", "茶业", "升级"]


def test_a_district_lists_what_is_about_it_before_what_names_it() -> None:
    other = make_article("bbbb", number=2, districts=(replace(ARTICLE.districts[0], relation="mentioned"),))
    page = read(make_archive(ARTICLE, other), "archive/districts/east.md")
    assert [element.text for element in select(page, "h2")] == ["主要写到", "文中提到"]
    assert "旧称老东区" in text_of(page, "p", "intro")


def test_the_map_links_every_tile_with_its_name_and_number() -> None:
    page = read(make_archive(ARTICLE), "archive/districts/index.md")
    tiles = [element for element in select(page, "li") if " r" in element.attributes.get("class", "")]
    assert [tile.text for tile in tiles] == ["东区1篇", "西区0篇"]
    assert [tile.attributes["class"] for tile in tiles] == ["c2 r1", "c1 r1"]


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
        "L1",
        "L3",
        "L7",
        "L9",
        "L11",
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
    lists = "pages sessions columns themes districts crossings people words dates organisations"
    folders = f"{lists} apparatus changes proposals figures threads data".split()
    sorts = {f"archive/apparatus/{sort}.md" for sort in (*SORTS, OTHER)}
    assert {f"archive/{folder}/index.md" for folder in folders} | {
        "archive/.home.html",
        "archive/wording.js",
        "archive/words/phrases.md",
        "archive/people/index_roles.md",
    } | sorts == pages.keys()


def test_the_home_page_leads_with_prose_of_the_newest_page() -> None:
    cut = replace(CUT, number=2, title="头条", paragraphs=(Paragraph((Piece(7, "茶" * 120),)),))
    home = render(make_archive(ARTICLE, make_article("bbbb", cut=cut)))["archive/.home.html"]
    assert re.search(r"<h3><a [^>]*>头条</a></h3>", home)
    assert "茶" * 96 + "……" in home


def test_a_district_names_its_officials_as_printed_by_year_and_nobody_elses() -> None:
    people = (
        Person("周八", "", "东区委副书记、东区区长", "subject", 3),
        Person("吴九", "", "东区财政局局长", "mentioned", 3),
        Person("郑十", "", "西区区长", "mentioned", 3),
    )
    page = read(make_archive(make_article("aaaa", people=people)), "archive/districts/east.md")
    page = list(takewhile(lambda e: e.attributes.get("class") != "takeaway", page))
    assert [e.text for e in select(page, "dt")] == ["2023年"]
    assert [e.text for e in select(page, "dd")] == ["周八东区委副书记、东区区长"]


def test_a_newspaper_page_sets_long_texts_with_a_deck_large_and_briefs_small() -> None:
    long = replace(CUT, paragraphs=(Paragraph((Piece(7, "长" * 700),)),))
    plain = replace(CUT, number=2, subtitle="", paragraphs=(Paragraph((Piece(9, "文" * 300),)),))
    brief = replace(CUT, number=3)
    archive = make_archive(
        *(make_article(key, cut=cut) for key, cut in zip("abc", (long, plain, brief), strict=True))
    )
    page = read(archive, "archive/pages/page-a.md")
    weights = [e.attributes["data-weight"] for e in select(page, "li") if "data-weight" in e.attributes]
    assert weights == ["2", "1", "0"]


def test_the_genre_says_how_large_a_headline_stands() -> None:
    rules = (
        GenreRule("消息", "dateline", ".", "plain", "lead"),
        GenreRule("访谈", "subtitle", "访", "large", "large"),
        GenreRule("名单", "title", "名单", "small", "small"),
    )
    long = replace(CUT, paragraphs=(Paragraph((Piece(7, "长" * 700),)),))
    middling = replace(long, subtitle="", paragraphs=(Paragraph((Piece(7, "文" * 300),)),))
    given = [
        ("消息", long),
        ("消息", middling),
        ("访谈", middling),
        ("名单", long),
        ("访谈", CUT),
        ("别的", long),
    ]
    weights = [weigh_article(make_article("a", cut=cut, genre=genre), rules) for genre, cut in given]
    assert weights == [3, 1, 2, 0, 1, 2]


def test_an_inferred_month_is_drawn_hollow() -> None:
    given = make_article("given", dating=Dating("2024-01-30", "given", ()))
    page = read(make_archive(given, make_article("aaaa")), "archive/dates/index.md")
    assert [e.attributes["class"] for e in select(page, "rect")] == ["given", "inferred-bar"]


def test_the_home_page_says_who_keeps_the_archive_and_where_it_is_on_record() -> None:
    settings = replace(KNOWLEDGE.archive, sponsor="某市档案馆", records=("某ICP备1号",))
    home = render(make_archive(ARTICLE), replace(KNOWLEDGE, archive=settings))["archive/.home.html"]
    assert "主办：某市档案馆" in home and "某ICP备1号" in home
    assert "主办" not in render(make_archive(ARTICLE))["archive/.home.html"]
