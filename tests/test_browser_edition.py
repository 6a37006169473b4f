"""In a real browser: lines and paragraphs, the switch of readings, the quotation and the slip of an article."""

import random
import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route

from generator.pipeline import make_archive
from generator.reading.knowledge_files import read_knowledge
from tests.browsing import open_page, wait_until
from tests.seed_pages import SEEDS, make_whole_archive

pytestmark = pytest.mark.long

SELECT = """([number, from, to]) => {
    const paragraph = document.querySelectorAll("p[data-lines]")[number]
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    let passed = 0, node
    while ((node = walker.nextNode())) {
        const end = passed + node.length
        if (from >= passed && from < end) range.setStart(node, from - passed)
        if (to > passed && to <= end) range.setEnd(node, to - passed)
        passed = end
    }
    getSelection().removeAllRanges()
    getSelection().addRange(range)
}"""


def select_words(page: Page, paragraph: int, start: int, end: int) -> tuple[str, str]:
    """Select characters of a paragraph; return the slip and the quotation."""
    before = page.locator(".slip-entry").text_content()
    page.evaluate(SELECT, [paragraph, start, end])
    wait_until(page, "before => document.querySelector('.slip-entry').textContent !== before", before)
    return page.locator(".slip-entry").text_content() or "", page.locator(".slip-quote").text_content() or ""


@pytest.mark.parametrize("over", ["http", "file"])
def test_a_selection_fills_the_quotation_and_the_slip_with_what_the_page_read(
    browser: Browser, site: Path, address: str, over: str
) -> None:
    root = address if over == "http" else site.as_uri() + "/"
    page, _, errors = open_page(browser, 390)
    page.goto(root + "archive/articles/fixed.html")
    slip, quotation = select_words(page, 0, 0, 9)
    (entry,) = yaml.safe_load(slip)
    assert (entry["file"], entry["line"], entry["expected"]) == ("a.txt", 7, "茶业卖得好，还要卖")
    assert quotation.startswith("“茶叶卖得好，还要卖”（识别原作“茶业卖得好，还要卖”）（某市日报，")
    assert f"{root}archive/articles/fixed.html?quote=" in quotation
    assert "#t7:~:text=" in quotation
    slip, _ = select_words(page, 0, 7, 10)
    assert yaml.safe_load(slip)[0]["line"] == 9
    page.locator(".slip summary").click()
    page.locator("button[data-copies=slip]").click()
    wait_until(page, "document.querySelector('button[data-copies=slip]').textContent === '已复制'")
    assert errors == []


def test_slips_of_the_seeds_are_entries_that_find_their_words(
    seed_site: Path, browser: Browser, tmp_path: Path
) -> None:
    chance = random.Random(4)
    page, _, _ = open_page(browser, 1440)
    slips = []
    for article in sorted((seed_site / "archive/articles").glob("*.html")):
        page.goto(article.as_uri())
        length = (
            len(page.locator("p[data-lines]").first.text_content() or "")
            if page.locator("p[data-lines]").count()
            else 0
        )
        if length > 40:
            start = chance.randrange(length - 20)
            slips.append(select_words(page, 0, start, start + 14)[0])
    assert len(slips) > 35
    shutil.copytree(SEEDS, tmp_path / "seeds")
    (tmp_path / "seeds" / "corrections.yml").write_text("\n".join(slips) + "\n", encoding="utf-8")
    archive = make_archive(tmp_path / "seeds", read_knowledge(tmp_path / "seeds")).archive
    assert sum(notice.kind == "proposed" for notice in archive.notices) == len(slips)


@pytest.mark.parametrize("width", [1440, 390])
def test_a_paragraph_and_its_lines_lead_to_each_other_in_one_click(
    site: Path, browser: Browser, width: int
) -> None:
    page, _, _ = open_page(browser, width)
    page.goto((site / "archive/articles/aaaa.html").as_uri())
    page.locator("p[data-lines] > a.lines").first.press("Enter")
    page.wait_for_url("**/*_lines.html#L7")
    row = page.locator("#L7")
    assert row.evaluate("row => row.matches(':target')")
    row.locator(".role a").click()
    page.wait_for_url("**/aaaa.html#t7")
    assert page.locator("#t7").evaluate("paragraph => paragraph.matches(':target')")


def test_every_paragraph_of_the_seeds_leads_to_its_lines_and_back(seed_site: Path, browser: Browser) -> None:
    page, _, _ = open_page(browser, 1440)
    paragraphs = 0
    for article in sorted((seed_site / "archive/articles").glob("*.html")):
        page.goto(article.as_uri())
        for number in range(page.locator("p[data-lines]").count()):
            paragraph = page.locator("p[data-lines]").nth(number)
            anchor, first = paragraph.get_attribute("id"), paragraph.get_attribute("data-lines")
            paragraph.locator("a.lines").press("Enter")
            page.wait_for_url(f"**/*_lines.html#L{(first or '').split(',')[0]}")
            page.locator(".ledger p:target .role a").click()
            page.wait_for_url(f"{article.as_uri()}#{anchor}")
            assert page.locator("p:target").get_attribute("id") == anchor
            paragraphs += 1
    assert paragraphs == sum(len(one.cut.paragraphs) for one in make_whole_archive().archive.articles)


def forget_has(route: Route) -> None:
    """Hand out the stylesheet as a browser takes it that does not know `:has`: without the rules that use it."""
    text = Path(unquote(urlsplit(route.request.url).path)).read_text(encoding="utf-8")
    text = re.sub(r"@supports not selector\(:has\(\*\)\) \{(.*)\}\n", r"\1\n", text)
    text = re.sub(r"[^{};]*:has\([^{}]*\{[^{}]*\}", "", text)
    assert ":has(" not in re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    route.fulfill(body=text, content_type="text/css")


@pytest.mark.parametrize("knows_has", [True, False])
def test_a_switch_shows_what_was_recognised_without_changing_the_text(
    browser: Browser, site: Path, knows_has: bool
) -> None:
    page = browser.new_context(viewport={"width": 390, "height": 900}).new_page()
    if not knows_has:
        page.route("**/archive.css", forget_has)
    page.goto((site / "archive/articles/fixed.html").as_uri())
    shown = "getComputedStyle(document.querySelector('ins.corrected'), '::before').content"
    joined = "getComputedStyle(document.querySelector('.join'), '::after').content"
    assert page.locator("p[data-lines]").first.inner_text() == "茶叶卖得好，还要卖得远。"
    assert (page.evaluate(shown), page.evaluate(joined)) == ("none", "none")
    assert page.locator(".raw-switch").is_visible()
    page.focus("#raw-text")
    page.keyboard.press("Space")
    assert (page.evaluate(shown), page.evaluate(joined)) == ('"业"', '"⏎"')
    assert page.locator("p[data-lines]").first.inner_text() == "茶叶卖得好，还要卖得远。"
    assert "疑为“二”" in (page.get_attribute(".proposed", "title") or "")
