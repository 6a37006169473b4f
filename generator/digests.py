"""Digests of values, by which what was made from them is known again."""

import pickle
from dataclasses import replace
from hashlib import sha256

from generator.knowledge import Knowledge
from generator.program import identify_program


def digest_shared(knowledge: Knowledge) -> str:
    """Return the digest of what everything is made from: the program, and what an archivist knows of more than one page.

    Addresses, corrections and sources.yml grow with the archive and say something of single pages.
    """
    known = replace(knowledge.without_addresses(), corrections=(), sources=())
    return digest_values(identify_program(), known)


def digest_values(*values: object) -> str:
    """Return the digest of values; the same in every run that makes them in the same way."""
    return sha256(pickle.dumps(values, protocol=5)).hexdigest()
