"""Make the registers of an archive: the rows of every article, in order, and the threads through them."""

from collections.abc import Iterable
from functools import partial

from generator.forking import map_forked
from generator.knowledge import Knowledge
from generator.model import Article
from generator.model.registers import Figure, Proposal, Registers
from generator.registers.facts import Facts, compile_facts
from generator.registers.figures import read_figures
from generator.registers.proposals import read_proposals
from generator.registers.threads import find_threads

PORTION = 32
"""Articles that a process reads at a time."""


def make_registers(articles: Iterable[Article], knowledge: Knowledge, *, workers: int = 1) -> Registers:
    """Return the registers of some articles, read in so many processes; rows stand by date, then as they are printed."""
    facts = compile_facts(knowledge)
    ordered = sorted(articles, key=lambda one: (one.dating.date, one.file, one.cut.number, one.id))
    proposals: list[Proposal] = []
    figures: list[Figure] = []
    read = partial(read_rows, facts=facts)
    for proposed, counted in map_forked(read, ordered, workers, portion=PORTION):
        proposals += proposed
        figures += counted
    return Registers(tuple(proposals), tuple(figures), find_threads(ordered, proposals))


def read_rows(article: Article, facts: Facts) -> tuple[list[Proposal], list[Figure]]:
    """Return the rows of one article."""
    return [*read_proposals(article, facts)], [*read_figures(article, facts)]
