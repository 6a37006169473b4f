"""The unpacked bundle in a real browser, from a folder with a Chinese name and a space, the network cut."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.commands.bundle import pack_site
from generator.knowledge import ArchiveSettings
from tests.crawling import crawl_links, open_watched
from tests.sites import find_pages

pytestmark = pytest.mark.long

ARCHIVE = ArchiveSettings(name="株洲 两会报章库", paper="株洲日报")
QUERIES = (
    "陶瓷",
    "营商环境",
    "醴陵 -陶瓷",
    "主题:产业升级",
    "年:2024 创新",
    "没有这句话的",
    "liling",
    "张建美",
)


@pytest.fixture(scope="module")
def unpacked(seed_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("U 盘")
    pack_site(seed_site, folder / "site.zip", ARCHIVE)
    with zipfile.ZipFile(folder / "site.zip") as packed:
        packed.extractall(folder)
    return folder / ARCHIVE.name


def is_forward(page: Path) -> bool:
    """Tell whether a page only leads on from a former address: no link of today leads there."""
    return 'http-equiv="refresh"' in page.read_text(encoding="utf-8")


def test_a_reader_who_follows_every_link_finds_every_page_and_needs_nobody(
    browser: Browser, unpacked: Path
) -> None:
    root = f"{unpacked.as_uri()}/"
    page, crawl = open_watched(browser, root, offline=True)
    crawl_links(page, crawl, root)
    assert crawl.failed == []
    assert crawl.outside == []
    assert crawl.said == []
    assert len(crawl.pages) > 300
    assert {
        name for name in find_pages(unpacked) if name not in crawl.pages and not is_forward(unpacked / name)
    } == {"404.html"}
    assert sorted(name for name in crawl.files if not (unpacked / name).is_file()) == []
    assert "data/articles.jsonl" in crawl.files


def ask(page: Page, address: str, query: str) -> tuple[list[str | None], str, list[str]]:
    """Return the articles that a search finds, their number, and what it suggests."""
    page.goto("about:blank")
    page.goto(f"{address}search.html#q={query}")
    page.wait_for_selector("[data-search-results][aria-busy=false]", state="attached")
    hits = page.locator("[data-search-results] [data-article-id]").all()
    count = page.locator("[data-search-count]").first.text_content() or ""
    suggested = page.locator("[data-search-suggestions]").all_inner_texts()
    return [hit.get_attribute("data-article-id") for hit in hits], count, suggested


def test_the_search_answers_as_over_http(browser: Browser, unpacked: Path, served: str) -> None:
    disk, crawl = open_watched(browser, f"{unpacked.as_uri()}/", offline=True)
    net, _ = open_watched(browser, served)
    answers = {query: ask(disk, f"{unpacked.as_uri()}/", query) for query in QUERIES}
    assert answers == {query: ask(net, served, query) for query in QUERIES}
    assert len(answers["陶瓷"][0]) == int(answers["陶瓷"][1]) > 1
    assert crawl.outside == []


def test_the_home_page_says_to_unpack_only_where_its_neighbours_are_missing(
    browser: Browser, unpacked: Path, tmp_path: Path
) -> None:
    page, _ = open_watched(browser, "file:///", offline=True)
    page.goto((unpacked / "index.html").as_uri())
    assert not page.locator(".packed").is_visible()
    alone = tmp_path / "index.html"
    alone.write_bytes((unpacked / "index.html").read_bytes())
    for has_script in (True, False):
        context = browser.new_context(java_script_enabled=has_script, viewport={"width": 900, "height": 600})
        page = context.new_page()
        page.goto(alone.as_uri())
        said = page.locator(".packed")
        assert said.is_visible() and "请先全部解压" in said.inner_text()
        box = said.bounding_box()
        assert box and box["y"] < 100
