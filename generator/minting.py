"""What `generator mint` writes: the ids of today's articles and pages, and where those lead that no one bears any more."""

import csv
import io
from collections.abc import Iterator, Sequence

from generator.assembly.minted import make_opening
from generator.assembly.naming import text_of
from generator.identities import fingerprint_page
from generator.knowledge import MintedId
from generator.model import Archive, Article, NewspaperPage, Withdrawal
from generator.reading.id_files import COLUMNS


def mint_ids(archive: Archive, minted: Sequence[MintedId], day: str) -> tuple[MintedId, ...]:
    """Return all ids that were ever given, those of today as they are known now; none goes, none is changed."""
    dates = {row.id: row.date for row in minted}
    live = [mint_article(article, dates.get(article.id, day)) for article in archive.articles]
    live += [mint_page(page, dates.get(page.id, day)) for page in archive.pages]
    known = {row.id: row for row in minted}
    live += [mint_withdrawal(one, known.get(one.id), dates.get(one.id, day)) for one in archive.withdrawals]
    borne = {row.id for row in live}
    targets = {forward.id: identity_of(forward.to) for forward in archive.forwards}
    old = [move_id(row, targets.get(row.id, "")) for row in minted if row.id not in borne]
    return tuple(sorted([*live, *old], key=lambda row: (row.kind, row.id)))


def mint_article(article: Article, day: str) -> MintedId:
    """Return the row of an article."""
    first = min((role.line for role in article.cut.roles), default=0)
    opening = make_opening(text_of(article.cut))
    return MintedId(
        "article", article.id, article.file, first, article.fingerprint, article.cut.title, opening, date=day
    )


def mint_withdrawal(withdrawal: Withdrawal, row: MintedId | None, day: str) -> MintedId:
    """Return the row of a withdrawn article, without the words by which a published one is known again."""
    file = withdrawal.file or (row.file if row else "")
    first = withdrawal.first_line or (row.first_line if row else 0)
    return MintedId(
        "article", withdrawal.id, file, first, withdrawal.fingerprint, "", "", state="withdrawn", date=day
    )


def mint_page(page: NewspaperPage, day: str) -> MintedId:
    """Return the row of a newspaper page."""
    source = page.cut_page.page
    return MintedId("page", page.id, source.file, 0, fingerprint_page(source), "", "", date=day)


def move_id(row: MintedId, to: str) -> MintedId:
    """Return the row of an id that no one bears, with where it leads."""
    return MintedId(
        row.kind,
        row.id,
        row.file,
        row.first_line,
        row.fingerprint,
        row.title,
        row.opening,
        state="moved",
        to=to or row.to,
        date=row.date,
    )


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
