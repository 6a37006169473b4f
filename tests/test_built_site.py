"""The built site, by MkDocs and by Zensical: strict, whole, at peace with hostile text, asking no other host."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
import yaml

from tests.conftest import ROOT
from tests.rendered import EXTENSIONS, Element, read_html, select
from tests.sites import FORWARDS, HOSTILE_TITLE, find_pages, make_project, run_tool

LINKS = ("href", "src", "action", "srcset", "poster", "data")
TEXT = re.compile(
    r'(<(h1|h2|p|div)[^>]*(?:id="title"|class="(?:lead-in|deck|roster)"|data-lines|data-source)[^>]*>).*?</\2>',
    re.S,
)
"""What an article's page shows of the newspaper: headline, paragraphs, subheads, captions, lists of names."""
IN_STYLES = re.compile(r"(?:url\(\s*['\"]?|@import\s+['\"])([^'\")]+)")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    said = run_tool(project, "mkdocs", "build", "--strict", "--site-dir", "built")
    assert "WARNING" not in said
    return project / "built"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, list[Element]]:
    return {page: read_html((site / page).read_text(encoding="utf-8")) for page in find_pages(site)}


def list_links(elements: list[Element]) -> Iterator[str]:
    for element in elements:
        yield from (element.attributes[name] for name in LINKS if element.attributes.get(name))


