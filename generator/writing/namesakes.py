"""Which records of a printed name may be called one person, and which other names are easily taken for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.knowledge import Knowledge
from generator.model import Article, Person
from generator.searching.pinyin import group_by_sound
from generator.searching.shapes import group_by_shape
from generator.trade.names import POST_WORDS

Record = tuple[Person, Article]

MAKERS = frozenset({"reporter", "correspondent", "photographer"})
"""Relations of those who made an article."""

LEAST_EMPLOYER = 4
"""Characters of an employer's name that two posts must share: fewer are a city or a rank."""

SEPARATORS = "、,，;；"


@dataclass(frozen=True)
class Group:
    """The records of a name under one post."""

    post: str
    """Role and post as printed; "" where none is."""
    is_maker: bool
    """True for those that sign articles."""
    records: tuple[Record, ...]


@dataclass(frozen=True)
class GroupedName:
    """All records of a name."""

    groups: tuple[Group, ...]
    """Posts first, then signatures, then what has no post."""
    is_one: bool
    """True where every group agrees with another in post or employer, or the archivist says so."""


def group_records(name: str, records: Sequence[Record], knowledge: Knowledge, join: str) -> GroupedName:
    """Group the records of a name; `join` stands between role and post."""
    found: dict[tuple[int, str], list[Record]] = {}
    for person, article in records:
        post = join.join(filter(None, (person.role, person.post)))
        order = 0 if post else 1 if person.relation in MAKERS else 2
        found.setdefault((order, post), []).append((person, article))
    groups = tuple(
        Group(post, order == 1, tuple(found[order, post]))
        for order, post in sorted(found, key=lambda key: key[0])
    )
    known = [post for one in knowledge.people if one.name == name for post in one.posts]
    return GroupedName(groups, _count_persons(groups, known) == 1)


def _count_persons(groups: Sequence[Group], known: Sequence[str]) -> int:
    """Count the sets of groups that agree, directly or through others."""
    persons: list[list[Group]] = []
    for group in groups:
        agreeing = [person for person in persons if any(_agree(group, other, known) for other in person)]
        persons = [person for person in persons if person not in agreeing]
        persons.append([group, *(one for person in agreeing for one in person)])
    return len(persons)


def _agree(one: Group, other: Group, known: Sequence[str]) -> bool:
    if one.is_maker or other.is_maker:
        maker, holder = (one, other) if one.is_maker else (other, one)
        papers = {article.newspaper for _, article in maker.records if article.newspaper}
        return any(paper in holder.post for paper in papers)
    if not one.post or not other.post:
        return False
    if _is_known(one.post, known) and _is_known(other.post, known):
        return True
    return _share_post(one.post, other.post) or bool(_list_employers(one.post) & _list_employers(other.post))


def _is_known(post: str, known: Sequence[str]) -> bool:
    """Tell whether a post is one that the archivist lists: pages leave out the city, the archivist may not."""
    return any(part.endswith(one) or one.endswith(part) for part in _list_offices(post) for one in known)


def _share_post(one: str, other: str) -> bool:
    """Tell whether two posts have a part in common that is more than a rank: 市人大代表 says nothing."""
    return bool(_list_offices(one) & _list_offices(other))


def _list_offices(post: str) -> frozenset[str]:
    parts = (part for part in _split(post) if not part.endswith(("人大代表", "政协委员", "党代表")))
    return frozenset(part for part in parts if len(part) >= LEAST_EMPLOYER)


def _list_employers(post: str) -> frozenset[str]:
    return frozenset(
        employer for part in _list_offices(post) if len(employer := _cut_office(part)) >= LEAST_EMPLOYER
    )


def _cut_office(part: str) -> str:
    """Return the body that an office is of: 某厂 for 某厂副厂长."""
    office = max((word for word in POST_WORDS if part.endswith(word)), key=len, default="")
    return part.removesuffix(office).rstrip("副总") if office else ""


def _split(post: str) -> Iterator[str]:
    for separator in SEPARATORS:
        post = post.replace(separator, "\n")
    return (part.strip() for part in post.split("\n") if part.strip())


def find_alike_names(names: Iterable[str], makers: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """Return for each name those that differ from it in one character of like sound or shape, or in one signature.

    Two who sign articles of one paper are told apart by readers only when the page says that there are two.
    """
    names = sorted(names)
    families = _gather_families(names)
    alike: dict[str, set[str]] = {}
    for one, other in _find_neighbours(names):
        if {one, other} <= makers or _differ_lightly(one, other, families):
            alike.setdefault(one, set()).add(other)
            alike.setdefault(other, set()).add(one)
    return {name: tuple(sorted(found)) for name, found in alike.items()}


def _gather_families(names: Iterable[str]) -> dict[str, set[str]]:
    """Return for each character the characters that sound or look like it."""
    chars = {char for name in names for char in name}
    families: dict[str, set[str]] = {}
    for family in (*group_by_sound(chars).values(), *group_by_shape(chars)):
        for char in family:
            families.setdefault(char, set()).update(family)
    return families


def _find_neighbours(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names of one length that differ in one character behind the first."""
    masked: dict[tuple[int, str, str], list[str]] = {}
    for name in names:
        for at in range(1, len(name)):
            masked.setdefault((at, name[:at], name[at + 1 :]), []).append(name)
    for found in masked.values():
        yield from combinations(found, 2)


def _differ_lightly(one: str, other: str, families: Mapping[str, set[str]]) -> bool:
    return all(a == b or b in families.get(a, ()) for a, b in zip(one, other, strict=True))
