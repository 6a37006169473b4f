"""The text of an article as Markdown: paragraphs, subheads and captions where they stand on the page."""

from collections.abc import Iterator, Sequence

from generator.model import Caption, Cut, Paragraph, Subhead
from generator.writing.anchors import Position, anchor_paragraph, anchor_subhead
from generator.writing.escaping import escape_attribute, escape_markdown
from generator.writing.labels import Labels
from generator.writing.pages.changes import NO_CHANGES, Changes, write_changed
from generator.writing.parts import list_parts

AWAY = "→"
"""Stands in the margin before the number of a line that is on a further page of the article."""

NUMBERS_SHOWN = 2
"""Line numbers that fit in the margin beside a paragraph; of more, the first and the last are shown."""


def write_body(
    cut: Cut, labels: Labels, changes: Changes = NO_CHANGES, ledgers: Sequence[str] = ()
) -> Iterator[str]:
    """Yield the blocks of the text; the subheads of a roster stand inside the roster instead.

    `ledgers` are the addresses of the source lines: of the article's own page, then of each that it is continued on;
    "" for a page that has none.
    """
    for part in list_parts(cut):
        if isinstance(part, Subhead):
            yield _write_subhead(part)
        elif isinstance(part, Caption):
            yield _write_caption(part, labels)
        else:
            yield write_paragraph(
                part, write_changed(part, changes, labels), link_lines(part, labels, ledgers)
            )


def write_paragraph(paragraph: Paragraph, text: str = "", link: str = "") -> str:
    """Write a paragraph with the numbers of its source lines.

    Where a line is on a further page of a jumped article, `data-sources` says for each number on which: 0 the
    article's own page, n the n-th of `continued`. `text` is the paragraph in Markdown where anything in it is marked,
    `link` leads to its lines.
    """
    places = list_places(paragraph)
    lines = ",".join(str(line) for _, line in places)
    sources = ",".join(str(source) for source, _ in places)
    pages = f' data-sources="{sources}"' if any(source for source, _ in places) else ""
    marks = f'#{anchor_paragraph(paragraph)} data-lines="{lines}"{pages}'
    return f"{text or escape_markdown(paragraph.text)}{link}\n{{: {marks} }}\n"


def list_places(paragraph: Paragraph) -> list[Position]:
    """Return page and line of each source line of a paragraph, each once."""
    return list(dict.fromkeys((piece.source, piece.line) for piece in paragraph.pieces))


def shorten_lines(paragraph: Paragraph) -> str:
    """Return the numbers of a paragraph's lines as the margin shows them: of many the first and the last."""
    marked = [f"{AWAY}{line}" if source else str(line) for source, line in list_places(paragraph)]
    return f"{marked[0]}…{marked[-1]}" if len(marked) > NUMBERS_SHOWN else ",".join(marked)


def link_lines(paragraph: Paragraph, labels: Labels, ledgers: Sequence[str]) -> str:
    """Return a link to the source lines of a paragraph, "" where they have no page; its number is in an attribute."""
    first = paragraph.pieces[0] if paragraph.pieces else None
    ledger = ledgers[first.source] if first and first.source < len(ledgers) else ""
    if first is None or not ledger:
        return ""
    shown = shorten_lines(paragraph)
    name = escape_attribute(labels["lines_of_paragraph"].format(line=first.line))
    return f'<a class="lines" data-n="{shown}" href="{ledger}#L{first.line}" aria-label="{name}" title="{name}"></a>'


def _write_subhead(subhead: Subhead) -> str:
    marks = f'#{anchor_subhead(subhead)} data-source="{subhead.line}"'
    return f"## {escape_markdown(subhead.text)} {{: {marks} }}\n"


def _write_caption(caption: Caption, labels: Labels) -> str:
    words = escape_markdown(labels["picture_missing"] + labels["colon"] + caption.text)
    return f'{words}\n{{: .picture data-source="{caption.line}" }}\n'
