"""Lay out a page: which lines make which article, under which rubrics; headlines wait here for the text that is theirs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.cut.captions import strip_credit
from generator.cut.columns import open_column
from generator.cut.entries import OPENERS, TEXT, Entry
from generator.cut.headline import read_headline
from generator.cut.lines import Line


@dataclass(frozen=True)
class Draft:
    """An article's lines, each with its kind, before anything is read out of them."""

    column: tuple[str, ...]
    entries: tuple[Entry, ...]
    """In the order of the article: headline, then what belongs to it as the page goes on."""

    def of_kind(self, *kinds: str) -> tuple[Line, ...]:
        """Return the lines of some kinds."""
        return tuple(entry.line for entry in self.entries if entry.kind in kinds)


@dataclass(frozen=True)
class Outline:
    """A page laid out."""

    drafts: tuple[Draft, ...]
    """In the order of their headlines."""
    others: tuple[Entry, ...]
    """Lines of no article: banner, section, ad, loose."""


@dataclass
class OpenArticle:
    """An article while its lines are being gathered."""

    column: tuple[str, ...]
    entries: list[Entry]

    @property
    def people(self) -> tuple[str, ...]:
        """The names that the headline speaks of."""
        heading = [entry.line for entry in self.entries if entry.kind == "heading"]
        headline = read_headline([line.text for line in heading], levels=[line.level for line in heading])
        return (*headline.speakers, *headline.actors)

    @property
    def is_proven(self) -> bool:
        """True where the page proves the headline: the text below the next proven one is not its own."""
        return any(entry.line.is_proven for entry in self.entries)

    @property
    def has_picture(self) -> bool:
        """True where a caption stands below the headline: another headline shows that the picture is all it had."""
        return any(entry.kind == "caption" for entry in self.entries)


@dataclass
class Builder:
    """Gathers the lines of a page into articles, in one pass."""

    articles: list[OpenArticle] = field(default_factory=list)
    pending: list[OpenArticle] = field(default_factory=list)
    """The articles whose headlines wait for their text, the next one first."""
    current: OpenArticle | None = None
    rubrics: tuple[Line, ...] = ()
    others: list[Entry] = field(default_factory=list)
    is_fresh: bool = False
    """True until the first text after a headline."""

    def add_aside(self, entry: Entry, *, is_nested: bool) -> None:
        """Take in a line of no article; a rubric opens a column."""
        if entry.kind == "section":
            self.rubrics = open_column(self.rubrics, entry.line, follows_rubric=is_nested or not self.rubrics)
        self.others.append(entry)

    def open_article(self, entry: Entry) -> OpenArticle:
        """Open an article with its first line."""
        article = OpenArticle(tuple(line.text for line in self.rubrics), [entry])
        self.articles.append(article)
        return article

    def open_head(self, entry: Entry) -> None:
        """Open an article that waits for its text; headlines from above the last text wait no longer."""
        waiting = self.pending if self.is_fresh else []
        self.pending = [
            article
            for article in waiting
            if not article.has_picture and not (article.is_proven and entry.line.is_proven)
        ]
        self.pending.append(self.open_article(replace_kind(entry)))
        self.is_fresh = True

    def add_head(self, entry: Entry) -> None:
        """Take in a further line of a headline."""
        (self.articles[-1] if self.articles else self.require_current()).entries.append(replace_kind(entry))

    def take_pending(self, line: Line | None = None) -> None:
        """Go on with the next headline that waits: the one whose people the line names, else the first."""
        self.is_fresh = False
        if self.pending:
            named = [one for one in self.pending if line and names_any(line, one.people)]
            self.current = (named or self.pending)[0]
            self.pending.remove(self.current)

    def require_current(self) -> OpenArticle:
        """Return the article at hand; one without headline where there is none."""
        if self.current is None:
            self.current = OpenArticle(tuple(line.text for line in self.rubrics), [])
            self.articles.append(self.current)
        return self.current

    def add(self, entry: Entry, text: Line) -> None:
        """Take in a line of an article; `text` is the first running text from it on."""
        if entry.kind in OPENERS:
            self.take_pending(text)
        elif self.is_fresh:
            self.take_pending(entry.line)
        self.require_current().entries.append(entry)

    def add_caption(self, entry: Entry) -> None:
        """Take in a caption: that of a waiting headline whose people it names, of the newest one, of the text."""
        named = [one for one in self.pending if names_any(entry.line, one.people)]
        if named:
            self.pending.remove(named[0])
            self.pending.insert(0, named[0])
            self.is_fresh = True
        if self.pending and self.is_fresh:
            self.pending[0].entries.append(entry)
        else:
            self.require_current().entries.append(entry)


def replace_kind(entry: Entry) -> Entry:
    """Return a line of a headline as such."""
    return Entry(entry.line, "heading", entry.label)


def names_any(line: Line, people: Sequence[str]) -> bool:
    """Tell whether a line names one of the people."""
    words = strip_credit(line.narrow).replace(" ", "")
    return any(name in words for name in people)


def lay_out(entries: Sequence[Entry]) -> Outline:
    """Lay out the lines of a page."""
    builder = Builder()
    for index, (before, entry) in enumerate(pairwise([None, *entries])):
        if entry is not None:
            take(builder, entry, (before, first_text(entries, index)))
    drafts = tuple(Draft(article.column, tuple(article.entries)) for article in builder.articles)
    return Outline(drafts, tuple(builder.others))


def take(builder: Builder, entry: Entry, around: tuple[Entry | None, Line]) -> None:
    """Take in a line; `around` are the line before it and the first running text from it on."""
    before, text = around
    if entry.label == "outside":
        builder.add_aside(entry, is_nested=before is not None and before.kind == "section")
    elif entry.label == "opens":
        builder.open_head(entry)
    elif entry.label == "heads":
        builder.add_head(entry)
    elif entry.label == "untitled":
        builder.current = builder.open_article(entry)
        builder.is_fresh = False
    elif entry.kind == "caption":
        builder.add_caption(entry)
    else:
        builder.add(entry, text)


def first_text(entries: Sequence[Entry], index: int) -> Line:
    """Return the first running text from an entry on, before any headline; else the entry's own line."""
    for entry in entries[index:]:
        if entry.kind == "display":
            break
        if entry.kind in TEXT and entry.kind != "roster":
            return entry.line
    return entries[index].line
