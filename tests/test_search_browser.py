"""The search in a real browser, over http below a sub-path and from a folder with the network cut: exact and marked.

The oracle is `tests/exact_scan.py`. Both forms of the index are tried: single characters with places, and pairs.
"""

import functools
import json
import random
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from generator.reading.knowledge_files import read_knowledge
from generator.searching.documents import Document, fold_fields, make_documents
from generator.searching.folding import fold_field, fold_phrase, read_traditional
from generator.searching.index import render_index
from generator.writing.entries import make_catalogue
from generator.writing.files import write_if_changed
from generator.writing.labels import read_labels
from tests.conftest import ROOT, serve_site
from tests.exact_scan import ExactScan
from tests.searching import ask, find_all
from tests.seed_pages import SEEDS, make_whole_archive

pytestmark = pytest.mark.long

SUBSTRINGS = 2000
ABSENT = 200
MARKED = 60
WAYS = ("http", "file", "file with pairs")


@functools.cache
def read_documents() -> tuple[Document, ...]:
    catalogue = make_catalogue(make_whole_archive().archive, read_knowledge(SEEDS), read_labels())
    return make_documents(catalogue)


@functools.cache
def draw_substrings() -> list[str]:
    """Two to eight characters from any field, over punctuation and repaired joins as they come."""
    dice = random.Random(20241225)
    texts = [text for one in read_documents() for _, text in one.fields if len(text) > 1]
    drawn: list[str] = []
    while len(drawn) < SUBSTRINGS:
        text, size = dice.choice(texts), dice.randint(2, 8)
        start = dice.randint(0, max(0, len(text) - size))
        if fold_phrase(text[start : start + size]):
            drawn.append(text[start : start + size])
    return drawn


@functools.cache
def draw_absent() -> list[str]:
    """Strings of characters that the archive has, in an order that it has not."""
    dice = random.Random(7)
    scan = ExactScan(read_documents())
    chars = sorted(set("".join(scan.texts.values())) - {"|"})
    drawn: list[str] = []
    while len(drawn) < ABSENT:
        text = "".join(dice.choices(chars, k=dice.randint(2, 6)))
        if fold_phrase(text) and not scan.find(text):
            drawn.append(text)
    return drawn


