"""The site in a real browser: over http below a sub-path and from a folder, asking nothing of anybody."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from tests.browsing import open_page, wait_until
from tests.sites import FORWARDS, find_pages

pytestmark = pytest.mark.long

KINDS = ("index.html", "about.html", "search.html", "archive/articles/aaaa.html", "archive/articles/bbbb.html",
         "archive/articles/hostile.html", "archive/articles/long.html", "archive/themes/tea.html",
         "archive/districts/index.html", "archive/people/index.html", "archive/dates/index.html",
         "archive/pages/page-a.html", "archive/pages/page-a_lines.html", "archive/articles/fixed.html",
         "archive/articles/gone.html", "archive/apparatus/index.html", "archive/apparatus/repaired.html",
         "archive/sessions/index.html", "archive/columns/index.html", "archive/crossings/index.html",
         "archive/words/index.html", "archive/words/2023.html", "archive/words/phrases.html",
         "archive/people/index_roles.html", "archive/organisations/index.html")  # fmt: skip
WIDTHS = (1440, 390, 320)


@pytest.mark.parametrize("width", WIDTHS)
def test_over_http_below_a_sub_path_nothing_fails_leaves_or_runs_over_the_edge(
    browser: Browser, address: str, width: int
) -> None:
    page, requests, errors = open_page(browser, width)
    for kind in KINDS:
        page.goto(address + kind)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind
        assert page.title() != "1", kind
    assert [url for url in requests if not url.startswith((address, "data:"))] == []
    assert errors == []


def test_from_a_folder_every_page_shows_its_text_and_asks_nothing(browser: Browser, site: Path) -> None:
    page, requests, _ = open_page(browser, 1440)
    for kind in KINDS:
        page.goto((site / kind).as_uri())
        assert page.locator("h1").inner_text()
        assert "serif" in page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily"), kind
    assert [url for url in requests if not url.startswith(("file:", "data:", "blob:"))] == []


def test_the_field_on_the_home_page_finds_an_article(browser: Browser, address: str) -> None:
    page, _, _ = open_page(browser, 1440)
    page.goto(address)
    page.fill(".hero input", "走出山门")
    page.press(".hero input", "Enter")
    page.wait_for_selector("[data-search-results] h3 a")
    assert "archive/articles/" in (page.get_attribute("[data-search-results] h3 a", "href") or "")


def test_the_evidence_of_a_date_opens_on_demand(browser: Browser, address: str) -> None:
    page, _, _ = open_page(browser, 390)
    page.goto(address + "archive/articles/aaaa.html")
    proof = page.locator(".facts .proof li")
    assert not proof.is_visible()
    page.click(".facts .proof summary")
    assert proof.is_visible()


def test_the_lines_of_a_paragraph_stand_in_the_margin_beside_it(browser: Browser, address: str) -> None:
    page, _, _ = open_page(browser, 1440)
    page.goto(address + "archive/articles/aaaa.html")
    link = "document.querySelector('p[data-lines] > a.lines')"
    style = f"getComputedStyle({link}, '::before')"
    assert page.evaluate(f"{style}.content") == '"7,9"'
    assert page.evaluate(f"{style}.top") == "0px"
    measure = page.evaluate(
        "p = document.querySelector('p[data-lines]'), p.clientWidth / parseFloat(getComputedStyle(p).fontSize)"
    )
    assert 32 <= measure <= 38


@pytest.mark.parametrize("over", ["http", "file"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("archive/articles/old.html", "archive/articles/aaaa.html"),
        ("archive/pages/old-page.html", "archive/pages/page-a.html"),
        ("archive/pages/old-page_lines.html", "archive/pages/page-a_lines.html"),
    ],
)
def test_an_old_address_takes_the_reader_along(
    browser: Browser, site: Path, address: str, over: str, old: str, new: str
) -> None:
    root = address if over == "http" else site.as_uri() + "/"
    page, _, _ = open_page(browser, 390)
    page.goto(root + old)
    assert page.locator("h1").inner_text() == "这个地址已转往别处"
    assert (page.locator(".sheet a").first.get_attribute("href") or "").endswith(new.rpartition("/")[2])
    page.wait_for_url(root + new)


def test_an_address_of_which_nothing_is_left_says_so(browser: Browser, site: Path) -> None:
    page, _, _ = open_page(browser, 390)
    page.goto((site / "archive/articles/gone.html").as_uri())
    assert page.locator("h1").inner_text() == "这里的内容已不在库中"
    assert page.locator("meta[http-equiv=refresh]").count() == 0


def test_the_margin_never_stretches_the_text(browser: Browser, address: str) -> None:
    page, _, _ = open_page(browser, 1440)
    page.goto(address + "archive/articles/aaaa.html")
    first, second = page.locator("p[data-lines]").all()
    assert first.bounding_box()["height"] <= 80 and second.bounding_box()["height"] <= 80  # type: ignore[index]


def test_dark_is_warm_and_light_is_paper(browser: Browser, address: str) -> None:
    for scheme, ground in (("light", "rgb(250, 247, 240)"), ("dark", "rgb(23, 21, 18)")):
        page, _, _ = open_page(browser, 1440, scheme)
        page.goto(address)
        wait_until(page, f"getComputedStyle(document.body).backgroundColor === '{ground}'")


def test_the_reader_may_choose_light_or_dark_and_the_choice_stays(browser: Browser, address: str) -> None:
    page, _, errors = open_page(browser, 1440, "dark")
    page.goto(address)
    assert page.get_attribute(".scheme", "aria-label") == "换成浅色"
    page.click(".scheme")
    light = "getComputedStyle(document.body).backgroundColor === 'rgb(250, 247, 240)'"
    wait_until(page, light)
    page.goto(address + "archive/people/index.html")
    assert page.evaluate(light)
    assert page.get_attribute(".scheme", "aria-label") == "换成深色"
    assert errors == []


def test_without_a_script_the_page_follows_the_system(browser: Browser, site: Path) -> None:
    page = browser.new_context(java_script_enabled=False, color_scheme="dark").new_page()
    page.goto((site / "index.html").as_uri())
    assert not page.locator(".scheme").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 21, 18)"


POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'"


def test_every_page_works_under_a_strict_policy(browser: Browser, address: str) -> None:
    page, _, errors = open_page(browser, 1440)

    def add_policy(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": POLICY})

    refused: list[str] = []
    page.route("**/*", add_policy)
    page.on("console", lambda message: refused.append(message.text))
    for kind in (*KINDS, "search.html?q=茶叶", "archive/articles/aaaa.html?q=茶叶"):
        page.goto(address + kind)
        page.wait_for_load_state("networkidle")
    assert refused == []
    assert errors == []


def test_every_page_is_within_three_clicks_of_home(site: Path, browser: Browser) -> None:
    page, _, _ = open_page(browser, 1440)
    reached, edge = {"index.html"}, ["index.html"]
    for _ in range(3):
        found = []
        for address in edge:
            page.goto((site / address).as_uri())
            links = page.evaluate(
                "[...document.querySelectorAll('a[href]')].map(a => a.href.split(/[?#]/)[0])"
            )
            found += [link.removeprefix(site.as_uri() + "/") for link in links]
        edge = sorted({link for link in found if link.endswith(".html")} - reached)
        reached |= set(edge)
    old = {forward.url for forward in FORWARDS} | {"archive/pages/old-page_lines.html", "404.html"}
    assert set(find_pages(site)) - old <= reached
