"""Make the registers of an archive: the rows of every article, in order, and the threads through them."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

from generator.digests import digest_shared, digest_values
from generator.dispatch import Team, deal_evenly, map_portions
from generator.forking import map_forked
from generator.keeping import make_unknown
from generator.kept import NOTHING, Kept
from generator.knowledge import Knowledge
from generator.model import Article
from generator.model.registers import Figure, Proposal, Registers
from generator.registers.facts import Facts, compile_facts
from generator.registers.figures import read_figures
from generator.registers.proposals import read_proposals
from generator.registers.threads import find_threads


@dataclass(frozen=True)
class Rows:
    """The rows of one article."""

    proposals: tuple[Proposal, ...]
    figures: tuple[Figure, ...]


PORTION = 32
"""Articles that are read at a time: a tenth of a second of work."""


def make_registers(
    articles: Iterable[Article],
    knowledge: Knowledge,
    *,
    workers: int = 1,
    executor: Executor | None = None,
    kept: Kept = NOTHING,
) -> Registers:
    """Return the registers of some articles; rows stand by date, then as they are printed.

    They are read in so many processes, or through the executor that has so many workers, but for those that were
    `kept` of the last run.
    """
    ordered = sorted(articles, key=lambda one: (one.dating.date, one.file, one.cut.number, one.id))

    def read(unknown: Sequence[Article]) -> Iterator[Rows]:
        prepare = partial(compile_facts, knowledge.without_addresses())
        if executor:
            portions = deal_evenly(unknown, PORTION)
            yield from map_portions(Team(executor, workers), read_portion, portions, prepare=prepare)
        elif unknown:
            yield from map_forked(partial(read_rows, prepare()), unknown, workers, portion=PORTION)

    shared = digest_shared(knowledge)
    named = ((one.id, digest_values(shared, one), one) for one in ordered)
    rows = make_unknown(kept, Rows, named, read)
    proposals: list[Proposal] = []
    figures: list[Figure] = []
    for one in rows:
        proposals += one.proposals
        figures += one.figures
    return Registers(tuple(proposals), tuple(figures), find_threads(ordered, proposals))


def read_portion(facts: Facts, portion: Sequence[Article]) -> Iterator[Rows]:
    """Yield the rows of some articles, in whatever process or thread."""
    return map(partial(read_rows, facts), portion)


def read_rows(facts: Facts, article: Article) -> Rows:
    """Return the rows of one article."""
    return Rows(tuple(read_proposals(article, facts)), tuple(read_figures(article, facts)))
