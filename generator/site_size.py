"""How big a built site is, beside what GitHub Pages takes."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.file_states import States

MEGABYTE = 1_000_000

PAGES_SITE = 1_000 * MEGABYTE
"""Bytes that a published site may have, see docs.github.com, "GitHub Pages limits"."""

PAGES_FILE = 100 * MEGABYTE
"""Bytes that a file in a repository may have, see docs.github.com, "About large files on GitHub"."""


@dataclass(frozen=True)
class SiteSize:
    """The size of a site."""

    files: int
    total: int
    """In bytes, as the largest."""
    largest: int
    largest_name: str


def measure_site(files: States) -> SiteSize:
    """Measure the files of a site; of several that are largest, the first by name."""
    sizes = {name: state.st_size for name, state in files.items()}
    largest = max(sizes, key=sizes.__getitem__, default="")
    return SiteSize(len(sizes), sum(sizes.values()), sizes.get(largest, 0), largest)


def describe_size(size: SiteSize) -> Iterator[str]:
    """Yield one line of size, in Chinese, and one for each limit that is passed."""
    yield (
        f"网站大小：{size.files} 个文件，共 {_write(size.total)}，最大的 {size.largest_name} {_write(size.largest)}"
        f"（GitHub Pages 限每站 {_write(PAGES_SITE)}、每个文件 {_write(PAGES_FILE)}）"
    )
    if size.total > PAGES_SITE:
        yield f"网站共 {_write(size.total)}，GitHub Pages 放不下；请分成几个库，或放到别的服务器上。"
    if size.largest > PAGES_FILE:
        yield f"{size.largest_name}: {_write(size.largest)}，GitHub 不收这样大的文件；请分开，或放到别的服务器上。"


def _write(size: int) -> str:
    return f"{size / MEGABYTE:,.1f} MB"