def test_the_extensions_of_the_tests_are_those_of_the_site() -> None:
    text = re.sub(r"!ENV \[[^]]*]", "''", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    listed = yaml.safe_load(text)["markdown_extensions"]
    names = [entry if isinstance(entry, str) else next(iter(entry)) for entry in listed]
    assert sorted(names) == sorted(EXTENSIONS)


def test_every_link_and_every_anchor_leads_somewhere(site: Path, pages: dict[str, list[Element]]) -> None:
    anchors = {
        page: {e.attributes["id"] for e in elements if "id" in e.attributes}
        for page, elements in pages.items()
    }
    dead = []
    for page, elements in pages.items():
        for link in list_links(elements):
            target, anchor = urldefrag(urljoin(page, unquote(link)))
            target = target.split("?")[0]
            if page == "404.html":
                continue
            if not (site / target).is_file() or (anchor and anchor not in anchors[target]):
                dead.append(f"{page}: {link}")
    assert dead == []


def test_no_page_and_no_style_asks_another_host(site: Path, pages: dict[str, list[Element]]) -> None:
    links = [link for elements in pages.values() for link in list_links(elements)]
    for style in site.rglob("*.css"):
        links += IN_STYLES.findall(style.read_text(encoding="utf-8"))
    assert [link for link in links if re.match(r"(?!data:)[a-z]+:|//", link)] == []


def test_every_article_carries_its_id_and_the_lines_of_its_paragraphs(
    pages: dict[str, list[Element]],
) -> None:
    old = {forward.url for forward in FORWARDS}
    articles = {
        page: elements
        for page, elements in pages.items()
        if page.startswith("archive/articles/") and page not in old
    }
    assert len(articles) == 133
    for page, elements in articles.items():
        (article,) = select(elements, "article")
        assert page == f"archive/articles/{article.attributes['data-article-id']}.html"
        assert any("data-lines" in element.attributes for element in elements)


def test_hostile_text_stays_text_in_the_finished_page(site: Path, pages: dict[str, list[Element]]) -> None:
    page = "archive/articles/hostile.html"
    (title,) = [element.text for element in select(pages[page], "title")]
    assert title.startswith(HOSTILE_TITLE)
    calm = [e.tag for e in pages["archive/articles/n050.html"]]
    assert [e.tag for e in pages[page]] == calm


def test_articles_stay_out_of_the_navigation_and_the_way_home_is_on_every_page(
    pages: dict[str, list[Element]],
) -> None:
    for page, elements in pages.items():
        if page != "404.html":
            navigation = [e.text for e in select(elements, "ul", class_="doors")]
            assert navigation == ["版面 历届两会 主题 县市区 人名 栏目 高频词 时间 建议账 指标账 关于"]
            assert any(urljoin(page, link) == "index.html" for link in list_links(elements))


def test_the_home_page_holds_its_generated_part(pages: dict[str, list[Element]]) -> None:
    assert [e.text for e in select(pages["index.html"], "p", class_="span")] == ["2023年 · 某市日报"]
    assert len(list(select(pages["index.html"], "h1"))) == 1


def test_pages_are_light(site: Path) -> None:
    sizes = {page: (site / page).stat().st_size for page in find_pages(site)}
    assert max(sizes.values()) < 150_000


def test_articles_are_light_beside_their_text(seed_site: Path) -> None:
    pages = [page for page in find_pages(seed_site) if page.startswith("archive/articles/")]
    shells = {page: TEXT.sub(r"\1", (seed_site / page).read_text("utf-8")).encode() for page in pages}
    assert len(shells) == 43
    assert max(map(len, shells.values())) <= 20_000
    assert max(len(gzip.compress(shell, 9)) for shell in shells.values()) <= 6_000


def test_a_policy_may_forbid_styles_and_scripts_in_the_pages(pages: dict[str, list[Element]]) -> None:
    for page, elements in pages.items():
        inline = [
            e
            for e in elements
            if "style" in e.attributes or any(name.startswith("on") for name in e.attributes)
        ]
        scripts = [e for e in select(elements, "script") if not e.attributes.get("src", "")]
        styles = list(select(elements, "style")) if page != "404.html" else []
        assert inline + styles == [], page
        assert [e for e in scripts if "json" not in e.attributes.get("type", "")] == [], page


def test_a_build_without_the_generated_pages_still_has_a_home(project: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    for name in ("mkdocs.yml", "overrides"):
        (bare / name).symlink_to(project / name)
    (bare / "docs").mkdir()
    (bare / "docs" / "index.md").write_text(
        (project / "docs/index.md").read_text(encoding="utf-8"), encoding="utf-8"
    )
    run_tool(bare, "mkdocs", "build")
    assert 'id="title"' in (bare / "site" / "index.html").read_text(encoding="utf-8")


def test_the_home_page_asks_search_engines_to_stay_away_where_its_part_says_so(
    site: Path, tmp_path: Path
) -> None:
    robots = '<meta name="robots" content="noindex">'
    assert robots not in (site / "index.html").read_text(encoding="utf-8")
    closed = make_project(tmp_path)
    part = closed / "docs" / "archive" / ".home.html"
    part.write_text('<p class="span" data-robots="noindex">某市</p>\n', encoding="utf-8")
    run_tool(closed, "mkdocs", "build", "--site-dir", "built")
    assert robots in (closed / "built" / "index.html").read_text(encoding="utf-8")


def test_the_map_of_the_site_has_addresses_and_no_days(project: Path, tmp_path: Path) -> None:
    run_tool(
        project, "mkdocs", "build", "--site-dir", str(tmp_path / "site"), SITE_URL="https://example.org/a/"
    )
    text = (tmp_path / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://example.org/a/archive/articles/aaaa.html</loc>" in text
    assert "lastmod" not in text


@pytest.mark.long
def test_zensical_builds_the_same_pages_with_the_same_text(site: Path, tmp_path: Path) -> None:
    project = make_project(tmp_path)
    run_tool(project, "zensical", "build", "--clean")
    assert find_pages(project / "site") == find_pages(site)
    for page in find_pages(site):
        assert read_main(project / "site" / page) == read_main(site / page), page


def read_main(page: Path) -> list[str]:
    elements = read_html(page.read_text(encoding="utf-8"))
    told = [e for e in select(elements, "meta") if ":" in e.attributes.get("property", "")]
    told += [e for e in elements if re.match(r"z:|DC\.|citation_", e.attributes.get("name", ""))]
    data = [e.text for e in elements if e.attributes.get("type") == "application/ld+json"]
    texts = [e.text for tag in ("main", "title") for e in select(elements, tag)]
    return [*texts, *data, *(str(sorted(e.attributes.items())) for e in told)]
