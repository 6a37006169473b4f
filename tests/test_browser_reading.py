"""Reading in a real browser: lists that are filtered, citations that are copied, pages that are printed, the keyboard."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import open_page, wait_until

pytestmark = pytest.mark.long

LIST = "archive/themes/tea.html"
ARTICLE = "archive/articles/fixed.html"


def open_file(browser: Browser, site: Path, address: str, width: int = 1440) -> Page:
    page, _, _ = open_page(browser, width)
    page.goto((site / address).as_uri())
    return page


def count_shown(page: Page) -> int:
    return int(page.evaluate("[...document.querySelectorAll('.list li')].filter(e => e.offsetParent).length"))


def test_a_list_is_filtered_by_words_and_gives_all_back(browser: Browser, site: Path) -> None:
    page = open_file(browser, site, LIST)
    everything = count_shown(page)
    page.fill(".filter input", "长长长")
    assert count_shown(page) == 1
    assert page.locator(".filter output").inner_text() == "1 篇"
    assert page.locator(".list h2:visible").count() == 1
    page.fill(".filter input", "没有这样的题")
    assert count_shown(page) == 0
    assert page.locator(".list h2:visible").count() == 0
    page.fill(".filter input", "")
    assert count_shown(page) == everything > 100


def test_the_sessions_of_a_list_say_how_many_are_inferred(browser: Browser, seed_site: Path) -> None:
    page = open_file(browser, seed_site, "archive/themes/zhizao.html")
    offered = page.locator("[data-filter=session] option").all_inner_texts()
    inferred = {text.partition("（推断 ")[0]: text for text in offered if "（推断 " in text}
    name, text = next(iter(inferred.items()))
    page.select_option("[data-filter=session]", name)
    shown = page.locator(".list li:visible")
    assert f"（推断 {shown.and_(page.locator('[data-inferred]')).count()} 篇）" in text


def test_an_index_of_names_is_filtered_by_name_and_post(browser: Browser, seed_site: Path) -> None:
    page = open_file(browser, seed_site, "archive/people/index.html")
    everything, sections = count_shown(page), page.locator(".strokes:visible").count()
    page.fill(".filter input", "副市长")
    assert 0 < count_shown(page) < everything
    assert page.locator(".strokes:visible").count() < sections
    assert all("副市长" in text for text in page.locator(".names li:visible").all_inner_texts())
    page.fill(".filter input", "")
    assert (count_shown(page), page.locator(".strokes:visible").count()) == (everything, sections)


def test_without_a_script_a_list_is_whole_and_offers_no_filter(browser: Browser, site: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((site / LIST).as_uri())
    assert not page.locator(".filter").is_visible()
    assert page.locator(".list li").count() > 100


def test_the_reference_is_copied_as_it_stands(browser: Browser, address: str) -> None:
    page, _, errors = open_page(browser, 1440)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + ARTICLE)
    for place in (0, 1):
        button = page.locator("[data-deed=cite]").nth(place)
        button.click()
        wait_until(page, f"document.querySelectorAll('[data-deed=cite]')[{place}].textContent === '已复制'")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.locator(".citation").nth(place).inner_text()
        assert re.search(r"\[N\]\. \S+[，,] ?\[2023-12\]\.$", copied)
    assert errors == []


def test_a_printed_article_is_the_text_and_its_citation(browser: Browser, site: Path) -> None:
    page = open_file(browser, site, ARTICLE)
    page.emulate_media(media="print")
    for shown in ("h1", "p[data-lines]", ".citation", ".facts", ".source"):
        assert page.locator(f".article {shown}").first.is_visible(), shown
    for hidden in (".md-header", ".deeds", ".neighbours", ".slip", ".foot", ".raw-switch"):
        assert not page.locator(hidden).first.is_visible(), hidden


@pytest.mark.parametrize("width", [1440, 390])
def test_the_keyboard_reaches_every_door_and_shows_where_it_is(
    browser: Browser, site: Path, width: int
) -> None:
    page = open_file(browser, site, "index.html", width)
    wanted = page.locator(".md-header .doors a").all_inner_texts()
    reached = []
    for _ in range(len(wanted) + 4):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'") or (
            page.evaluate("document.activeElement.tagName") == "INPUT"
        )
    assert set(wanted) <= set(reached)
