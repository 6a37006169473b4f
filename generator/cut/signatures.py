"""Bylines and datelines: who wrote an article, and in which capacity. Patterns only; no name is known here."""

import re
from dataclasses import dataclass

from generator.cut.forms import Patterns, match_form, names_in
from generator.folding import HAN
from generator.trade.names import NAME, close_up, close_up_padding, is_name

SIGNER = (
    r"(?:记者|记老|计者|纪者|记考|记耆|记著|[通逋遇]讯员|通[迅汛]员|"
    r"实习生|评论员|特派员|特约撰稿人?|撰稿人?|见习生)"
)
"""Words for those who sign; 记老 and 计者 are how recognisers misread the commonest."""
ONE_NAME = rf"(?![{HAN}·]{{0,20}}{SIGNER}){NAME}(?!\s*[/:丨|])"
SEGMENT = re.compile(
    rf"(?:(?P<part>文/图|图/文|文|图|图文|文图|撰文|摄影|制图|漫画)(?:\s*[/:丨|]\s*|(?<=[文图])\s+))?(?P<outlet>[^\s,。:;!?()/“”]{{0,20}}?)(?P<signer>{SIGNER})(?P<mark>\s*[/:丨|]\s*|\s+|)"
    rf"(?P<names>{ONE_NAME}(?:(?:\s*[、,/]\s*|\s+){ONE_NAME})*)\s*(?:[{HAN}]{{2,6}}报道)?"
)
"""One group of signers: what they did, an outlet, the word for them, a mark, the names, from where."""

CREDIT = re.compile(
    rf"(?P<part>文|图|图文|文图|撰文|摄影|制图|漫画|作者|整理|供稿|编译)\s*[/:丨|]\s*(?P<names>{ONE_NAME}(?:(?:\s*[、,]\s*|\s+){ONE_NAME})*)\s*"
)
"""Signers without the word for them: 文/张三 图/李四."""

EDITORS = re.compile(
    rf"(?:责任编辑|责编|编辑|编审|审核|主播|播音|配音)\s*[/:\s]\s*{NAME}(?:\s+{NAME}(?!\s*[/:丨|]))*\s*"
)
"""Those who edited or read out a text; they stand beside its reporters and did not write it."""

PLACED = re.compile(
    rf"^\((?:(?P<place>[^()\s,。:;]{{2,24}})\s+)?(?P<names>{ONE_NAME}(?:\s+{ONE_NAME}){{0,2}})(?:\s*(?:文/图|图/文|文图|文|撰文|供稿|整理|报道))?\)$"
)
"""Who wrote a text, in brackets behind it, with place or body: (某县农技站 张三)."""

TRAILER = re.compile(
    rf"^(?:来源|稿源|文章来源|信息来源|(?:致歉|声明|启事|公告|申请|委托|拍卖|招标|出租|转让)人|数据来源|资料来源|讲述人|口述|整理|作者|作者单位|编辑|责任编辑|责编|审核|供稿|供稿单位|撰稿|转载自|摘自)\s*[:]\s*\S|^作者\s+{NAME}$|^\(?[{HAN}\s]{{2,20}}(?:供稿|提供)\)?$|^\(据.{{2,40}}(?:整理|编译|综合)\)$|^\(?本[期版栏]解答\s*[:]\s*\S|^[{HAN}\s]{{2,16}}口述\s.{{2,20}}整理$|^[{HAN}]{{2,8}}[台报社网](?:综合)?报道$|^(?:编辑|编导|摄像|主播|播音|配音)\s+{NAME}(?:\s+{NAME})*$"
)
"""Whence a text comes or who wrote it, on a line of its own behind it."""

ORNAMENT = re.compile(r"^[□■◆◇●○▲△◎☆★▪▍▌▎▋█◤◢◼◾]+\s*")
CITATION = re.compile(r"\s*《[^《》]{2,12}》\s*\([^()]*\d[^()]*\)$")
"""Where a text was copied from, behind its byline."""

BOTH = re.compile(r"\s+(?:文/图|图/文|文图|图文|摄影报道|文并摄)$")
"""Behind names that stand for text and pictures."""

PICTURES = ("图", "摄影", "制图", "漫画")
COLLECTIVE = re.compile(
    rf"^(?:本报|本刊|本台|[^\s,。:;!?()“”]{{1,8}}(?:报|网|社))(?:特约)?(?:评论员|编辑部|评论部)$|^本[报刊台][{HAN}]{{1,5}}(?:大[姐哥]|编[者辑]|信箱|热线|[部组])$"
)
"""A byline without a name: 本报评论员, 本报知心大姐."""

DATELINE = re.compile(r"^(?P<head>[^\s,。;:!?“”()]{0,24}?[讯电汛]\s*\((?P<who>[^()]{1,80})\))\s*")
BARE_DATELINE = re.compile(
    r"^(?P<head>(?:本报|本刊|本台|本网|[^\s,。;:!?“”()]{1,8}(?:报|网|社|台|在线))[^\s,。;:!?“”()]{0,12}?(?:讯|电))(?P<who>)(?:\s+|$)"
)
AGENCY_DATELINE = re.compile(
    r"^(?P<head>[【\[](?:[^【】\[\]]{1,30}(?:电|讯|报道|消息|文章|月号)|又讯|又电)[】\]]|[^\s,。;:!?“”()]{1,8}(?:网|台|社|报|视)消息(?:\([^()]{1,10}\))?[:,](?!.{0,6}指出))(?P<who>)\s*"
)
"""【新华社某地十二日电】; 央视网消息(新闻联播):"""

