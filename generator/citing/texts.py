"""The text of an article as a file: plain, and in Markdown; each says what it is and where it comes from.

The Markdown ends in `.md.txt`: what ends in `.md` would be made a page by the site engine, and few servers know it.
"""

import re
from collections.abc import Iterator
from functools import partial

from generator.citing.citation import Citation
from generator.citing.gbt7714 import write_2025
from generator.model import Article, Caption, Cut, Subhead
from generator.writing.dates import word_date
from generator.writing.escaping import clean_text, write_front_matter
from generator.writing.labels import Labels
from generator.writing.outputs import PlannedFile
from generator.writing.parts import Part, list_parts

_MARKS = re.compile(r"[\\`*_\[\]#&<>|~]|^[+-](?= )|(?<=^\d)\.|(?<=^\d\d)\.")
"""What means something to Markdown, anywhere or where a line begins with it."""

_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;"}
"""What a backslash does not help everywhere, as it does the others."""

PLAIN, MARKDOWN = ".txt", ".md.txt"
ENDINGS = (("text_plain", PLAIN), ("text_markdown", MARKDOWN))
"""Label and ending of each."""


def plan_texts(article: Article, citation: Citation, labels: Labels, digest: str) -> Iterator[PlannedFile]:
    """Yield both files, beside the page; `digest` is that of the article."""
    stem = article.url.removesuffix(".html")
    for ending, write in ((PLAIN, write_plain), (MARKDOWN, write_markdown)):
        yield PlannedFile(stem + ending, (digest, citation), partial(write, article, citation, labels))


def write_plain(article: Article, citation: Citation, labels: Labels) -> str:
    """Return headline, text and source, a paragraph a line."""
    cut = article.cut
    heading = [line for line in (cut.lead_in, citation.title, cut.subtitle) if line]
    body = [word_part(part, labels) for part in list_parts(cut)]
    names = [group + labels["comma"].join(names) for group, names in group_roster(cut, labels["colon"])]
    parts = (
        "\n".join(heading),
        "\n\n".join([*body, *names]),
        "\n".join(list_source(article, citation, labels)),
    )
    return "\n\n".join(map(clean_lines, filter(None, parts))) + "\n"


def write_markdown(article: Article, citation: Citation, labels: Labels) -> str:
    """Return front matter with what is known of the article, then its text."""
    cut = article.cut
    facts = {
        "id": article.id,
        "title": citation.title,
        "lead_in": cut.lead_in,
        "subtitle": cut.subtitle,
        "author": list(citation.authors),
        "newspaper": citation.newspaper,
        "date": article.dating.date,
        "date_certainty": article.dating.certainty,
        "page": citation.page,
        "url": citation.url,
        "source": article.file,
    }
    blocks = [f"# {escape_marks(citation.title)}"]
    blocks += [mark_part(part, labels) for part in list_parts(cut)]
    for group, names in group_roster(cut, ""):
        blocks += [f"## {escape_marks(group)}"] if group else []
        blocks += ["\n".join(f"- {escape_marks(name)}" for name in names)]
    blocks += [f"> {escape_marks(line)}" for line in list_source(article, citation, labels)]
    return "\n".join(
        [write_front_matter({key: value for key, value in facts.items() if value}), "\n\n".join(blocks), ""]
    )


def word_part(part: Part, labels: Labels) -> str:
    """Return the words of a part; those of a caption say that the picture is not in the archive."""
    words = labels["picture_missing"] + labels["colon"] if isinstance(part, Caption) else ""
    return words + part.text


def mark_part(part: Part, labels: Labels) -> str:
    """Return a part of the text in Markdown."""
    text = escape_marks(word_part(part, labels))
    if isinstance(part, Subhead):
        return f"## {text}"
    return f"*{text}*" if isinstance(part, Caption) else text


def group_roster(cut: Cut, colon: str) -> list[tuple[str, list[str]]]:
    """Return the names of a list under their headings, each heading with a colon; "" where the list has none."""
    groups: dict[str, list[str]] = {}
    for one in cut.roster:
        groups.setdefault(one.group + colon if one.group else "", []).append(one.name)
    return list(groups.items())


def list_source(article: Article, citation: Citation, labels: Labels) -> Iterator[str]:
    """Yield the lines that say what the text is: reference, date with its certainty, how it was read, rights."""
    yield write_2025(citation, labels)
    yield word_date(article.dating, labels)
    if article.proofread:
        yield labels["proofread_notice"].format(by=article.proofread[0], date=article.proofread[1])
    else:
        yield labels["ocr_notice"]
    yield from filter(None, (article.rights, f"{labels['article_number']} {article.id}"))


def escape_marks(text: str) -> str:
    """Return a text so that Markdown shows it letter by letter, and people can read it as it is."""
    return _MARKS.sub(lambda found: _NAMED.get(found[0], "\\" + found[0]), clean_text(text).strip())


def clean_lines(text: str) -> str:
    """Return a text whose every line can be read as one."""
    return "\n".join(clean_text(line).strip() for line in text.split("\n"))
