"""Pages for addresses that lead elsewhere now: they say so, and take the reader along, with or without a server."""

from collections.abc import Iterator

from generator.model import Forward
from generator.writing.addresses import lines_url
from generator.writing.entries import Catalogue
from generator.writing.escaping import escape_markdown, write_front_matter
from generator.writing.files import OutputFile

ROOT = "../../"


def write_forwards(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Write a page for each address that was given and leads elsewhere, or nowhere any more."""
    is_open = catalogue.knowledge.archive.access != "metadata"
    for forward in catalogue.archive.forwards:
        yield write_forward(forward.url, forward.to, forward, catalogue)
        if "/pages/" in forward.url and is_open:
            to = lines_url(forward.to) if forward.to else ""
            yield write_forward(lines_url(forward.url), to, forward, catalogue)


def write_forward(url: str, to: str, forward: Forward, catalogue: Catalogue) -> OutputFile:
    """Write one of them; `to` is "" where nothing is left."""
    labels = catalogue.labels
    title = labels["forward_title"] if to else labels["gone_title"]
    said = labels["forward_note"] if to else labels["gone_note"]
    link = f"[{escape_markdown(labels['forward_link'])}]({ROOT}{to.removesuffix('.html')}.md)\n" if to else ""
    fields = {
        "title": title,
        "template": "forward.html",
        "robots": "noindex",
        "search": {"exclude": True},
        "forward": f"{ROOT}{to}" if to else "",
    }
    words = escape_markdown(said.format(title=forward.title or forward.id))
    text = "\n".join([write_front_matter(fields), f"# {escape_markdown(title)}\n", f"{words}\n", link])
    return OutputFile(url.removesuffix(".html") + ".md", text)
