"""Which names of an article have a page: those who speak, hold a post, sign, or stand on a printed list.

A private person in a story has none, and the archivist can hide a name.
"""

from collections.abc import Iterable

from generator.knowledge import Knowledge
from generator.model import Person

RELATIONS = ("subject", "mentioned", "roster", "reporter", "correspondent", "photographer")
"""How a name stands in an article, in the order in which a page of names shows it."""


def find_hidden(knowledge: Knowledge) -> frozenset[str]:
    """Collect the names that the archivist keeps out of the pages of names."""
    return frozenset(person.name for person in knowledge.people if person.hidden)


def select_public(people: Iterable[Person], hidden: frozenset[str]) -> tuple[Person, ...]:
    """Keep the mentions that a page of names may show, in their order."""
    return tuple(person for person in people if _is_public(person) and person.name not in hidden)


def _is_public(person: Person) -> bool:
    return person.relation != "mentioned" or bool(person.post or person.role)
