"""Who speaks in a passage, and how: proposing, giving an opinion, promising, or giving orders."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from generator.folding import HAN
from generator.model import Article, Person
from generator.registers.tables import read_rules
from generator.trade.names import surname_strokes

PROPOSING, TELLING, PROMISING, ORDERING = "propose", "opinion", "promise", "order"


HEAD, TAIL = "\ue010", "\ue011"
"""What hides the first and the further characters of a name: characters of nobody's."""


@dataclass(frozen=True)
class Voice:
    """Who speaks at some place of an article, and how."""

    who: tuple[str, ...] = ()
    mode: str = ""
    """propose, opinion, promise or order; "" where nobody speaks."""


@dataclass(frozen=True)
class Cast:
    """The people of an article who may speak."""

    article: Article

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """Those whom the article presents as its speakers."""
        return self.article.subjects

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Record of each name that may speak, the one with the most said of it: subjects, and who is named with a post."""
        chosen: dict[str, Person] = {}
        for person in self.article.people:
            known = chosen.get(person.name)
            said = len(person.role + person.post)
            may_speak = person.relation == "subject" or (
                person.relation == "mentioned" and said and is_name(person.name)
            )
            if may_speak and (known is None or said > len(known.role + known.post)):
                chosen[person.name] = person
        return chosen

    @cached_property
    def is_news(self) -> bool:
        """True for a report with a dateline or without a deputy as its subject: what officials say there are orders."""
        return not any(self.people[name].role for name in self.subjects if name in self.people)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names that may speak, the longest first: one may be a part of another."""
        return tuple(sorted(self.people, key=lambda name: (-len(name), name)))

    def hear_names(self, text: str) -> Iterator["Heard"]:
        """Yield every place where a name, a pronoun or a group stands before a word of speaking."""
        hidden = text
        for name in self.names:
            hidden = hidden.replace(name, HEAD + TAIL * (len(name) - 1))
        return (Heard(found, text) for found in compile_speech().finditer(hidden))


@dataclass(frozen=True)
class Heard:
    """A match in a text whose names are hidden, and the text."""

    found: re.Match[str]
    text: str

    def __getitem__(self, group: str) -> str:
        """Return what a group matched, as it is in the text; "" where it matched nothing."""
        start, end = self.found.span(group)
        return self.text[start:end] if start >= 0 else ""


@cache
def compile_speech() -> re.Pattern[str]:
    """Match what `hear_names` yields, names being hidden; groups `who` and `verb`.

    One pattern for all articles: one for the names of each took longer to compile than to use.
    """
    rules = read_rules_of_speech()
    speech = rules["speech"]
    verbs = "|".join(speech[mode] for mode in ("propose", "opinion", "order"))
    name, many = f"{HEAD}{TAIL}*", f"(?P<many>{rules['joint']})[^,。;“”]{{0,10}}?"
    return re.compile(
        rf"(?:(?P<who>{name})|(?P<pronoun>(?<![其吉])(?:{rules['pronoun']}))|{many})"
        rf"(?P<between>[^。;“”]{{0,18}}?)(?P<verb>{verbs})"
        rf"|(?:(?<=^)|(?<=[,;。“的]))(?P<named>(?![^,。]{{0,2}}(?:人大|政协|党|全国))[{HAN}{HEAD}{TAIL}]{{2,3}})(?:委员|代表)(?![、,:们])"
        rf"[^,。;“”]{{0,24}}?(?:{speech['propose']})"
        rf"|(?P<heads>{name})(?P<colon>:)"
        rf"|(?P<group>{rules['collective']})(?:[^。;]{{0,60}}?,)?[^,。;]{{0,18}}?(?:{rules['collective_verbs']})"
    )


@cache
def compile_cue() -> re.Pattern[str]:
    """Match a word of speaking, or the colon behind a name: where neither stands, nobody is heard."""
    rules = read_rules_of_speech()
    return re.compile("|".join((*rules["speech"].values(), rules["collective_verbs"], ":")))


@cache
def read_rules_of_speech() -> Mapping[str, Any]:
    """Return the rules of proposals.yml."""
    return read_rules("proposals.yml")


