"""`mkdocs serve` follows an edit, does not loop, and keeps the last good site up on a mistake."""

import json
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.mkdocs_hook import _fingerprint
from generator.program import COMPILED
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.long

FRESH_WITHIN = 3.0
"""Seconds from the edit of a seed to the new page."""

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

    def read_page(self, path: str = "index.html") -> str:
        with urllib.request.urlopen(f"{self.address}/{path}", timeout=START_WITHIN) as answer:
            page: bytes = answer.read()
        return page.decode("utf-8").partition("livereload(")[0]

    def count_builds(self) -> int:
        return self.read_log().count("Documentation built in")

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
def preview(tmp_path: Path) -> Iterator[Preview]:
    with standing_preview(tmp_path, PATIENCE=60.0) as running:  # however busy the machine is
        yield running


@contextmanager
def standing_preview(tmp_path: Path, **constants: float) -> Iterator[Preview]:
    """Run a preview, with other values of the hook's constants."""
    folder = tmp_path / "project"
    for name in ("seeds", "docs", "overrides", "generator"):
        shutil.copytree(ROOT / name, folder / name, ignore=IGNORED if name == "docs" else None)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    hook = folder / "generator" / "mkdocs_hook.py"
    for name, value in constants.items():
        hook.write_text(re.sub(f"^{name} = .*$", f"{name} = {value}", hook.read_text("utf-8"), flags=re.M))
    address = f"127.0.0.1:{find_free_port()}"
    log = tmp_path / "log.txt"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with log.open("wb") as stream:
        process = subprocess.Popen(command, cwd=folder, stdout=stream, stderr=subprocess.STDOUT)
        running = Preview(folder, f"http://{address}", log)
        try:
            wait_for(START_WITHIN, lambda: "Serving on" in running.read_log())
            yield running
        finally:
            process.terminate()
            process.wait(10)


def read_articles(preview: Preview) -> str:
    return preview.read_page("data/articles.jsonl")


def edit_and_wait(preview: Preview, name: str, old: str, new: str) -> float:
    """Return the seconds from the edit of a seed to the new text in the preview."""
    preview.replace_in(name, old, new)
    return wait_for(START_WITHIN, lambda: new in read_articles(preview))


def test_an_edited_seed_shows_at_once_and_once(preview: Preview) -> None:
    seed = next(
        path for path in sorted((ROOT / "seeds").glob("*.txt")) if "硬实力" in path.read_text("utf-8")
    )
    words = ("硬实力", "真本事", "好功夫", "老把式")
    name = f"seeds/{seed.name}"
    seconds = [edit_and_wait(preview, name, old, new) for old, new in pairwise(words)]
    time.sleep(QUIET_FOR)
    assert min(seconds) < FRESH_WITHIN  # of three: the machine may be busy with other tests
    assert preview.count_builds() == len(words)


def test_where_the_whole_takes_long_an_edit_shows_in_its_article_first(tmp_path: Path) -> None:
    with standing_preview(tmp_path, PATIENCE=0.0) as preview:
        article = next(
            record for record in map(json.loads, read_articles(preview).splitlines()) if record["paragraphs"]
        )
        old = article["paragraphs"][-1][5:15]
        preview.replace_in(f"seeds/{article['source']['file']}", old, "这里是新改的字句")
        wait_for(START_WITHIN, lambda: "lists, data and search follow" in preview.read_log())
        assert "这里是新改的字句" in preview.read_page(article["url"])
        assert "这里是新改的字句" not in read_articles(preview)
        wait_for(START_WITHIN, lambda: "这里是新改的字句" in read_articles(preview))
        time.sleep(QUIET_FOR)
        assert preview.count_builds() == 3


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
    seconds = wait_for(
        START_WITHIN, lambda: '"newspaper":"新' in read_articles(preview).replace('": "', '":"')
    )
    assert seconds < FRESH_WITHIN


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


def test_what_is_compiled_of_the_program_is_no_edit_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("", encoding="utf-8")
    before = _fingerprint(tmp_path)
    compiled = tmp_path / COMPILED / "a.html.c0ffee"
    compiled.parent.mkdir()
    compiled.write_bytes(b"")
    assert _fingerprint(tmp_path) == before


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
    assert not lock.exists()


def test_plain_mkdocs_build_makes_the_same_site_as_the_command(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    for name in ("seeds", "docs", "overrides", "generator"):
        shutil.copytree(ROOT / name, folder / name, ignore=IGNORED if name == "docs" else None)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", "plain"], cwd=folder, check=True
    )
    subprocess.run([sys.executable, "-m", "generator", "build", "--quiet"], cwd=folder, check=True)
    first, second = (
        {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        for site in (folder / "plain", folder / "site")
    )
    assert first == second
