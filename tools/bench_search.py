"""Measure the search on archives of growing size: the seeds' articles, their paragraphs shuffled, and characters by chance.

    .venv/bin/python tools/bench_search.py [SIZE ...]

For each size: size and time of the index, then in a real browser bytes, times, memory, the longest task and what is found;
up to `--others` articles the same of Material's search and of Pagefind on the same texts. A table, and JSON beside it.
"""

import argparse
import json
import os
import random
import resource
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from http.server import ThreadingHTTPServer
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
from generator.writing.files import Tree, write_tree  # noqa: E402
from generator.writing.labels import read_labels  # noqa: E402
from tests.browsing import QUIET  # noqa: E402
from tests.exact_scan import ExactScan  # noqa: E402
from tests.seed_pages import SEEDS, make_whole_archive  # noqa: E402
from tests.sites import make_seed_project  # noqa: E402
from tools.search_browser import Handler, measure_disk, measure_search  # noqa: E402
from tools.search_engines import (  # noqa: E402
    MATERIAL,
    OWN,
    PAGEFIND,
    Engine,
    build_plain_site,
    index_with_pagefind,
    measure_compressed,
)

SIZES = (43, 2_000, 20_000)
QUERIES = 60
COMPARED_UP_TO = 2_000
"""Articles up to which the other searches are measured: beyond, the built-in one takes a tab's whole memory."""

PAGEFIND_PYTHON = ROOT / "build" / "pagefind" / "bin" / "python"
"""Where `make bench-search` installs Pagefind."""

REPORT = ROOT / "build" / "bench-search.json"
COLUMNS = {
    "kind": "archive", "size": "articles", "engine": "search", "build": "build ms/article", "build MB": "build MB",
    "postings": "postings/text", "index MB": "index MB gz", "kB": "kB to 1st", "p50": "p50 ms", "p95": "p95 ms",
    "cold": "cold s", "MB": "memory MB", "longest": "longest ms", "first %": "first %", "same %": "same %",
    "file p95": "file:// p95",
}  # fmt: skip
Row = dict[str, Any]


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


def build_own(kind: str, size: int, docs: Path) -> Row:
    """Write the archive's own search; run in a process of its own."""
    documents = KINDS[kind](size)
    archive, knowledge = make_whole_archive().archive, read_knowledge(SEEDS)
    before, start = measure_resident(), time.process_time()
    parts = [fold_fields(one.fields) for one in documents]
    files = [*render_index(documents, parts), *render_suggestions(documents, parts, archive, knowledge)]
    write_tree(Tree(docs, ("search",)), files)
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before
    index = sum(
        len(file.text.encode()) for file in files if file.path.split("/")[1] in ("places", "characters")
    )
    folded = sum(len(one.text.encode()) for one in parts)
    return {"build": spent / size * 1000, "build MB": peak, "postings": index / folded}


def build_others(kind: str, size: int, folder: Path, python: Path) -> dict[str, Row]:
    """Build a plain site with Material's search and index it with Pagefind, where that is installed; run in a process."""
    start = time.process_time()
    site = build_plain_site(KINDS[kind](size), folder)
    rows = {MATERIAL.name: {"build": (time.process_time() - start) / size * 1000}}
    if python.is_file():
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        index_with_pagefind(python, site)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        rows[PAGEFIND.name] = {"build": spent / size * 1000}
    return rows


