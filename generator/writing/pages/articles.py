"""The pages of all articles: made in copies of this process, or through an executor."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from generator.dispatch import Reach, deal_evenly, map_portions, take_no_tools
from generator.forking import map_forked
from generator.model import Article
from generator.writing.outputs import OutputFile, PlannedFile
from generator.writing.pages.article import plan_article, write_article
from generator.writing.pages.surroundings import Surroundings

PORTION = 64
"""Articles whose pages are written at a time: a twentieth of a second of work."""

File = TypeVar("File")

Surrounded = tuple[Article, Surroundings]


def write_articles(
    articles: Sequence[Surrounded],
    handle: Callable[[OutputFile | PlannedFile], File],
    workers: int,
    reach: Reach | None,
    knows: Callable[[PlannedFile], bool],
) -> Iterator[File]:
    """Yield what `handle` returns of the page of each article, in order.

    The executor that `reach` opens makes those that it does not know; without it copies of this process make and
    handle them.
    """
    if not reach:
        yield from map_forked(partial(_write_one, handle), articles, workers, portion=PORTION)
        return
    plans = [plan_article(*one) for one in articles]
    are_known = [knows(plan) for plan in plans]
    unknown = [one for one, is_known in zip(articles, are_known, strict=True) if not is_known]
    with reach() as team:
        portions = deal_evenly(unknown, PORTION)
        made = map_portions(team, write_portion, portions, prepare=take_no_tools)
        for plan, is_known in zip(plans, are_known, strict=True):
            yield handle(plan if is_known else replace(plan, make=partial(str, next(made))))


def _write_one(handle: Callable[[OutputFile | PlannedFile], File], article: Surrounded) -> File:
    return handle(plan_article(*article))


def write_portion(_: None, portion: Sequence[Surrounded]) -> Iterator[str]:
    """Yield the pages of some articles, in whatever process or thread."""
    return (write_article(*one) for one in portion)
