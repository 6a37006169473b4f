"""Feeds by the rules of Atom and JSON Feed, Dublin Core records, robots.txt, OpenSearch, CITATION.cff."""

import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest
import yaml

from generator.feeding.articles import MOST_FED
from generator.feeding.discovery import render_discovery, write_citation_file
from generator.knowledge import Knowledge, MintedId
from generator.model import Archive, Dating
from generator.project import Project, write_docs
from generator.releasing.rows import Release, ReleaseRow
from generator.writing.addresses import district_url, theme_url
from generator.writing.data import render_data
from tests.conftest import ROOT
from tests.invented import ARTICLE, KNOWLEDGE, make_archive, make_article
from tests.rendering import render
from tests.seed_pages import SEEDS, make_whole_archive

ADDRESS = "https://example.org/archive/"
PLACED = replace(KNOWLEDGE, archive=replace(KNOWLEDGE.archive, address=ADDRESS))
GIVEN = Dating("2024-12-25", "given", ())
ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})")


def write(archive: Archive, knowledge: Knowledge = PLACED) -> dict[str, str]:
    return render(archive, knowledge) | {file.path: file.text for file in render_data(archive, knowledge)}


def check_atom(text: str) -> None:
    """Hold a feed to what RFC 4287 demands of one with entries that have no content."""
    root = ElementTree.fromstring(text)
    assert root.tag == f"{ATOM}feed"
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    for element in (root, *root.iter(f"{ATOM}entry")):
        for tag in ("id", "title", "updated"):
            assert [len(child.text or "") > 0 for child in element.findall(ATOM + tag)] == [True], tag
        kinds = [(link.get("rel"), link.get("href")) for link in element.findall(f"{ATOM}link")]
        assert [rel for rel, href in kinds if rel == "alternate" and href]
    for tag in ("updated", "published"):
        assert all(MOMENT.fullmatch(element.text or "") for element in root.iter(ATOM + tag))
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    found = feedparser.parse(text)
    assert (found.bozo, found.version) == (False, "atom10")
    assert len(found.entries) == len(root.findall(f"{ATOM}entry"))


def check_json_feed(text: str) -> None:
    """Hold a feed to what JSON Feed 1.1 demands."""
    feed = json.loads(text)
    assert feed["version"] == "https://jsonfeed.org/version/1.1" and feed["title"]
    ids = [item["id"] for item in feed["items"]]
    assert len(ids) == len(set(ids)) and all(isinstance(one, str) and one for one in ids)
    for item in feed["items"]:
        assert item["content_text"]
        assert all(MOMENT.fullmatch(item[key]) for key in ("date_published", "date_modified") if key in item)
        assert all(author["name"] for author in item.get("authors", []))
    addresses = [feed.get("home_page_url", ADDRESS), feed.get("feed_url", ADDRESS)]
    addresses += [item["url"] for item in feed["items"] if "url" in item]
    assert all(address.startswith("https://") for address in addresses)


@pytest.mark.parametrize("address", ["", ADDRESS])
def test_every_feed_of_the_seeds_keeps_the_rules(address: str) -> None:
    from generator.reading.knowledge_files import read_knowledge

    knowledge = read_knowledge(SEEDS)
    knowledge = replace(knowledge, archive=replace(knowledge.archive, address=address))
    files = write(make_whole_archive().archive, knowledge)
    feeds = [path for path in files if path.endswith((".atom.xml", ".feed.json"))]
    assert {path.split("/")[1] for path in feeds if path.startswith("archive/")} == {"themes", "districts"}
    assert {"data/articles.atom.xml", "data/articles.feed.json"} <= set(feeds)
    for path in feeds:
        (check_atom if path.endswith(".xml") else check_json_feed)(files[path])
        assert "published" not in files[path], "no page of the seeds prints its date"
    check_atom(files["data/changes.xml"])


def test_a_feed_tells_the_articles_of_its_theme_or_district() -> None:
    files = write(make_archive(ARTICLE, make_article("cccc", number=3, themes=())))
    for url, ids in ((theme_url("tea"), ["aaaa"]), (district_url("east"), ["aaaa", "cccc"])):
        feed = json.loads(files[url.replace(".html", ".feed.json")])
        assert [item["url"] for item in feed["items"]] == [
            f"{ADDRESS}archive/articles/{one}.html" for one in ids
        ]
        assert (feed["home_page_url"], feed["feed_url"]) == (
            ADDRESS + url,
            ADDRESS + url.replace(".html", ".feed.json"),
        )


def test_a_day_of_print_is_published_only_where_it_is_known() -> None:
    articles = [
        make_article("known", number=2, dating=GIVEN),
        make_article("month", number=3, dating=Dating("2024-12", "given", ())),
        make_article("guessed", number=4, dating=Dating("2024-12-25?", "inferred", ())),
    ]
    files = write(make_archive(*articles))
    items = {item["url"]: item for item in json.loads(files["data/articles.feed.json"])["items"]}
    published = {one.id: items[ADDRESS + one.url].get("date_published", "") for one in articles}
    assert published == {"known": "2024-12-25T00:00:00Z", "month": "", "guessed": ""}
    entries = feedparser.parse(files["data/articles.atom.xml"]).entries
    assert [entry.link for entry in entries if "published" in entry] == [ADDRESS + articles[0].url]
    assert "2024年12月25日（推断）" in items[ADDRESS + articles[2].url]["content_text"]


