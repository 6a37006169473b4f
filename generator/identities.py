"""Provisional ids: from what an article says, so that names and order of files do not change them.

An id that is to last is minted; until then it is made here, the same in every run.
"""

import hashlib
from collections.abc import Iterable

from generator.folding import fold
from generator.model import Cut, Page

DIGITS = 12
"""Hexadecimal digits of an id: two of a million articles meet with a chance below one in 500."""

OPENING = 200
"""Folded characters of the text that go into an article's id; what is mended further down leaves it as it is."""


def fingerprint_article(cut: Cut) -> str:
    """Return the id that an article has by its headline and the beginning of its text."""
    text = "".join(paragraph.text for paragraph in cut.paragraphs) or "".join(
        name.name for name in cut.roster
    )
    captions = "".join(caption.text for caption in cut.captions) if not text else ""
    return "a" + digest([cut.lead_in, cut.title, cut.subtitle, fold(text + captions)[:OPENING]])


def fingerprint_page(page: Page) -> str:
    """Return the id that a newspaper page has by its text."""
    return "p" + digest(page.lines)


def digest(parts: Iterable[str]) -> str:
    """Return a short digest of some texts, folded."""
    joined = "\n".join(fold(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