LONGEST_BYLINE = 60
"""Characters; the longest byline of the seeds has 18, four signers with outlets need about 50."""

WROTE = re.compile(rf"^(?P<names>[{HAN}]\s{{1,3}}[{HAN}](?=[作画摄])|{NAME}(?:\s+{NAME})?)\s*[著书绘译作画]$")
"""Who wrote a serial, or the characters of a picture: 张三 著."""

WHENCE = re.compile(
    rf"^(?:[{HAN}\d]{{4,16}}(?:\s[{HAN}\d]{{2,10}})?\s+(?P<name>{NAME})|(?P<first>{NAME})\s*\([{HAN}\d]{{2,16}}\))$"
)
"""A name behind or before the school, body or place of its bearer: 某县一中 张三; 张三(某县一中)."""

INSET = re.compile(r"(?:链接|手记|点评|提示|背景|声音|资料|故事|档案)$")
"""Words over an inset that stand behind an ornament, too."""

LOST_NAME = re.compile(rf"^本[报刊台]?(?:特约|首席)?{SIGNER}\s*[{HAN}]?$")
"""A byline whose name the recogniser lost."""

MOST_NAMES = 4
"""Names behind an ornament; more are a list."""

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
    text = BOTH.sub("", CITATION.sub("", ORNAMENT.sub("", text)))
    while position < len(text):
        editors = EDITORS.match(text, position)
        if editors and (position or editors.end() < len(text)):
            position = editors.end()
            continue
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
    padded = close_up_padding(text.strip())
    return [close_up(name) for name in NAME_SEPARATOR.split(padded) if name]


def read_byline(narrow: str, forms: Patterns = ()) -> tuple[Signer, ...]:
    """Return the signers of a byline: those with the word for them, or bare names, as guest authors sign.

    `forms` are those of the archivist: their group `names` holds the names.
    """
    formed = match_form(forms, narrow)
    if formed and not read_signers(narrow.strip("()")):
        return read_names(names_in(formed))
    placed = PLACED.match(narrow) or WROTE.match(narrow)
    text = placed["names"] if placed else read_author(ORNAMENT.sub("", narrow)) or narrow.strip("()")
    names = split_names(ORNAMENT.sub("", text))
    return read_signers(text) or tuple(Signer(name, "reporter") for name in names if is_name(name))


def is_byline(narrow: str) -> bool:
    """Tell whether a line holds signers and nothing else."""
    if len(narrow) > LONGEST_BYLINE:
        return False
    wrote = WROTE.match(narrow)
    if wrote and all(map(is_name, split_names(wrote["names"]))):
        return True
    if ORNAMENT.match(narrow) and are_words(ORNAMENT.sub("", narrow)) and not INSET.search(narrow):
        return True
    if LOST_NAME.match(narrow) or (ORNAMENT.match(narrow) and read_author(ORNAMENT.sub("", narrow))):
        return True
    signers = read_signers(narrow.strip("()"))
    return bool(COLLECTIVE.match(narrow)) or any(signer.relation != "photographer" for signer in signers)


def read_author(narrow: str) -> str:
    """Return the name in a text that holds it with the school, body or place of its bearer, else ""."""
    found = WHENCE.match(narrow)
    name = close_up(found["name"] or found["first"]) if found else ""
    return name if is_name(name) else ""


def are_words(narrow: str) -> bool:
    """Tell whether a text consists of at most four words as short as names, pen names among them."""
    words = split_names(narrow)
    return 0 < len(words) <= MOST_NAMES and all(re.fullmatch(rf"[{HAN}]{{2,4}}", word) for word in words)


def is_placed(narrow: str) -> bool:
    """Tell whether a line is a name in brackets, with or without the place that it writes from."""
    placed = PLACED.match(narrow)
    return placed is not None and all(map(is_name, split_names(placed["names"])))


def is_trailer(narrow: str) -> bool:
    """Tell whether a line says whence a text comes or who wrote it."""
    return len(narrow) <= LONGEST_BYLINE and bool(TRAILER.match(narrow))


def read_names(text: str) -> tuple[Signer, ...]:
    """Return the names of a text as reporters; those in front of it that are no names are passed over."""
    signers = read_signers(text.strip("() "))
    return signers or tuple(
        Signer(name, "reporter") for name in split_names(text.strip("() ")) if is_name(name)
    )


def read_dateline(narrow: str, forms: Patterns = ()) -> Dateline | None:
    """Return the dateline that a line begins with, None where it begins with none; `forms` are the archivist's."""
    formed = next((found for form in forms if (found := form.match(narrow))), None)
    if formed:
        space = len(narrow[formed.end() :]) - len(narrow[formed.end() :].lstrip())
        return Dateline(formed[0].strip(), formed.end() + space, read_names(names_in(formed)))
    found = DATELINE.match(narrow)
    signers = read_signers(found["who"].strip()) if found else ()
    if found and not signers and not re.search(SIGNER, found["who"]):
        found = None
    found = found or BARE_DATELINE.match(narrow) or AGENCY_DATELINE.match(narrow)
    return Dateline(found["head"], found.end(), signers) if found else None
