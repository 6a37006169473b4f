"""The pages of the themes: an index by groups, one page a group, one page a theme."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.knowledge import Theme, ThemeGroup
from generator.model import Article
from generator.writing.addresses import THEMES, theme_group_url, theme_url
from generator.writing.entries import Catalogue
from generator.writing.outputs import OutputFile
from generator.writing.pages.sheet import (
    ROOT,
    Sheet,
    find_references,
    list_by_year,
    narrow_search,
    write_list,
    write_sheet,
)
from generator.writing.templates import render_block

THEME_INDEX = f"{THEMES}/index.html"


@dataclass(frozen=True)
class ShownTheme:
    """A theme with what is filed under it."""

    theme: Theme
    url: str
    articles: tuple[Article, ...]


@dataclass(frozen=True)
class ShownGroup:
    """A group with its themes: trades first, cross-cutting themes after them."""

    group: ThemeGroup
    url: str
    themes: tuple[ShownTheme, ...]


def write_themes(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Write the index, the groups and the themes."""
    groups = group_themes(catalogue)
    yield _write_index(groups, catalogue)
    for group in groups:
        yield from _write_group(group, catalogue)
        for theme in group.themes:
            yield from _write_theme(theme, group, catalogue)


def group_themes(catalogue: Catalogue) -> list[ShownGroup]:
    """Give every group in the archivist's order; reserved themes only where something is filed there."""
    filed: dict[str, list[Article]] = {}
    for article in catalogue.archive.articles:
        for label in article.themes:
            filed.setdefault(label.id, []).append(article)
    groups = [_fill_group(group, catalogue, filed) for group in catalogue.knowledge.theme_groups]
    return [group for group in groups if group.themes]


def _fill_group(group: ThemeGroup, catalogue: Catalogue, filed: dict[str, list[Article]]) -> ShownGroup:
    themes = [theme for theme in catalogue.knowledge.themes if theme.group == group.id]
    used = [theme for theme in themes if theme.id in filed or not theme.reserved]
    trades_first = sorted(used, key=lambda theme: theme.cross_cutting)
    shown = (ShownTheme(theme, theme_url(theme.id), tuple(filed.get(theme.id, ()))) for theme in trades_first)
    return ShownGroup(group, theme_group_url(group.id), tuple(shown))


def _write_index(groups: list[ShownGroup], catalogue: Catalogue) -> OutputFile:
    labels = catalogue.labels
    block = render_block("theme-index.html", groups=groups, labels=labels, root=ROOT)
    return write_sheet(Sheet(THEME_INDEX, labels["nav_themes"], "themes"), block, catalogue)


def _write_group(group: ShownGroup, catalogue: Catalogue) -> Iterator[OutputFile]:
    crumbs = ((catalogue.labels["nav_themes"], THEME_INDEX),)
    sheet = Sheet(group.url, group.group.name, "theme", crumbs)
    opening = render_block("theme-group.html", group=group, labels=catalogue.labels, root=ROOT)
    members = {article.id: article for theme in group.themes for article in theme.articles}
    yield from write_list(sheet, opening, list_by_year(members.values(), catalogue), catalogue)


def _write_theme(theme: ShownTheme, group: ShownGroup, catalogue: Catalogue) -> Iterator[OutputFile]:
    crumbs = ((catalogue.labels["nav_themes"], THEME_INDEX), (group.group.name, group.url))
    sheet = Sheet(
        theme.url,
        theme.theme.name,
        "theme",
        crumbs,
        searched=True,
        narrowing=narrow_search("theme", theme.theme.name, catalogue),
        references=find_references(theme.url, len(theme.articles)),
        is_fed=bool(theme.articles),
    )
    count = len(theme.articles)
    opening = render_block("theme.html", theme=theme.theme, count=count, labels=catalogue.labels)
    yield from write_list(sheet, opening, list_by_year(theme.articles, catalogue), catalogue)
