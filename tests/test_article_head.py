"""The head of an article as other programs read it: Zotero's translator, search engines, on every page of the seeds."""

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import extruct
import pytest

from generator.knowledge import Knowledge
from generator.model import Article, Dating, DistrictLabel, Notice
from generator.reading.knowledge_files import read_knowledge
from tests.invented import ARTICLE, CUT, KNOWLEDGE, hide, make_archive, make_article, make_roster_article
from tests.rendered import read_html, read_page, select
from tests.rendering import ARTICLE_PAGE, render
from tests.seed_pages import SEEDS, make_whole_archive
from tests.sites import HOSTILE_TITLE, lay_out, run_tool
from tests.zotero_head import read_item

ADDRESS = "https://example.org/archive/"
MOST_GROWTH = 900
"""Bytes, compressed, that references, tags and linked data may add to a page; every reader of a page loads them."""

SPOILING = ("citation_journal_title", "citation_book_title", "citation_conference_title")
"""Tags that make something else of the article of a newspaper."""


def read_head(article: Article, knowledge: Knowledge = KNOWLEDGE) -> str:
    front, _ = read_page(render(make_archive(article), knowledge)[article.url.replace(".html", ".md")])
    return str(front["head"])


def read_linked(head: str) -> dict[str, Any]:
    (script,) = [e for e in read_html(head) if e.attributes.get("type") == "application/ld+json"]
    return dict(json.loads("".join(script.texts)))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every article of the seeds as built for a site with an address, by its id."""
    knowledge = read_knowledge(SEEDS)
    knowledge = replace(knowledge, archive=replace(knowledge.archive, address=ADDRESS))
    archive = make_whole_archive().archive
    project = lay_out(tmp_path_factory.mktemp("project"), archive, knowledge)
    run_tool(project, "mkdocs", "build", "--strict", SITE_URL=ADDRESS)
    return {one.id: (project / "site" / one.url).read_text(encoding="utf-8") for one in archive.articles}


def test_a_reference_manager_saves_every_article_as_what_it_is(pages: dict[str, str]) -> None:
    articles = {one.id: one for one in make_whole_archive().archive.articles}
    assert pages.keys() == articles.keys()
    for key, page in pages.items():
        article, item = articles[key], read_item(read_html(page))
        assert (item["itemType"], item["publicationTitle"]) == ("newspaperArticle", article.newspaper)
        assert str(item["title"]).startswith(article.cut.title)
        assert article.cut.lead_in == "" or article.cut.lead_in not in str(item["title"])
        reporters = [one.name for one in article.cut.signatures if one.relation == "reporter"]
        assert item["authors"] == list(dict.fromkeys(reporters))
        assert item["url"] == ADDRESS + article.url
        assert item["language"] == "zh-CN" and item["rights"] == article.rights
        assert item["tags"] == [theme.name for theme in article.themes]
        assert item.get("section", "") == next(iter(article.cut.column), "")
        assert "date" not in item, "no page of the seeds prints its date"


def test_no_tag_spoils_the_kind(pages: dict[str, str]) -> None:
    for page in pages.values():
        names = [e.attributes.get("name", "") for e in select(read_html(page), "meta")]
        assert not set(SPOILING) & set(names)
        kinds = [
            e.attributes["content"] for e in read_html(page) if e.attributes.get("property") == "og:type"
        ]
        assert kinds == ["article"]
        assert page.count('rel="canonical"') == 1


def test_every_page_holds_a_news_article_that_is_read_as_linked_data(pages: dict[str, str]) -> None:
    articles = {one.id: one for one in make_whole_archive().archive.articles}
    for key, page in pages.items():
        (item,) = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
        article = articles[key]
        assert (item["@context"], item["@type"]) == ("https://schema.org", "NewsArticle")
        assert item["isPartOf"]["isPartOf"] == {"@type": "Newspaper", "name": article.newspaper}
        assert item["isBasedOn"]["sha256"] == article.sha256
        assert "datePublished" not in item and "datePublished" not in item["isPartOf"]
        assert item.get("wordCount", 0) == sum(len(one.text) for one in article.cut.paragraphs)


def test_the_page_grows_little_by_it(pages: dict[str, str]) -> None:
    for page in pages.values():
        bare = re.sub(r'<meta name="z:itemType".*?</script>', "", page, flags=re.DOTALL)
        bare = re.sub(r'<section class="cite".*?</section>', "", bare, flags=re.DOTALL)
        growth = len(gzip.compress(page.encode(), 9)) - len(gzip.compress(bare.encode(), 9))
        assert 0 < growth <= MOST_GROWTH


def test_a_known_date_and_page_are_told_everywhere() -> None:
    head = read_head(replace(ARTICLE, dating=Dating("2024-12-25", "given", ()), page="A03"))
    item = read_item(read_html(head))
    assert (item["date"], item["pages"], item["section"]) == ("2024-12-25", "A03", "代表说")
    assert '<meta property="article:published_time" content="2024-12-25">' in head
    linked = read_linked(head)
    assert (linked["datePublished"], linked["printPage"]) == ("2024-12-25", "A03")
    assert linked["isPartOf"]["datePublished"] == "2024-12-25"


def test_an_inferred_date_is_told_nowhere() -> None:
    assert "2023" not in read_head(ARTICLE)


def test_linked_data_says_what_the_page_does() -> None:
    east = replace(KNOWLEDGE.districts.districts[0], code="430202")
    knowledge = replace(KNOWLEDGE, districts=replace(KNOWLEDGE.districts, districts=(east,)))
    notices = (Notice("a.txt", 7, "corrected", "“茶业”更正为“茶叶”", "形近"),)
    assert read_linked(read_head(make_article("aaaa", notices=notices), knowledge)) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "让茶叶走出山门",
        "alternativeHeadline": ["市人大代表、某厂厂长张三", "——访张三"],
        "author": {"@type": "Person", "name": "李四"},
        "contributor": {"@type": "Person", "name": "王五"},
        "inLanguage": "zh-CN",
        "articleSection": "代表说",
        "isPartOf": {"@type": "PublicationIssue", "isPartOf": {"@type": "Newspaper", "name": "某市日报"}},
        "about": {"@type": "DefinedTerm", "name": "茶业", "termCode": "tea"},
        "mentions": {"@type": "Person", "name": "张三"},
        "contentLocation": {
            "@type": "AdministrativeArea",
            "name": "东区",
            "identifier": {"@type": "PropertyValue", "propertyID": "GB/T 2260", "value": "430202"},
        },
        "isBasedOn": {"@type": "MediaObject", "name": "a.txt", "sha256": "0" * 64},
        "correction": {"@type": "CorrectionComment", "text": "“茶业”更正为“茶叶”"},
        "wordCount": 20,
    }


def test_what_is_about_the_whole_city_is_placed_in_the_city() -> None:
    guide = replace(KNOWLEDGE.districts, city_code="430200")
    article = make_article("aaaa", districts=(DistrictLabel("city", "市级", "about", ()),))
    linked = read_linked(read_head(article, replace(KNOWLEDGE, districts=guide)))
    assert linked["contentLocation"]["name"] == "某市"
    assert linked["contentLocation"]["identifier"]["value"] == "430200"


def test_hidden_names_and_names_of_a_list_are_not_mentioned() -> None:
    assert "张三" not in str(read_linked(read_head(ARTICLE, hide("张三"))).get("mentions"))
    assert "mentions" not in read_linked(read_head(make_roster_article(("赵六", "丁一"))))


def test_no_text_can_leave_the_script_or_an_attribute() -> None:
    hostile = make_article("aaaa", title=HOSTILE_TITLE, newspaper='"><b>', rights="</script><!--")
    head = read_head(hostile)
    calm = read_head(make_article("aaaa"))
    assert [e.tag for e in read_html(head)] == [e.tag for e in read_html(calm)]
    assert read_linked(head)["headline"] == HOSTILE_TITLE


def test_an_article_of_which_nothing_is_known_is_one_still() -> None:
    cut = replace(CUT, signatures=(), captions=(), column=(), lead_in="", subtitle="")
    unknown = make_article(
        "aaaa", cut=cut, dating=Dating("", "unknown", ()), newspaper="", rights="", themes=(), districts=()
    )
    item = read_item(read_html(read_head(unknown)))
    assert item["itemType"] == "newspaperArticle"
    assert (item["authors"], item["tags"]) == ([], [])
    assert {"isPartOf", "author", "about"}.isdisjoint(read_linked(read_head(unknown)))


def test_without_publication_of_texts_no_text_is_in_the_front_matter() -> None:
    closed = replace(KNOWLEDGE, archive=replace(KNOWLEDGE.archive, access="metadata"))
    page = render(make_archive(ARTICLE), closed)[ARTICLE_PAGE]
    assert "茶叶卖得" not in page


def test_the_home_page_is_a_site_and_a_dataset(tmp_path: Path) -> None:
    project = lay_out(tmp_path, make_archive(ARTICLE), KNOWLEDGE)
    run_tool(project, "mkdocs", "build", "--strict")
    html = (project / "site" / "index.html").read_text(encoding="utf-8")
    (item,) = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
    site, dataset = item["@graph"]
    assert (site["@type"], dataset["@type"]) == ("WebSite", "Dataset")
    assert dataset["conditionsOfAccess"] == "文字归某市日报社。"
    files = [one["contentUrl"] for one in dataset["distribution"]]
    assert [url for url in files if not (project / "site" / url).is_file()] == []
