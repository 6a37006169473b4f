"""Measures a search in a real browser: bytes, times, memory, the longest task, what it finds; whichever search it is."""

import gzip
import os
import statistics
import time
from collections.abc import Iterator, Sequence
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from tests.exact_scan import ExactScan
from tools.search_engines import Engine

SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
COMPARED = 200
"""Articles of one answer that are compared with the exact scan; of more, their number."""

PATIENCE = 120_000
"""Milliseconds after which a search counts as not working."""


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


WATCH = """window.longest = 0
new PerformanceObserver(list => list.getEntries().forEach(one => { longest = Math.max(longest, one.duration) }))
  .observe({ type: "longtask", buffered: true })"""


def measure_search(
    browser: Browser, engine: Engine, root: str, queries: Sequence[str], scan: ExactScan
) -> dict[str, float]:
    """Ask a search over http; return bytes, times, memory, the longest task, and how much it finds."""
    context = browser.new_context()
    context.new_page().goto("about:blank")
    empty = max(find_renderers(), key=measure_process)
    page = context.new_page()
    page.add_init_script(WATCH)
    Handler.sent.clear()
    ask_first(page, engine, root, queries[0])
    sent = {path: size for path, size in Handler.sent.items() if any(part in path for part in engine.sent)}
    page.wait_for_timeout(500)
    times = sorted(page.evaluate(engine.ask, query) for query in queries[1:])
    context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    memory, longest = measure_page() - measure_process(empty) / 1024, page.evaluate("longest")
    found = compare(page, engine, queries, scan)
    context.close()
    return {
        "kB": sum(sent.values()) / 1000,
        "p50": statistics.median(times),
        "p95": times[len(times) * 95 // 100],
        "cold": measure_cold(browser, engine, root, queries[0]),
        "MB": memory,
        "longest": longest,
        **found,
    }


def ask_first(page: Page, engine: Engine, root: str, query: str) -> None:
    """Open the page of a search and ask it its first query; return when an answer is there."""
    page.set_default_timeout(PATIENCE)
    page.add_init_script(engine.before)
    page.goto(f"{root}{engine.page}", wait_until="commit")
    page.wait_for_function(f"() => {engine.is_ready}")  # a function: the policy of the pages allows no eval
    page.evaluate(engine.ask, query)


def compare(page: Page, engine: Engine, queries: Sequence[str], scan: ExactScan) -> dict[str, float]:
    """Return for how many of 100 queries the first answer holds what is asked, and for how many all answers are right."""
    first = same = 0
    for query in queries:
        expected = scan.find(query)
        count, ids = page.evaluate(engine.list, [query, COMPARED])
        first += bool(ids) and ids[0] in expected
        same += count == len(expected) and expected.issuperset(ids)
    return {"first %": 100 * first / len(queries), "same %": 100 * same / len(queries)}


def measure_cold(browser: Browser, engine: Engine, root: str, query: str) -> float:
    """Return seconds from the address to the first answer on slow 4G."""
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    start = time.perf_counter()
    ask_first(page, engine, root, query)
    spent = time.perf_counter() - start
    context.close()
    return spent


def measure_disk(browser: Browser, engine: Engine, origin: str, queries: Sequence[str]) -> float:
    """Return the warm p95 from a disk; infinite where nothing is found there."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    try:
        ask_first(page, engine, origin, queries[0])
    except BrowserError:
        return float("inf")
    times = sorted(page.evaluate(engine.ask, query) for query in queries[1:])
    context.close()
    return float(times[len(times) * 95 // 100])


def measure_page() -> float:
    """Return the proportional memory in MB of the largest page of the browsers that this process started.

    Pages share the program and the fonts with every browser of the machine: an empty tab is measured at the same moment.
    """
    return max(map(measure_process, find_renderers())) / 1024


def measure_process(number: int) -> int:
    """Return the proportional memory of a process in kB."""
    try:
        text = Path(f"/proc/{number}/smaps_rollup").read_text()
    except OSError:
        return 0
    return int(next(line for line in text.splitlines() if line.startswith("Pss:")).split()[1])


def find_renderers() -> Iterator[int]:
    """Yield the numbers of the processes of pages, of browsers that this process started."""
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