def measure_resident() -> float:
    """Return the memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


def draw_queries(documents: Sequence[Document]) -> list[str]:
    """Two to six characters from any field, none twice."""
    dice, drawn = random.Random(11), dict[str, None]()
    while len(drawn) < QUERIES:
        text = dice.choice(dice.choice(documents).fields)[1]
        start, size = dice.randrange(len(text)), dice.randint(2, 6)
        piece = text[start : start + size]
        if len(piece) > 1 and piece.isalpha():
            drawn[piece] = None
    return list(drawn)


def show(row: Row) -> None:
    """Print a line of the table."""
    cells = zip((row.get(name, "-") for name in COLUMNS), COLUMNS.values(), strict=True)
    print("  ".join(show_cell(cell, title) for cell, title in cells), flush=True)  # noqa: T201


def show_cell(cell: Any, title: str) -> str:
    """Return a cell as wide as its title."""
    text = (
        f"{cell:.{0 if cell >= 100 else 1 if cell >= 10 else 2}f}" if isinstance(cell, float) else str(cell)
    )
    return text.rjust(len(title))


def prepare_site(folder: Path) -> Path:
    """Build the seeds' site once; its search is replaced for each size."""
    project = make_seed_project(folder)
    build_site(project / "mkdocs.yml", project / "docs", folder / "root" / "site")
    return folder / "root" / "site"


def run_apart(work: Callable[..., Any], *values: object) -> Any:
    """Do work in a process of its own, so that its time and memory are its own."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(work, *values).result()


def serve(folder: Path) -> ThreadingHTTPServer:
    """Serve a folder on a free port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def ask_engine(browser: Browser, engine: Engine, site: Path, documents: Sequence[Document]) -> Row:
    """Measure one search on one site."""
    queries, scan = draw_queries(documents), ExactScan(documents)
    server = serve(site.parent)
    row = measure_search(
        browser, engine, f"http://127.0.0.1:{server.server_port}/{site.name}/", queries, scan
    )
    server.shutdown()
    server.server_close()
    return row


def bench_own(browser: Browser, site: Path, kind: str, size: int) -> Iterator[Row]:
    """Yield the figures of the archive's own search."""
    built = run_apart(build_own, kind, size, site)
    documents = KINDS[kind](size)
    files = [*(site / "search").rglob("*.js"), site / "assets" / "javascripts" / "search.js"]
    asked = ask_engine(browser, OWN, site, documents)
    disk = measure_disk(browser, OWN, f"{site.as_uri()}/", draw_queries(documents))
    yield {"engine": OWN.name, **built, "index MB": measure_compressed(files), **asked, "file p95": disk}


def bench_others(browser: Browser, kind: str, size: int, python: Path) -> Iterator[Row]:
    """Yield the figures of the other searches on the same texts."""
    documents = KINDS[kind](size)
    with tempfile.TemporaryDirectory() as folder:
        built = run_apart(build_others, kind, size, Path(folder), python)
        site = Path(folder) / "root" / "site"
        files = {
            MATERIAL.name: [site / "search" / "search_index.json"],
            PAGEFIND.name: [*(site / "pagefind").rglob("*")],
        }
        for engine in (MATERIAL, PAGEFIND):
            if engine.name in built:
                index = measure_compressed(files[engine.name])
                asked = ask_engine(browser, engine, site, documents)
                yield {"engine": engine.name, **built[engine.name], "index MB": index, **asked}


def bench_all(browser: Browser, site: Path, options: argparse.Namespace) -> Iterator[Row]:
    """Yield the figures of all searches on all archives."""
    for size in options.sizes:
        for kind in KINDS:
            yield from ({"kind": kind, "size": size, **row} for row in bench_own(browser, site, kind, size))
            if size <= options.others:
                others = bench_others(browser, kind, size, options.pagefind)
                yield from ({"kind": kind, "size": size, **row} for row in others)


def read_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument(
        "--others", type=int, default=COMPARED_UP_TO, help="articles up to which others are measured"
    )
    parser.add_argument("--pagefind", type=Path, default=PAGEFIND_PYTHON, help="a Python that has Pagefind")
    parser.add_argument("--report", type=Path, default=REPORT)
    return parser.parse_args()


def main() -> None:
    """Measure all sizes."""
    options = read_options()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if options.others and not options.pagefind.is_file():
        print(f"Pagefind is not installed ({options.pagefind}): not measured")  # noqa: T201
    print("  ".join(COLUMNS.values()))  # noqa: T201
    rows = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = prepare_site(Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        for row in bench_all(browser, site, options):
            show(row)
            rows.append(row)
    options.report.parent.mkdir(parents=True, exist_ok=True)
    options.report.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
