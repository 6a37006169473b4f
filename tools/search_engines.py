"""The searches that are measured beside each other: the archive's own, Material's built-in one, Pagefind.

The other two get a plain site of the same texts, one page an article. How each is asked in a page is a few lines of script.
"""

import gzip
import html
import logging
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.searching.documents import TITLE, Document

DEBOUNCE = 100
"""Milliseconds that the archive's own search waits after a key; no part of the times."""

NO_ANSWER = 60_000
"""Milliseconds after which a search that says nothing has failed."""


@dataclass(frozen=True)
class Engine:
    """How a search is asked in a page."""

    name: str
    page: str
    """Address of the page with the search."""
    sent: tuple[str, ...]
    """Parts of the addresses of what the search loads."""
    before: str
    """Script run before the page's own."""
    is_ready: str
    """Expression that is true when the search can be asked."""
    ask: str
    """Function of a query; resolves to the milliseconds until the first answer is shown."""
    list: str
    """Function of a query and a number; resolves to the count of articles and the ids of the first ones."""


OWN = Engine(
    "own",
    "search.html",
    ("/search/", "javascripts/search"),
    "",
    "window.archiveSearch || typeof archiveSearch === 'object'",
    """async query => {
      const select = selector => document.querySelector(selector), frame = () => new Promise(requestAnimationFrame)
      const results = select("[data-search-results]"), count = select("[data-search-count]")
      const input = select("[data-search-form] input")
      while (results.getAttribute("aria-busy") === "true") await frame()
      results.replaceChildren()
      count.dataset.searchCount = "?"
      input.value = query
      const start = performance.now()
      input.dispatchEvent(new Event("input"))
      while (!results.children.length && count.dataset.searchCount !== "0") await frame()
      return performance.now() - start - DEBOUNCE
    }""".replace("DEBOUNCE", str(DEBOUNCE)),
    """async ([query, most]) => {
      const { hits } = await archiveSearch.find(query)
      const articles = await Promise.all(hits.slice(0, most).map(hit => archiveSearch.readArticle(hit.number)))
      return [hits.length, articles.map(article => article.id)]
    }""",
)

MATERIAL = Engine(
    "Material",
    "index.html",
    ("search_index.json", "workers/search", "javascripts/lunr"),
    """const Own = Worker
    window.sent = window.answered = 0
    window.Worker = class extends Own {
      postMessage(message, ...rest) {
        if (message.type === 2) window.sent++
        super.postMessage(message, ...rest)
      }
      constructor(...values) {
        super(...values)
        this.addEventListener("message", ({ data }) => {
          if (data.type === 1) window.isOpen = true
          if (data.type !== 3) return
          window.answered++
          window.found = data.data.items.map(([one]) => one.location.replace(/[.]html.*/, ""))
        })
      }
    }
    addEventListener("DOMContentLoaded", () => setTimeout(() => document.querySelector(".md-search__input").focus()))""",
    "window.isOpen",
    """async query => {
      const input = document.querySelector(".md-search__input"), list = document.querySelector(".md-search-result__list")
      const frame = () => new Promise(requestAnimationFrame)
      while (window.answered < window.sent) await frame()
      const start = performance.now(), { sent } = window
      input.focus()
      list.replaceChildren()
      input.value = query
      input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
      const isAnswered = () => window.sent > sent && window.answered === window.sent
      while (!isAnswered() || (window.found.length && !list.children.length)) {
        if (performance.now() - start > NO_ANSWER) throw new Error("no answer")
        await frame()
      }
      return performance.now() - start
    }""".replace("NO_ANSWER", str(NO_ANSWER)),
    """async ([query, most]) => {
      const input = document.querySelector(".md-search__input"), frame = () => new Promise(requestAnimationFrame)
      for (const text of [`${query} `.repeat(2), query]) {
        const { sent } = window
        input.value = text
        input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
        while (window.sent === sent || window.answered < window.sent) await frame()
      }
      return [window.found.length, window.found.slice(0, most)]
    }""",
)

PAGEFIND = Engine(
    "Pagefind",
    "index.html",
    ("/pagefind/",),
    """addEventListener("DOMContentLoaded", async () => {
      const module = await import(new URL("pagefind/pagefind.js", location.href))
      await module.init()
      window.pagefind = module
    })""",
    "window.pagefind",
    """async query => {
      const start = performance.now(), { results } = await pagefind.search(query)
      if (results.length) await results[0].data()
      return performance.now() - start
    }""",
    """async ([query, most]) => {
      const { results } = await pagefind.search(query)
      const first = await Promise.all(results.slice(0, most).map(one => one.data()))
      return [results.length, first.map(({ url }) => url.split("/").pop().replace(".html", ""))]
    }""",
)

CONFIG = """site_name: 检索对照
use_directory_urls: false
theme:
  name: material
  language: zh
  font: false
plugins:
  - search:
      lang: zh
nav:
  - index.md
"""

SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~])")


def build_plain_site(documents: Sequence[Document], folder: Path) -> Path:
    """Build a site with Material and its search from the texts of articles, one page each; return its folder."""
    import jieba
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (docs / "index.md").write_text("# 检索对照\n", encoding="utf-8")
    for one in documents:
        (docs / f"{one.id}.md").write_text(write_plain_page(one), encoding="utf-8")
    jieba.setLogLevel(logging.WARNING)
    settings = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "root" / "site"))
    settings.plugins.on_startup(command="build", dirty=False)
    build(settings)
    return folder / "root" / "site"


def write_plain_page(document: Document) -> str:
    """Write an article as Markdown: its title as heading, each further field a paragraph."""
    paragraphs = [f"<p>{html.escape(text)}</p>" for kind, text in document.fields if kind != TITLE]
    title = SPECIAL.sub(r"\\\1", document.title)
    return "\n\n".join([f"# {title}", *paragraphs]) + "\n"


def index_with_pagefind(python: Path, site: Path) -> None:
    """Let Pagefind index the contents of a built site."""
    command = [
        str(python),
        "-m",
        "pagefind",
        "--site",
        str(site),
        "--root-selector",
        ".md-content",
        "--quiet",
    ]
    subprocess.run(command, check=True, capture_output=True)


def measure_compressed(files: Sequence[Path]) -> float:
    """Return the size of files in MB as a host sends them."""
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files if file.is_file()) / 1_000_000
