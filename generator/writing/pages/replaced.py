"""The transcription of a page that was replaced: its address stays, and each line says where its text is now."""

from generator.correcting.following import follow_lines
from generator.model import NewspaperPage
from generator.writing.addresses import lines_url
from generator.writing.entries import Catalogue
from generator.writing.outputs import OutputFile
from generator.writing.pages.newspaper import PAGE_INDEX, title_page
from generator.writing.pages.sheet import ROOT, Sheet, write_sheet
from generator.writing.templates import render_block


def write_replaced_lines(old: NewspaperPage, better: NewspaperPage, catalogue: Catalogue) -> OutputFile:
    """Write the lines of a page that is not published any more, each with its place on the page that replaces it."""
    labels = catalogue.labels
    lines = old.cut_page.page.lines
    rows = [(found, lines[found.line - 1]) for found in follow_lines(lines, better.cut_page.page.lines)]
    block = render_block(
        "replaced.html",
        old=old,
        better=better,
        url=lines_url(better.url),
        rows=rows,
        labels=labels,
        root=ROOT,
    )
    crumbs = ((labels["nav_pages"], PAGE_INDEX), (title_page(better, catalogue), better.url))
    sheet = Sheet(lines_url(old.url), labels["replaced_lines"], "lines", crumbs, is_former=True)
    return write_sheet(sheet, block, catalogue)
