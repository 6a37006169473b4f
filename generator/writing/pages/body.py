"""The text of an article as Markdown: paragraphs, subheads and captions where they stand on the page."""

from collections.abc import Iterator

from generator.model import Caption, Cut, Paragraph, Subhead
from generator.writing.escaping import escape_markdown
from generator.writing.labels import Labels
from generator.writing.pages.changes import NO_CHANGES, Changes, write_changed

Position = tuple[int, int]
"""Page and line of a subhead or a caption: in the order of these they are read."""

AWAY = "→"
"""Stands in the margin before the number of a line that is on a further page of the article."""

NUMBERS_SHOWN = 2
"""Line numbers that fit in the margin beside a paragraph; of more, the first and the last are shown."""


def write_body(cut: Cut, labels: Labels, changes: Changes = NO_CHANGES) -> Iterator[str]:
    """Yield the blocks of the text; the subheads of a roster stand inside the roster instead."""
    captions = [(_find_place(caption, cut.paragraphs), caption) for caption in cut.captions]
    groups = {name.group for name in cut.roster}
    for index in range(len(cut.paragraphs) + 1):
        breaks = [_write_subhead(s) for s in cut.subheads if s.before == index and s.text not in groups]
        breaks += [_write_caption(caption, labels) for place, caption in captions if place == index]
        yield from (text for _, text in sorted(breaks))
        if index < len(cut.paragraphs):
            paragraph = cut.paragraphs[index]
            yield write_paragraph(paragraph, write_changed(paragraph, changes, labels))


def write_paragraph(paragraph: Paragraph, text: str = "") -> str:
    """Write a paragraph with the numbers of its source lines, and in short where they are many.

    Where a line is on a further page of a jumped article, `data-sources` says for each number on which: 0 the
    article's own page, n the n-th of `continued`.
    """
    places = list(dict.fromkeys((piece.source, str(piece.line)) for piece in paragraph.pieces))
    lines = [line for _, line in places]
    marked = [AWAY + line if source else line for source, line in places]
    is_long = len(lines) > NUMBERS_SHOWN
    shown = f"{marked[0]}…{marked[-1]}" if is_long else ",".join(marked)
    short = f' data-short="{shown}"' if is_long or marked != lines else ""
    sources = ",".join(str(source) for source, _ in places)
    pages = f' data-sources="{sources}"' if any(source for source, _ in places) else ""
    return f'{text or escape_markdown(paragraph.text)}\n{{: data-lines="{",".join(lines)}"{short}{pages} }}\n'


def _find_place(caption: Caption, paragraphs: tuple[Paragraph, ...]) -> int:
    """Count the paragraphs that begin above the caption; a caption inside a paragraph follows it."""
    place = (caption.source, caption.line)
    first = (paragraph.pieces[0] for paragraph in paragraphs if paragraph.pieces)
    return sum(1 for piece in first if (piece.source, piece.line) < place)


def _write_subhead(subhead: Subhead) -> tuple[Position, str]:
    line, mark = subhead.line, f"s{subhead.source}" if subhead.source else ""
    text = f'## {escape_markdown(subhead.text)} {{: #{mark}l{line} data-source="{line}" }}\n'
    return (subhead.source, line), text


def _write_caption(caption: Caption, labels: Labels) -> tuple[Position, str]:
    words = escape_markdown(labels["picture_missing"] + labels["colon"] + caption.text)
    return (caption.source, caption.line), f'{words}\n{{: .picture data-source="{caption.line}" }}\n'
