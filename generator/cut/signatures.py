"""Bylines and datelines: who wrote an article, and in which capacity. Patterns only; no name is known here."""

import re
from dataclasses import dataclass

from generator.folding import HAN
from generator.trade.names import NAME, close_up, is_name

SIGNER = r"(?:记者|通讯员|实习生|评论员|特派员|特约撰稿人?|撰稿人?|见习生)"
ONE_NAME = rf"(?![{HAN}·]{{0,20}}{SIGNER}){NAME}(?!\s*[/:])"
SEGMENT = re.compile(
    rf"(?:(?P<part>文|图|图文|文图|撰文|摄影|制图|漫画)\s*[/:]\s*)?(?P<outlet>[^\s,。:;!?()/“”]{{0,20}}?)(?P<signer>{SIGNER})(?P<mark>\s*[/:]\s*|\s+|)"
    rf"(?P<names>{ONE_NAME}(?:(?:\s*[、,/]\s*|\s+){ONE_NAME})*)\s*(?:[{HAN}]{{2,6}}报道)?"
)
"""One group of signers: what they did, an outlet, the word for them, a mark, the names, from where."""

CREDIT = re.compile(
    rf"(?P<part>文|图|图文|文图|撰文|摄影|制图|漫画|作者|整理|供稿|编译)\s*[/:]\s*(?P<names>{ONE_NAME}(?:(?:\s*[、,]\s*|\s+){ONE_NAME})*)\s*"
)
"""Signers without the word for them: 文/张三 图/李四."""

ORNAMENT = re.compile(r"^[□■◆◇●○▲△◎☆★▪▍◼◾]+\s*")
PICTURES = ("图", "摄影", "制图", "漫画")
COLLECTIVE = re.compile(
    r"^(?:本报|本刊|本台|[^\s,。:;!?()“”]{1,8}(?:报|网|社))(?:特约)?(?:评论员|编辑部|评论部)$"
)
"""A byline without a name: 本报评论员."""

DATELINE = re.compile(r"^(?P<head>[^\s,。;:!?“”()]{0,24}?(?:讯|电)\s*\((?P<who>[^()]{1,80})\))\s*")
BARE_DATELINE = re.compile(
    r"^(?P<head>(?:本报|本刊|本台|本网|[^\s,。;:!?“”()]{1,8}(?:报|网|社|台|在线))[^\s,。;:!?“”()]{0,12}?(?:讯|电))(?P<who>)\s+"
)
LONGEST_BYLINE = 60
"""Characters; the longest byline of the seeds has 18, four signers with outlets need about 50."""

NAME_SEPARATOR = re.compile(r"\s*[、,/]\s*|\s+")


@dataclass(frozen=True)
class Signer:
    """A name in a byline and what it signs as."""

    name: str
    relation: str
    """`reporter`, `correspondent` or `photographer`."""


@dataclass(frozen=True)
class Dateline:
    """The head of a news item."""

    text: str
    """As printed, with half-width punctuation."""
    length: int
    """Characters of the line that it takes, following spaces too."""
    signers: tuple[Signer, ...]


def read_signers(text: str) -> tuple[Signer, ...]:
    """Return the signers that the whole text consists of, () where it holds anything else.

    The text has half-width punctuation. Without a mark between 记者 and the names, the names must begin
    with known surnames: 记者走进田间 is no byline.
    """
    signers: list[Signer] = []
    position = 0
    text = ORNAMENT.sub("", text)
    while position < len(text):
        segment = SEGMENT.match(text, position) or CREDIT.match(text, position)
        if not segment:
            return ()
        names = split_names(segment["names"])
        if segment.groupdict().get("mark") == "" and not all(map(is_name, names)):
            return ()
        signers += [Signer(name, relation_of(segment)) for name in names]
        position = segment.end()
    return tuple(signers)


def relation_of(segment: re.Match[str]) -> str:
    """Return what a group of signers signs as."""
    if segment["part"] in PICTURES:
        return "photographer"
    return "correspondent" if segment.groupdict().get("signer") == "通讯员" else "reporter"


def split_names(text: str) -> list[str]:
    """Return the names of a list, with the padding of two-character names closed up."""
    padded = re.sub(rf"(?<![{HAN}])([{HAN}])\s{{1,3}}([{HAN}])(?![{HAN}])", r"\1\2", text.strip())
    return [close_up(name) for name in NAME_SEPARATOR.split(padded) if name]


def read_byline(narrow: str) -> tuple[Signer, ...]:
    """Return the signers of a byline: those with the word for them, or bare names, as guest authors sign."""
    text = narrow.strip("()")
    names = split_names(ORNAMENT.sub("", text))
    return read_signers(text) or tuple(Signer(name, "reporter") for name in names if is_name(name))


def is_byline(narrow: str) -> bool:
    """Tell whether a line holds signers and nothing else."""
    if len(narrow) > LONGEST_BYLINE:
        return False
    signers = read_signers(narrow.strip("()"))
    return bool(COLLECTIVE.match(narrow)) or any(signer.relation != "photographer" for signer in signers)


def read_dateline(narrow: str) -> Dateline | None:
    """Return the dateline that a line begins with, None where it begins with none."""
    found = DATELINE.match(narrow)
    signers = read_signers(found["who"].strip()) if found else ()
    if found and not signers and not re.search(SIGNER, found["who"]):
        found = None
    found = found or BARE_DATELINE.match(narrow)
    return Dateline(found["head"], found.end(), signers) if found else None
