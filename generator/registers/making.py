"""Make the registers of an archive: the rows of every article, in order, and the threads through them."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from functools import partial

from generator.dispatch import Team, deal_evenly, map_portions
from generator.forking import map_forked
from generator.knowledge import Knowledge
from generator.model import Article
from generator.model.registers import Figure, Proposal, Registers
from generator.registers.facts import Facts, compile_facts
from generator.registers.figures import read_figures
from generator.registers.proposals import read_proposals
from generator.registers.threads import find_threads

Rows = tuple[list[Proposal], list[Figure]]

PORTION = 32
"""Articles that are read at a time: a tenth of a second of work."""


def make_registers(
    articles: Iterable[Article],
    knowledge: Knowledge,
    *,
    workers: int = 1,
    executor: Executor | None = None,
) -> Registers:
    """Return the registers of some articles; rows stand by date, then as they are printed.

    They are read in so many processes, or through the executor that has so many workers.
    """
    ordered = sorted(articles, key=lambda one: (one.dating.date, one.file, one.cut.number, one.id))
    prepare = partial(compile_facts, knowledge.without_addresses())
    if executor:
        rows = map_portions(
            Team(executor, workers), read_portion, deal_evenly(ordered, PORTION), prepare=prepare
        )
    else:
        rows = map_forked(partial(read_rows, prepare()), ordered, workers, portion=PORTION)
    proposals: list[Proposal] = []
    figures: list[Figure] = []
    for proposed, counted in rows:
        proposals += proposed
        figures += counted
    return Registers(tuple(proposals), tuple(figures), find_threads(ordered, proposals))


def read_portion(facts: Facts, portion: Sequence[Article]) -> Iterator[Rows]:
    """Yield the rows of some articles, in whatever process or thread."""
    return map(partial(read_rows, facts), portion)


def read_rows(facts: Facts, article: Article) -> Rows:
    """Return the rows of one article."""
    return [*read_proposals(article, facts)], [*read_figures(article, facts)]
