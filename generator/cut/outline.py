"""Lay out a page: which lines make which article, under which rubrics; headlines wait here for the text that is theirs."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.cut.captions import strip_credit
from generator.cut.columns import open_column
from generator.cut.entries import OPENERS, TEXT, Entry
from generator.cut.headline import read_headline
from generator.cut.lines import Line
from generator.cut.runs import Head, Rubric, Run, parse_run
from generator.cut.shapes import note_title
from generator.cut.signatures import is_further_report

SERIES_NOTE = "编者按"
"""The note that stands before what it speaks of; the others stand behind."""

DISPLAY = ("display", "deck")
PAGE_KINDS = ("ad", "loose")


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
    people: tuple[str, ...]
    has_text: bool = False
    is_proven: bool = False
    """Its headline is proven: the text below the next proven one is not its own."""


@dataclass
class Builder:
    """Gathers the lines of a page into articles, in one pass."""

    articles: list[OpenArticle] = field(default_factory=list)
    pending: list[OpenArticle] = field(default_factory=list)
    current: OpenArticle | None = None
    is_fresh: bool = False
    """True until the first text after a headline."""
    rubrics: tuple[Line, ...] = ()
    others: list[Entry] = field(default_factory=list)

    def add_run(self, run: Run) -> None:
        """Take in banner, rubrics and headlines; the headlines wait for their text."""
        self.pending = [article for article in self.pending if not has_picture(article)]
        self.others += [Entry(line, "banner") for line in run.banner]
        previous: Rubric | Head | None = None
        for item in run.items:
            if isinstance(item, Rubric):
                nested = isinstance(previous, Rubric)
                self.rubrics = open_column(self.rubrics, item.line, follows_rubric=nested or not self.rubrics)
                self.others.append(Entry(item.line, "section"))
            else:
                self.open_head(item)
            previous = item
        for line in run.subheads:
            self.take_pending(line)
            self.add(Entry(line, "subhead"))

    def open_head(self, head: Head) -> None:
        """Open an article that waits for its text."""
        headline = read_headline(
            [line.text for line in head.lines], levels=[line.level for line in head.lines]
        )
        entries = [Entry(line, "heading") for line in head.lines]
        column = tuple(line.text for line in self.rubrics)
        is_proven = any(line.is_proven for line in head.lines)
        if is_proven:
            self.pending = [article for article in self.pending if not article.is_proven]
        article = OpenArticle(column, entries, (*headline.speakers, *headline.actors), is_proven=is_proven)
        self.articles.append(article)
        self.pending.append(article)
        self.is_fresh = True

    def take_pending(self, line: Line | None = None) -> None:
        """Go on with the next headline that waits: the one whose people the line names, else the first."""
        named = [article for article in self.pending if line and names_any(line, article.people)]
        self.is_fresh = False
        if named or self.pending:
            self.current = (named or self.pending)[0]
            self.pending.remove(self.current)

    def add(self, entry: Entry) -> None:
        """Give a line to the article at hand; open one without headline where there is none."""
        if self.current is None:
            self.current = OpenArticle(tuple(line.text for line in self.rubrics), [], ())
            self.articles.append(self.current)
        self.current.entries.append(entry)
        self.current.has_text |= entry.kind in TEXT

    def add_opener(self, entry: Entry, text: Line) -> None:
        """Take in a byline or dateline: it begins the text of a waiting headline, or of an untitled article.

        Several headlines may wait: then the text behind it tells whose it is.
        """
        if entry.line.headline:
            self.open_brief()
        elif self.pending:
            self.take_pending(text)
        elif self.current and self.current.has_text and not goes_on(entry, self.current):
            self.current = None
        self.add(entry)

    def open_brief(self) -> None:
        """Open an article whose headline is on the line of its text: what waits for text is its rubric."""
        for article in self.pending:
            if all(entry.kind == "heading" for entry in article.entries):
                self.articles.remove(article)
                self.others += [Entry(entry.line, "section") for entry in article.entries]
        self.pending = []
        self.current = None

    def add_caption(self, entry: Entry) -> None:
        """Take in a caption: that of a waiting headline whose people it names, of the newest one, of the text."""
        named = [article for article in self.pending if names_any(entry.line, article.people)]
        if named:
            self.pending.remove(named[0])
            self.pending.insert(0, named[0])
            self.is_fresh = True
        elif not (self.pending and self.is_fresh):
            self.add(entry)
            return
        self.pending[0].entries.append(entry)

    def add_inner(self, entry: Entry) -> None:
        """Take in a subhead or a jump line."""
        if self.pending and self.is_fresh:
            self.take_pending()
        self.add(entry)

    def add_text(self, entry: Entry) -> None:
        """Take in running text, an item or names."""
        if self.pending and self.is_fresh:
            self.take_pending(entry.line if len(self.pending) > 1 else None)
        self.add(entry)


def names_any(line: Line, people: Sequence[str]) -> bool:
    """Tell whether a line names one of the people."""
    words = strip_credit(line.narrow).replace(" ", "")
    return any(name in words for name in people)


def has_picture(article: OpenArticle) -> bool:
    """Tell whether a headline has a caption: another headline behind it shows that the picture is all it had."""
    return any(entry.kind == "caption" for entry in article.entries)


def goes_on(entry: Entry, article: OpenArticle) -> bool:
    """Tell whether what may open a text belongs to the one above: its first byline, a further report, 编后:…"""
    if entry.kind == "note":
        return not note_title(entry.line).lstrip("[【（(").startswith(SERIES_NOTE)
    return (entry.kind == "byline" and not has_byline(article)) or is_further_report(entry.line.narrow)


def has_byline(article: OpenArticle) -> bool:
    """Tell whether an article has a byline already."""
    return any(entry.kind in OPENERS for entry in article.entries)


def lay_out(entries: Sequence[Entry]) -> Outline:
    """Lay out the lines of a page."""
    builder = Builder()
    index = 0
    while index < len(entries):
        index = step(builder, entries, index)
    drafts = tuple(Draft(article.column, tuple(article.entries)) for article in builder.articles)
    return Outline(drafts, tuple(builder.others))


def step(builder: Builder, entries: Sequence[Entry], index: int) -> int:
    """Take in the entry at the index, or the whole run of display type that begins there; return the next index."""
    entry = entries[index]
    if entry.kind in DISPLAY:
        end = end_of_run(entries, index)
        next_kind = entries[end].kind if end < len(entries) else ""
        is_first = all(before.kind in PAGE_KINDS for before in entries[:index])
        builder.add_run(parse_run(entries[index:end], is_first=is_first, next_kind=next_kind))
        return end
    if entry.kind in OPENERS:
        builder.add_opener(entry, first_text(entries, index))
    else:
        take(builder, entry)
    return index + 1


def first_text(entries: Sequence[Entry], index: int) -> Line:
    """Return the first running text from an entry on, before any display type; else the entry's own line."""
    for entry in entries[index:]:
        if entry.kind in DISPLAY:
            break
        if entry.kind in TEXT and entry.kind != "roster":
            return entry.line
    return entries[index].line


def end_of_run(entries: Sequence[Entry], index: int) -> int:
    """Return the index behind the run of display type that begins at the index."""
    while index < len(entries) and entries[index].kind in DISPLAY:
        index += 1
    return index


def take(builder: Builder, entry: Entry) -> None:
    """Take in a line that is no display type and opens no text."""
    if entry.kind in PAGE_KINDS:
        builder.others.append(entry)
    elif entry.kind == "caption":
        builder.add_caption(entry)
    elif entry.kind in ("jump", "subhead"):
        builder.add_inner(entry)
    else:
        builder.add_text(entry)
