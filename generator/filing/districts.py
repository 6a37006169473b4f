"""File an article by district: what it is about, what it only mentions, the city where no single one fits."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.filing.matching import choose_matches, overlaps
from generator.filing.passages import ArticleText, Passage, Place, prove
from generator.filing.speakers import POST_WORDS
from generator.folding import fold
from generator.knowledge import Clue, District, Knowledge
from generator.model import DistrictLabel, Notice, Page

CITY = ("city", "市级")
"""Id and name of the label of an article that is about no single district."""

SUBJECT_WEIGHTS = {"title": 4.0, "subtitle": 2.0, "lead_in": 2.0, "subhead": 1.0, "lead": 2.0, "body": 1.0}
"""What a sentence that names the district counts; a news item says first where it happened."""

LIKELY_WEIGHT = 0.5
"""Share of that for a sentence with likely clues only."""

LEAST_SCORE = 2.0
"""An article is about a district from two sentences, or from the title or the first paragraph alone."""

LEAST_SHARE = 0.6
"""And only if the district has this share of all that is said of districts."""

MOST_TITLED = 2
"""Districts that a title may name together for the article to be about each; three make it the city's."""

OFFICE = re.compile(rf"[^,。;“”!?:的了]{{0,16}}(?:{POST_WORDS})")
"""What follows a place that is part of somebody's post: 某区某局局长."""

SENTENCE_END = re.compile(r"[。!?;]”?")


@dataclass(frozen=True)
class DistrictIndex:
    """The districts, ready for searching."""

    districts: tuple[District, ...]
    meanings: dict[str, tuple[tuple[int, bool], ...]]
    """Clue to the districts that it points to, by index, and whether it proves them alone."""
    masks: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """All words to be searched for."""
        return self.masks.union(self.meanings)


class _Mention(NamedTuple):
    """A clue where it stands."""

    district: int
    is_certain: bool
    is_post: bool
    """True where it only says whose officer or firm somebody is."""
    sentence: int
    place: Place


@dataclass(frozen=True)
class _Standing:
    """All mentions of a district, and what they weigh."""

    district: int
    mentions: tuple[_Mention, ...]
    score: float
    is_titled: bool


def compile_districts(knowledge: Knowledge) -> DistrictIndex:
    """Build the index once for all articles."""
    districts = knowledge.districts.districts
    numbers = {district.id: number for number, district in enumerate(districts)}
    meanings: dict[str, dict[int, bool]] = {}
    for district in districts:
        number = numbers[district.same_as or district.id]
        for clue in _read_clues(district):
            found = meanings.setdefault(fold(clue.text), {})
            found[number] = found.get(number, False) or (clue.level == "certain" and clue.use != "org")
    return DistrictIndex(
        districts=districts,
        meanings={word: tuple(sorted(found.items())) for word, found in meanings.items()},
        masks=frozenset(map(fold, knowledge.districts.masks)),
    )


def _read_clues(district: District) -> Iterator[Clue]:
    yield from district.clues
    known = {clue.text for clue in district.clues}
    for name in (district.name, district.full_name, *district.variants):
        if name and name not in known:
            yield Clue(name, "name", "certain")


def file_by_district(
    article: ArticleText, index: DistrictIndex
) -> tuple[tuple[DistrictLabel, ...], tuple[Notice, ...]]:
    """File the article: what it is about first, or the city; then what it mentions; then what is doubtful."""
    mentions = [mention for passage in article.passages for mention in _find_mentions(passage, index)]
    standings = _weigh(mentions, len(index.districts))
    about = _choose(standings)
    labels = [_label(article.page, standing, index, "about") for standing in about]
    if not labels:
        labels = [DistrictLabel(*CITY, "about", ())]
    others = [standing for standing in standings if standing not in about]
    labels += [_label(article.page, standing, index, "mentioned") for standing in others]
    return tuple(labels), tuple(_doubts(article, standings, about, index))


def _find_mentions(passage: Passage, index: DistrictIndex) -> Iterator[_Mention]:
    matches = choose_matches(passage.whole_matches, index.meanings)
    if not matches:
        return
    masks = choose_matches(passage.matches, index.masks)
    ends = [match.end() for match in SENTENCE_END.finditer(passage.text)]
    for match in matches:
        if not overlaps(match, masks):
            start, end, word = match
            sentence = bisect_right(ends, start)
            is_post = _is_post(passage, start, end)
            place = Place(passage, start, word)
            for number, is_certain in index.meanings[word]:
                yield _Mention(number, is_certain, is_post, sentence, place)


def _is_post(passage: Passage, start: int, end: int) -> bool:
    if passage.part in ("post", "caption") or passage.is_speaker(start):
        return True
    return passage.part != "title" and bool(OFFICE.match(passage.text, end))


def _weigh(mentions: list[_Mention], count: int) -> list[_Standing]:
    """Keep the districts that a certain clue proves, the strongest first, then in the order of the file."""
    standings = []
    for number in range(count):
        own = tuple(mention for mention in mentions if mention.district == number)
        if any(mention.is_certain for mention in own):
            titled = any(mention.is_certain and mention.place.passage.part == "title" for mention in own)
            standings.append(_Standing(number, own, _score(own), titled))
    return sorted(standings, key=lambda standing: (-standing.score, standing.district))


def _score(mentions: tuple[_Mention, ...]) -> float:
    sentences: dict[tuple[Passage, int], float] = {}
    for mention in mentions:
        if not mention.is_post:
            key = (mention.place.passage, mention.sentence)
            weight = SUBJECT_WEIGHTS[key[0].part] * (1 if mention.is_certain else LIKELY_WEIGHT)
            sentences[key] = max(sentences.get(key, 0.0), weight)
    return sum(sentences.values())


def _choose(standings: list[_Standing]) -> list[_Standing]:
    titled = [standing for standing in standings if standing.is_titled]
    if titled:
        return titled if len(titled) <= MOST_TITLED else []
    total = sum(standing.score for standing in standings)
    best = standings[:1]
    return [s for s in best if s.score >= LEAST_SCORE and s.score >= LEAST_SHARE * total]


def _label(page: Page, standing: _Standing, index: DistrictIndex, relation: str) -> DistrictLabel:
    district = index.districts[standing.district]
    ordered = sorted(standing.mentions, key=lambda mention: (mention.is_post, not mention.is_certain))
    evidence = prove(page, (mention.place for mention in ordered))
    return DistrictLabel(district.id, district.name, relation, evidence)


def _doubts(
    article: ArticleText, standings: list[_Standing], about: list[_Standing], index: DistrictIndex
) -> Iterator[Notice]:
    strong = [standing for standing in standings if standing.score >= LEAST_SCORE]
    if strong and strong != about:
        names = "、".join(index.districts[standing.district].name for standing in strong)
        filed = "、".join(index.districts[standing.district].name for standing in about) or CITY[1]
        reason = f"拿不准：几个县市区都写得多，归入{filed}"
        yield Notice(article.page.file, article.first_line, "unsure", names, reason)
