"""Pages for addresses that lead elsewhere now: they say so, and take the reader along, with or without a server."""

from collections.abc import Iterator, Set

from generator.model import Forward
from generator.writing.addresses import lines_url
from generator.writing.dates import word_date
from generator.writing.entries import Catalogue
from generator.writing.escaping import escape_markdown, write_front_matter
from generator.writing.labels import Labels
from generator.writing.lists import SHEET, lead_lists, read_url
from generator.writing.outputs import OutputFile
from generator.writing.pages.replaced import write_replaced_lines

ROOT = "../../"
SORTS = {"person": "name", "organisation": "body"}
"""How the wording of a kind of list is called where it is one of its own."""


def write_forwards(catalogue: Catalogue, urls: Set[str]) -> Iterator[OutputFile]:
    """Write a page for each address that was given and leads elsewhere; `urls` are those of the lists of today."""
    labels = catalogue.labels
    pages = {page.url: page for page in (*catalogue.archive.pages, *catalogue.archive.copies)}
    for forward in catalogue.archive.forwards:
        words = word_forward(forward, labels)
        yield write_forward(forward.url, forward.to, words, labels)
        if "/pages/" in forward.url:
            old, better = pages.get(forward.url), pages.get(forward.to)
            to = lines_url(forward.to) if better and better.is_open else forward.to
            yield (
                write_replaced_lines(old, better, catalogue)
                if old and better and old.is_open and better.is_open
                else write_forward(lines_url(forward.url), to, words, labels)
            )
    for page in catalogue.archive.pages:
        if not page.is_open:
            words = escape_markdown(labels["metadata_only"])
            yield write_forward(lines_url(page.url), page.url, words, labels)
    for forward in lead_lists(catalogue, urls):
        yield write_forward(forward.url, forward.to, word_list(forward, urls, labels), labels)


def write_withdrawals(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Write for each withdrawn article a page that says so: paper, issue and page, day and reason, no word of it."""
    labels = catalogue.labels
    urls = {page.cut_page.page.file: page.url for page in catalogue.archive.pages}
    for one in catalogue.archive.withdrawals:
        number = labels["page_number"].format(page=one.page) if one.page else ""
        date = word_date(one.dating, labels) if one.dating.date else ""
        place = labels["space"].join(filter(None, (one.newspaper, date, number)))
        lines = [
            f"# {escape_markdown(labels['withdrawn_title'])}\n",
            escape_markdown(labels["withdrawn_note"].format(date=one.date or labels["unknown_day"])) + "\n",
        ]
        if one.reason:
            lines.append(escape_markdown(labels["withdrawn_reason"].format(reason=one.reason)) + "\n")
        if place:
            words, url = escape_markdown(place), urls.get(one.file, "")
            lines.append(f"[{words}]({ROOT}{url.removesuffix('.html')}.md)\n" if url else f"{words}\n")
        fields = {
            "title": labels["withdrawn_title"],
            "template": "forward.html",
            "robots": "noindex",
            "search": {"exclude": True},
            "forward": "",
        }
        text = "\n".join([write_front_matter(fields), *lines])
        yield OutputFile(one.url.removesuffix(".html") + ".md", text)


def word_forward(forward: Forward, labels: Labels) -> str:
    """Word what became of an article or page, as Markdown."""
    said = labels["forward_note"] if forward.to else labels["gone_note"]
    return escape_markdown(said.format(title=forward.title or forward.id))


def word_list(forward: Forward, urls: Set[str], labels: Labels) -> str:
    """Word what became of a list, as Markdown, with the way to the index; a name is never said."""
    kind, identity = read_url(forward.url) or ("list", forward.id)
    sort = "sheet" if SHEET.fullmatch(identity) else SORTS.get(kind, "list")
    state = "moved" if forward.to else "gone"
    said = escape_markdown(labels[f"{state}_{sort}"].format(title=forward.title or labels["list_pages"]))
    index = forward.url.rpartition("/")[0] + "/index.html"
    link = f"[{escape_markdown(labels['gone_index'])}]({ROOT}{index.removesuffix('.html')}.md)"
    return said if forward.to or index not in urls else f"{said}\n\n{link}"


def write_forward(url: str, to: str, words: str, labels: Labels) -> OutputFile:
    """Write one of them; `to` is "" where nothing is left."""
    title = labels["forward_title"] if to else labels["gone_title"]
    link = f"[{escape_markdown(labels['forward_link'])}]({ROOT}{to.removesuffix('.html')}.md)\n" if to else ""
    fields = {
        "title": title,
        "template": "forward.html",
        "robots": "noindex",
        "search": {"exclude": True},
        "forward": f"{ROOT}{to}" if to else "",
    }
    text = "\n".join([write_front_matter(fields), f"# {escape_markdown(title)}\n", f"{words}\n", link])
    return OutputFile(url.removesuffix(".html") + ".md", text)
