"""Who is named in an article, with role and post as printed, and who it is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.cut.headline import read_speaker, read_speakers
from generator.folding import HAN, fold, narrow
from generator.model import Cut, Person, Piece
from generator.trade.names import IDENTITY, POST, SPEAKS, is_name, name_pattern, surname_pattern

ACTS = r"(?:作|主持|出席|参加|讲话|调研|视察|致辞|宣布|率|会见)"
FOLLOWS = re.compile(
    rf"(?:{SPEAKS}|{ACTS}|获|评|在|带领|领衔|提|陪同|担任|就|对|看来|接受|向|到|前往|赴|走访|深入|一行|为|也|则|还|以|和|与|及|等|的|、|,|。|;|:|\)|”|$)"
)
"""What can stand behind a name; it tells where a name ends."""

CLAUSE_START = re.compile(r"[,。;:!?“”‘’()\s]|传达了|了(?=[省市区县州]委)|来自|邀请|由(?=[^,。]{0,12}$)")
ENUMERATION = re.compile(
    rf"(?:(?<=[,。;\s”])|^)(?P<names>(?:[{HAN}]{{2,4}}、){{2,}}[{HAN}]{{2,4}}?)(?=等)等(?P<kind>[^,。;]{{0,12}})"
)
LEADERS = re.compile(r"[省市区县州]?领导")
LED = re.compile(
    rf"(?P<kind>[省市区县州]领导)(?P<names>(?:[{HAN}]{{2,3}}、)+[{HAN}]{{2,3}}?)(?=等|参加|出席|陪同|[,。])"
)
"""Leaders whose capacity stands before their names."""

WEAK_POST = re.compile(r"(?:代表|委员|专家|选手|演员)$")
"""Posts that are common nouns too: behind them only someone who speaks, acts or heads a list is a name."""

SPEAKS_OR_ACTS = re.compile(rf"(?:{SPEAKS}|{ACTS}|、|领衔|提)")
NO_POST = re.compile(r"(?:记者|通讯员|老师|学生|客户|家长)$")
BARE_OFFICE = re.compile(r"^(?:常务)?副?[市区县州旗镇乡]长$")
"""An office that needs its place before it: 市长 of which city?"""


@dataclass(frozen=True)
class Speaker:
    """A person with the capacity and the post that a line gives."""

    name: str
    role: str
    post: str


def describe_speakers(text: str, places: Sequence[str], body: str = "") -> tuple[Speaker, ...]:
    """Return whom a lead-in or deck introduces, with role and post; `places` are full names of districts."""
    bare = re.sub(r"^[—–\-\s(]*(?:专?访)?", "", narrow(text)).rstrip(": )")
    parts = re.split(rf",(?={IDENTITY.pattern[1:]})", bare)
    speakers = []
    for part in parts if read_speakers(text, body) else []:
        name = read_speaker(part, body)
        if name:
            speakers.append(describe_speaker(part[: -len(name)], name, places))
    return tuple(speakers)


def describe_speaker(before: str, name: str, places: Sequence[str]) -> Speaker:
    """Return role and post from the words before a name."""
    identity = IDENTITY.match(before)
    role = identity[0] if identity else ""
    post = before[len(role) :].strip("、, ")
    return Speaker(name, role, place_offices(post, places))


def place_offices(post: str, places: Sequence[str]) -> str:
    """Return a post in which every bare office has its place: 某市委副书记、市长 → 某市委副书记、某市市长."""
    place = next((place for place in places if post.startswith(place)), "")
    offices = [
        place + office if place and BARE_OFFICE.match(office) else office for office in post.split("、")
    ]
    return "、".join(offices)


def find_subjects(cut: Cut) -> tuple[str, ...]:
    """Return whom the article is about: named by the headline, else who acts or speaks in its first paragraph."""
    if cut.speakers or cut.actors:
        return cut.speakers or cut.actors
    if not cut.paragraphs or cut.roster:
        return ()
    text = narrow("\n".join(paragraph.text for paragraph in cut.paragraphs))
    names = [name for name in dict.fromkeys(first_names(text)) if is_leading(name, text)]
    return tuple(names[:1])


def first_names(text: str) -> Iterator[str]:
    """Yield the names of the first paragraph: behind a post, or such as speak later on."""
    first = text.split("\n", 1)[0]
    for mention in find_mentions(first):
        yield mention.name
    for name in spoken_names(text):
        if name in first:
            yield name


def is_leading(name: str, text: str) -> bool:
    """Tell whether someone acts in the first paragraph or speaks anywhere."""
    first = text.split("\n", 1)[0]
    acts = re.search(rf"{re.escape(name)}[^,。]{{0,30}}{ACTS}", first)
    return bool(acts or re.search(rf"{re.escape(name)}{SPEAKS}", text))


@cache
def _spoken() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<=[。,;”\n])|^)({name_pattern()}){SPEAKS}")


def spoken_names(text: str) -> tuple[str, ...]:
    """Return the names that begin a clause and speak."""
    return tuple(dict.fromkeys(_spoken().findall(text)))


@cache
def _with_post() -> re.Pattern[str]:
    return re.compile(rf"{POST}(?={surname_pattern()}[{HAN}])")


def find_mentions(text: str, known: Sequence[str] = ()) -> Iterator[Speaker]:
    """Yield the people who follow a post in running text, in order; `known` are names that are sure."""
    end = 0
    for post in _with_post().finditer(text):
        if post.start() < end or NO_POST.search(post[0]):
            continue
        follows = SPEAKS_OR_ACTS if WEAK_POST.search(post[0]) else FOLLOWS
        name = measure_name(text, post.end(), follows, known)
        if not name:
            continue
        before = re.sub(r"^[和与及、]", "", clause_before(text, post.end(), end))
        end = post.end() + len(name)
        identity = re.search(r"(?:全国|[省市区县州])?(?:人大代表|政协委员)$", before)
        role = identity[0] if identity else ""
        yield Speaker(name, role, before[: len(before) - len(role)])
        for other in listed_names(text, end):
            yield Speaker(other, role, "")


def clause_before(text: str, position: int, start: int) -> str:
    """Return the words of the clause before a position, posts joined by 、 included."""
    window = text[max(start, position - 40) : position]
    return CLAUSE_START.split(window)[-1] or window


def measure_name(text: str, start: int, follows: re.Pattern[str], known: Sequence[str]) -> str:
    """Return the name that begins at a place: a known one, else the longest that something fit follows."""
    sure = next((name for name in known if text.startswith(name, start)), "")
    candidates = (text[start : start + length] for length in (4, 3, 2))
    fitting = (name for name in candidates if is_ended(name, text[start:], follows))
    return sure or next(fitting, "")


def is_ended(name: str, text: str, follows: re.Pattern[str]) -> bool:
    """Tell whether a name that the text begins with ends there."""
    return is_name(name) and not FOLLOWS.match(name[-1]) and bool(follows.match(text, len(name)))


def listed_names(text: str, start: int) -> Iterator[str]:
    """Yield the names that go on a list: (张三)、李四、王五等."""
    going_on = re.match(rf"((?:、{name_pattern()}(?=[、等]))+)等", text[start:])
    if going_on:
        yield from going_on[1].strip("、").split("、")


def find_people(cut: Cut, subjects: Sequence[str], places: Sequence[str]) -> tuple[Person, ...]:
    """Return everyone whom the article names: subjects first, then signers, roster, and those mentioned."""
    people = [
        *subject_people(cut, subjects, places),
        *(Person(signature.name, "", "", signature.relation, signature.line) for signature in cut.signatures),
        *(
            Person(caption.credit, "", "", "photographer", caption.line)
            for caption in cut.captions
            if caption.credit
        ),
        *(Person(name.name, "", "", "roster", name.line) for name in cut.roster),
        *mentioned_people(cut, subjects, places),
    ]
    return tuple(dict.fromkeys(people))


def subject_people(cut: Cut, subjects: Sequence[str], places: Sequence[str]) -> Iterator[Person]:
    """Yield the subjects with role and post from the headline, or from the text where it gives none."""
    body = fold("".join(paragraph.text for paragraph in cut.paragraphs))
    introduced = describe_speakers(cut.lead_in, places, body) or describe_speakers(cut.subtitle, places, body)
    known = {speaker.name: speaker for speaker in introduced}
    if not set(subjects) <= set(known):
        text = narrow("\n".join(paragraph.text for paragraph in cut.paragraphs))
        for mention in find_mentions(text, subjects):
            post = place_offices(mention.post, places)
            known.setdefault(mention.name, Speaker(mention.name, mention.role, post))
    for name in subjects:
        speaker = known.get(name, Speaker(name, "", ""))
        yield Person(name, speaker.role, speaker.post, "subject", first_line(cut, name))


def first_line(cut: Cut, name: str) -> int:
    """Return the number of the headline's line, or else the first line of text, that names someone."""
    for paragraph in () if name in cut.lead_in + cut.title + cut.subtitle else cut.paragraphs:
        if name in paragraph.text:
            return line_at(paragraph.pieces, paragraph.text.index(name))
    return cut.heading_lines[0] if cut.heading_lines else 0


