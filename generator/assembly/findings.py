"""What the pages of an archive tell of each other, gathered before the archive is made."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.assembly.copies import Copies
from generator.assembly.jumps import Jumps
from generator.assembly.printed import Place, PrintedArticle
from generator.model import Notice


@dataclass(frozen=True)
class Findings:
    """Copies, jumps and links of an archive."""

    printed: Mapping[Place, PrintedArticle]
    """Every article of every page."""
    copies: Copies
    jumps: Jumps
    links: tuple[tuple[str, Place, Place, str], ...]
    """Kind, article, other article, reason; each pair once."""
    gaps: Mapping[Place, Notice]
    """What is missing of a series, by the first of its parts that is there."""
