"""Make one article of the parts that jumps lead through: text in reading order, each word with its page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.assembly.agreement import is_closed
from generator.assembly.printed import PrintedArticle
from generator.model import Cut, DistrictLabel, Notice, Organisation, Paragraph, Part, Person, ThemeLabel
from generator.model.described import DescribedArticle

MOST_THEMES = 3
"""Themes of an article, as many as filing gives to one that is on one page."""

PART_NOTICES = frozenset({"runner-up", "unsure", "unfiled", "no-district", "untitled"})
"""What is said of a continuation only because it was read alone."""


@dataclass(frozen=True)
class JoinedArticle:
    """An article with all its parts."""

    parts: tuple[PrintedArticle, ...]
    """In reading order; the first one names the article."""
    article: DescribedArticle
    """All of it; line numbers of people and bodies are 0 where they stand on another page than the first."""

    @property
    def continued(self) -> tuple[Part, ...]:
        """Where the further parts are."""
        return tuple(make_part(part) for part in self.parts[1:])


def make_part(printed: PrintedArticle) -> Part:
    """Return where an article is printed."""
    page, cut = printed.page, printed.article.cut
    return Part(page.file, page.cut_page.page.sha256, page.number, cut.number, cut.line_ranges)


def join_article(parts: Sequence[PrintedArticle], reasons: Sequence[str]) -> JoinedArticle:
    """Join the parts of an article; `reasons` say for each further part why it is the right one."""
    articles = [part.article for part in parts]
    first, rest = articles[0], articles[1:]
    if not rest:
        return JoinedArticle(tuple(parts), first)
    joined = replace(
        first,
        cut=join_cuts([article.cut for article in articles]),
        session=next((article.session for article in articles if article.session), ""),
        people=tuple(join_people(articles)),
        organisations=tuple(join_organisations(articles)),
        themes=join_themes(article.themes for article in articles),
        districts=tuple(join_districts([article.districts for article in articles])),
        keywords=first.keywords or rest[0].keywords,
        notices=tuple(join_notices(parts, reasons)),
    )
    return JoinedArticle(tuple(parts), joined)


def join_cuts(cuts: Sequence[Cut]) -> Cut:
    """Return the first part with the text of all; its lines and roles stay those of its own page."""
    paragraphs: list[Paragraph] = []
    subheads = []
    for source, cut in enumerate(cuts):
        moved = [move_paragraph(paragraph, source) for paragraph in cut.paragraphs]
        starts_anew = not paragraphs or any(subhead.before == 0 for subhead in cut.subheads)
        if moved and not starts_anew and not is_closed(paragraphs[-1].text):
            paragraphs[-1] = Paragraph((*paragraphs[-1].pieces, *moved.pop(0).pieces))
        offset = len(paragraphs) + len(moved) - len(cut.paragraphs)
        subheads += [replace(s, before=s.before + offset, source=source) for s in cut.subheads]
        paragraphs += moved
    signatures = {
        (signature.name, signature.relation): signature
        for cut in reversed(cuts)
        for signature in reversed(cut.signatures)
    }
    return replace(
        cuts[0],
        dateline=next((cut.dateline for cut in cuts if cut.dateline), ""),
        signatures=tuple(reversed(signatures.values())),
        captions=tuple(
            replace(caption, source=source) for source, cut in enumerate(cuts) for caption in cut.captions
        ),
        paragraphs=tuple(paragraphs),
        subheads=tuple(subheads),
        roster=tuple(name for cut in cuts for name in cut.roster),
        text_lost=any(cut.text_lost for cut in cuts),
    )


def move_paragraph(paragraph: Paragraph, source: int) -> Paragraph:
    """Return a paragraph whose pieces say which page they are on."""
    return Paragraph(tuple(replace(piece, source=source) for piece in paragraph.pieces))


def join_people(articles: Sequence[DescribedArticle]) -> Iterator[Person]:
    """Yield the people of all parts, each mention once."""
    seen = set()
    for source, article in enumerate(articles):
        for person in article.people:
            key = (person.name, person.role, person.post, person.relation)
            if key not in seen:
                seen.add(key)
                yield replace(person, line=0) if source else person


def join_organisations(articles: Sequence[DescribedArticle]) -> Iterator[Organisation]:
    """Yield the bodies of all parts, each once."""
    seen = set()
    for source, article in enumerate(articles):
        for body in article.organisations:
            if body.name not in seen:
                seen.add(body.name)
                yield replace(body, line=0) if source else body


def join_themes(parts: Iterable[tuple[ThemeLabel, ...]]) -> tuple[ThemeLabel, ...]:
    """Return the themes of all parts, their scores added up, the best first."""
    themes: dict[str, ThemeLabel] = {}
    for labels in parts:
        for label in labels:
            known = themes.get(label.id)
            themes[label.id] = add_theme(known, label) if known else label
    return tuple(sorted(themes.values(), key=lambda label: (-label.score, label.id)))[:MOST_THEMES]


def add_theme(one: ThemeLabel, other: ThemeLabel) -> ThemeLabel:
    """Return a theme with the score and the proofs of two parts."""
    score = round(one.score + other.score, 2)
    return replace(one, score=score, evidence=(*one.evidence, *other.evidence))


def join_districts(parts: Sequence[tuple[DistrictLabel, ...]]) -> Iterator[DistrictLabel]:
    """Yield the districts of all parts; the first part decides which the article is about, if it tells."""
    known = {label.id for label in parts[0]}
    has_about = any(label.relation == "about" for label in parts[0])
    yield from parts[0]
    for label in (label for labels in parts[1:] for label in labels):
        if label.id not in known:
            known.add(label.id)
            yield replace(label, relation="mentioned") if has_about else label


def join_notices(parts: Sequence[PrintedArticle], reasons: Sequence[str]) -> Iterator[Notice]:
    """Yield what is said of all parts, and for each join why it was made."""
    yield from parts[0].article.notices
    for before, part, reason in zip(parts, parts[1:], reasons, strict=False):
        text = f"转自{before.page.file}，接{part.page.file}第{part.first_line}行起"
        yield Notice(part.page.file, part.first_line, "jump-joined", text, f"{reason}，两端合为一篇")
        yield from (notice for notice in part.article.notices if notice.kind not in PART_NOTICES)
