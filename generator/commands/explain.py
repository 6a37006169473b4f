"""Say why one article is as it is."""

import argparse
import difflib

from generator.commands.console import Console
from generator.commands.steps import WHOLE, read_for_command
from generator.cut.forms import compile_forms
from generator.errors import UsageError
from generator.explanation import explain_article
from generator.folding import fold
from generator.model import Archive, Article
from generator.project import Project

MATCHES_SHOWN = 8
"""Articles named when a part of a title fits several; enough to pick one from."""


def explain(project: Project, options: argparse.Namespace, console: Console) -> int:
    """Explain the article that the argument names."""
    reading = read_for_command(project, options, console)
    archive = reading.result.archive
    article = find_article(archive, options.article)
    page = next(page for page in archive.pages if page.cut_page.page.file == article.file)
    forms = compile_forms(reading.knowledge.archive)
    console.answer(explain_article(article, page, reading.knowledge.phrases, forms))
    return WHOLE


def find_article(archive: Archive, wanted: str) -> Article:
    """Find an article by its id, by `file:line`, or by a part of its title.

    A file may be named by its beginning. Raises UsageError when none or several fit.
    """
    found = _by_id(archive, wanted) or _by_place(archive, wanted) or _by_title(archive, wanted)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(
            f"没有找到“{wanted}”；应为文章编号、文件:行号或标题中的几个字；{_suggest(archive, wanted)}"
        )
    listed = "，".join(f"{article.id} {article.cut.title}" for article in found[:MATCHES_SHOWN])
    raise UsageError(f"“{wanted}”合于 {len(found)} 篇；应只合一篇；请写编号：{listed}")


def _by_id(archive: Archive, wanted: str) -> list[Article]:
    return [article for article in archive.articles if article.id == wanted]


def _by_place(archive: Archive, wanted: str) -> list[Article]:
    file, colon, number = wanted.replace("：", ":").rpartition(":")
    if not colon or not number.isdecimal():
        return []
    line = int(number)
    return [article for article in archive.articles if _holds(article, file.replace("\\", "/"), line)]


def _holds(article: Article, file: str, line: int) -> bool:
    """Tell whether an article holds a line, on its own page, on one that continues it, or in a copy."""
    if article.file.startswith(file) and any(role.line == line for role in article.cut.roles):
        return True
    parts = [part for part in (*article.continued, *article.copies) if part.file.startswith(file)]
    return any(first <= line <= last for part in parts for first, last in part.line_ranges)


def _by_title(archive: Archive, wanted: str) -> list[Article]:
    folded = fold(wanted)
    return [article for article in archive.articles if folded and folded in fold(article.cut.title)]


def _suggest(archive: Archive, wanted: str) -> str:
    ids = [article.id for article in archive.articles]
    near = difflib.get_close_matches(wanted, ids, 3, 0.6)
    return f"编号相近的有 {'、'.join(near)}" if near else "编号见每篇文末和 data/articles.jsonl"
