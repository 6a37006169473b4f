"""References in a real browser: the day of access is the reader's, without a script they stand there, files are fetched."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browsing import open_page
from tests.invented import ARTICLE, KNOWLEDGE, make_archive
from tests.sites import lay_out, run_tool

pytestmark = pytest.mark.long

ADDRESS = "https://example.org/archive/"
OLDER = f"李四. 让茶叶走出山门: 访张三[N/OL]. 某市日报, [2023-12][{{}}]. {ADDRESS}{ARTICLE.url}."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site that knows its address."""
    knowledge = replace(KNOWLEDGE, archive=replace(KNOWLEDGE.archive, address=ADDRESS))
    project = lay_out(tmp_path_factory.mktemp("project"), make_archive(ARTICLE), knowledge)
    run_tool(project, "mkdocs", "build", "--strict", "--site-dir", "root/sub", SITE_URL=ADDRESS)
    return project / "root" / "sub"


def test_the_day_of_access_is_that_of_the_reader(browser: Browser, site: Path) -> None:
    page, _, errors = open_page(browser, 1440)
    before = date.today().isoformat()
    page.goto((site / ARTICLE.url).as_uri())
    shown = page.locator(".citation").nth(1).inner_text()
    assert shown in {OLDER.format(before), OLDER.format(date.today().isoformat())}
    assert errors == []


def test_without_a_script_both_references_stand_there_to_be_copied(browser: Browser, site: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((site / ARTICLE.url).as_uri())
    newer, older = page.locator(".citation").all_inner_texts()
    assert newer == f"李四. 让茶叶走出山门：访张三[N/OL]. 某市日报，[2023-12]. {ADDRESS}{ARTICLE.url}."
    assert older == OLDER.format("引用日期")
    assert not page.locator(".cite button").first.is_visible()


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_references_stay_inside_the_page(browser: Browser, site: Path, width: int, scheme: str) -> None:
    page, _, _ = open_page(browser, width, scheme)
    page.goto((site / ARTICLE.url).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for part in page.locator(".cite dd, .cite button").all():
        box, frame = part.bounding_box(), page.locator(".cite").bounding_box()
        assert (
            box
            and frame
            and box["x"] >= frame["x"]
            and box["x"] + box["width"] <= frame["x"] + frame["width"]
        )


@pytest.mark.parametrize("path", [ARTICLE.url, "archive/themes/tea.html", "archive/people/index.html"])
def test_every_file_that_a_page_offers_is_fetched(browser: Browser, address: str, path: str) -> None:
    page, _, errors = open_page(browser, 1440)
    page.goto(address + path)
    found = page.evaluate(
        """Promise.all([...document.querySelectorAll(".files a, .takeaway a, link[rel*=feed]")].map(async link => {
          const answer = await fetch(link.href)
          return [answer.status, (await answer.text()).length > 0]
        }))"""
    )
    assert len(found) >= (5 if "index" not in path else 1)
    assert all(answer == [200, True] for answer in found)
    assert errors == []


def test_a_text_is_read_from_a_disk(browser: Browser, site: Path) -> None:
    page, _, _ = open_page(browser, 1440)
    page.goto((site / ARTICLE.url).as_uri())
    page.click(".files a >> text=纯文本")
    assert "茶叶卖得好，还要卖得远。" in page.locator("body").inner_text()
