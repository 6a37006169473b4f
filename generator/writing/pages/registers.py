"""The pages of the registers: proposals and figures as tables that can be filtered, threads through the years."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.registers import Thread
from generator.writing.addresses import FIGURES, PROPOSALS, THREADS
from generator.writing.dates import read_date, word_date
from generator.writing.entries import Catalogue
from generator.writing.outputs import OutputFile
from generator.writing.pages.register_rows import ShownRow, locate, make_shower
from generator.writing.pages.sheet import (
    ROOT,
    Sheet,
    make_pager,
    number_sheet,
    split_by_bytes,
    split_rows,
    write_sheet,
)
from generator.writing.templates import render_block

PROPOSAL_INDEX, FIGURE_INDEX, THREAD_INDEX = (
    f"{folder}/index.html" for folder in (PROPOSALS, FIGURES, THREADS)
)

BYTES_PER_SHEET = 120_000
"""Bytes of rows of a register before it goes on to a second sheet: with head and filters a page stays below 150 kB."""

MARKS_OF_ROW = {"proposals": 680, "figures": 540}
"""Bytes of a row beside its text: addresses, what the filters compare, names of cells. Measured on the seeds."""

THREADS_PER_SHEET = 60
"""Threads before a second sheet: about as long as a list of articles."""


def write_registers(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Write both registers and the threads."""
    registers = catalogue.archive.registers
    show = make_shower(catalogue)
    proposals = [show(row) for row in registers.proposals]
    figures = [show(row) for row in registers.figures]
    yield from _write_register("proposals", proposals, catalogue)
    yield from _write_register("figures", figures, catalogue)
    yield from _write_threads(catalogue)


def _write_register(name: str, rows: list[ShownRow], catalogue: Catalogue) -> Iterator[OutputFile]:
    labels = catalogue.labels
    url = PROPOSAL_INDEX if name == "proposals" else FIGURE_INDEX
    sheet = Sheet(url, labels[f"nav_{name}"], f"register {name}", template="register.html")
    newest = sorted(rows, key=lambda shown: read_date(shown.row.date), reverse=True)
    chunks = split_by_bytes(newest, lambda row: MARKS_OF_ROW[name] + _measure_text(row), BYTES_PER_SHEET)
    for number, chunk in enumerate(chunks, start=1):
        block = render_block(
            "register.html",
            name=name,
            rows=chunk,
            total=len(rows),
            measured=catalogue.knowledge.archive.measured.get(name),
            pager=make_pager(url, number, len(chunks)),
            labels=labels,
            root=ROOT,
        )
        yield write_sheet(number_sheet(sheet, number, catalogue), block, catalogue)


def _measure_text(shown: ShownRow) -> int:
    text = shown.row.quotation.text + shown.context + shown.article
    return len(text.encode("utf-8", "surrogatepass"))


def _write_threads(catalogue: Catalogue) -> Iterator[OutputFile]:
    labels = catalogue.labels
    sheet = Sheet(THREAD_INDEX, labels["nav_threads"], "threads")
    threads = catalogue.archive.registers.threads
    chunks = split_rows(threads, THREADS_PER_SHEET)
    for number, chunk in enumerate(chunks, start=1):
        block = render_block(
            "threads.html",
            threads=[(thread, list(_list_steps(thread, catalogue))) for thread in chunk],
            pager=make_pager(THREAD_INDEX, number, len(chunks)),
            labels=labels,
            root=ROOT,
        )
        yield write_sheet(number_sheet(sheet, number, catalogue), block, catalogue)


@dataclass(frozen=True)
class Step:
    """One place of a thread: when, who or what, in which words."""

    date: str
    who: str
    kind: str
    """建议, 提案, 表态承诺; the wording for a mention."""
    words: str
    url: str
    article: str


def _list_steps(thread: Thread, catalogue: Catalogue) -> Iterator[Step]:
    articles = {article.id: article for article in catalogue.archive.articles}
    for place in thread.places:
        article = articles[place.quotation.article]
        entry = catalogue.entries[article.id]
        yield Step(
            word_date(article.dating, catalogue.labels),
            catalogue.labels["comma"].join(place.who),
            place.kind or catalogue.labels["thread_mention"],
            place.quotation.text,
            locate(article, place.quotation),
            entry.title,
        )
