"""Asks the search of a built site in a real browser, over http and from a folder, and gives back what the reader gets."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus

from playwright.sync_api import Page

from tests.browsing import wait_until

READ = """() => ({
  count: Number(document.querySelector("[data-search-count]").dataset.searchCount),
  ids: [...document.querySelectorAll("[data-search-results] > [data-article-id]")].map(row => row.dataset.articleId),
  marks: [...document.querySelectorAll("[data-search-results] > [data-article-id]")].map(row =>
    [...row.querySelectorAll("mark")].map(mark => mark.textContent)),
  queries: [...document.querySelectorAll("[data-search-suggestions] [data-query]")].map(one => one.dataset.query),
  loose: [...document.querySelectorAll("[data-search-suggestions] [data-article-id]")].map(one => one.dataset.articleId),
})"""

IS_READY = """() => document.querySelector("[data-search-results]").getAttribute("aria-busy") === "false" """


@dataclass(frozen=True)
class Answer:
    """What the page of results shows."""

    count: int
    ids: list[str]
    marks: list[list[str]]
    queries: list[str]
    loose: list[str]


def ask(page: Page, root: str, query: str) -> Answer:
    """Open the page of results at the address of a query and wait until it is final."""
    mark = "#" if root.startswith("file:") else "?"
    page.goto("about:blank")
    page.goto(f"{root}search.html{mark}q={quote_plus(query)}")
    wait_until(page, IS_READY)
    return Answer(**page.evaluate(READ))


FIND = """async queries => {
  const found = []
  await archiveSearch.open()
  for (const query of queries) {
    const { hits } = await archiveSearch.find(query)
    found.push(await Promise.all(hits.map(async hit => (await archiveSearch.readArticle(hit.number)).id)))
  }
  return found
}"""


def find_all(page: Page, queries: list[str]) -> list[list[str]]:
    """Return the ids that the script finds for each query, in order; the page must be one of the site's."""
    found: Any = page.evaluate(FIND, queries)
    return list(found)