def line_at(pieces: Sequence[Piece], position: int) -> int:
    """Return the source line of a position in a paragraph."""
    for piece in pieces:
        if position < len(piece.text):
            return piece.line
        position -= len(piece.text)
    return 0


def mentioned_people(cut: Cut, subjects: Sequence[str], places: Sequence[str]) -> Iterator[Person]:
    """Yield those whom the text names with a post, in a list of leaders, or as speaking; each once."""
    seen = set(subjects)
    for paragraph in cut.paragraphs:
        text = narrow(paragraph.text)
        for speaker in [*find_mentions(text, subjects), *enumerated(text)]:
            if speaker.name not in seen:
                seen.add(speaker.name)
                line = line_at(paragraph.pieces, text.index(speaker.name))
                post = place_offices(speaker.post, places)
                yield Person(speaker.name, speaker.role, post, "mentioned", line)


def enumerated(text: str) -> Iterator[Speaker]:
    """Yield the names of a list that ends in 等…领导 or begins with 县领导."""
    if "领导" not in text:
        return
    for found in [*ENUMERATION.finditer(text), *LED.finditer(text)]:
        names = found["names"].split("、")
        leaders = LEADERS.search(found["kind"])
        if leaders and all(map(is_name, names)):
            yield from (Speaker(name, "", leaders[0]) for name in names)
