"""What the text of an article is made of, in the order in which it is read."""

from collections.abc import Iterator

from generator.model import Caption, Cut, Paragraph, Subhead

Part = Paragraph | Subhead | Caption


def list_parts(cut: Cut) -> Iterator[Part]:
    """Yield paragraphs, subheads and captions in the order in which they are read."""
    captions = [(_find_place(caption, cut.paragraphs), caption) for caption in cut.captions]
    groups = {name.group for name in cut.roster}
    for index in range(len(cut.paragraphs) + 1):
        breaks: list[Subhead | Caption] = [
            s for s in cut.subheads if s.before == index and s.text not in groups
        ]
        breaks += [caption for place, caption in captions if place == index]
        yield from sorted(breaks, key=lambda part: (part.source, part.line))
        yield from cut.paragraphs[index : index + 1]


def _find_place(caption: Caption, paragraphs: tuple[Paragraph, ...]) -> int:
    """Count the paragraphs that begin above the caption; a caption inside a paragraph follows it."""
    place = (caption.source, caption.line)
    first = (paragraph.pieces[0] for paragraph in paragraphs if paragraph.pieces)
    return sum(1 for piece in first if (piece.source, piece.line) < place)
