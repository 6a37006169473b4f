"""The site under every address where it may stand: below a repository's name, at a root, under a domain of its own."""

import re
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

import pytest

from generator.reading.knowledge_files import read_knowledge
from tests.rendered import Element, read_html
from tests.seed_pages import SEEDS, make_whole_archive
from tests.sites import find_pages, lay_out, read_tree, run_tool

PLACES = {
    "repository": "https://user.github.io/repo/",
    "root": "https://user.github.io/",
    "domain": "https://papers.example.org/",
    "no address": "",
}
LINKS = ("href", "src", "action", "content", "poster", "data")
KNOWN_TO_IIS = {".html", ".css", ".js", ".xml", ".png", ".jpg", ".jpeg", ".pdf", ".config"}


@pytest.fixture(
    scope="module",
    params=[
        "repository",
        *(pytest.param(name, marks=pytest.mark.long) for name in PLACES if name != "repository"),
    ],
)
def hosted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Return an address and the site that was built for it."""
    address = PLACES[request.param]
    knowledge = read_knowledge(SEEDS)
    knowledge = replace(knowledge, archive=replace(knowledge.archive, address=address))
    project = lay_out(tmp_path_factory.mktemp("project"), make_whole_archive().archive, knowledge)
    (project / "docs" / "CNAME").write_text("papers.example.org\n", encoding="utf-8")
    site = project / request.param
    run_tool(project, "mkdocs", "build", "--strict", "--site-dir", str(site), SITE_URL=address)
    return address, site


@contextmanager
def serve(site: Path, prefix: str) -> Iterator[HTTPConnection]:
    """Serve a site below a path as the plainest of servers: no folder pages, and upper case is not lower case."""
    files = read_tree(site)

    class Plain(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one packet: else each answer waits for the system's delay

        def do_GET(self) -> None:  # noqa: N802
            path = unquote(urlsplit(self.path).path)
            content = files.get(path.removeprefix(prefix)) if path.startswith(prefix) else None
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Length", str(len(content or b"")))
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Plain)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    connection = HTTPConnection("127.0.0.1", server.server_port)
    try:
        yield connection
    finally:
        connection.close()
        server.shutdown()
        server.server_close()


def get(connection: HTTPConnection, path: str) -> tuple[int, str]:
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read().decode("utf-8", "replace")


def list_links(elements: list[Element]) -> Iterator[str]:
    """Yield the addresses in a page, those of its head and its refreshes too."""
    for element in elements:
        for name in LINKS:
            value = element.attributes.get(name, "")
            if name == "content":
                value = value.partition("url=")[2] if "http-equiv" in element.attributes else ""
            if value and not value.startswith(("data:", "mailto:")):
                yield value


def test_no_link_is_broken_on_a_plain_server(hosted: tuple[str, Path]) -> None:
    address, site = hosted
    prefix = urlsplit(address or "https://host/").path
    with serve(site, prefix) as connection:
        pages = {name: get(connection, prefix + quote(name))[1] for name in find_pages(site)}
        asked: dict[str, tuple[int, set[str]]] = {}
        broken = []
        for name, text in pages.items():
            page = urljoin(address or "https://host/", quote(name))
            for link in list_links(read_html(text)):
                target, anchor = urldefrag(urljoin(page, link))
                anchor = "" if "=" in anchor else anchor  # the state of a filter, not a place in the page
                path = urlsplit(target).path
                assert target.startswith(address or "https://host/"), f"{name}: {link} leaves the site"
                if name == "404.html" and path == prefix:
                    continue  # the way home: every host answers its first address with index.html
                if path not in asked:
                    status, content = get(connection, path)
                    asked[path] = status, set(re.findall(r'\bid="([^"]+)"', content))
                if asked[path][0] != 200 or (anchor and unquote(anchor) not in asked[path][1]):
                    broken.append(f"{name}: {link}")
    assert len(asked) > 400
    assert broken == []


def test_every_address_that_is_told_is_the_one_where_it_stands(hosted: tuple[str, Path]) -> None:
    address, site = hosted
    pages = find_pages(site)
    told = {}
    for name in pages:
        text = (site / name).read_text(encoding="utf-8")
        told[name] = re.findall(r'<link rel="canonical" href="([^"]+)"', text)
    assert told == {name: [address + name] if address and name != "404.html" else [] for name in pages}
    listed = re.findall(r"<loc>([^<]+)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert all(one.startswith(address) for one in listed)
    assert bool(listed) == bool(address)
    lost = (site / "404.html").read_text(encoding="utf-8")
    assert f'href="{address or "/"}"' in lost


def test_a_domain_of_its_own_is_taken_along(hosted: tuple[str, Path]) -> None:
    assert (hosted[1] / "CNAME").read_text(encoding="utf-8") == "papers.example.org\n"


def test_the_settings_for_iis_know_every_sort_of_file(seed_site: Path) -> None:
    settings = ET.parse(seed_site / "web.config").getroot()
    added = [one.attrib["fileExtension"] for one in settings.iter("mimeMap")]
    removed = [one.get("fileExtension") for one in settings.iter("remove") if one.get("fileExtension")]
    assert added == removed == sorted(set(added))
    found = {path.suffix for path in seed_site.rglob("*") if path.is_file()}
    assert found - {*added, *KNOWN_TO_IIS} == set()
    assert {".jsonl", ".atom", ".sqlite"} <= set(added)
    (error,) = settings.iter("error")
    assert (seed_site / error.attrib["path"]).is_file()