@pytest.fixture(scope="module")
def roots(seed_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Serve the seeds' site, and lay a copy beside it whose index has pairs."""
    pairs = tmp_path_factory.mktemp("pairs") / "site"
    shutil.copytree(seed_site, pairs)
    folded = [fold_fields(one.fields) for one in read_documents()]
    for file in render_index(read_documents(), folded, length=2):
        (pairs / file.path).parent.mkdir(parents=True, exist_ok=True)
        write_if_changed(str(pairs / file.path), file.text.encode("utf-8"))
    with serve_site(seed_site) as http:
        yield {"http": http, "file": f"{seed_site.as_uri()}/", "file with pairs": f"{pairs.as_uri()}/"}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


def open_page(context: BrowserContext, root: str, address: str = "search.html") -> tuple[Page, list[str]]:
    """Open a page of the site; from a folder without any network. Errors are gathered."""
    context.set_offline(root.startswith("file:"))
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfailed", lambda request: errors.extend(find_failure(request)))
    page.goto(root + address)
    return page, errors


def find_failure(request: Request) -> list[str]:
    """Return what failed, unless the page was left before it came."""
    return [] if request.failure == "net::ERR_ABORTED" else [request.url]


@pytest.mark.parametrize("way", WAYS)
def test_any_part_of_any_field_is_found_exactly_where_it_stands(
    context: BrowserContext, roots: dict[str, str], way: str
) -> None:
    page, errors = open_page(context, roots[way])
    scan = ExactScan(read_documents())
    found = find_all(page, draw_substrings())
    wrong = [
        query
        for query, ids in zip(draw_substrings(), found, strict=True)
        if set(ids) != scan.find(query) or len(ids) != len(set(ids))
    ]
    assert wrong == []
    assert errors == []


@pytest.mark.parametrize("way", WAYS)
def test_what_stands_nowhere_is_not_found(context: BrowserContext, roots: dict[str, str], way: str) -> None:
    page, errors = open_page(context, roots[way])
    assert [ids for ids in find_all(page, draw_absent()) if ids] == []
    assert errors == []


QUERIES = (
    "醴陵 -陶瓷", "-陶瓷", "2024-12-25", "2024年12月25日", "2024/1/30", "王　隽", "王 隽", "Ａｅｓ100", "7%", ".27%",
    "2023年，", "營商環境", "会", "的", "1", "e", "😀", "醴陵😀", "\U00020bb7", "<b>", "&amp;", "\"'", "，", "", "   ",
    "-", "--", "a" * 500, "聚焦裂变创新升级品牌", "株洲 人大 代表", "人民 -代表 -委员", "主题:没有这个主题", "没有:这个",
    "%", "3.", "()", "\\", "|",
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_odd_queries_are_answered_as_by_the_scan(
    context: BrowserContext, roots: dict[str, str], way: str
) -> None:
    page, errors = open_page(context, roots[way])
    scan = ExactScan(read_documents())
    long = "".join(text for _, text in read_documents()[0].fields)[:500]
    queries = [*QUERIES, "".join(long.split())]
    found = find_all(page, queries)
    assert [query for query, ids in zip(queries, found, strict=True) if set(ids) != scan.find(query)] == []
    assert errors == []


@pytest.mark.parametrize("way", WAYS)
def test_the_whole_query_is_marked_in_the_list_and_in_the_article(
    context: BrowserContext, roots: dict[str, str], way: str
) -> None:
    page, errors = open_page(context, roots[way])
    scan = ExactScan(read_documents())
    for query in draw_substrings()[:MARKED]:
        answer = ask(page, roots[way], query)
        assert answer.count == len(answer.ids) and set(answer.ids) == scan.find(query), query
        wanted = [fold_phrase(word) for word in query.split() if fold_phrase(word)]
        for marks in answer.marks:
            assert shows(marks, wanted), (query, marks)
        page.click("[data-search-results] h3 a")
        page.wait_for_selector("mark.now")
        assert shows(page.evaluate(READ_MARKS), wanted), query
    assert errors == []


READ_MARKS = """() => {
  const marks = new Map()
  for (const mark of document.querySelectorAll("mark[data-hit]"))
    marks.set(mark.dataset.hit, (marks.get(mark.dataset.hit) || "") + mark.textContent)
  return [...marks.values()]
}"""


def shows(marks: list[str], wanted: list[str]) -> bool:
    """Tell whether each phrase is marked as a whole, or in its parts where it runs from a field into the next."""
    folded = {fold_phrase(mark) for mark in marks}
    joined = "|".join(sorted(folded))
    return all(phrase in folded or all(part in joined for part in phrase.split("|")) for phrase in wanted)


@pytest.mark.parametrize("way", WAYS)
def test_a_misread_text_that_was_corrected_is_found_and_marked_in_the_apparatus(
    context: BrowserContext, roots: dict[str, str], way: str
) -> None:
    page, errors = open_page(context, roots[way])
    corrected = {
        reading.expected: article.id
        for article in make_whole_archive().archive.articles
        for reading in article.readings
        if reading.is_certain
    }
    assert corrected
    for text, article in corrected.items():
        answer = ask(page, roots[way], text)
        assert answer.ids == [article] and shows(answer.marks[0], [fold_phrase(text)])
        page.click("[data-search-results] h3 a")
        page.wait_for_selector(".apparatus mark.now")
        assert shows(page.evaluate(READ_MARKS), [fold_phrase(text)])
    assert errors == []


def test_the_script_folds_as_the_generator_does(context: BrowserContext, roots: dict[str, str]) -> None:
    page, _ = open_page(context, roots["file"])
    page.evaluate("archiveSearch.open()")
    alphabet = set("".join(ExactScan(read_documents()).texts.values()))
    foreign = {old for old, new in read_traditional().items() if new not in alphabet}
    chars = [
        char
        for char in map(chr, [*range(0x20, 0xD800), *range(0xE000, 0x2FA20)])
        if unicodedata.category(char) != "Cn"
        and not foreign.intersection(unicodedata.normalize("NFKC", char))
    ]
    dice = random.Random(3)
    pieces = [f"3{char}5" for char in chars]
    pieces += ["".join(dice.choices(chars + list("3.%，、“- \u0301ｶﾞ"), k=9)) for _ in range(2000)]
    folded = page.evaluate("pieces => pieces.map(archiveSearch.fold)", pieces)
    different = [
        (piece, mine)
        for piece, mine in zip(pieces, folded, strict=True)
        if mine != fold_field(piece) and not foreign.intersection(fold_field(piece))
    ]
    assert different == []


SEARCHES: list[dict[str, Any]] = json.loads(
    (ROOT / "tests" / "data" / "searches.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("way", WAYS)
def test_searches_lead_to_the_article_that_a_reader_means(
    context: BrowserContext, roots: dict[str, str], way: str
) -> None:
    page, errors = open_page(context, roots[way])
    titles = {one.id: one.title for one in read_documents()}
    wrong = []
    for search in SEARCHES:
        answer = ask(page, roots[way], search["query"])
        if search.get("first") and search["first"] not in [titles[one] for one in answer.ids[:1]]:
            wrong.append((search, answer))
        if search.get("count", answer.count) != answer.count:
            wrong.append((search, answer))
        if search.get("suggested") and search["suggested"] not in answer.queries[:1]:
            wrong.append((search, answer))
    assert wrong == []
    assert errors == []
