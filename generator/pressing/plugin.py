"""The plugin that writes pages before MkDocs comes to them, in one process or several."""

import logging
from collections.abc import Iterable, Iterator

import jinja2
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.forking import map_forked
from generator.pressing.found_files import FoundFile
from generator.pressing.press import Press
from generator.pressing.sources import Source, read_source
from generator.pressing.static_files import take_along
from generator.pressing.stores import Rendered, Shelf
from generator.project import OWNED_FOLDERS

PAGES_WORTH_WORKERS = 128
"""Pages from which more than one process pays: a process costs about as much as twenty pages."""

PAGES_WORTH_SHELLS = 64
"""Pages from which rendering once for all of a kind pays: each of some twenty kinds costs two pages more."""

PORTION = 16
"""Pages that a process takes at a time: few enough that long pages even out."""

WRITTEN = "written-already"
"""Template of a page that is written: it says nothing, so that MkDocs writes nothing."""

PAGE_EVENTS = (
    "pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page",
)  # fmt: skip
"""Where another plugin may change a page: then all pages are left to MkDocs."""


class PagePlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Writes the pages outside the navigation; MkDocs makes the others as ever."""

    def __init__(self, shelf: Shelf, *, workers: int = 1) -> None:
        """Take pages from the shelf, and make the others in so many processes."""
        super().__init__()
        self.shelf, self.workers, self.templates = shelf, workers, CompiledTemplates()
        self.press: Press | None = None

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Take every page that can be made apart out of MkDocs' hands."""
        self.nav, self.taken = nav, []
        if not any(config.plugins.events[name] for name in PAGE_EVENTS):
            listed = {page.file.src_uri for page in nav.pages}
            for file in files.documentation_pages():
                source = None if file.src_uri in listed else self._look_at(file)
                if source and source.is_apart:
                    self.taken.append(WrittenPage(file, config, source))
        return nav

    def on_env(self, env: jinja2.Environment, /, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Write these pages, those of the navigation being read by now."""
        assert env.loader is not None
        logging.getLogger(build.__module__).addFilter(is_news)
        env.loader = jinja2.ChoiceLoader([env.loader, jinja2.DictLoader({WRITTEN: ""})])
        env.bytecode_cache = self.templates
        press = self.press = Press(self.nav, config, files, env)
        for page, rendered in self._write_all(press):
            page.tell(rendered, files)
            for level, message in rendered.warnings:
                logging.getLogger("mkdocs").log(level, message)
            self.shelf.keep(page.file.src_uri, rendered, press.site)
        take_along(files, OWNED_FOLDERS)
        return env

    def press_again(self, names: Iterable[str]) -> None:
        """Make some pages anew, or for the first time, in the site of the last build, and touch nothing else of it."""
        assert self.press is not None
        files = [FoundFile(name, self.press.config) for name in names]
        for file in files:
            (self.press.site / file.dest_uri).unlink(missing_ok=True)  # it may have other names elsewhere
        for _ in press_all(self.press, [(file, "") for file in files], 1):
            pass

    def _look_at(self, file: File) -> Source:
        def read() -> Source:
            return read_source(file.content_string)

        is_ours = file.abs_src_path and file.src_uri.partition("/")[0] in OWNED_FOLDERS
        return self.shelf.look_at(file.src_uri, str(file.abs_src_path), read) if is_ours else read()

    def _write_all(self, press: Press) -> Iterator[tuple["WrittenPage", Rendered]]:
        """Yield each page that is written: first those that are known, then those that are made."""
        unknown: list[tuple[WrittenPage, str]] = []
        for page in self.taken:
            key = press.find_key(page.file, page.source)
            known = self.shelf.recall(page.file.src_uri, key, press.site)
            if known:
                yield page, known
            else:
                unknown.append((page, key))
        made = press_all(press, [(page.file, key) for page, key in unknown], self.workers)
        yield from ((page, rendered) for (page, _), rendered in zip(unknown, made, strict=True))


def is_news(record: logging.LogRecord) -> bool:
    """Tell whether what MkDocs says is worth saying; that it skipped a page that is written is not."""
    return not record.getMessage().startswith("Page skipped: ")


class WrittenPage(Page):
    """A page that MkDocs need not make: it is told only what other pages ask of it."""

    def __init__(self, file: File, config: MkDocsConfig, source: Source) -> None:
        """Take the place of the page; nothing of its text is kept."""
        super().__init__(None, file, config)
        self.source, self.meta = source, {}

    def tell(self, rendered: Rendered, files: Files) -> None:
        """Stand for the page that is written, with what else may be asked of it: choices, anchors."""
        self.file.page = self
        self.meta = {**rendered.meta, "template": WRITTEN}
        self.present_anchor_ids = set(rendered.anchors)
        found = {files.get_file_from_path(source): links for source, links in rendered.links.items()}
        self.links_to_anchors = {file: links for file, links in found.items() if file}

    def read_source(self, config: MkDocsConfig) -> None:
        """Read nothing."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make nothing."""
        self.content = ""


class CompiledTemplates(jinja2.BytecodeCache):
    """Templates compiled once for all builds of a preview."""

    def __init__(self) -> None:
        """Begin with none."""
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Take what was compiled; Jinja sees itself whether the template is still the same."""
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep what was compiled."""
        self.known[bucket.key] = bucket.bytecode_to_string()


def press_all(press: Press, pages: list[tuple[File, str]], workers: int) -> Iterator[Rendered]:
    """Yield each page made and written, in order."""
    press.has_shells = len(pages) >= PAGES_WORTH_SHELLS
    workers = workers if len(pages) >= PAGES_WORTH_WORKERS else 1
    yield from map_forked(lambda page: press.make(*page), pages, workers, portion=PORTION)
