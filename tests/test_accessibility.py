"""Every kind of page for every reader: WCAG 2.2 AA by axe-core, the keyboard alone, headings in order, 400 % larger."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browsing import open_page
from tests.kinds import find_kinds

pytestmark = pytest.mark.long

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
QUERY = "#q=%E4%B8%A4%E4%BC%9A"
STATES = {"search.html": QUERY, "articles article": "#h=%E6%A0%AA%E6%B4%B2"}
"""What an address asks for, where a page has more to show then: results, words that are marked."""
FEWEST_KINDS = 33
STOPS = 60
"""Stops of the keyboard that are looked at on a page: the header, and what is particular to the page."""

FOCUS = """() => {
  const focused = document.activeElement, style = getComputedStyle(focused), box = focused.getBoundingClientRect()
  const beside = focused.matches("input:not([type=checkbox])") && getComputedStyle(focused).borderBottomStyle !== "none"
  const middle = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, innerHeight - box.y) / 2)
  return {
    what: focused.outerHTML.slice(0, 120),
    isPage: focused === document.body,
    isShown: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || beside,
    isFree: !middle || focused.contains(middle) || middle.contains(focused) || !middle.closest(".md-header, .hit-bar"),
  }
}"""


LEVELS = """[...document.querySelectorAll("h1, h2, h3, h4, h5")]
  .filter(heading => heading.getClientRects().length)
  .map(heading => Number(heading.tagName[1]))"""


def open_kind(page: Page, site: Path, kind: str, address: str) -> None:
    """Open a page with everything on it that can be folded out."""
    page.goto("about:blank")
    page.goto((site / address).as_uri() + STATES.get(kind, ""))
    if kind == "search.html":
        page.wait_for_selector("[data-search-results][aria-busy=false] h3")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_no_kind_of_page_breaks_a_rule(browser: Browser, seed_site: Path, width: int, scheme: str) -> None:
    page, _, _ = open_page(browser, width, scheme)
    kinds, broken = find_kinds(seed_site), []
    assert len(kinds) >= FEWEST_KINDS
    for kind, address in kinds.items():
        open_kind(page, seed_site, kind, address)
        found = Axe().run(page, options=RULES).response["violations"]
        broken += [(kind, one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found]
    assert broken == []


@pytest.mark.parametrize("kind", ["archive/articles/gone.html", "archive/articles/fixed.html"])
def test_an_address_that_is_gone_and_a_corrected_text_break_no_rule(
    browser: Browser, site: Path, kind: str
) -> None:
    page, _, _ = open_page(browser, 390, "dark")
    page.goto((site / kind).as_uri())
    if page.locator("#raw-text").count():
        page.check("#raw-text")
    assert Axe().run(page, options=RULES).response["violations"] == []


def test_the_open_panel_of_the_search_breaks_no_rule(browser: Browser, seed_site: Path) -> None:
    page, _, _ = open_page(browser, 390)
    page.goto((seed_site / "index.html").as_uri())
    page.fill(".search-field input", "陶瓷")
    page.wait_for_selector(".search-panel li")
    assert Axe().run(page, options=RULES).response["violations"] == []


def test_headings_go_down_one_step_at_a_time_on_every_kind_of_page(browser: Browser, seed_site: Path) -> None:
    page, _, _ = open_page(browser, 1440)
    for kind, address in find_kinds(seed_site).items():
        open_kind(page, seed_site, kind, address)
        levels = page.evaluate(LEVELS)
        assert levels[0] == 1 and levels.count(1) == 1, kind
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False)), kind


def test_four_times_larger_no_kind_of_page_scrolls_sideways(browser: Browser, seed_site: Path) -> None:
    page, _, _ = open_page(browser, 320)
    wide = []
    for kind, address in find_kinds(seed_site).items():
        open_kind(page, seed_site, kind, address)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(kind)
    assert wide == []


@pytest.mark.parametrize("width", [1440, 390])
def test_the_keyboard_goes_through_every_kind_of_page_and_shows_where_it_is(
    browser: Browser, seed_site: Path, width: int
) -> None:
    page, _, _ = open_page(browser, width)
    wrong = []
    for kind, address in find_kinds(seed_site).items():
        open_kind(page, seed_site, kind, address)
        for _ in range(STOPS):
            page.keyboard.press("Tab")
            stop = page.evaluate(FOCUS)
            if stop["isPage"]:
                break
            if not stop["isShown"] or not stop["isFree"]:
                wrong.append((kind, stop["what"]))
        for _ in range(5):
            page.keyboard.press("Shift+Tab")
            stop = page.evaluate(FOCUS)
            if not stop["isPage"] and not stop["isFree"]:
                wrong.append((kind, stop["what"]))
    assert wrong == []
