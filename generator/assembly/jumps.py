"""Find the two ends of each jump: joined where both agree, linked where that is only probable."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.assembly.agreement import Agreement, End, compare_ends
from generator.assembly.issues import Issues, read_issues
from generator.assembly.jump_marks import digits_of, normalize_number, read_jumps
from generator.assembly.printed import Place, PrintedArticle
from generator.assembly.unmarked import find_unmarked

MOST_LINKS = 3
"""Ends that one end is linked with while none is sure; more would be guessing."""

Pair = tuple[End, End, Agreement]
"""An end that goes out, one that comes in, and what speaks for them."""


@dataclass(frozen=True)
class Jumps:
    """Which articles go on where."""

    following: Mapping[Place, Place]
    """Article → the one on another page that continues it."""
    reasons: Mapping[Place, str]
    """For each article in `following`, why its continuation is the right one."""
    probable: tuple[tuple[Place, Place, str], ...]
    """Article, probable continuation, and what speaks for it."""


def find_jumps(articles: Sequence[PrintedArticle], paper: str) -> Jumps:
    """Find the continuations of articles; `paper` is what pages are of by default."""
    ends = [End(printed, jump) for printed in articles for jump in read_jumps(printed.article.cut.jump)]
    if not ends:
        return Jumps({}, {}, ())
    issues = read_issues([printed.page for printed in articles], paper)
    pairs = list(pair_ends(ends, issues))
    sure = choose_sure([pair for pair in pairs if pair[2].is_sure])
    following = {first.place: second.place for first, second, _ in sure}
    settled_out, settled_in = set(following), set(following.values())
    rest = [pair for pair in pairs if pair[0].place not in settled_out and pair[1].place not in settled_in]
    paired = {end.place for pair in pairs for end in pair[:2]}
    alone = [end for end in ends if end.place not in paired]
    return Jumps(
        following,
        {first.place: agreement.reason for first, _, agreement in sure},
        (*list_probable(rest), *find_unmarked(alone, articles, issues)),
    )


def pair_ends(ends: Sequence[End], issues: Issues) -> Iterator[Pair]:
    """Yield each pair of ends that can be one jump."""
    arriving: defaultdict[tuple[str, str], list[End]] = defaultdict(list)
    for end in ends:
        if not end.jump.is_out:
            number = digits_of(normalize_number(end.printed.page.number))
            for issue in issues.keys_of(end.printed.page):
                arriving[issue, number].append(end)
    for end in ends:
        if end.jump.is_out:
            numbers = (digits_of(end.jump.page), "")
            keys = [(issue, number) for issue in issues.keys_of(end.printed.page) for number in numbers]
            found = {other.place: other for key in keys for other in arriving.get(key, ())}
            for other in found.values():
                agreement = compare_ends(end, other)
                if agreement:
                    yield end, other, agreement


def choose_sure(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the pairs that are one jump, the best supported first; equal claims to one end settle nothing."""
    chosen: list[Pair] = []
    following: dict[Place, Place] = {}
    claimed: tuple[set[Place], set[Place]] = (set(), set())
    by_weight: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_weight[pair[2].weight].append(pair)
    for weight in sorted(by_weight, reverse=True):
        free = [p for p in by_weight[weight] if p[0].place not in claimed[0] and p[1].place not in claimed[1]]
        outgoing, incoming = Counter(p[0].place for p in free), Counter(p[1].place for p in free)
        for pair in free:
            first, second = pair[0].place, pair[1].place
            if outgoing[first] == incoming[second] == 1 and first not in walk(second, following):
                following[first] = second
                chosen.append(pair)
        claimed = (claimed[0] | set(outgoing), claimed[1] | set(incoming))
    return chosen


def walk(place: Place, following: Mapping[Place, Place]) -> list[Place]:
    """Return an article and its continuations."""
    chain = [place]
    while chain[-1] in following and following[chain[-1]] not in chain:
        chain.append(following[chain[-1]])
    return chain


def list_probable(pairs: Iterable[Pair]) -> Iterator[tuple[Place, Place, str]]:
    """Yield the pairs that may be one jump, a few for each end, the best supported first."""
    counts: Counter[Place] = Counter()
    for first, second, agreement in sorted(pairs, key=lambda pair: -pair[2].weight):
        if max(counts[first.place], counts[second.place]) < MOST_LINKS:
            counts.update((first.place, second.place))
            yield first.place, second.place, agreement.reason
