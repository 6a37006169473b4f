"""The generated part of the home page, taken in by the hand-written `docs/index.md`."""

from collections.abc import Mapping

from markupsafe import Markup

from generator.citing.archive_data import describe_archive
from generator.excerpts import first_words
from generator.model import Article
from generator.writing.addresses import (
    COLUMNS,
    DATES,
    DISTRICTS,
    FIGURES,
    PEOPLE,
    PROPOSALS,
    SESSIONS,
    THEMES,
    WORDS,
)
from generator.writing.dates import read_date, word_date
from generator.writing.entries import Catalogue
from generator.writing.escaping import clean_text
from generator.writing.outputs import OutputFile
from generator.writing.pages.districts import list_districts, render_tiles
from generator.writing.pages.names import gather_names
from generator.writing.pages.newspaper import sort_pages, title_page
from generator.writing.pages.sheet import may_be_found
from generator.writing.pages.themes import ShownTheme, group_themes
from generator.writing.pages.words import ShownYear, show_year
from generator.writing.templates import render_block

HOME_PART = "archive/.home.html"
"""A name with a dot: MkDocs and Zensical build no page of it."""
THEMES_SHOWN = 8
"""Themes on the home page: with sessions above them as many as stand beside the map at 1440 pixels."""
SESSIONS_SHOWN = 5
COLUMNS_SHOWN = 6
YEARS_SHOWN = 3
"""Years whose words are shown: the width of the page."""
WORDS_SHOWN = 5
ARTICLES_SHOWN = 4
"""Articles of the newest page below its first: a column of the same height."""
PAGES_SHOWN = 6
"""Pages named beside the newest one."""
PROSE_CHARACTERS = 40
"""Length from which a first paragraph is prose: an item of an agenda stays below it."""
OPENING_CHARACTERS = 96
"""Characters of the first article's text: three lines of its column."""


def write_home(catalogue: Catalogue, by_file: Mapping[str, tuple[Article, ...]]) -> OutputFile:
    """Write the block: what the archive holds, its newest page, its sessions, themes and districts."""
    newest = sort_pages(catalogue)[:1]
    block = render_block(
        "home.html",
        counts=_count_holdings(catalogue),
        newest=[_show_newest(page.cut_page.page.file, catalogue, by_file) for page in newest],
        pages=_list_pages(catalogue, by_file),
        themes=_choose_themes(catalogue),
        tiles=render_tiles(list_districts(catalogue), catalogue, ""),
        sessions=catalogue.sessions[:SESSIONS_SHOWN],
        columns=catalogue.columns[:COLUMNS_SHOWN],
        years=_show_years(catalogue),
        doors=_list_doors(catalogue),
        examples=_choose_examples(catalogue, by_file),
        settings=catalogue.knowledge.archive,
        linked_data=Markup(describe_archive(catalogue, _describe(catalogue))),
        may_be_found=may_be_found(catalogue.knowledge.archive),
        labels=catalogue.labels,
        root="",
    )
    return OutputFile(HOME_PART, block)


def _describe(catalogue: Catalogue) -> str:
    """Say in a sentence what the archive holds."""
    paper = catalogue.knowledge.archive.paper
    return catalogue.labels["dataset_described"].format(paper=paper, **_count_holdings(catalogue))


def _count_holdings(catalogue: Catalogue) -> dict[str, str]:
    archive, labels = catalogue.archive, catalogue.labels
    years = sorted({date[0] for page in archive.pages if (date := read_date(page.dating.date))})
    span = dict.fromkeys((years[0], years[-1])) if years else {}
    return {
        "years": labels["to"].join(labels["date_year"].format(year=year) for year in span),
        "pages": labels["count_pages"].format(n=len(archive.pages)),
        "articles": labels["count_articles"].format(n=len(archive.articles)),
        "names": labels["home_names"].format(n=len(gather_names(catalogue))),
    }


