"""Where the lines of an article are on its page: the anchors of headline, paragraphs, subheads and lists of names."""

from generator.model import Cut, Paragraph, Subhead

Position = tuple[int, int]
"""Page and line: in the order of these a text is read."""

ROSTER = "roster"
"""Anchor of a list of names, which its own headings and its names stand under."""


def anchor_paragraph(paragraph: Paragraph) -> str:
    """Return the anchor of a paragraph: by the line that it begins with, which no recognition of the page moves."""
    first = paragraph.pieces[0]
    return f"s{first.source}t{first.line}" if first.source else f"t{first.line}"


def anchor_subhead(subhead: Subhead) -> str:
    """Return the anchor of a subhead: by its line."""
    return f"s{subhead.source}l{subhead.line}" if subhead.source else f"l{subhead.line}"


def list_anchors(cut: Cut) -> dict[Position, str]:
    """Return for the lines of an article, by page and line, where on its page the reader finds them."""
    anchors = {(0, line): "title" for line in cut.heading_lines}
    groups = {name.group for name in cut.roster}
    anchors |= {(0, name.line): ROSTER for name in cut.roster}
    for subhead in cut.subheads:
        anchors[subhead.source, subhead.line] = ROSTER if subhead.text in groups else anchor_subhead(subhead)
    for paragraph in cut.paragraphs:
        anchor = anchor_paragraph(paragraph) if paragraph.pieces else ""
        for piece in paragraph.pieces:
            anchors.setdefault((piece.source, piece.line), anchor)
    return anchors
