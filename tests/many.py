"""An archive of many articles for the tests of size: the seeds' pages again and again, years and names changed."""

import random
import re
from dataclasses import replace

from generator.model import Archive, Article, Dating, NewspaperPage, Person
from generator.reading.knowledge_files import read_knowledge
from generator.registers.making import make_registers
from generator.trade.names import surname_strokes
from tests.seed_pages import SEEDS, make_whole_archive

FIRST_YEAR = 1980
SESSION = re.compile("第[一二三四五六七八九十]+次")
GIVEN = "明华强军平刚勇杰涛斌红梅兰芳英霞玲敏静丽"


def make_many(articles: int) -> Archive:
    """Return an archive of at least so many articles, a session's pages in each year; the same each time."""
    seeds = make_whole_archive().archive
    chance = random.Random(7)
    surnames = sorted(name for name in surname_strokes() if len(name) == 1)
    copies = range(-(-articles // len(seeds.articles)))
    people = [_name_people(seeds, surnames, chance) if number else {} for number in copies]
    made = [_copy_article(one, number, people[number]) for number in copies for one in seeds.articles]
    pages = [_copy_page(page, number) for number in copies for page in seeds.pages]
    made.sort(key=lambda article: article.id)
    registers = make_registers(made, read_knowledge(SEEDS))
    return Archive(tuple(pages), tuple(made), (), registers=registers)


def _name_people(seeds: Archive, surnames: list[str], chance: random.Random) -> dict[str, str]:
    """Give half of the names another."""
    names = sorted({person.name for article in seeds.articles for person in article.people})
    return {
        name: chance.choice(surnames) + "".join(chance.choices(GIVEN, k=2))
        for name in names
        if chance.random() < 0.5
    }


def _move(dating: Dating, number: int) -> Dating:
    year = FIRST_YEAR + number
    return Dating(
        f"{year}{dating.date[4:]}" if dating.date[:1].isdigit() else str(year),
        dating.certainty,
        dating.evidence,
    )


def _copy_article(article: Article, number: int, names: dict[str, str]) -> Article:
    if not number:
        return article
    identity = f"{article.id}-{number}"
    people: tuple[Person, ...] = tuple(
        replace(one, name=names.get(one.name, one.name)) for one in article.people
    )
    return replace(
        article,
        id=identity,
        url=f"archive/articles/{identity}.html",
        file=f"{number:02}/{article.file}",
        dating=_move(article.dating, number),
        people=people,
        subjects=tuple(names.get(name, name) for name in article.subjects),
        session=SESSION.sub(f"第{number}次", article.session),
        links=(),
        notices=(),
        readings=(),
    )


def _copy_page(page: NewspaperPage, number: int) -> NewspaperPage:
    if not number:
        return page
    source = replace(page.cut_page.page, file=f"{number:02}/{page.cut_page.page.file}")
    identity = f"{page.id}-{number}"
    return replace(
        page,
        id=identity,
        url=f"archive/pages/{identity}.html",
        cut_page=replace(page.cut_page, page=source),
        dating=_move(page.dating, number),
    )
