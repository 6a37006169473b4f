"""Make the registers of an archive: the rows of every article, in order, and the threads through them."""

from collections.abc import Iterable

from generator.knowledge import Knowledge
from generator.model import Article
from generator.model.registers import Figure, Proposal, Registers
from generator.registers.facts import compile_facts
from generator.registers.figures import read_figures
from generator.registers.proposals import read_proposals
from generator.registers.threads import find_threads


def make_registers(articles: Iterable[Article], knowledge: Knowledge) -> Registers:
    """Return the registers of some articles; rows stand by date, then as they are printed."""
    facts = compile_facts(knowledge)
    ordered = sorted(articles, key=lambda one: (one.dating.date, one.file, one.cut.number, one.id))
    proposals: list[Proposal] = []
    figures: list[Figure] = []
    for article in ordered:
        proposals += read_proposals(article, facts)
        figures += read_figures(article, facts)
    return Registers(tuple(proposals), tuple(figures), find_threads(ordered, proposals))
