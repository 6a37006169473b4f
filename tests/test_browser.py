"""The site in a real browser: over http below a sub-path and from a folder, asking nothing of anybody."""

import functools
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.seed_pages import make_whole_archive
from tests.sites import FORWARDS, find_pages, make_project, make_seed_project, run_tool

pytestmark = pytest.mark.long

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")  # fmt: skip
KINDS = ("index.html", "about.html", "archive/articles/aaaa.html", "archive/articles/bbbb.html",
         "archive/articles/hostile.html", "archive/articles/long.html", "archive/themes/tea.html",
         "archive/districts/index.html", "archive/people/index.html", "archive/dates/index.html",
         "archive/pages/page-a.html", "archive/pages/page-a_lines.html", "archive/articles/fixed.html",
         "archive/articles/gone.html", "archive/apparatus/index.html", "archive/apparatus/repaired.html")  # fmt: skip
WIDTHS = (1440, 390, 320)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = make_project(tmp_path_factory.mktemp("project"))
    run_tool(project, "mkdocs", "build", "--strict", "--site-dir", "root/archive-of-papers")
    return project / "root" / "archive-of-papers"


@pytest.fixture(scope="module")
def seed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the pages that ship."""
    project = make_seed_project(tmp_path_factory.mktemp("seed-project"))
    run_tool(project, "mkdocs", "build", "--strict")
    return project / "site"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium, "Chromium is needed for this test: `make test-all` installs it"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield started
        started.close()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Silent, directory=str(site.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
    server.shutdown()
    server.server_close()


def open_page(browser: Browser, width: int, scheme: str = "light") -> tuple[Page, list[str], list[str]]:
    """Open an empty page that notes every request and every error."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("response", lambda response: errors.append(response.url) if response.status >= 400 else None)
    return page, requests, errors


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
    page.wait_for_selector(".md-search-result__item a")
    assert "archive/articles/" in (page.get_attribute(".md-search-result__item a", "href") or "")


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


def test_the_margin_never_stretches_the_text(browser: Browser, address: str) -> None:
    page, _, _ = open_page(browser, 1440)
    page.goto(address + "archive/articles/aaaa.html")
    first, second = page.locator("p[data-lines]").all()
    assert first.bounding_box()["height"] <= 80 and second.bounding_box()["height"] <= 80  # type: ignore[index]


def test_dark_is_warm_and_light_is_paper(browser: Browser, address: str) -> None:
    for scheme, ground in (("light", "rgb(250, 247, 240)"), ("dark", "rgb(23, 21, 18)")):
        page, _, _ = open_page(browser, 1440, scheme)
        page.goto(address)
        page.wait_for_function(f"getComputedStyle(document.body).backgroundColor === '{ground}'")


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


def test_a_switch_shows_what_was_recognised_without_changing_the_text(browser: Browser, site: Path) -> None:
    page, _, _ = open_page(browser, 390)
    page.goto((site / "archive/articles/fixed.html").as_uri())
    shown = "getComputedStyle(document.querySelector('ins.corrected'), '::before').content"
    joined = "getComputedStyle(document.querySelector('.join'), '::after').content"
    assert page.locator("p[data-lines]").first.inner_text() == "茶叶卖得好，还要卖得远。"
    assert (page.evaluate(shown), page.evaluate(joined)) == ("none", "none")
    page.focus("#raw-text")
    page.keyboard.press("Space")
    assert (page.evaluate(shown), page.evaluate(joined)) == ('"业"', '"⏎"')
    assert page.locator("p[data-lines]").first.inner_text() == "茶叶卖得好，还要卖得远。"
    assert "疑为“二”" in (page.get_attribute(".proposed", "title") or "")
