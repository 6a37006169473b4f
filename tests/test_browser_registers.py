"""The registers in a real browser: filters, sorting, addresses, and what stays without a script or a network."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import open_page, wait_until
from tests.seed_pages import make_whole_archive

pytestmark = pytest.mark.long

REGISTERS = make_whole_archive().archive.registers


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest, served: str, seed_site: Path) -> str:
    return served if request.param == "http" else f"{seed_site.as_uri()}/"


def shown(page: Page) -> list[str]:
    return page.eval_on_selector_all(
        ".register-table tbody tr", "rows => rows.filter(row => row.offsetHeight).map(row => row.id)"
    )


def test_filters_leave_the_rows_that_fit_and_the_address_brings_them_back(
    browser: Browser, root: str
) -> None:
    page, requests, errors = open_page(browser, 1440)
    if root.startswith("file"):
        page.context.set_offline(True)
    page.goto(f"{root}archive/proposals/index.html")
    assert set(shown(page)) == {row.id for row in REGISTERS.proposals}
    person = REGISTERS.proposals[0].who[0]
    page.select_option("select[name=who]", person)
    wanted = {row.id for row in REGISTERS.proposals if person in row.who}
    assert set(shown(page)) == wanted
    assert page.inner_text(".filters output").startswith(f"{len(wanted)} / {len(REGISTERS.proposals)}")
    page.reload()
    assert set(shown(page)) == wanted
    page.click(".filters button[type=reset]")
    wait_until(
        page,
        f"document.querySelectorAll('.register-table tbody tr:not([hidden])').length === {len(REGISTERS.proposals)}",
    )
    assert errors == []
    assert all(request.startswith(root.split("/archive")[0][:12]) for request in requests)


def test_the_figures_of_a_district_are_one_address_away(browser: Browser, root: str) -> None:
    page, _, errors = open_page(browser, 390)
    district = next(row.districts[0] for row in REGISTERS.figures if row.districts)
    page.goto(f"{root}archive/figures/index.html#district={district}&kind=目标")
    wanted = {row.id for row in REGISTERS.figures if district in row.districts and row.kind == "目标"}
    assert set(shown(page)) == wanted
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert errors == []


def test_words_are_found_whatever_their_width(browser: Browser, root: str) -> None:
    page, _, _ = open_page(browser, 1440)
    page.goto(f"{root}archive/figures/index.html")
    page.fill(".filters input", "ＧＤＰ")
    assert shown(page)
    assert len(shown(page)) < len(REGISTERS.figures)
    page.fill(".filters input", "绝无此词")
    assert shown(page) == []


def test_numbers_sort_as_numbers_and_back_again(browser: Browser, root: str) -> None:
    page, _, _ = open_page(browser, 1440)
    page.goto(f"{root}archive/figures/index.html")
    values = {row.id: float(row.normal_value) for row in REGISTERS.figures}
    page.click(".register-table thead th:nth-child(2) button")
    up = [values[row] for row in shown(page)]
    assert up == sorted(up)
    assert page.get_attribute(".register-table thead th:nth-child(2)", "aria-sort") == "ascending"
    page.click(".register-table thead th:nth-child(2) button")
    assert [values[row] for row in shown(page)] == sorted(up, reverse=True)


def test_a_row_opens_its_article_at_the_passage(browser: Browser, root: str) -> None:
    page, _, errors = open_page(browser, 1440)
    page.goto(f"{root}archive/proposals/index.html")
    quote = page.inner_text(".register-table .quote >> nth=0")
    page.click(".register-table .quote >> nth=0")
    page.wait_for_load_state()
    anchor = page.url.split("#")[1]
    assert page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", anchor) < 600
    assert quote[:6] in page.inner_text(f"#{anchor}")
    assert errors == []


def test_without_a_script_the_whole_table_is_there(browser: Browser, root: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{root}archive/figures/index.html")
    assert page.locator(".register-table tbody tr").count() == len(REGISTERS.figures)
    assert not page.locator("form.filters").is_visible()
