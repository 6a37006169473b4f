"""The Content-Security-Policy of the pages: written on every one, and kept, so that no script can be smuggled in."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import ROOT
from tests.crawling import Crawl, crawl_pages, open_watched
from tests.rendered import Element, read_html
from tests.sites import find_pages

POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
DATA = ("application/json", "application/ld+json")
"""Types of script elements that hold data: nothing runs them, no policy looks at them."""


def find_policy(elements: list[Element]) -> str:
    (found,) = [e for e in elements if e.attributes.get("http-equiv") == "Content-Security-Policy"]
    return found.attributes["content"]


def test_every_page_has_the_policy_and_no_script_inside(site: Path) -> None:
    for name in find_pages(site):
        elements = read_html((site / name).read_text(encoding="utf-8"))
        if name != "404.html":
            assert find_policy(elements) == POLICY, name
            assert not [e for e in elements if e.tag == "style"], name
        scripts = [e for e in elements if e.tag == "script" and "src" not in e.attributes]
        assert {e.attributes.get("type") for e in scripts} <= set(DATA), name
        assert not [e for e in elements if any(key.startswith("on") for key in e.attributes)], name


def test_the_policy_stands_before_everything_that_it_rules(site: Path) -> None:
    for name in find_pages(site):
        tags = [e.tag for e in read_html((site / name).read_text(encoding="utf-8"))]
        assert tags[:4] == ["html", "head", "meta", "meta"], name


def test_the_page_for_lost_addresses_allows_its_own_style_alone() -> None:
    text = (ROOT / "overrides" / "404.html").read_text(encoding="utf-8")
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    assert find_policy(read_html(text)) == f"default-src 'none'; style-src 'sha256-{digest}'"


def check(crawl: Crawl) -> None:
    assert crawl.said == []
    assert crawl.failed == []
    assert crawl.outside == []


@pytest.mark.long
@pytest.mark.parametrize(("place", "scheme"), [("served", "light"), ("disk", "dark")])
def test_no_page_breaks_its_policy(
    browser: Browser, site: Path, address: str, place: str, scheme: str
) -> None:
    root = address if place == "served" else f"{site.as_uri()}/"
    page, crawl = open_watched(browser, root, scheme=scheme, offline=place == "disk")
    check(crawl_pages(page, crawl, root, find_pages(site)))


@pytest.mark.long
@pytest.mark.parametrize("place", ["served", "disk"])
def test_search_palette_and_slip_keep_the_policy(
    browser: Browser, site: Path, address: str, place: str
) -> None:
    root = address if place == "served" else f"{site.as_uri()}/"
    page, crawl = open_watched(browser, root)
    page.goto(f"{root}search.html#q=茶")
    page.wait_for_selector("[data-search-results][aria-busy=false] h3 a")
    page.goto(f"{root}about.html")
    page.locator(".search-field input").press_sequentially("赵")
    page.wait_for_selector("#search-options li")
    page.goto(f"{root}archive/articles/aaaa.html")
    page.click(".scheme")
    assert page.get_attribute("html", "data-scheme") == "dark"
    page.goto(f"{root}archive/themes/tea.html")
    assert page.get_attribute("html", "data-scheme") == "dark"
    check(crawl)


@pytest.mark.long
@pytest.mark.parametrize("place", ["served", "disk"])
def test_the_fields_of_the_search_lead_to_it_without_any_script(
    browser: Browser, site: Path, address: str, place: str
) -> None:
    root = address if place == "served" else f"{site.as_uri()}/"
    page = browser.new_context(java_script_enabled=False).new_page()
    for name, field in (("index.html", ".hero input"), ("about.html", ".search-field input")):
        page.goto(root + name)
        page.fill(field, "tea")
        page.press(field, "Enter")
        page.wait_for_url(f"{root}search.html?q=tea")


@pytest.mark.long
@pytest.mark.parametrize("place", ["served", "disk"])
def test_a_script_that_was_smuggled_in_does_not_run(
    browser: Browser, site: Path, address: str, place: str
) -> None:
    root = address if place == "served" else f"{site.as_uri()}/"
    page, crawl = open_watched(browser, root)
    page.goto(f"{root}about.html")
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=\"data:x\" onerror=\"document.title=1\">')"
    )
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'document.title=2'}))"
    )
    page.wait_for_timeout(200)
    assert page.title() not in {"1", "2"}
    assert any("policy: script-src-elem inline" in line for line in crawl.said)
