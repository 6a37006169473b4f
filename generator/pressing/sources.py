"""What a page's Markdown says, without being kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

LINK_SIGNS = ("](", "]:", "][", "<http")
"""Without these a page has no link that MkDocs would look up among the files."""

PART = "--8<--"
"""Sign of a part of another file: such a page is left to MkDocs."""


@dataclass(frozen=True)
class Source:
    """What is known of a page's Markdown without keeping it."""

    digest: str
    may_link: bool
    is_apart: bool
    """True where the page can be made by itself."""


def read_source(text: str) -> Source:
    """Note what the page of a text depends on."""
    return Source(
        digest_all([text]), any(sign in text for sign in LINK_SIGNS), bool(text) and PART not in text
    )


def digest_all(texts: Iterable[str]) -> str:
    """Return the digest of texts and of where one ends."""
    digest = sha256()
    for text in texts:
        content = text.encode()
        digest.update(b"%d\n" % len(content))
        digest.update(content)
    return digest.hexdigest()