def _show_years(catalogue: Catalogue) -> list[ShownYear]:
    """Give the newest years that have words of their own, each with a few, as they follow on each other."""
    shown = [show_year(year, catalogue, WORDS_SHOWN) for year in catalogue.word_counts.years]
    return [year for year in shown if year.typical][-YEARS_SHOWN:]


def _show_newest(
    file: str, catalogue: Catalogue, by_file: Mapping[str, tuple[Article, ...]]
) -> dict[str, object]:
    page = next(page for page in catalogue.archive.pages if page.cut_page.page.file == file)
    articles = by_file.get(file, ())
    lead = next(filter(_find_opening, articles), articles[0] if articles else None)
    opening = _find_opening(lead) if lead else ""
    others = [article for article in articles if article is not lead][:ARTICLES_SHOWN]
    return {
        "title": title_page(page, catalogue),
        "url": page.url,
        "date": word_date(page.dating, catalogue.labels),
        "lead": catalogue.entries[lead.id] if lead else None,
        "entries": [catalogue.entries[article.id] for article in others],
        "opening": _cut_opening(opening, catalogue),
    }


def _find_opening(article: Article) -> str:
    """Give the first paragraph where it reads as prose, not as a line of an agenda."""
    text = article.cut.paragraphs[0].text if article.cut.paragraphs else ""
    return text if len(text) >= PROSE_CHARACTERS else ""


def _cut_opening(text: str, catalogue: Catalogue) -> str:
    shown = first_words(text, OPENING_CHARACTERS, catalogue.knowledge.phrases)
    return shown if shown == text else shown + catalogue.labels["ellipsis"]


def _list_pages(
    catalogue: Catalogue, by_file: Mapping[str, tuple[Article, ...]]
) -> list[tuple[str, str, str, int]]:
    """Give the newest pages: name, address, date, articles."""
    return [
        (
            title_page(page, catalogue),
            page.url,
            word_date(page.dating, catalogue.labels),
            len(by_file.get(page.cut_page.page.file, ())),
        )
        for page in sort_pages(catalogue)[:PAGES_SHOWN]
    ]


def _choose_examples(catalogue: Catalogue, by_file: Mapping[str, tuple[Article, ...]]) -> list[str]:
    """Give words to search for that are sure to be found: a theme's name, a speaker, keywords."""
    newest = [
        article for page in sort_pages(catalogue)[:1] for article in by_file.get(page.cut_page.page.file, ())
    ]
    speakers = [name for article in newest for name in article.subjects][:1]
    keywords = [word for article in newest for word in article.keywords[:1]][:2]
    themes = [shown.theme.name for shown in _choose_themes(catalogue)[:1]]
    words = dict.fromkeys(map(clean_text, [*themes, *speakers, *keywords]))
    is_open = any(article.is_open for article in newest)
    headlines = " ".join(article.cut.title + article.cut.lead_in + article.cut.subtitle for article in newest)
    return [word for word in words if is_open or word in headlines]


def _choose_themes(catalogue: Catalogue) -> list[ShownTheme]:
    """Give the themes with most articles, trades before cross-cutting ones; empty ones not at all."""
    themes = [theme for group in group_themes(catalogue) for theme in group.themes if theme.articles]
    ranked = sorted(themes, key=lambda shown: (shown.theme.cross_cutting, -len(shown.articles)))
    return ranked[:THEMES_SHOWN]


def _list_doors(catalogue: Catalogue) -> list[tuple[str, str]]:
    folders = (
        ("nav_sessions", SESSIONS),
        ("nav_columns", COLUMNS),
        ("nav_people", PEOPLE),
        ("nav_themes", THEMES),
        ("nav_districts", DISTRICTS),
        ("nav_words", WORDS),
        ("nav_proposals", PROPOSALS),
        ("nav_figures", FIGURES),
        ("nav_time", DATES),
    )
    return [(catalogue.labels[label], f"{folder}/index.html") for label, folder in folders]