def hear(text: str, cast: Cast, voice: Voice) -> tuple[Voice, int, int]:
    """Return who speaks in a part of a sentence and where the words that say so begin and end, (-1, -1) without them."""
    if not compile_cue().search(text):
        return voice, -1, -1
    for found in cast.hear_names(text):
        who = name_speakers(found, cast, voice)
        if who and is_noun(text, found):
            voice = Voice(who, voice.mode)
        elif who:
            return Voice(who, judge_mode(found, cast, who)), *found.found.span()
    is_going_on = voice.who and voice.mode != ORDERING
    bare = re.search(read_rules_of_speech()["bare"], text) if is_going_on else None
    return (Voice(voice.who, PROPOSING), *bare.span("verb")) if bare else (voice, -1, -1)


def is_noun(text: str, found: Heard) -> bool:
    """Tell whether the word of speaking is a thing here: 她的建议获评优秀."""
    rules = read_rules_of_speech()
    behind = text[found.found.end() :]
    if (
        not found["verb"]
        or behind.startswith(":")
        or not re.fullmatch(rules["speech"]["propose"], found["verb"])
    ):
        return False
    return bool(re.search(rules["noun_before"], found["between"]) or re.match(rules["noun_after"], behind))


def name_speakers(found: Heard, cast: Cast, voice: Voice) -> tuple[str, ...]:
    """Return the names behind a match: a pronoun is the one who spoke last, else the subject."""
    if found["group"]:
        return (found["group"],)
    if found["named"]:
        return (found["named"],) if is_name(found["named"]) else ()
    if found["heads"]:
        return (found["heads"],)
    if found["many"]:
        return cast.subjects if len(cast.subjects) > 1 else voice.who
    if "联名" in found["between"] and len(cast.subjects) > 1:
        return cast.subjects
    if found["who"]:
        return (found["who"],)
    return voice.who or cast.subjects[:1]


def judge_mode(found: Heard, cast: Cast, who: tuple[str, ...]) -> str:
    """Return how someone speaks, by the word: officials in a report give orders."""
    rules = read_rules_of_speech()
    verb = found["verb"]
    if found["named"] or found["group"]:
        return PROPOSING
    if found["colon"]:
        return TELLING
    if re.fullmatch(rules["speech"]["propose"], verb):
        return ORDERING if cast.is_news and is_official(cast, who) and verb == "希望" else PROPOSING
    if cast.is_news and is_official(cast, who) and re.fullmatch(rules["speech"]["order"], verb):
        return ORDERING
    return TELLING


def name_seat(cast: Cast, who: str) -> str:
    """Return the capacity of someone named by his seat alone, 张三委员, or of a group, 委员们."""
    text = "".join(paragraph.text for paragraph in cast.article.cut.paragraphs)
    if who.endswith("委员们") or f"{who}委员" in text:
        return "市政协委员"
    return "市人大代表" if who.endswith("代表们") or f"{who}代表" in text else "其他"


def is_name(words: str) -> bool:
    """Tell whether some characters can be a name: they begin with a surname and end in no form of address."""
    is_begun = words[:1] in surname_strokes() or words[:2] in surname_strokes()
    return is_begun and not words.endswith(tuple(read_rules_of_speech()["addresses"]))


def is_official(cast: Cast, who: tuple[str, ...]) -> bool:
    """Tell whether the speaker holds an office."""
    posts = [cast.people[name].post for name in who if name in cast.people]
    return any(re.search(read_rules_of_speech()["officials"], post) for post in posts)


def name_capacity(cast: Cast, who: tuple[str, ...], *, is_promise: bool) -> str:
    """Return in which capacity someone speaks: who promises for the body that he leads speaks as its official."""
    rules = read_rules_of_speech()
    if is_promise and is_official(cast, who):
        return "官员"
    if who[0] not in cast.people:
        return name_seat(cast, who[0])
    roles = " ".join(cast.people[name].role or cast.people[name].post for name in who if name in cast.people)
    for capacity, pattern in rules["deputies"].items():
        if re.search(pattern, roles):
            return str(capacity)
    posts = " ".join(cast.people[name].post for name in who if name in cast.people)
    if re.search(rules["officials"], posts) and not re.search(rules["businesses"], posts):
        return "官员"
    return "企业" if re.search(rules["businesses"], posts) else "其他"
