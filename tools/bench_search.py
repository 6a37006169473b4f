"""Measure the search on archives of growing size: the seeds' articles, their paragraphs shuffled, and characters by chance.

    .venv/bin/python tools/bench_search.py [SIZE ...]

For each size: size and time of the index, then in a real browser bytes, times, memory and the longest task.
"""

import argparse
import gzip
import os
import random
import resource
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from generator.reading.knowledge_files import read_knowledge  # noqa: E402
from generator.searching.documents import BODY, Document, fold_fields, make_documents  # noqa: E402
from generator.searching.index import render_index  # noqa: E402
from generator.searching.suggesting import render_suggestions  # noqa: E402
from generator.site import build_site  # noqa: E402
from generator.writing.entries import make_catalogue  # noqa: E402
from generator.writing.files import write_tree  # noqa: E402
from generator.writing.labels import read_labels  # noqa: E402
from tests.browsing import QUIET  # noqa: E402
from tests.seed_pages import SEEDS, make_whole_archive  # noqa: E402
from tests.sites import make_seed_project  # noqa: E402

SIZES = (43, 2_000, 20_000)
QUERIES = 60
DEBOUNCE = 100
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
FIRST_ROW = "[data-search-results] > li"


def make_natural(size: int) -> list[Document]:
    """The seeds' articles; beyond, articles of the same shape whose paragraphs are dealt from a shuffled pack."""
    seeds = make_documents(make_catalogue(make_whole_archive().archive, read_knowledge(SEEDS), read_labels()))
    dice, pack, made = random.Random(7), [], list(seeds[:size])
    pool = [field for one in seeds for field in one.fields if field[0] == BODY]
    for number in range(len(made), size):
        model = seeds[number % len(seeds)]
        fields = []
        for field in model.fields:
            if not pack:
                pack = dice.sample(pool, len(pool))
            fields.append(pack.pop() if field[0] == BODY else field)
        made.append(replace(model, id=f"x{number:012}", fields=tuple(fields)))
    return made


def make_random(size: int) -> list[Document]:
    """Articles of the seeds' shape of characters by chance: hardly a pair stands twice."""
    dice, chars = random.Random(7), [chr(code) for code in range(0x4E00, 0x9FA6)]
    made = []
    for number, model in enumerate(make_natural(size)):
        fields = tuple((kind, "".join(dice.choices(chars, k=len(text)))) for kind, text in model.fields)
        made.append(replace(model, id=f"x{number:012}", title=fields[0][1], fields=fields))
    return made


KINDS: dict[str, Callable[[int], list[Document]]] = {"natural": make_natural, "random": make_random}


@dataclass(frozen=True)
class Built:
    """What the index of an archive cost."""

    milliseconds: float
    """Of CPU, for one article."""
    megabytes: float
    """Peak memory of the process above what it had with the articles in memory."""
    postings: float
    """Size of the index proper beside the folded text."""


def build(kind: str, size: int, docs: Path) -> Built:
    """Write the search of an archive; run in a process of its own."""
    documents = KINDS[kind](size)
    archive, knowledge = make_whole_archive().archive, read_knowledge(SEEDS)
    before, start = measure_resident(), time.process_time()
    parts = [fold_fields(one.fields) for one in documents]
    files = [*render_index(documents, parts), *render_suggestions(documents, parts, archive, knowledge)]
    write_tree(docs, ("search",), files)
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before
    index = sum(
        len(file.text.encode()) for file in files if file.path.split("/")[1] in ("places", "characters")
    )
    folded = sum(len(one.text.encode()) for one in parts)
    return Built(spent / size * 1000, peak, index / folded)


