"""In a real browser: addresses that were given before lead on, old lines to new ones, old quotations to both readings."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
import yaml
from playwright.sync_api import Browser, Page

from generator.knowledge import Correction, Knowledge, MintedId, SourceEntry, Theme, ThemeGroup
from generator.minting import mint_ids
from generator.model import Archive
from generator.writing.addresses import lines_url, person_url
from generator.writing.pages import list_lists
from tests.browsing import open_page
from tests.sites import lay_out, run_tool
from tests.test_browser_edition import select_words
from tests.test_minted import DAY, FIRST, SECOND, SETTINGS, digest, make_known

pytestmark = pytest.mark.long

BETTER = "海州日报\n\n" + SECOND.replace("李四", "王五") + "\n" + FIRST
WORSE = FIRST.replace("\n\n海州日报", "\n一行只在旧文本里才有的字\n海州日报").replace("。", "．", 1)
LINES = BETTER.split("\n")
BODY = next(number for number, line in enumerate(LINES, 1) if line == FIRST.split("\n")[4])
NAMED = next(number for number, line in enumerate(LINES, 1) if line.endswith("/李四"))
WAS = LINES[BODY - 1][2:8]
"""Words of the first paragraph that a correction changes in the middle."""
NOW = WAS[:3] + "鲸" + WAS[4:]


def correct(line: int, expected: str, replacement: str, reason: str) -> Correction:
    words = (expected, replacement, "recognition", reason, "", "certain", "编者", "", "2031-01-01")
    return Correction("b.txt", digest(BETTER), line, *words)


OLD = Knowledge(
    replace(SETTINGS, repository="https://example.org/owner/archive"),
    theme_groups=(ThemeGroup("all", "各业"),),
    themes=(Theme("yu", "渔业", "all"),),
)
NEW = replace(
    OLD,
    sources=(SourceEntry("b.txt", replaces="a.txt"),),
    themes=(Theme("fish", "渔业", "all"),),
    corrections=(correct(BODY, WAS, NOW, "形近而误"), correct(NAMED, "李四", "李凹", "署名有误")),
)


def make_histories() -> tuple[Archive, Knowledge]:
    """Give the archive after its page was recognised better, a name and a word corrected, a theme renamed."""
    before = make_known({"a.txt": WORSE}, OLD)
    rows: tuple[MintedId, ...] = mint_ids(before, (), DAY, list_lists(before, OLD))
    knowledge = replace(NEW, ids=rows)
    return make_known({"a.txt": WORSE, "b.txt": BETTER}, knowledge), knowledge


ARCHIVE, KNOWLEDGE = make_histories()
ARTICLE = next(article for article in ARCHIVE.articles if article.cut.title == FIRST.partition("\n")[0])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = lay_out(tmp_path_factory.mktemp("histories"), ARCHIVE, KNOWLEDGE)
    run_tool(project, "mkdocs", "build", "--strict", "--site-dir", "root/archive-of-papers")
    return project / "root" / "archive-of-papers"


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest, site: Path, address: str) -> str:
    return address if request.param == "http" else site.as_uri() + "/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page, _, errors = open_page(browser, 390)
    yield page
    assert errors == []
    page.context.close()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (person_url("李四"), person_url("李凹")),
        ("archive/themes/yu.html", "archive/themes/fish.html"),
        (ARCHIVE.copies[0].url, ARCHIVE.pages[0].url),
    ],
)
def test_a_former_address_takes_the_reader_along(page: Page, root: str, old: str, new: str) -> None:
    page.goto(root + old)
    page.wait_for_url(root + new, timeout=10_000)
    assert "李四" not in page.inner_text("main")


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_line_of_a_replaced_page_leads_to_the_same_words(
    browser: Browser, root: str, has_scripts: bool
) -> None:
    page = browser.new_context(
        viewport={"width": 390, "height": 900}, java_script_enabled=has_scripts
    ).new_page()
    old = lines_url(ARCHIVE.copies[0].url)
    page.goto(f"{root}{old}#L3")
    row = page.locator(".ledger p:target")
    assert row.locator(".text").inner_text() == "海州日报记者/李四"
    row.locator(".role a").click()
    page.wait_for_url(f"{root}{lines_url(ARCHIVE.pages[0].url)}#L{NAMED}")
    assert page.locator(".ledger p:target .text").inner_text() == "海州日报记者/李四"
    page.goto(f"{root}{old}#L2")
    assert page.locator(".ledger p:target .role").inner_text() == "未见"
    page.goto(f"{root}{old}#L5")
    assert page.locator(".ledger p:target .now").inner_text() == f"今作：{LINES[BODY - 1]}"
    page.context.close()


def open_quotation(page: Page, root: str, words: str, *, directive: str = "") -> tuple[str, list[str]]:
    """Open an article at a quotation; return what is marked and the notes."""
    query = "" if directive else f"?quote={quote(words)}"
    page.goto(f"{root}{ARTICLE.url}{query}#t{BODY}{directive}")
    page.wait_for_load_state("load")
    assert page.locator("mark.quoted, .quoted-note").first.evaluate(
        "e => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {"
        "const box = e.getBoundingClientRect(); done(box.top >= 0 && box.bottom <= innerHeight)})))"
    )
    return "".join(page.locator("mark.quoted").all_inner_texts()), page.locator(
        ".quoted-note"
    ).all_inner_texts()


def test_a_quotation_that_still_stands_is_marked(page: Page, root: str) -> None:
    assert open_quotation(page, root, NOW) == (NOW, [])


@pytest.mark.parametrize("directive", ["", f":~:text={quote(WAS)}"])
def test_a_quotation_whose_words_were_corrected_shows_both_readings(
    page: Page, root: str, directive: str
) -> None:
    marked, (note,) = open_quotation(page, root, WAS, directive=directive)
    assert marked == NOW
    assert note == f"引文作“{WAS}”，今已更正为“{NOW}”。原识别作“{WAS[3]}”：形近而误"


def test_a_long_quotation_names_the_changed_words_with_what_is_beside(page: Page, root: str) -> None:
    marked, (note,) = open_quotation(page, root, LINES[BODY - 1])
    assert marked == LINES[BODY - 1].replace(WAS, NOW)
    assert f"引文作“{WAS[1:6]}”，今已更正为“{NOW[1:6]}”。" in note


def test_words_that_are_nowhere_any_more_are_said_as_quoted(page: Page, root: str) -> None:
    marked, (note,) = open_quotation(page, root, "<b>查无此句</b>")
    assert marked == ""
    assert note.startswith("引文作“<b>查无此句</b>”，这些字现在不在文中")


def test_a_quotation_of_today_opens_where_it_was_taken_from(page: Page, root: str) -> None:
    page.goto(root + ARTICLE.url)
    _, quotation = select_words(page, 0, 1, 29)
    address = quotation.rpartition("\n")[2]
    assert re.search(rf"\.html\?quote=[^#]+#t{BODY}:~:text=[^,]+,[^,]+$", address)
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_load_state("load")
    words = unquote(address.partition("?quote=")[2].partition("#")[0])
    assert "".join(page.locator("mark.quoted").all_inner_texts()) == words
    assert page.locator(".quoted-note").count() == 0
    again, _ = select_words(page, 0, 2, 8)
    assert f"{root}{ARTICLE.url}#t{BODY}" in again


def test_the_slip_fills_an_issue_of_the_repository_and_minds_its_length(page: Page, root: str) -> None:
    page.goto(root + ARTICLE.url)
    (empty,) = yaml.safe_load(page.locator(".slip-entry").text_content() or "")
    assert (empty["file"], empty["sha256"]) == ("b.txt", digest(BETTER))
    link = page.locator("a.slip-issue")
    prefix = "https://example.org/owner/archive/issues/new?title="
    assert (link.get_attribute("href") or "").startswith(prefix)
    slip, _ = select_words(page, 0, 4, 9)
    href = link.get_attribute("href") or ""
    assert href.startswith(prefix)
    assert unquote(href.partition("&body=")[2]) == f"```yaml\n{slip}\n```"
    page.evaluate("document.querySelector('p[data-lines]').textContent = '长'.repeat(2000)")
    select_words(page, 0, 0, 1900)
    assert unquote((link.get_attribute("href") or "").partition("&body=")[2]).startswith("（所选文字太长")
