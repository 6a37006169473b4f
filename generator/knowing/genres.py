"""Of which sort an article is: the first rule of archive.yml that fits decides."""

import re
from collections.abc import Sequence

from generator.folding import fold
from generator.knowledge import GenreRule
from generator.model import Cut


def find_genre(cut: Cut, rules: Sequence[GenreRule]) -> str:
    """Return the name of the first rule whose cue stands in its field, "" where none does."""
    return next((rule.name for rule in rules if re.search(rule.cue, field_text(cut, rule.field))), "")


def field_text(cut: Cut, field: str) -> str:
    """Return the folded text of the field that a rule looks at."""
    if field == "caption":
        return fold("\n".join(caption.text for caption in cut.captions))
    if field == "text":
        return fold("".join(paragraph.text for paragraph in cut.paragraphs))
    return fold(str(getattr(cut, field)))