def measure_resident() -> float:
    """Return the memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


class Handler(SimpleHTTPRequestHandler):
    """Serves with gzip, as a host of static pages does, and counts what it sends."""

    sent: dict[str, int] = {}

    def do_GET(self) -> None:  # noqa: N802
        """Send a file."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        content = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(content)
        self.sent[self.path.split("?")[0]] = len(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


WARM = """async ([queries, wait]) => {
  const input = document.querySelector("[data-search-form] input"), times = []
  const results = document.querySelector("[data-search-results]"), count = document.querySelector("[data-search-count]")
  for (const query of queries) {
    results.replaceChildren()
    count.dataset.searchCount = "?"
    input.value = query
    const start = performance.now()
    input.dispatchEvent(new Event("input"))
    const isThere = () => results.children.length || count.dataset.searchCount === "0"
    while (!isThere()) await new Promise(requestAnimationFrame)
    times.push(performance.now() - start - wait)
    while (results.getAttribute("aria-busy") === "true") await new Promise(requestAnimationFrame)
  }
  return times
}"""

WATCH = """window.longest = 0
new PerformanceObserver(list => list.getEntries().forEach(one => { longest = Math.max(longest, one.duration) }))
  .observe({ type: "longtask", buffered: true })"""


def measure_search(browser: Browser, root: str, queries: Sequence[str], origin: str) -> dict[str, float]:
    """Ask the page of results; return bytes, times, memory, the longest task."""
    context = browser.new_context()
    page = context.new_page()
    page.goto("about:blank")
    empty = measure_renderers()
    page.add_init_script(WATCH)
    Handler.sent.clear()
    page.goto(f"{root}search.html?q={queries[0]}", wait_until="commit")
    page.wait_for_selector(FIRST_ROW)
    sent = {path: size for path, size in Handler.sent.items() if "/search/" in path or "search.js" in path}
    page.wait_for_timeout(500)
    times = sorted(page.evaluate(WARM, [list(queries[1:]), DEBOUNCE]))
    context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    memory = measure_renderers() - empty
    longest = page.evaluate("longest")
    context.close()
    return {
        "kB": sum(sent.values()) / 1000,
        "p50": statistics.median(times),
        "p95": times[len(times) * 95 // 100],
        "cold": measure_cold(browser, root, queries[0]),
        "MB": memory,
        "longest": longest,
        "file p95": measure_disk(browser, origin, queries),
    }


def measure_cold(browser: Browser, root: str, query: str) -> float:
    """Return seconds from the address to the first row on slow 4G."""
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    start = time.perf_counter()
    page.goto(f"{root}search.html?q={query}", wait_until="commit")
    page.wait_for_selector(FIRST_ROW)
    spent = time.perf_counter() - start
    context.close()
    return spent


def measure_disk(browser: Browser, origin: str, queries: Sequence[str]) -> float:
    """Return the warm p95 from a disk."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(f"{origin}search.html#q={queries[0]}")
    page.wait_for_selector(FIRST_ROW)
    times = sorted(page.evaluate(WARM, [list(queries[1:]), DEBOUNCE]))
    context.close()
    return float(times[len(times) * 95 // 100])


def measure_renderers() -> float:
    """Return the proportional memory in MB of the pages of browsers that this process started."""
    return sum(map(measure_process, find_renderers())) / 1024


def measure_process(number: int) -> int:
    """Return the proportional memory of a process in kB."""
    try:
        text = Path(f"/proc/{number}/smaps_rollup").read_text()
    except OSError:
        return 0
    return int(next(line for line in text.splitlines() if line.startswith("Pss:")).split()[1])


def find_renderers() -> Iterator[int]:
    """Yield the numbers of the processes of pages."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    for number in parents:
        above = number
        while above in parents and above != os.getpid():
            above = parents[above]
        if above == os.getpid() and b"--type=renderer" in Path(f"/proc/{number}/cmdline").read_bytes():
            yield number


def draw_queries(documents: Sequence[Document]) -> list[str]:
    """Two to six characters from any field."""
    dice, drawn = random.Random(11), []
    while len(drawn) < QUERIES:
        text = dice.choice(dice.choice(documents).fields)[1]
        start, size = dice.randrange(len(text)), dice.randint(2, 6)
        piece = text[start : start + size]
        if len(piece) > 1 and piece.isalpha():
            drawn.append(piece)
    return drawn


def report(label: str, values: dict[str, Any]) -> None:
    """Print a line of figures."""
    figures = "  ".join(
        f"{name} {value:.4g}" if isinstance(value, float) else f"{name} {value}"
        for name, value in values.items()
    )
    print(f"{label}: {figures}", flush=True)  # noqa: T201


def prepare_site(folder: Path) -> Path:
    """Build the seeds' site once; its search is replaced for each size."""
    project = make_seed_project(folder)
    build_site(project / "mkdocs.yml", project / "docs", folder / "root" / "site")
    return folder / "root" / "site"


def bench(browser: Browser, site: Path, root: str, kind: str, size: int) -> None:
    """Measure one archive."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        built = pool.submit(build, kind, size, site).result()
    report(
        f"{kind} {size} index",
        {"ms an article": built.milliseconds, "MB": built.megabytes, "postings/text": built.postings},
    )
    queries = draw_queries(KINDS[kind](size))
    report(f"{kind} {size} search", measure_search(browser, root, queries, f"{site.as_uri()}/"))


def main() -> None:
    """Measure all sizes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    options = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = prepare_site(Path(folder))
        handler = partial(Handler, directory=str(site.parent))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        for size in options.sizes:
            for kind in KINDS:
                bench(browser, site, f"{address}site/", kind, size)
        server.shutdown()


if __name__ == "__main__":
    main()
