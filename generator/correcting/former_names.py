"""How names read before certain corrections changed them, so that the page of the old reading leads to the new one."""

from collections.abc import Iterator, Mapping, Sequence

from generator.folding import fold
from generator.model import Archive, Article, PlacedReading

LINES = 3
"""Lines in which a corrected reading is looked for, from the one where it begins: it may go over a line end."""


def find_former_names(archive: Archive) -> dict[str, str]:
    """Return for each name that a certain correction changed how it reads now."""
    pages = (*archive.pages, *archive.copies)
    texts = {page.cut_page.page.file: page.cut_page.page.lines for page in pages}
    return {
        old: new
        for article in archive.articles
        for reading in article.readings
        if reading.is_certain
        for old, new in list_former(article, reading, texts)
    }


def list_former(
    article: Article, reading: PlacedReading, texts: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """Yield the names of an article that one correction changed: as they read before, and as they read now."""
    files = (article.file, *(part.file for part in article.continued))
    lines = texts.get(files[reading.source], ()) if reading.source < len(files) else ()
    raw = fold("".join(lines[reading.line - 1 : reading.line - 1 + LINES]))
    expected, replacement = fold(reading.expected), fold(reading.replacement)
    at = raw.find(expected)
    if at < 0:
        return
    text = raw[:at] + replacement + raw[at + len(expected) :]
    for name in sorted({person.name for person in article.people}):
        old = undo(fold(name), raw, text)
        if old and old != name:
            yield old, name


def undo(name: str, raw: str, text: str) -> str:
    """Return how a name of a corrected text read before; "" where the correction does not touch it."""
    first, last = find_changed(raw, text)
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if start < last and end > first:
            shift = len(raw) - len(text)
            return raw[min(start, first) : max(end, last) + shift] if shift else raw[start:end]
        start = text.find(name, start + 1)
    return ""


def find_changed(raw: str, text: str) -> tuple[int, int]:
    """Return the first character of a text that differs from another one, and the one behind the last."""
    most = min(len(raw), len(text))
    first = next((at for at in range(most) if raw[at] != text[at]), most)
    same = next((at for at in range(most - first) if raw[-1 - at] != text[-1 - at]), most - first)
    return first, len(text) - same
