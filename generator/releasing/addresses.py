"""Every address that an archive answers, and those of earlier releases that it does not."""

from collections.abc import Iterator

from generator.knowledge import Knowledge
from generator.model import Archive
from generator.releasing.changes import list_addresses
from generator.writing.data import render_data
from generator.writing.pages import render_pages


def list_published(archive: Archive, knowledge: Knowledge) -> list[str]:
    """Return the address of every page and data file, below the site's root."""
    pages = (file.path for file in render_pages(archive, knowledge) if file.path.endswith(".md"))
    data = (file.path for file in render_data(archive, knowledge))
    return sorted([*(path.removesuffix(".md") + ".html" for path in pages), *data])


def list_unanswered(archive: Archive, knowledge: Knowledge) -> Iterator[str]:
    """Yield each address of an earlier release that is no page any more, in Chinese."""
    released = list_addresses(knowledge.releases)
    if not released:
        return
    published = set(list_published(archive, knowledge))
    for address, day in sorted(released.items()):
        if address not in published:
            yield f"{address}: 发布过（{day}），现在没有这一页；应有该页或说明去向的一页；请恢复 ids.csv 后再运行 mint。"
