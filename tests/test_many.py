"""An archive of two thousand articles: each page near home, none heavy, long lists in sheets that hand on to the search."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag, urljoin

import pytest
from playwright.sync_api import Browser

from generator.reading.knowledge_files import read_knowledge
from tests.browsing import open_page
from tests.many import make_many
from tests.rendered import Element, read_html, select
from tests.seed_pages import SEEDS
from tests.sites import find_pages, lay_out, run_tool

pytestmark = pytest.mark.long

ARTICLES = 2_000
CLICKS = 4
HEAVIEST = 150_000
LONG_LIST = "archive/districts/liling.html"


@pytest.fixture(scope="module")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    lay_out(folder, make_many(ARTICLES), read_knowledge(SEEDS))
    run_tool(folder, "mkdocs", "build")
    return folder / "site"


@pytest.fixture(scope="module")
def pages(large_site: Path) -> dict[str, list[Element]]:
    return {
        page: read_html((large_site / page).read_text(encoding="utf-8")) for page in find_pages(large_site)
    }


def list_targets(page: str, elements: list[Element]) -> Iterator[tuple[str, str]]:
    """Yield address and anchor of every link to a page of the site."""
    for element in select(elements, "a"):
        href = element.attributes.get("href", "")
        target, anchor = urldefrag(urljoin(page, unquote(href)))
        if not re.match("[a-z]+:", href) and target.split("?")[0].endswith(".html"):
            yield target.split("?")[0], anchor


def test_no_page_is_heavy(large_site: Path, pages: dict[str, list[Element]]) -> None:
    heavy = {page: size for page in pages if (size := (large_site / page).stat().st_size) > HEAVIEST}
    assert heavy == {}


def test_every_page_is_within_four_clicks_of_home_and_no_link_is_dead(
    pages: dict[str, list[Element]],
) -> None:
    anchors = {
        page: {one.attributes["id"] for one in elements if "id" in one.attributes}
        for page, elements in pages.items()
    }
    former = {
        page
        for page, elements in pages.items()
        if any(element.attributes.get("http-equiv") == "refresh" for element in elements)
    }
    reached, edge, dead = {"index.html"}, ["index.html"], []
    for _ in range(CLICKS + 1):
        found = []
        for page in edge:
            for target, anchor in list_targets(page, pages[page]):
                found.append(target)
                is_there = target in pages and (not anchor or "=" in anchor or anchor in anchors[target])
                dead += [] if is_there else [(page, target, anchor)]
        edge = sorted({target for target in found if target in pages} - reached)
        assert not edge or _ < CLICKS, edge[:5]
        reached |= set(edge)
    assert dead == []
    gone = {
        page
        for page, elements in pages.items()
        if "这里的内容已不在库中" in "".join(e.text for e in select(elements, "h1"))
    }
    assert set(pages) - reached - former - gone == {"404.html"}


def test_a_list_of_more_than_three_hundred_articles_hands_its_filter_to_the_search(
    browser: Browser, large_site: Path, pages: dict[str, list[Element]]
) -> None:
    page, _, _ = open_page(browser, 1440)
    lists = [
        one for one, elements in pages.items() if any("data-narrowing" in e.attributes for e in elements)
    ]
    counts = {one: sum(e.tag == "li" and "data-year" in e.attributes for e in pages[one]) for one in pages}
    assert lists
    assert max(counts.values()) <= 300
    page.goto((large_site / "archive/themes/zhizao.html").as_uri())
    page.fill(".filter input", "株洲")
    page.press(".filter input", "Enter")
    page.wait_for_selector("[data-search-results][aria-busy=false] h3")
    assert quote("主题:先进制造 株洲") in page.url.replace("+", "%20")
    assert int(page.get_attribute("[data-search-count]", "data-search-count") or 0) > 0


def test_the_letters_of_a_long_index_lead_to_the_sheet_where_they_begin(
    browser: Browser, large_site: Path
) -> None:
    page, _, _ = open_page(browser, 390)
    page.goto((large_site / "archive/people/index.html").as_uri())
    page.click(".jumps a:has-text('Z')")
    page.wait_for_url("**/index_*.html#Z")
    assert page.locator("#Z").inner_text() == "Z"
