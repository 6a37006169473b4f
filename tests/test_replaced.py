"""The transcription of a page that was replaced keeps its address and leads line by line to the better text."""

import re
from dataclasses import replace

from generator.knowledge import Knowledge, MintedId, SourceEntry
from generator.minting import mint_ids
from generator.writing.addresses import lines_url
from generator.writing.pages import render_pages
from tests.test_minted import DAY, FIRST, SECOND, SETTINGS, make, make_known

BETTER = "海州日报\n\n" + SECOND.replace("李四", "王五") + "\n" + FIRST
KNOWLEDGE = Knowledge(SETTINGS, sources=(SourceEntry("b.txt", replaces="a.txt"),))
WORSE = FIRST.replace("\n\n海州日报", "\n一行只在旧文本里才有的字\n海州日报")


def render_replaced(*, ids: tuple[MintedId, ...] = ()) -> tuple[str, str, str]:
    """Return the old transcription, the new address of the lines and the old page."""
    archive = make_known({"a.txt": WORSE, "b.txt": BETTER}, replace(KNOWLEDGE, ids=ids))
    files = {file.path: file.text for file in render_pages(archive, KNOWLEDGE)}
    (old,) = archive.copies
    path = old.url.removesuffix(".html")
    return files[f"{path}_lines.md"], lines_url(archive.pages[0].url), files[f"{path}.md"]


def test_each_old_line_leads_to_where_its_text_is_now() -> None:
    text, url, page = render_replaced(ids=mint_ids(make({"a.txt": WORSE}), (), DAY))
    rows = dict(re.findall(r'<p id="L(\d+)".*?href="\.\./\.\./([^"#]*#L\d+)"', text))
    lines, old = BETTER.split("\n"), WORSE.split("\n")
    assert rows == {
        str(number): f"{url}#L{lines.index(line) + 1}"
        for number, line in enumerate(old, 1)
        if line in lines and line
    }
    assert 'data-now="lost"' in text.split('id="L2"')[1].split(">")[0]
    assert "noindex" in text
    assert f'forward: "../../{url.replace("_lines", "")}"' in page


def test_a_replaced_page_that_was_never_minted_leads_on_too() -> None:
    assert render_replaced()[0] == render_replaced(ids=mint_ids(make({"a.txt": WORSE}), (), DAY))[0]


def test_a_replaced_page_shows_no_line_where_texts_are_not_public() -> None:
    closed = replace(KNOWLEDGE, archive=replace(SETTINGS, access="metadata"))
    archive = make_known({"a.txt": WORSE, "b.txt": BETTER}, closed)
    texts = "".join(file.text for file in render_pages(archive, closed) if "_lines" in file.path)
    assert "只公开题录" in texts
    assert not any(line in texts for line in (*WORSE.split("\n"), *BETTER.split("\n")) if len(line) > 12)
