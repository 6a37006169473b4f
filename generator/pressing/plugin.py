"""The plugin that writes pages before MkDocs comes to them, in one process or several."""

import logging
from collections.abc import Iterator

import jinja2
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.forking import map_forked
from generator.pressing.press import Press, write_page
from generator.pressing.stores import Rendered, Store

PAGES_WORTH_WORKERS = 128
"""Pages from which more than one process pays: a process costs about as much as twenty pages."""

PORTION = 16
"""Pages that a process takes at a time: few enough that long pages even out."""

WRITTEN = "written-already"
"""Template of a page that is written: it says nothing, so that MkDocs writes nothing."""

PART = "--8<--"
"""Sign of a part of another file: such a page is left to MkDocs."""

PAGE_EVENTS = (
    "pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page",
)  # fmt: skip
"""Where another plugin may change a page: then all pages are left to MkDocs."""


class PagePlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Writes the pages outside the navigation; MkDocs makes the others as ever."""

    def __init__(self, store: Store, *, workers: int = 1) -> None:
        """Take pages from the store, and make the others in so many processes."""
        super().__init__()
        self.store, self.workers = store, workers

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Write every page that is known or can be made apart."""
        is_alone = not any(config.plugins.events[name] for name in PAGE_EVENTS)
        if is_alone and all("title" in vars(page) for page in nav.pages):
            press = Press(nav, config, files, config.theme.get_env())
            for file, rendered in self._write_all(press):
                file.page = WrittenPage(file, config, rendered)
                for level, message in rendered.warnings:
                    logging.getLogger("mkdocs").log(level, message)
                self.store.keep(file.src_uri, rendered, press.site)
        return nav

    def on_env(self, env: jinja2.Environment, /, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Add the template of written pages."""
        assert env.loader is not None
        logging.getLogger(build.__module__).addFilter(is_news)
        env.loader = jinja2.ChoiceLoader([env.loader, jinja2.DictLoader({WRITTEN: ""})])
        return env

    def _write_all(self, press: Press) -> Iterator[tuple[File, Rendered]]:
        """Yield each page that is written: first those that are known, then those that are made."""
        unknown: list[tuple[File, str]] = []
        listed = {page.file.src_uri for page in press.nav.pages}
        for file in press.pages:
            source = PART if file.src_uri in listed else file.content_string
            if PART in source:
                continue
            key = press.find_key(file, source)
            known = self.store.recall(file.src_uri, key)
            if known:
                write_page(press.site / known[0].path, known[1])
                yield file, known[0]
            else:
                unknown.append((file, key))
        for (file, _), rendered in zip(unknown, press_all(press, unknown, self.workers), strict=True):
            yield file, rendered


def is_news(record: logging.LogRecord) -> bool:
    """Tell whether what MkDocs says is worth saying; that it skipped a page that is written is not."""
    return not record.getMessage().startswith("Page skipped: ")


class WrittenPage(Page):
    """A page that stands in the site: MkDocs is told only what other pages ask of it."""

    def __init__(self, file: File, config: MkDocsConfig, rendered: Rendered) -> None:
        """Keep what is known; nothing is read."""
        super().__init__(None, file, config)
        self.rendered = rendered

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the front matter as it was."""
        self.markdown, self.meta = "", {**self.rendered.meta, "template": WRITTEN}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the anchors as they were."""
        self.content = ""
        self.present_anchor_ids = set(self.rendered.anchors)
        found = {files.get_file_from_path(source): links for source, links in self.rendered.links.items()}
        self.links_to_anchors = {file: links for file, links in found.items() if file}


def press_all(press: Press, pages: list[tuple[File, str]], workers: int) -> Iterator[Rendered]:
    """Yield each page made and written, in order."""
    workers = workers if len(pages) >= PAGES_WORTH_WORKERS else 1
    yield from map_forked(lambda page: press.make(*page), pages, workers, portion=PORTION)
