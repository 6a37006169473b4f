"""A page made as MkDocs makes it, with what one page need not do again for itself: reading HTML, the rest of the page."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.log_records import Collector
from generator.pressing.blocks import find_anchors, put_back, set_aside
from generator.pressing.found_files import list_names
from generator.pressing.front_matter import read_front_matter
from generator.pressing.plain_blocks import are_plain, convert
from generator.pressing.shells import Shells, is_word, is_words
from generator.pressing.sources import Source, digest_all
from generator.pressing.stores import Rendered, write_page
from generator.program import SITE_PACKAGES, find_version


class QuickPage(Page):
    """A page whose HTML is not read tag by tag, nor its plain paragraphs word by word."""

    is_plain = False
    """True where Python-Markdown has no extension that does more than we know."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Read Markdown and front matter."""
        read = read_front_matter(self.file.content_string)
        if read:
            self.markdown, self.meta = read
        else:
            super().read_source(config)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown."""
        whole = self.markdown or ""
        text, taken = set_aside(whole)
        converted = convert(text) if self.is_plain and "title" in self.meta else None
        if converted:
            self.content, self.toc = converted.html, converted.contents
            self.present_anchor_ids, self.links_to_anchors = set(converted.anchors), {}
        else:
            self.markdown = text
            super().render(config, files)
        self.content = put_back(self.content or "", taken)
        self.present_anchor_ids = (self.present_anchor_ids or set()) | find_anchors(taken)
        self.markdown = whole


class Press:
    """What MkDocs makes pages with."""

    def __init__(self, nav: Navigation, config: MkDocsConfig, files: Files, env: jinja2.Environment) -> None:
        """Digest once what all pages are made with."""
        self.nav, self.config, self.files, self.env = nav, config, files, env
        self.pages = files.documentation_pages()
        self.site = Path(config.site_dir)
        self.is_plain = are_plain(config.markdown_extensions, config.mdx_configs)
        self.shells, self.has_shells = Shells(self.render_template), True
        self.shared = digest_all(self.list_shared())
        self.names = digest_all(["\0".join(list_names(files))])

    def list_shared(self) -> Iterator[str]:
        """Yield what all pages are made from: this package, MkDocs, configuration, navigation, templates."""
        for path in sorted(Path(__file__).parent.glob("*.py")):
            yield path.read_text(encoding="utf-8")
        yield from (f"{name} {find_version(name)}" for name in SITE_PACKAGES)
        yield Path(self.config.config_file_path).read_text(encoding="utf-8")
        yield f"{self.config.site_url} {self.config.use_directory_urls}"
        yield from (f"{page.title} {page.url}" for page in self.nav.pages)
        folder = Path(self.config.theme.custom_dir or self.config.config_file_path)
        for path in sorted(folder.rglob("*.html")):
            yield f"{path.relative_to(folder).as_posix()}\n{path.read_text(encoding='utf-8')}"

    def find_key(self, file: File, source: Source) -> str:
        """Return the digest of all that a page is made from; the names of files only where it may link to one."""
        names = self.names if source.may_link else ""
        return digest_all([self.shared, names, file.src_uri, file.dest_uri, source.digest])

    def make(self, file: File, key: str) -> Rendered:
        """Make one page as MkDocs does, and write it."""
        page = QuickPage(None, file, self.config)
        page.is_plain = self.is_plain
        with collected_warnings() as warnings:
            page.read_source(self.config)
            page.render(self.config, self.files)
            render = self.shells.render_page if self.has_shells else self.render_template
            content = render(page).encode("utf-8", "xmlcharrefreplace")
        write_page(self.site / file.dest_uri, content)
        file.page = None  # else the texts of all pages would stay in memory
        links = {to.src_uri: found for to, found in (page.links_to_anchors or {}).items()}
        anchors, digest = sorted(page.present_anchor_ids or ()), sha256(content).hexdigest()
        return Rendered(key, digest, file.dest_uri, list_choices(page.meta), anchors, links, warnings)

    def render_template(self, page: Page) -> str:
        """Return the page in its template, as MkDocs does it."""
        page.active = True
        context = get_context(self.nav, self.pages, self.config, page)
        return self.env.get_template(page.meta.get("template", "main.html")).render(context)


def list_choices(meta: Mapping[str, Any]) -> dict[str, Any]:
    """Return what other pages may ask of a page's front matter: its title and what is chosen by, no texts."""
    return {
        name: value
        for name, value in meta.items()
        if name == "title" or not (is_word(value) or is_words(value))
    }


@contextmanager
def collected_warnings() -> Iterator[list[tuple[int, str]]]:
    """Keep what MkDocs says of a page, to be said again in order."""
    logger, collector = logging.getLogger("mkdocs"), Collector()
    handlers, propagate = list(logger.handlers), logger.propagate
    logger.handlers, logger.propagate = [collector], False
    try:
        yield collector.found
    finally:
        logger.handlers, logger.propagate = handlers, propagate
