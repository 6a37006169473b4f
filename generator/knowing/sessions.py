"""Which session of a people's congress or of a consultative conference an article reports on."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.folding import HAN, fold
from generator.knowledge import ArchiveSettings
from generator.model import Cut

NUMBER = "[一二三四五六七八九十百]{1,4}"
CONGRESS = re.compile(
    rf"(?P<place>[{HAN}]{{0,8}}?)(?:第(?P<term>{NUMBER})届(?P<nation>全国)?人民代表大会第(?P<meeting>{NUMBER})次会议"
    rf"|(?P<short_term>{NUMBER})届(?P<national>全国)?(?:人大|人代会)(?P<short_meeting>{NUMBER})次会议)"
)
CONFERENCE = re.compile(
    rf"(?P<before>[{HAN}]{{0,8}}?)政协(?P<place>[{HAN}]{{0,8}}?)第?(?P<term>{NUMBER})届(?:委员会)?第?(?P<meeting>{NUMBER})次会议"
)
MARKS = re.compile("[,。;:!?]")
NATION = "全国"
LEVELS = "省市区县州旗"
PLACE = re.compile(rf"[{HAN}]{{1,7}}[{LEVELS}]$")
LEADING_VERB = re.compile(r"^.*(?:召开的?|参加|出席|传达了?|列席|在|于|经|是|为|开好)")


def find_session(cut: Cut, settings: ArchiveSettings, places: Sequence[str]) -> str:
    """Return the full name of the session: that of the headline, else the one named most in the text; "" if none."""
    headline = [*name_sessions(" ".join((cut.title, cut.subtitle, cut.lead_in)), settings, places)]
    if headline:
        return headline[0]
    text = "\n".join(paragraph.text for paragraph in cut.paragraphs)
    return most_named(name_sessions(text, settings, places))


def most_named(sessions: Iterator[str]) -> str:
    """Return the session named most often, the first of equals; "" where none is named."""
    counts = Counter(sessions)
    return max(counts, key=lambda name: counts[name], default="")


def name_sessions(text: str, settings: ArchiveSettings, places: Sequence[str]) -> Iterator[str]:
    """Yield the full name of each session that a text names, in order."""
    clauses = (
        "\n".join(clause for clause in MARKS.split(fold(text)) if "届" in clause) if "届" in text else ""
    )
    for found in CONGRESS.finditer(clauses):
        place = found["nation"] or found["national"] or resolve_place(found["place"], settings, places)
        term, meeting = found["term"] or found["short_term"], found["meeting"] or found["short_meeting"]
        if place:
            yield name_congress(place, term, meeting)
    for found in CONFERENCE.finditer(clauses):
        place = resolve_place(found["place"] or found["before"], settings, places)
        if place:
            yield name_conference(place, found["term"], found["meeting"])


def name_congress(place: str, term: str, meeting: str) -> str:
    """Return the full name of a session of a people's congress; that of the nation names its term first."""
    body = f"第{term}届全国人民代表大会" if place == NATION else f"{place}第{term}届人民代表大会"
    return f"{body}第{meeting}次会议"


def name_conference(place: str, term: str, meeting: str) -> str:
    """Return the full name of a session of a consultative conference."""
    body = f"第{term}届{place}委员会" if place == NATION else f"{place}第{term}届委员会"
    return f"政协{body}第{meeting}次会议"


def resolve_place(words: str, settings: ArchiveSettings, places: Sequence[str]) -> str:
    """Return the full name of the place that the words before a session end in; "" where they end in none."""
    known = next(
        (place for place in (*places, settings.city, settings.province) if place and words.endswith(place)),
        "",
    )
    short = {"市": settings.city, "省": settings.province}
    bare = LEADING_VERB.sub("", words)
    if known or words.endswith(NATION):
        return known or NATION
    if bare[-1:] in short and len(bare) < 2:
        return short[bare[-1:]]
    return bare if PLACE.match(bare) else ""


def session_of_page(sessions: Sequence[str], settings: ArchiveSettings) -> str:
    """Return the session that a special page is about: the congress of the archive's own city named most there."""
    own = [session for session in sessions if settings.city and session.startswith(settings.city)]
    return most_named(iter(own))
