"""What `generator mint` writes: ids of today's articles, pages and lists, and where others lead that were given before."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.assembly.minted import make_opening
from generator.assembly.naming import text_of
from generator.identities import fingerprint_page
from generator.knowledge import MintedId
from generator.model import Archive, Article, NewspaperPage, Withdrawal
from generator.reading.id_files import COLUMNS
from generator.writing.lists import Lists, read_url

NO_LISTS = Lists({}, ())


def mint_ids(
    archive: Archive, minted: Sequence[MintedId], day: str, lists: Lists = NO_LISTS
) -> tuple[MintedId, ...]:
    """Return all ids that were ever given, those of today as they are known now; none goes, none is changed."""
    live = [mint_article(article) for article in archive.articles]
    live += [mint_page(page) for page in archive.pages]
    known = {row.id: row for row in minted if row.kind == "article"}
    live += [mint_withdrawal(one, known.get(one.id)) for one in archive.withdrawals]
    live += [MintedId(kind, identity, title=name) for (kind, identity), name in lists.given.items()]
    dates = {(row.kind, row.id): row.date for row in minted}
    rows = {(row.kind, row.id): replace(row, date=dates.get((row.kind, row.id), day)) for row in live}
    targets = list_targets(archive, lists)
    for row in minted:
        key = row.kind, row.id
        rows.setdefault(key, replace(row, state="moved", to=targets.get(key) or row.to))
    return tuple(rows[key] for key in sorted(rows))


def list_targets(archive: Archive, lists: Lists) -> Mapping[tuple[str, str], str]:
    """Return for each kind and id that no one bears the id to which it leads, "" where nothing is left."""
    kinds = {"articles": "article", "pages": "page"}
    targets = {
        (kinds[forward.url.split("/")[1]], forward.id): identity_of(forward.to)
        for forward in archive.forwards
    }
    for forward in lists.forwards:
        key, to = read_url(forward.url), read_url(forward.to)
        if key and to:
            targets[key] = (
                to[1] if to[0] == key[0] else forward.to.removeprefix("archive/").removesuffix(".html")
            )
    return targets


def mint_article(article: Article) -> MintedId:
    """Return the row of an article."""
    first = min((role.line for role in article.cut.roles), default=0)
    opening = make_opening(text_of(article.cut))
    return MintedId(
        "article", article.id, article.file, first, article.fingerprint, article.cut.title, opening
    )


def mint_withdrawal(withdrawal: Withdrawal, row: MintedId | None) -> MintedId:
    """Return the row of a withdrawn article, without the words by which a published one is known again."""
    file = withdrawal.file or (row.file if row else "")
    first = withdrawal.first_line or (row.first_line if row else 0)
    return MintedId("article", withdrawal.id, file, first, withdrawal.fingerprint, state="withdrawn")


def mint_page(page: NewspaperPage) -> MintedId:
    """Return the row of a newspaper page."""
    source = page.cut_page.page
    return MintedId("page", page.id, source.file, fingerprint=fingerprint_page(source))


def identity_of(url: str) -> str:
    """Return the id in an address, "" in none."""
    return url.rpartition("/")[2].removesuffix(".html")


def write_ids(rows: Sequence[MintedId]) -> str:
    """Return the table as it is written to ids.csv."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(list_cells(rows))
    return buffer.getvalue()


def list_cells(rows: Sequence[MintedId]) -> Iterator[tuple[object, ...]]:
    """Yield the cells of each row."""
    for row in rows:
        yield tuple(" ".join(str(getattr(row, column)).split()) for column in COLUMNS)
