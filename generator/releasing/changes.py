"""What changed between releases, and since the last one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.releasing.rows import Release, ReleaseRow
from generator.releasing.state import LIVE, Item

Key = tuple[str, str]
"""Kind and id."""

GONE = {"article": "moved", "page": "moved", "correction": "dropped"}
"""What is said of something that is not there any more; an address is only ever added."""


def read_state(releases: Iterable[Release]) -> dict[Key, ReleaseRow]:
    """Return what was last said of everything that was ever published; the oldest release first."""
    return {(row.kind, row.id): row for release in releases for row in release.rows}


def compare(before: Mapping[Key, ReleaseRow], items: Sequence[Item]) -> list[ReleaseRow]:
    """Return what changed, in the order of kinds and ids."""
    rows = [row for item in items if (row := compare_item(before.get(item.key), item))]
    here = {item.key for item in items}
    rows += list_gone(before, here)
    return sorted(rows, key=lambda row: (row.kind, row.id))


def compare_item(row: ReleaseRow | None, item: Item) -> ReleaseRow | None:
    """Return what changed of one thing, None where nothing did."""
    change = find_change(row, item)
    return ReleaseRow(change, item.kind, item.id, item.address, item.text, item.facts) if change else None


def find_change(row: ReleaseRow | None, item: Item) -> str:
    """Name what changed of one thing, "" where nothing did."""
    if item.status:
        return "" if row and row.change == item.status else item.status
    if row is None:
        return "added"
    if row.change not in LIVE:
        return "restored"
    if row.text != item.text:
        return "text"
    return "facts" if row.facts != item.facts else ""


def list_gone(before: Mapping[Key, ReleaseRow], here: set[Key]) -> Iterator[ReleaseRow]:
    """Yield what was there and is not."""
    for key, row in before.items():
        change = GONE.get(row.kind, "")
        if key not in here and change and row.change in LIVE:
            yield ReleaseRow(change, row.kind, row.id, row.address, row.text, row.facts)


def list_addresses(releases: Iterable[Release]) -> dict[str, str]:
    """Return every address that was ever released, with the day of its first release."""
    days: dict[str, str] = {}
    for release in releases:
        for row in release.rows:
            if row.address:
                days.setdefault(row.address, release.date)
    return days


def gather_history(releases: Iterable[Release]) -> dict[str, list[tuple[str, str]]]:
    """Return for each article, by id, day and kind of each change, the oldest first."""
    history: dict[str, list[tuple[str, str]]] = {}
    for release in releases:
        for row in release.rows:
            if row.kind == "article":
                history.setdefault(row.id, []).append((release.date, row.change))
    return history
