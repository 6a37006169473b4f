"""Cuts a text as a page, and writes what came out in a form that people can read and compare."""

from collections.abc import Iterator

from generator.cut.page import cut_page
from generator.filing.segmenting import compile_segmenter
from generator.knowledge import ArchiveSettings, Knowledge
from generator.model import Cut, CutPage, Page
from generator.reading.source_pages import split_lines

SEGMENT = compile_segmenter(Knowledge(ArchiveSettings("某市报章库", "某市日报"))).segment
"""Words of ordinary Chinese only."""


def cut_text(text: str, file: str = "page.txt") -> CutPage:
    """Cut a text as a page."""
    return cut_page(Page(file, "", "utf-8", split_lines(text)), SEGMENT)


def render_cut(cut_page: CutPage) -> str:
    """Give what was cut: banner, articles with their parts, notices, and the role of each line."""
    lines = [f"banner: {text}" for text in cut_page.banner]
    for cut in cut_page.cuts:
        lines += ["", f"article {cut.number}", *(f"  {part}" for part in render_article(cut))]
    lines += ["", "lines"]
    lines += [
        f"  {role.line} {role.role}" + (f" of {role.article}" if role.article else "")
        for role in cut_page.roles
    ]
    if cut_page.notices:
        lines += ["", "notices"]
        lines += [f"  {notice.line} {notice.kind}: {notice.text}" for notice in cut_page.notices]
    return "\n".join(lines).strip() + "\n"


def render_article(cut: Cut) -> Iterator[str]:
    """Yield the parts of an article that are there, one a line, in reading order."""
    parts = {
        "column": " › ".join(cut.column),
        "keyword": cut.keyword,
        "lead-in": cut.lead_in,
        "title": cut.title,
        "subtitle": cut.subtitle,
        "dateline": cut.dateline,
    }
    yield from (f"{name}: {text}" for name, text in parts.items() if text)
    yield from (f"{signature.relation}: {signature.name}" for signature in cut.signatures)
    for caption in cut.captions:
        yield f"caption: {caption.text}" + (f" | credit: {caption.credit}" if caption.credit else "")
    yield from render_text(cut)
    for name in cut.roster:
        yield f"name: {name.name}" + "".join(f" | {part}" for part in (name.mark, name.group) if part)
    if cut.jump:
        yield f"jump: {cut.jump}"
    if cut.text_lost:
        yield "text lost"


def render_text(cut: Cut) -> Iterator[str]:
    """Yield subheads and paragraphs in reading order; ¦ shows where lines were joined."""
    for index in range(len(cut.paragraphs) + 1):
        yield from (f"subhead: {subhead.text}" for subhead in cut.subheads if subhead.before == index)
        if index < len(cut.paragraphs):
            yield "text: " + "¦".join(piece.text for piece in cut.paragraphs[index].pieces)