def test_what_the_archive_changed_last_comes_first_with_its_day() -> None:
    articles = [make_article(name, number=place) for place, name in enumerate(("old", "minted", "new"), 2)]
    row = ReleaseRow("added", "article", "new", articles[2].url, "", "")
    knowledge = replace(
        PLACED,
        ids=(MintedId("article", "minted", date="2026-02-01"), MintedId("article", "new", date="2026-02-01")),
        releases=(Release("2026-03-01", (row,)), Release("2026-04-01", (replace(row, change="text"),))),
    )
    items = json.loads(write(make_archive(*articles), knowledge)["data/articles.feed.json"])["items"]
    assert [(item["url"].split("/")[-1], item.get("date_modified", "")) for item in items] == [
        ("new.html", "2026-04-01T00:00:00Z"),
        ("minted.html", "2026-02-01T00:00:00Z"),
        ("old.html", ""),
    ]


def test_a_feed_has_an_end() -> None:
    articles = [make_article(f"n{number:03}", number=number) for number in range(1, MOST_FED + 9)]
    files = write(make_archive(*articles))
    assert len(json.loads(files["data/articles.feed.json"])["items"]) == MOST_FED


def test_a_feed_shows_no_text_where_none_is_published() -> None:
    closed = replace(KNOWLEDGE, archive=replace(KNOWLEDGE.archive, access="metadata"))
    files = write(make_archive(ARTICLE), closed)
    for path in ("data/articles.atom.xml", "data/articles.feed.json", "data/articles.dc.xml"):
        assert "茶叶卖得" not in files[path] and "让茶叶走出山门" in files[path]


def test_every_article_has_a_dublin_core_record() -> None:
    articles = (make_article("aaaa", number=2), make_article("cccc", number=3, dating=GIVEN, page="A03"))
    root = ElementTree.fromstring(write(make_archive(*articles))["data/articles.dc.xml"])
    guessed, known = (
        [(child.tag.removeprefix(DC), child.text) for child in record]
        for record in root.findall("{http://www.openarchives.org/OAI/2.0/oai_dc/}dc")
    )
    assert ("identifier", ADDRESS + "archive/articles/aaaa.html") in guessed
    assert ("creator", "李四") in guessed and ("contributor", "王五") in guessed
    assert ("coverage", "东区") in guessed and ("coverage", "西区") not in guessed
    assert "date" not in dict(guessed) and dict(guessed)["description"] == "2023年12月（推断）"
    assert (
        "静态文件，不应答 OAI-PMH 请求"
        in write(make_archive(ARTICLE))["data/articles.dc.xml"].split("<dc:")[0]
    )
    assert dict(known)["date"] == "2024-12-25" and dict(known)["source"] == "某市日报 2024-12-25 A03"


@pytest.mark.parametrize(
    ("access", "rights", "is_open"),
    [("public", "有", True), ("metadata", "有", True), ("library", "有", False), ("public", "", False), ("", "有", False)],
)  # fmt: skip
def test_robots_follow_the_access(access: str, rights: str, is_open: bool) -> None:
    settings = replace(PLACED.archive, access=access, rights=rights)
    files = {file.path: file.text for file in render_discovery(replace(PLACED, archive=settings))}
    lines = files["robots.txt"].split("\n")
    assert ("Disallow: /" in lines) is not is_open
    assert (f"Sitemap: {ADDRESS}sitemap.xml" in lines) is is_open


def test_the_search_is_described_where_the_site_has_an_address() -> None:
    files = {file.path: file.text for file in render_discovery(PLACED)}
    namespace = "{http://a9.com/-/spec/opensearch/1.1/}"
    root = ElementTree.fromstring(files["search/opensearch.xml"])
    url = root.find(f"{namespace}Url")
    assert url is not None and url.get("template") == ADDRESS + "search.html?q={searchTerms}"
    assert len(root.findtext(f"{namespace}ShortName", "")) in range(1, 17)
    assert [file.path for file in render_discovery(KNOWLEDGE)] == ["robots.txt"]


@pytest.mark.parametrize("is_program", [True, False])
def test_the_citation_files_have_what_their_format_demands(is_program: bool) -> None:
    released = replace(PLACED, releases=(Release("2026-04-01", ()),))
    path = ROOT / "CITATION.cff"
    text = path.read_text(encoding="utf-8") if is_program else write_citation_file(released)
    facts = yaml.safe_load(text)
    assert facts["cff-version"] == "1.2.0" and facts["message"] and facts["title"]
    assert facts["type"] == ("software" if is_program else "dataset")
    assert all(author["name"] for author in facts["authors"])
    if not is_program:
        assert datetime.fromisoformat(facts["date-released"]) == datetime(2026, 4, 1)


def test_robots_txt_lies_at_the_root_and_nothing_else_of_ours_does(tmp_path: Path) -> None:
    from generator.project import read_archive

    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("手写", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nsite_url: https://example.org/a\n", encoding="utf-8")
    project = Project(SEEDS, tmp_path / "docs", tmp_path / "site", tmp_path / "mkdocs.yml")
    write_docs(project, read_archive(project))
    files = sorted(path.name for path in (tmp_path / "docs").iterdir() if path.is_file())
    assert files == ["index.md", "robots.txt"]
    robots = tmp_path / "docs" / "robots.txt"
    assert "https://example.org/a/sitemap.xml" in robots.read_text(encoding="utf-8")
    robots.write_text("User-agent: *\n", encoding="utf-8")
    write_docs(project, read_archive(project))
    assert robots.read_text(encoding="utf-8") == "User-agent: *\n", "what somebody wrote by hand stays"
