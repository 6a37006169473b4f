"""How the page of an article is cited and taken along: references to copy, files beside it, tags for other programs."""

from markupsafe import Markup

from generator.citing.areas import find_areas
from generator.citing.citation import Citation
from generator.citing.formats import FORMATS
from generator.citing.gbt7714 import write_2015, write_2025
from generator.citing.linked_data import write_linked_data
from generator.citing.texts import ENDINGS
from generator.model import Article
from generator.writing.pages.surroundings import Surroundings
from generator.writing.people import select_public
from generator.writing.templates import render_block


def render_citing(article: Article, around: Surroundings, citation: Citation) -> Markup:
    """Return the references by both editions of GB/T 7714 and the links to the files beside the page."""
    labels = around.labels
    older = write_2015(citation, labels, labels["cite_accessed"])
    before, accessed, after = older.rpartition(labels["cite_accessed"]) if citation.url else (older, "", "")
    return render_block(
        "cite.html",
        newer=write_2025(citation, labels),
        older=(before, accessed, after),
        formats=[(form.name, article.id + form.ending) for form in FORMATS],
        texts=[(labels[label], article.id + ending) for label, ending in ENDINGS] if article.is_open else [],
        labels=labels,
    )


def write_head(article: Article, around: Surroundings, citation: Citation) -> str:
    """Return the tags that reference managers and search engines read; the address is the template's to add.

    Zotero takes the kind from `z:itemType`, then from `DC.type`; never give it `citation_journal_title`,
    `citation_book_title` or `og:type` website: each makes something else of a newspaper's article.
    """
    named = select_public(article.people, around.hidden)
    return render_block(
        "article-head.html",
        citation=citation,
        section=next(iter(article.cut.column), ""),
        rights=article.rights or around.settings.rights,
        subjects=[theme.name for theme in article.themes],
        linked_data=Markup(write_linked_data(article, citation, named, find_areas(article, around.areas))),
    )
