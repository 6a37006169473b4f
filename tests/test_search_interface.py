"""What a reader does with the search in a real browser: types, composes, uses the keyboard, narrows, has no script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import open_page
from tests.searching import ask

pytestmark = pytest.mark.long


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened, _, errors = open_page(browser, 1280)
    yield opened
    opened.context.close()
    assert errors == []


@pytest.fixture
def root(seed_site: Path) -> str:
    return f"{seed_site.as_uri()}/"


def test_results_come_while_typing_and_the_keyboard_opens_one(page: Page, root: str) -> None:
    page.goto(root + "about.html")
    page.keyboard.press("/")
    page.keyboard.type("会展")
    expect(page.locator(".search-panel")).to_be_visible()
    expect(page.locator(".search-panel [role=status]")).to_contain_text("篇")
    assert page.get_attribute(".search-field input", "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = page.locator(".search-panel [aria-selected=true]")
    assert chosen.get_attribute("id") == page.get_attribute(".search-field input", "aria-activedescendant")
    page.keyboard.press("Enter")
    page.wait_for_selector("mark.now")
    assert "archive/articles/" in page.url and page.inner_text("mark.now") == "会展"


def test_control_k_reaches_the_field_escape_leaves_the_list_enter_opens_the_page(
    page: Page, root: str
) -> None:
    page.goto(root + "archive/themes/index.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("陶瓷")
    expect(page.locator(".search-panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".search-panel")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-search-results] li")
    assert page.input_value(".search-field input") == "陶瓷"


def test_nothing_happens_during_composition_and_what_is_committed_is_searched(page: Page, root: str) -> None:
    page.goto(root + "about.html")
    page.focus(".search-field input")
    keyboard = page.context.new_cdp_session(page)
    for text in ("t", "tao", "tao ci"):
        keyboard.send(
            "Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
        )
        page.wait_for_timeout(250)
        assert page.locator(".search-panel").is_hidden()
    keyboard.send("Input.insertText", {"text": "陶瓷"})
    expect(page.locator(".search-panel li")).not_to_have_count(0)
    assert "陶瓷" in page.inner_text(".search-panel")


def test_text_that_is_pasted_is_searched_without_a_key(page: Page, root: str) -> None:
    page.goto(root + "about.html")
    page.focus(".search-field input")
    page.keyboard.insert_text("互联网医院")
    expect(page.locator(".search-panel mark").first).to_have_text("互联网医院")


def test_pinyin_and_initials_complete_while_typing(page: Page, root: str) -> None:
    page.goto(root + "about.html")
    for typed, word in (("liling", "醴陵"), ("lil", "醴陵"), ("dyh", "戴永红")):
        page.fill(".search-field input", typed)
        expect(page.locator(".search-panel li", has_text=word).first).to_be_visible()


def test_facets_narrow_and_widen_and_the_address_can_be_shared(page: Page, root: str) -> None:
    ask(page, root, "发展")
    before = int(page.inner_text("[data-search-count]"))
    page.click(".search-facets button:has-text('醴陵市')")
    expect(page.locator(".search-facets button[aria-pressed=true]")).to_have_count(1)
    narrowed = int(page.inner_text("[data-search-count]"))
    assert 0 < narrowed < before
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("[data-search-count]")).to_have_text(str(narrowed))
    page.click(".search-facets button[aria-pressed=true]")
    expect(page.locator("[data-search-count]")).to_have_text(str(before))


def test_results_are_ordered_by_date_and_shown_in_context(page: Page, root: str) -> None:
    ask(page, root, "产业链")
    page.click("[data-order=newest]")
    expect(page.locator(".rows .when").first).to_contain_text("2024年12月25日")
    page.click("[data-order=oldest]")
    expect(page.locator(".rows .when").first).to_contain_text("2021年")
    page.click("[data-view=contexts]")
    expect(page.locator(".contexts li mark").first).to_have_text("产业链")
    assert page.locator("[data-search-results] > [data-article-id]").count() == int(
        page.inner_text("[data-search-count]")
    )


def test_nothing_is_remembered_unless_asked_for_and_one_click_forgets(page: Page, root: str) -> None:
    ask(page, root, "陶瓷")
    assert page.locator(".search-recent a").count() == 0
    page.check(".search-recent input")
    page.fill(".search-field input", "会展")
    expect(page.locator(".search-recent a")).to_have_text(["会展"])
    page.click(".search-recent button")
    expect(page.locator(".search-recent a")).to_have_count(0)
    assert "会展" not in page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")


def test_markup_in_a_query_stays_text(page: Page, root: str) -> None:
    answer = ask(page, root, "<img src=x onerror=document.title='out'>")
    assert answer.count == 0
    assert "<img src=x" in page.inner_text(".search-none")
    assert page.title() != "out" and page.locator(".search-page img").count() == 0


def test_marks_lead_on_and_back_and_go(page: Page, root: str) -> None:
    answer = ask(page, root, "产业链")
    page.click("[data-search-results] h3 a")
    page.wait_for_selector("mark.now")
    total = page.locator("mark[data-hit]").count()
    assert answer.count and total > 1
    assert page.get_attribute("mark.now", "data-hit") == "0"
    page.click(".hit-bar button:has-text('下一处')")
    assert page.get_attribute("mark.now", "data-hit") == "1"
    page.click(".hit-bar button:has-text('上一处')")
    assert f"{total} 处" in page.inner_text(".hit-bar")
    text = page.inner_text("article h1")
    page.click(".hit-bar button:has-text('去掉标记')")
    assert page.locator("article mark").count() == 0 and page.inner_text("article h1") == text


def test_without_a_script_the_field_leads_to_the_browse_pages(browser: Browser, seed_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{seed_site.as_uri()}/about.html")
    page.fill(".search-field input", "陶瓷")
    page.press(".search-field input", "Enter")
    page.click("noscript a >> nth=0") if page.locator("noscript a").count() else page.click(".toc a >> nth=0")
    assert "archive/" in page.url
    context.close()


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_no_page_of_results_runs_over_the_edge(browser: Browser, root: str, width: int) -> None:
    page, _, _ = open_page(browser, width)
    for query in ("产业链", "没有" * 60, "a" * 200, ""):
        ask(page, root, query)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, query
    page.context.close()
