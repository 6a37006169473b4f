"""The text of an article as Markdown: paragraphs, subheads and captions where they stand on the page."""

from collections.abc import Iterator

from generator.model import Caption, Cut, Paragraph, Subhead
from generator.writing.escaping import escape_markdown
from generator.writing.labels import Labels

NUMBERS_SHOWN = 2
"""Line numbers that fit in the margin beside a paragraph; of more, the first and the last are shown."""


def write_body(cut: Cut, labels: Labels) -> Iterator[str]:
    """Yield the blocks of the text; the subheads of a roster stand inside the roster instead."""
    captions = [(_find_place(caption.line, cut.paragraphs), caption) for caption in cut.captions]
    groups = {name.group for name in cut.roster}
    for index in range(len(cut.paragraphs) + 1):
        breaks = [_write_subhead(s) for s in cut.subheads if s.before == index and s.text not in groups]
        breaks += [_write_caption(caption, labels) for place, caption in captions if place == index]
        yield from (text for _, text in sorted(breaks))
        if index < len(cut.paragraphs):
            yield write_paragraph(cut.paragraphs[index])


def write_paragraph(paragraph: Paragraph) -> str:
    """Write a paragraph with the numbers of its source lines, and in short where they are many."""
    lines = [str(line) for line in dict.fromkeys(paragraph.lines)]
    short = f' data-short="{lines[0]}…{lines[-1]}"' if len(lines) > NUMBERS_SHOWN else ""
    return f'{escape_markdown(paragraph.text)}\n{{: data-lines="{",".join(lines)}"{short} }}\n'


def _find_place(line: int, paragraphs: tuple[Paragraph, ...]) -> int:
    """Count the paragraphs that begin above the line; a caption inside a paragraph follows it."""
    return sum(1 for paragraph in paragraphs if paragraph.lines and paragraph.lines[0] < line)


def _write_subhead(subhead: Subhead) -> tuple[int, str]:
    line = subhead.line
    return line, f'## {escape_markdown(subhead.text)} {{: #l{line} data-source="{line}" }}\n'


def _write_caption(caption: Caption, labels: Labels) -> tuple[int, str]:
    words = escape_markdown(labels["picture_missing"] + labels["colon"] + caption.text)
    return caption.line, f'{words}\n{{: .picture data-source="{caption.line}" }}\n'
