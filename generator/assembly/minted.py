"""Addresses that last: which article or page of today bears an id that was given before, and where the other ids lead."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from generator.folding import fold
from generator.identities import OPENING
from generator.knowledge import MintedId

LEAST_ALIKE = 0.5
"""Part of the pairs of characters of headline and opening that an article keeps while it is still the same one: 3 % of
misread characters change about six in a hundred, another headline a third; two articles share a tenth."""

LEAST_HELD = 0.5
"""The same of the opening that the text of an article holds into which another one was merged."""

SHARED = 20
"""Folded characters in a row that two texts share at the same place of their beginning."""

SAME_FILE = 0.2
"""What standing in the same file adds to likeness."""


@dataclass(frozen=True)
class Candidate:
    """An article or page of today as ids see it."""

    key: tuple[str, int]
    """File and number of the article on its page, 0 for a page."""
    fingerprint: str
    title: str
    opening: str
    text: str
    """All of its text, folded."""
    files: frozenset[str]
    """The files, in composed form, that it stands in, and those that they replace."""


Index = Mapping[str, Sequence[Candidate]]
"""Candidates by what an id can be looked up with: a file, a headline, the first words."""


def index_candidates(candidates: Iterable[Candidate]) -> Index:
    """Return the candidates by file, folded headline and first words."""
    index: dict[str, list[Candidate]] = {}
    for one in candidates:
        for name in {*one.files, title_key(one.title), *opening_keys(one.opening)} - {""}:
            index.setdefault(name, []).append(one)
    return index


def title_key(title: str) -> str:
    """Return under which name a headline is looked up."""
    return f"\n{fold(title)}" if title else ""


def opening_keys(opening: str) -> list[str]:
    """Return under which names the first words of a text are looked up: portion by portion, one may be misread."""
    return [f"\t{at} {opening[at : at + SHARED]}" for at in range(0, len(opening), SHARED)]


@dataclass(frozen=True)
class Assigned:
    """Who bears which id."""

    ids: Mapping[tuple[str, int], str]
    unminted: tuple[tuple[str, int], ...]
    """Those whose id is provisional."""
    forwards: Mapping[str, str]
    """For each given id that no one bears the id to which it leads; "" where nothing of it is left."""


def assign_ids(candidates: Sequence[Candidate], minted: Sequence[MintedId]) -> Assigned:
    """Give every candidate its minted id, or a provisional one that no other ever had; lead the other ids on."""
    live = [row for row in minted if row.state != "moved"]
    ids = match_exactly(candidates, live)
    taken = set(ids.values())
    ids |= match_by_likeness(
        [one for one in candidates if one.key not in ids], [row for row in live if row.id not in taken]
    )
    unminted = tuple(one.key for one in candidates if one.key not in ids)
    ids |= name_others([one for one in candidates if one.key not in ids], {row.id for row in minted})
    return Assigned(ids, unminted, lead_on(candidates, ids, minted))


def match_exactly(candidates: Sequence[Candidate], rows: Sequence[MintedId]) -> dict[tuple[str, int], str]:
    """Return the ids of those that say what they said when the id was given; of equals those of the same place first."""
    waiting: dict[str, list[MintedId]] = {}
    for row in rows:
        waiting.setdefault(row.fingerprint, []).append(row)
    ids = {}
    for one in candidates:
        equal = waiting.get(one.fingerprint)
        if equal:
            best = min(equal, key=lambda row: (not is_same_file(row, one), row.id != one.fingerprint, row.id))
            equal.remove(best)
            ids[one.key] = best.id
    return ids


def match_by_likeness(
    candidates: Sequence[Candidate], rows: Sequence[MintedId]
) -> dict[tuple[str, int], str]:
    """Return the ids of those that still say most of it, the most alike first."""
    index = index_candidates(candidates) if rows else {}
    pairs = [
        (-likeness, row.id, one.key)
        for row in rows
        for one in find_near(row, index)
        if (likeness := measure_likeness(row, one)) >= LEAST_ALIKE
    ]
    ids: dict[tuple[str, int], str] = {}
    given: set[str] = set()
    for _, identity, key in sorted(pairs):
        if key not in ids and identity not in given:
            ids[key] = identity
            given.add(identity)
    return ids


def find_near(row: MintedId, index: Index) -> list[Candidate]:
    """Return the candidates of the same file, and those elsewhere with the same headline or first words, each once."""
    names = (normalize("NFC", row.file), title_key(row.title), *opening_keys(row.opening))
    found = {one.key: one for name in names for one in index.get(name, ())}
    return list(found.values())


def is_same_file(row: MintedId, one: Candidate) -> bool:
    """Tell whether an id was given in the file that a candidate stands in."""
    return normalize("NFC", row.file) in one.files


def measure_likeness(row: MintedId, one: Candidate) -> float:
    """Return how much of what an id was given for a candidate still says; a page is its file."""
    if row.kind == "page":
        return 1.0 if is_same_file(row, one) else 0.0
    theirs, mine = pairs_of(row.title, row.opening), pairs_of(one.title, one.opening)
    shared = len(theirs & mine) / max(1, min(len(theirs), len(mine)))
    return shared + (SAME_FILE if is_same_file(row, one) else 0.0)


def pairs_of(*texts: str) -> set[str]:
    """Return the pairs of neighbouring characters of some texts, folded."""
    words = [fold(text) for text in texts]
    return {text[at : at + 2] for text in words for at in range(len(text) - 1)}


def name_others(candidates: Iterable[Candidate], given: set[str]) -> dict[tuple[str, int], str]:
    """Return provisional ids: the fingerprint, numbered where another one has, or ever had, it."""
    used = set(given)
    ids = {}
    for one in candidates:
        identity, number = one.fingerprint, 1
        while identity in used:
            number += 1
            identity = f"{one.fingerprint}-{number}"
        used.add(identity)
        ids[one.key] = identity
    return ids


def lead_on(
    candidates: Sequence[Candidate], ids: Mapping[tuple[str, int], str], minted: Sequence[MintedId]
) -> dict[str, str]:
    """Return where each id leads that no candidate bears."""
    borne = set(ids.values())
    moved = {row.id: row.to for row in minted if row.state == "moved"}
    lost = [row for row in minted if row.id not in borne]
    index = index_candidates(candidates) if lost else {}
    steps = {row.id: moved.get(row.id) or find_holder(row, index, ids) for row in lost}
    return {row.id: follow(row.id, steps, borne) for row in lost}


def find_holder(row: MintedId, index: Index, ids: Mapping[tuple[str, int], str]) -> str:
    """Return the id of the candidate whose text holds most of what an id was given for, "" where none does."""
    wanted = pairs_of(row.title, row.opening)
    if row.kind == "page" or not wanted:
        return ""
    shares = [
        (
            len(wanted & pairs_of(one.title, one.text)) / len(wanted) + SAME_FILE * is_same_file(row, one),
            ids[one.key],
        )
        for one in find_near(row, index)
    ]
    best = max(shares, default=(0.0, ""))
    return best[1] if best[0] >= LEAST_HELD + SAME_FILE / 2 else ""


def follow(identity: str, steps: Mapping[str, str], borne: set[str]) -> str:
    """Return the id that is borne at the end of a chain, "" where it ends in nothing or goes round."""
    seen = {identity}
    at = steps.get(identity, "")
    while at and at not in borne and at not in seen:
        seen.add(at)
        at = steps.get(at, "")
    return at if at in borne else ""


def make_opening(text: str) -> str:
    """Return the first characters of a text, folded."""
    return fold(text)[:OPENING]
