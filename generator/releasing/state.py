"""The archive as a release remembers it: each article, page and correction by digests, each address."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Archive, Article, Notice

DIGITS = 16
"""Hexadecimal digits of a digest: a change that goes unseen has a chance of one in 10^19."""

LIVE = frozenset({"added", "text", "facts", "restored"})
"""Changes after which an article, page or correction is there."""


@dataclass(frozen=True)
class Item:
    """One thing that is published."""

    kind: str
    """article, page, correction or address."""
    id: str
    """Its id; the digest of a correction; an address itself."""
    address: str
    """Below the site's root; "" for a correction."""
    text: str = ""
    """Digest of its words."""
    facts: str = ""
    """Digest of what is said about it: date, signers, what it is filed under."""
    status: str = ""
    """"" where it is there; withdrawn or moved where only its address is."""

    @property
    def key(self) -> tuple[str, str]:
        """What names it."""
        return self.kind, self.id


def describe_state(archive: Archive, addresses: Iterable[str] = ()) -> list[Item]:
    """Return everything that an archive publishes; `addresses` are those of all its pages and files."""
    items = [
        *(describe_article(article) for article in archive.articles),
        *(
            Item("page", page.id, page.url, digest([page.cut_page.page.sha256, page.cut_page.page.lines]))
            for page in archive.pages
        ),
        *(Item("article", one.id, one.url, status="withdrawn") for one in archive.withdrawals),
        *list_moved(archive),
        *(Item("correction", identify_correction(notice), "") for notice in list_corrections(archive)),
    ]
    own = {item.address for item in items}
    items += [Item("address", address, address) for address in sorted(addresses) if address not in own]
    return list({item.key: item for item in reversed(items)}.values())[::-1]


def describe_article(article: Article) -> Item:
    """Return an article as a release remembers it."""
    cut = article.cut
    text = [
        cut.lead_in,
        cut.title,
        cut.subtitle,
        cut.dateline,
        [paragraph.text for paragraph in cut.paragraphs],
        [(subhead.text, subhead.before) for subhead in cut.subheads],
        [caption.text for caption in cut.captions],
        [name.name for name in cut.roster],
    ]
    facts = [
        (article.dating.date, article.dating.certainty),
        (article.newspaper, article.page, article.session, article.genre),
        article.subjects,
        [(signature.name, signature.relation) for signature in cut.signatures],
        [theme.id for theme in article.themes],
        [(district.id, district.relation) for district in article.districts],
        article.completeness,
    ]
    return Item("article", article.id, article.url, digest(text), digest(facts))


def list_moved(archive: Archive) -> Iterator[Item]:
    """Yield the articles and pages whose addresses lead elsewhere, or nowhere any more."""
    for forward in archive.forwards:
        for kind in ("article", "page"):
            if forward.url == f"archive/{kind}s/{forward.id}.html":
                yield Item(kind, forward.id, forward.url, status="moved")


def list_corrections(archive: Archive) -> list[Notice]:
    """Return the corrections that change the text."""
    return [notice for notice in dict.fromkeys(archive.notices) if notice.kind == "corrected"]


def identify_correction(notice: Notice) -> str:
    """Return what names a correction, wherever its line has gone."""
    return digest([notice.file, notice.text, notice.reason])


def digest(value: object) -> str:
    """Return a short SHA-256 of some texts."""
    content = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).hexdigest()[:DIGITS]
