"""`mkdocs serve` follows an edit, does not loop, and keeps the last good site up on a mistake."""

import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.test_site import read_tree

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.long

FRESH_WITHIN = 1.0
"""Seconds from the edit of a seed to the new page of its article."""

START_WITHIN = 30.0
QUIET_FOR = 4.0
"""Seconds without a rebuild that show that there is no loop; a build takes about one."""

IGNORED = shutil.ignore_patterns("__pycache__", "archive", "data", "search")


@dataclass
class Preview:
    """A running `mkdocs serve` on a copy of the project."""

    folder: Path
    address: str
    log: Path

    def read_log(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def read_bytes(self, path: str) -> bytes:
        with urllib.request.urlopen(f"{self.address}/{path}", timeout=START_WITHIN) as answer:
            page: bytes = answer.read()
        return page.partition(b"livereload(")[0]

    def read_page(self, path: str = "index.html") -> str:
        return self.read_bytes(path).decode("utf-8")

    def count_builds(self) -> int:
        return self.read_log().count("Documentation built in")

    def count_edits(self) -> int:
        return self.read_log().count("lists, data and search follow")

    def replace_in(self, name: str, old: str, new: str) -> None:
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


def wait_for(seconds: float, condition: object) -> float:
    """Return the seconds until the condition held; fail when it never did."""
    start = time.monotonic()
    assert callable(condition)
    while not condition():
        assert time.monotonic() - start < seconds, f"not within {seconds} s"
        time.sleep(0.05)
    return time.monotonic() - start


def find_free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    for name in ("seeds", "docs", "overrides", "generator"):
        shutil.copytree(ROOT / name, folder / name, ignore=IGNORED if name == "docs" else None)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@pytest.fixture
def preview(project: Path) -> Iterator[Preview]:
    with standing_preview(project, find_free_port()) as running:
        yield running


@contextmanager
def standing_preview(folder: Path, port: int) -> Iterator[Preview]:
    address, log = f"127.0.0.1:{port}", folder.parent / "log.txt"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with log.open("wb") as stream:
        process = subprocess.Popen(command, cwd=folder, stdout=stream, stderr=subprocess.STDOUT)
        running = Preview(folder, f"http://{address}", log)
        try:
            wait_for(START_WITHIN, lambda: "Serving on" in running.read_log())
            yield running
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(10)


def read_articles(preview: Preview) -> str:
    return preview.read_page("data/articles.jsonl")


def find_article(preview: Preview) -> tuple[str, str, str]:
    """Return seed, address and some words of an article."""
    articles = map(json.loads, read_articles(preview).splitlines())
    article = next(one for one in articles if one["paragraphs"])
    return f"seeds/{article['source']['file']}", article["url"], article["paragraphs"][-1][5:15]


def edit_and_wait(preview: Preview, name: str, url: str, old: str, new: str) -> float:
    """Return the seconds from the edit of a seed to the new text on its article's page."""
    preview.replace_in(name, old, new)
    return wait_for(START_WITHIN, lambda: new in preview.read_page(url))


def wait_for_all(preview: Preview, words: str) -> None:
    wait_for(START_WITHIN, lambda: words in read_articles(preview))
    wait_for(START_WITHIN, lambda: preview.read_log().rstrip().endswith("Reloading browsers"))


def test_an_edit_shows_in_its_article_at_once_and_then_everywhere(preview: Preview) -> None:
    name, url, old = find_article(preview)
    words = (old, "这里是新改的字句", "改了第二遍的字句", "改了第三遍的字句")
    seconds = []
    for before, after in pairwise(words):
        seconds.append(edit_and_wait(preview, name, url, before, after))
        assert after not in read_articles(preview)
        wait_for_all(preview, after)
    time.sleep(QUIET_FOR)
    assert min(seconds) < FRESH_WITHIN  # of three: the machine may be busy with other tests
    assert (preview.count_builds(), preview.count_edits()) == (1, 3)


def test_an_edit_does_not_wait_for_what_the_one_before_leaves_to_be_done(preview: Preview) -> None:
    name, url, old = find_article(preview)
    words = (old, "这里是新改的字句", "改了第二遍的字句", "改了第三遍的字句")
    seconds = [edit_and_wait(preview, name, url, *edit) for edit in pairwise(words)]
    with pytest.raises(urllib.error.HTTPError) as missing:
        preview.read_page("archive/articles/none.html")
    assert "这一页还在写" in missing.value.read().decode("utf-8")
    assert min(seconds) < FRESH_WITHIN
    assert preview.read_log().count("Lists, data and search written") == 0
    wait_for_all(preview, words[-1])


def test_after_edits_the_preview_is_what_it_would_be_from_nothing(project: Path) -> None:
    port = find_free_port()
    with standing_preview(project, port) as preview:
        name, url, old = find_article(preview)
        edit_and_wait(preview, name, url, old, "这里是新改的字句")
        preview.replace_in("docs/about.md", "。", "。试改。")
        wait_for(START_WITHIN, lambda: "试改" in preview.read_page("about.html"))
        edit_and_wait(preview, name, url, "这里是新改的字句", "改了第二遍的字句")
        wait_for_all(preview, "改了第二遍的字句")
        found = read_site(preview)
    for made in ("archive", "data", "search"):
        shutil.rmtree(project / "docs" / made)
    (project / ".docs.kept").unlink()
    with standing_preview(project, port) as preview:
        assert read_site(preview) == found


def read_site(preview: Preview) -> dict[str, bytes]:
    """Return the files of the site that is served: it lies beside the last folder that is watched."""
    bell = re.findall("'([^']+)'", preview.read_log().split("Watching paths")[1].splitlines()[0])[-1]
    return read_tree(Path(bell).parent / "site")


def test_a_preview_reloads_itself_in_the_browser(preview: Preview, browser: "Browser") -> None:
    page = browser.new_page()
    page.goto(f"{preview.address}/archive/pages/index.html")
    preview.replace_in("generator/labels/zh.yml", "page_index_intro: ", "page_index_intro: 试改。")
    page.wait_for_selector("text=试改。", timeout=START_WITHIN * 1000)


def test_a_mistake_keeps_the_last_good_site_until_it_is_mended(preview: Preview) -> None:
    name = (
        (preview.folder / "seeds" / "archive.yml")
        .read_text(encoding="utf-8")
        .split("name: ")[1]
        .split("\n")[0]
    )
    before = preview.read_page()
    preview.replace_in("seeds/archive.yml", f"name: {name}", f"nmae: {name}")
    wait_for(START_WITHIN, lambda: "seeds/archive.yml:" in preview.read_log())
    assert "改作 name" in preview.read_log()
    assert preview.read_page() == before
    preview.replace_in("seeds/archive.yml", f"nmae: {name}", f"name: {name}")
    preview.replace_in("seeds/archive.yml", "paper: ", "paper: 新")
    wait_for(START_WITHIN, lambda: '"newspaper":"新' in read_articles(preview).replace('": "', '":"'))


def test_a_fault_in_the_program_keeps_the_last_good_site(preview: Preview) -> None:
    before = preview.read_page()
    preview.replace_in("generator/pipeline.py", "def make_archive(", "def make archive(")
    wait_for(START_WITHIN, lambda: "SyntaxError" in preview.read_log())
    assert preview.read_page() == before


def test_an_edit_of_the_program_is_followed(preview: Preview) -> None:
    preview.replace_in("generator/labels/zh.yml", "page_index_intro: ", "page_index_intro: 试改。")
    wait_for(START_WITHIN, lambda: "试改。" in preview.read_page("archive/pages/index.html"))
    time.sleep(QUIET_FOR)
    assert preview.count_builds() == 2


def test_a_standing_preview_is_in_nobodys_way(preview: Preview) -> None:
    command = [sys.executable, "-m", "generator", "build", "--quiet"]
    subprocess.run(command, cwd=preview.folder, check=True, timeout=60)
    assert preview.count_builds() == 1


def test_an_edit_during_another_command_waits_for_it(preview: Preview) -> None:
    lock = preview.folder / ".docs.lock"
    code = "import sys; from pathlib import Path; from generator.locking import hold_lock, ignore\n"
    code += "with hold_lock(Path(sys.argv[1]), ignore): print(flush=True); sys.stdin.read()"
    holder = [sys.executable, "-c", code, str(lock)]
    with subprocess.Popen(holder, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        preview.replace_in("seeds/archive.yml", "paper: ", "paper: 新")
        wait_for(START_WITHIN, lambda: "另一个命令正在写这里" in preview.read_log())
        time.sleep(QUIET_FOR / 4)
        assert preview.count_builds() == 1
        other.communicate(b"")
    wait_for(START_WITHIN, lambda: '"newspaper":"新' in read_articles(preview).replace('": "', '":"'))
    wait_for(START_WITHIN, lambda: not lock.exists())


def test_plain_mkdocs_build_makes_the_same_site_as_the_command(project: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", "plain"], cwd=project, check=True
    )
    subprocess.run([sys.executable, "-m", "generator", "build", "--quiet"], cwd=project, check=True)
    first, second = (
        {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        for site in (project / "plain", project / "site")
    )
    assert first == second
