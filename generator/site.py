"""Markdown on disk into the built site: beside `generator.pressing`, the only module that knows MkDocs.

The site is built beside the old one and put in place as one, so that a failed or killed build leaves the old
site whole and a build after no change touches nothing.
"""

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.errors import OBSTACLES, ConfigurationError, SiteError, UsageError, WriteError
from generator.locking import Remark, ignore
from generator.log_records import Collector
from generator.swapping import SiteReport, find_place, hold_place, list_tops, put_in_place
from generator.writing.files import write_if_changed

if TYPE_CHECKING:
    from generator.pressing.stores import Shelf

BUILD_MOMENT = "315532800"
"""The first of January 1980, for SOURCE_DATE_EPOCH: sitemap.xml.gz carries a moment, never today's.

The earliest that a zip archive can write, so that the bundle says the same. Guarded by tests/test_site.py.
"""

PAGE_LIST = ".pages"
"""Ending of the list of the site's pages, beside its lock; without it all pages are made anew."""

MARKS_OF_A_SITE = ("404.html", "assets")
"""What every site built with Material holds; in a folder without them nothing is written or deleted."""


def prepare_environment() -> None:
    """Settle what MkDocs takes from its surroundings: the build moment, notices of its maintainers."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", BUILD_MOMENT)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


def build_site(
    config: Path,
    docs: Path,
    site: Path,
    *,
    workers: int = 1,
    is_plain: bool = False,
    address: str = "",
    remark: Remark = ignore,
) -> SiteReport:
    """Build the site and put it in place; `remark` is told when another command has it in hand.

    `workers` processes make its pages, and only those that are not the same as in the site that is there;
    `is_plain` True leaves all to MkDocs in this process. The bytes are the same. What MkDocs warns of is an error, but in
    the site of a preview, which has an `address`: there `remark` is told.

    Raises SiteError with what MkDocs said, UsageError for a folder that is no site, WriteError where there is no
    room or no right to write; all before any change.
    """
    from generator.pressing.plugin import PagePlugin
    from generator.pressing.stores import open_shelf

    with hold_place(site, remark) as place:
        _refuse_foreign_folder(site)
        shelf = None if is_plain else open_shelf(place.site, find_page_list(place.site))
        try:
            plugins = [PagePlugin(shelf, workers=workers)] if shelf else []
            for message in _run_mkdocs(config, docs, place.new, plugins, address):
                remark(message)
            report = put_in_place(place)
            keep_page_list(place.site, shelf)
            return report
        except OSError as error:
            if error.errno in OBSTACLES:
                raise WriteError(site.as_posix(), error) from None
            raise


def find_page_list(site: Path) -> Path:
    """Return where the list of a site's pages lies."""
    return find_place(site).lock.with_suffix(PAGE_LIST)


def keep_page_list(site: Path, shelf: "Shelf | None") -> None:
    """Write the list of a site's pages, so that the next build finds them; an empty one where MkDocs made them all."""
    from generator.pressing.stores import list_shelf

    write_if_changed(str(find_page_list(site)), list_shelf(shelf) if shelf else b"{}")


def read_address(config: Path) -> str:
    """Return the address of the site as its settings have it, with a slash at its end; "" where there is none.

    Raises ConfigurationError for settings that cannot be read.
    """
    from mkdocs.exceptions import MkDocsException
    from mkdocs.utils.yaml import yaml_load

    if not config.is_file():
        return ""
    try:
        with config.open("rb") as file:
            address = yaml_load(file).get("site_url")
    except (MkDocsException, AttributeError, UnicodeDecodeError) as error:
        mark = getattr(error.__context__, "problem_mark", None)
        raise ConfigurationError(
            config.as_posix(),
            mark.line + 1 if mark else 0,
            found="读不懂的内容",
            expected="MkDocs 的设置",
            remedy="改正这一处",
        ) from None
    return f"{str(address).strip().rstrip('/')}/" if address else ""


def serve_site(config: Path, docs: Path, *, address: str | None = None) -> None:
    """Serve the site until interrupted; the hook named in the configuration regenerates on an edit."""
    prepare_environment()
    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import Abort

    logging.basicConfig(format="%(message)s", level=logging.INFO)
    logging.getLogger("watchdog").setLevel(logging.WARNING)
    try:
        serve(str(config), docs_dir=str(docs.resolve()), dev_addr=address)
    except Abort as error:
        raise SiteError(f"{config.as_posix()}: 预览没有启动：{error.format_message()}") from None


def settle_snippets(settings: Any) -> None:
    """Let pages take in parts from the docs folder, from whichever folder MkDocs was started."""
    if "pymdownx.snippets" in settings.mdx_configs:
        settings.mdx_configs["pymdownx.snippets"]["base_path"] = [settings.docs_dir]


def add_plugin(settings: Any, plugin: Any) -> None:
    """Let a plugin take part in a build as if it stood in the configuration."""
    settings.plugins[type(plugin).__name__] = plugin


def _refuse_foreign_folder(site: Path) -> None:
    if site.exists() and not site.is_dir():
        raise UsageError(f"{site.as_posix()}: 发现一个文件；应为放网站的文件夹；请用 --site 另指一处。")
    if list_tops(site) and not all((site / mark).exists() for mark in MARKS_OF_A_SITE):
        raise UsageError(
            f"{site.as_posix()}: 发现一个不是网站的文件夹；应为空文件夹或以前建的网站；请用 --site 另指一处。"
        )


def settle_preview(settings: Any) -> None:
    """Let a page reload itself by a script inside it, which the policy of the pages would forbid."""
    settings.extra["is_preview"] = True


def _run_mkdocs(
    config: Path, docs: Path, built: Path, plugins: Sequence[Any], address: str = ""
) -> list[str]:
    """Build; return what MkDocs warned of in the site of a preview."""
    prepare_environment()
    with _collected_warnings() as warnings:
        from mkdocs.commands.build import build
        from mkdocs.config import load_config
        from mkdocs.exceptions import MkDocsException

        from generator.pressing.found_files import finding_files

        try:
            options: dict[str, Any] = {"docs_dir": str(docs.resolve()), "site_dir": str(built), "hooks": []}
            settings = load_config(str(config), strict=not address, **options)
            settle_snippets(settings)
            if address:
                settings.site_url = address
                settle_preview(settings)
            is_quick = plugins and not settings.plugins
            for plugin in plugins:
                add_plugin(settings, plugin)
            settings.plugins.on_startup(command="build", dirty=False)
            with finding_files() if is_quick else nullcontext():
                build(settings, serve_url=address or None)
            settings.plugins.on_shutdown()
        except MkDocsException as error:
            said = "；".join(
                [*(" ".join(message.split()) for _, message in warnings), error.format_message()]
            )
            raise SiteError(f"{config.as_posix()}: 网站没有建成：{said}") from None
        return [message for _, message in warnings]


@contextmanager
def _collected_warnings() -> Iterator[list[tuple[int, str]]]:
    collector, logger = Collector(), logging.getLogger("mkdocs")
    logger.addHandler(collector)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield collector.found
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagate
