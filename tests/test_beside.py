"""The files beside the pages: which there are, what they hold, and what is kept out of them."""

import json
import re
from dataclasses import replace

import markdown
import rispy
import yaml
from hypothesis import given, settings

from generator.knowledge import SourceEntry
from generator.model import Archive, Paragraph, Piece
from generator.writing.addresses import district_url, person_url, theme_url
from tests.invented import ARTICLE, CUT, KNOWLEDGE, hide, make_archive, make_article, make_roster_article
from tests.rendered import read_html, select, squeeze
from tests.rendering import render
from tests.test_writing_escaping import TEXTS

REFERENCES = (".bib", ".ris", ".csl.json")
TEXT_FILES = (".txt", ".md.txt")


def read_ids(files: dict[str, str], url: str) -> list[str]:
    return [item["id"] for item in json.loads(files[url.replace(".html", ".csl.json")])]


def test_references_lie_beside_every_article_and_every_list_that_has_any() -> None:
    files = render(make_archive(ARTICLE, make_article("cccc", number=3, districts=())))
    urls = [
        ARTICLE.url, "archive/articles/cccc.html", "archive/pages/page-a.html", theme_url("tea"),
        district_url("east"), district_url("west"), person_url("张三"), person_url("李四"), person_url("王五"),
    ]  # fmt: skip
    for ending in REFERENCES:
        found = {path for path in files if path.endswith(ending)}
        assert found == {url.replace(".html", ending) for url in urls}
    assert read_ids(files, theme_url("tea")) == ["aaaa", "cccc"]
    assert read_ids(files, district_url("east")) == ["aaaa"]
    assert len(rispy.loads(files[person_url("张三").replace(".html", ".ris")])) == 2


def test_a_session_has_its_references() -> None:
    files = render(make_archive(make_article("aaaa", session="某市第一届人民代表大会第一次会议")))
    (path,) = [path for path in files if path.startswith("archive/sessions/") and path.endswith(".csl.json")]
    assert path.replace(".csl.json", ".md") in files
    assert read_ids(files, path.replace(".csl.json", ".html")) == ["aaaa"]


def test_every_file_lies_beside_a_page_that_links_it() -> None:
    files = render(make_archive(ARTICLE, make_roster_article(("赵六", "丁一"))))
    endings = (*REFERENCES, *TEXT_FILES, ".atom.xml", ".feed.json")
    beside = [path for path in files if path.endswith(endings)]
    assert len(beside) > 20
    for path in beside:
        stem, name = path.split(".")[0], path.rpartition("/")[2]
        links = {f'href="{name}"', f'href="../../{path}"'}
        assert any(link in files[stem + ".md"] for link in links), path


def test_references_are_saved_and_feeds_are_opened() -> None:
    page = render(make_archive(ARTICLE))[theme_url("tea").replace(".html", ".md")]
    shown = page.split('class="takeaway"')[1]
    links = re.findall(r'<a href="\.\./\.\./archive/themes/tea([\w.]+)"( download)?>', shown)
    assert links == [
        (".bib", " download"),
        (".ris", " download"),
        (".csl.json", " download"),
        (".atom.xml", ""),
        (".feed.json", ""),
    ]


def test_a_name_of_one_article_leads_to_the_references_of_that() -> None:
    files = render(make_archive(ARTICLE))
    stem = person_url("张三").removesuffix(".html")
    assert [path for path in files if path.startswith(stem)] == [f"{stem}.md"]
    assert 'href="../../archive/articles/aaaa.ris"' in files[f"{stem}.md"]


def test_a_hidden_name_has_no_files() -> None:
    stem = person_url("张三").removesuffix(".html")
    assert not [path for path in render(make_archive(ARTICLE), hide("张三")) if path.startswith(stem)]


def test_the_plain_text_is_what_the_page_shows() -> None:
    assert render(make_archive(ARTICLE))["archive/articles/aaaa.txt"] == (
        "市人大代表、某厂厂长张三\n让茶叶走出山门\n——访张三\n\n茶叶卖得好，还要卖得远。\n\n"
        "原报此处有照片，本库未收：张三 王五 摄\n\n再种一千亩\n\n明年再种一千亩。\n\n"
        "李四. 让茶叶走出山门：访张三[N]. 某市日报，[2023-12].\n2023年12月（推断）\n"
        "本文由报纸图像识别而来，尚未逐字校对，引用请核原报。\n文字归某市日报社。\n文章编号 aaaa\n"
    )


def test_the_markdown_says_what_is_known_before_the_text() -> None:
    text = render(make_archive(ARTICLE))["archive/articles/aaaa.md.txt"]
    _, front, body = text.split("---\n", 2)
    facts = yaml.safe_load(front)
    assert (facts["id"], facts["author"], facts["date"]) == ("aaaa", ["李四"], "2023-12?")
    assert facts["date_certainty"] == "inferred" and "url" not in facts
    elements = read_html(markdown.markdown(body))
    assert [e.text for e in elements if e.tag in ("h1", "h2")] == ["让茶叶走出山门", "再种一千亩"]
    assert "茶叶卖得好，还要卖得远。" in [e.text for e in select(elements, "p")]


def test_a_list_of_names_is_in_both() -> None:
    files = render(make_archive(make_roster_article(("赵六", "丁一"))))
    assert "\n\n赵六、丁一\n\n" in files["archive/articles/bbbb.txt"]
    assert "\n\n- 赵六\n- 丁一\n\n" in files["archive/articles/bbbb.md.txt"]


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_whatever_a_paragraph_holds_the_markdown_shows_it_letter_by_letter(text: str) -> None:
    cut = replace(CUT, paragraphs=(Paragraph((Piece(7, "甲" + text + "乙"),)),), subheads=(), captions=())
    written = render(make_archive(make_article("aaaa", cut=cut)))
    shown = [e.text for e in read_html(markdown.markdown(written["archive/articles/aaaa.md.txt"].split("---\n", 2)[2]))
             if e.tag == "p"]  # fmt: skip
    plain = written["archive/articles/aaaa.txt"].split("\n\n")[1]
    assert squeeze(plain) in shown


def test_where_texts_are_not_published_no_file_holds_one() -> None:
    closed = replace(KNOWLEDGE, archive=replace(KNOWLEDGE.archive, access="metadata"))
    files = render(make_archive(ARTICLE), closed)
    assert not [path for path in files if path.endswith(TEXT_FILES)]
    assert not [path for path, text in files.items() if "茶叶卖得" in text]
    assert ".txt" not in files["archive/articles/aaaa.md"].split('class="cite"')[1]
    assert "archive/articles/aaaa.bib" in files


def test_a_page_alone_can_keep_its_texts_back() -> None:
    closed = replace(KNOWLEDGE, sources=(SourceEntry("a.txt", access="metadata"),))
    files = render(make_archive(ARTICLE), closed)
    assert not [path for path in files if path.endswith(TEXT_FILES)]
    assert ".txt" not in files["archive/articles/aaaa.md"].split('class="cite"')[1]


def test_every_address_is_plain_and_files_are_the_same_each_time() -> None:
    def write() -> dict[str, str]:
        archive: Archive = make_archive(ARTICLE, make_article("cccc", number=3))
        return render(archive)

    assert write() == write()
    assert all(path.isascii() for path in write())
