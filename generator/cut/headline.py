"""Take a headline apart: the line over it (lead-in), the title, the deck. Also names the people it speaks of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.cut.entries import GENRE
from generator.folding import HAN, fold, narrow
from generator.trade.names import IDENTITY, POST, SPEAKS, ends_with_post, is_name, name_pattern

LINES_KEPT = 512
"""Lines of which is remembered how they come apart: those of a page, which are asked many times."""

POST_AND_NAME = re.compile(rf"(?P<post>.*?{POST})(?P<name>[{HAN}]{{2,4}}|[{HAN}]{{1,6}}·[{HAN}]{{1,8}})$")
PART_OF_SERIES = re.compile(
    r"(?:^|[·\s(])(?:[上中下]篇|(?:之|系列)[一二三四五六七八九十]{1,3}|[(][上中下一二三四五六七八九十][)])\)?$"
)
PRESIDES = re.compile(
    r"(?:主持|出席|参加|讲话|致辞|宣布|作报告|批示|调研|陪同|会见|督导|指挥|宣讲|授课|慰问)"
)
ONLY_HAN = re.compile(rf"[{HAN}]+$")
NEXT_SPEAKER = re.compile(rf",(?={IDENTITY.pattern[1:]})")
"""Where a second speaker with a capacity of their own begins."""

OVER_END = re.compile(
    r"(?:强调|指出|要求|表示|提出|建议|宣布|宣称|透露|[^传听]说|显示|发现|证实|出炉|公布|发布|印发|举行|召开|开幕|闭幕|揭晓|会见|[后前时中]|之际|以来|——|—)$"
)
"""Words in which the line over a title ends."""

UNDER_START = re.compile(
    rf"(?:预计|预期|其中|涉及|通车后|今后|目前|决定|通过|审议|[{HAN}]{{2,6}}:|[访记读评悼](?=[^者得])|兼[评谈论议])"
)
"""Words with which the line under a title begins."""

WHERE = re.compile(r"[省市州盟县旗区镇乡村]$|街道$|社区$")
LONGEST_WHERE = 6
"""Characters of a place that stands alone over a title."""

UNMARKED = 9
BOLD = 7
"""Levels of lines without heading mark, and of those that are bold."""

FAR_LONGER = 1.7
SHORTEST_TITLE = 6
"""Folded characters of a title, and how many times longer the line over it may be without another sign."""

MOST_WORDS = 9
"""Words set apart before which a lead-in must have ended; the posts of two people have up to five."""

EVENT_VERB = re.compile(r"召开|参加|举行|出席|开展|主持|举办|传达|会见|调研|视察|走访|审议|听取")
EVENT_NOUN = re.compile(r"(?:会|会议|活动|精神|仪式|典礼|工作|情况|报告|培训班|论坛|大赛)$")


RUBRIC_BEFORE = re.compile(r"^【([^【】]{2,12})】\s*(?=\S)")
"""A rubric in brackets before the headline: 【民生】老楼装电梯."""

RUBRIC_BEHIND = re.compile(
    rf"(?<=[^\s(])\s*\(([{HAN}·]{{1,6}}(?:谈|话|论|语|评|记|笔|调研|观察|视点|聚焦|一线|现场|故事|人物|风采|纪实|心声|看台|论坛|关注|报道|解读|问答|讲述))\)$"
)
"""A rubric in brackets behind the headline: (一线调研), (今日谈)."""


@dataclass(frozen=True)
class Headline:
    """The parts of a headline."""

    lead_in: str
    title: str
    subtitle: str
    speakers: tuple[str, ...]
    """Names that the lead-in, or else the deck, ends in."""
    actors: tuple[str, ...]
    """Names that the headline says did something: (张三)主持会议并讲话."""
    rubric: str = ""
    """The column that the headline carries in brackets: 【民生】…, …(今日谈)."""


def read_headline(lines: Sequence[str], body: str = "", levels: Sequence[int] = ()) -> Headline:
    """Take the lines of a headline apart, in printed order.

    `body` helps to recognise unusual names; `levels` are those of the lines' heading marks, 0 without one.
    """
    rubric, lines = split_rubric(lines)
    lead_ins, main, decks = sort_marked(lines, levels) or sort_lines(lines, body)
    lead_in, rest = ("", main) if lead_ins else split_lead_in(main, body)
    title, inner_deck = split_deck(rest)
    lead_in = " ".join([*lead_ins, lead_in]).strip().rstrip(":：")
    if not lead_in:
        lead_in, title = split_event(title)
    title, presiding = split_presiding(title)
    subtitle = " ".join(part for part in (presiding, inner_deck, *decks) if part)
    speakers = read_speakers(lead_in, body) or read_speakers(subtitle, body)
    return Headline(lead_in, title, subtitle, speakers, read_actors(lead_in, title, presiding), rubric)


def split_rubric(lines: Sequence[str]) -> tuple[str, list[str]]:
    """Split the rubric in brackets off a headline: before its first line, or behind its last."""
    before = RUBRIC_BEFORE.match(lines[0]) if lines else None
    if before:
        return before[1], [lines[0][before.end() :], *lines[1:]]
    behind = [RUBRIC_BEHIND.search(narrow(line)) for line in lines]
    found = next(((index, rubric) for index, rubric in enumerate(behind) if rubric), None)
    if not found:
        return "", list(lines)
    index, rubric = found
    return rubric[1], [*lines[:index], lines[index][: rubric.start()], *lines[index + 1 :]]


def sort_marked(lines: Sequence[str], levels: Sequence[int]) -> tuple[list[str], str, list[str]] | None:
    """Sort lines of which one alone is marked above all others, None where none is: that is the title."""
    marks = [level or UNMARKED for level in levels]
    if len(lines) < 2 or len(marks) != len(lines) or marks.count(min(marks)) != 1 or min(marks) > BOLD:
        return None
    place = marks.index(min(marks))
    return list(lines[:place]), lines[place], list(lines[place + 1 :])


def sort_lines(lines: Sequence[str], body: str) -> tuple[list[str], str, list[str]]:
    """Sort the lines of a headline into lead-ins of their own, the main line, decks."""
    decks = [line for line in lines if is_deck_line(line)]
    others = [line for line in lines if not is_deck_line(line)]
    lead_ins = (
        others[:-1] if len(others) > 1 and (is_lead_in(others[0], body) or is_over_line(others[0])) else []
    )
    over, title, under = split_display(others[len(lead_ins) :])
    return [*lead_ins, *over], " ".join(title), [*under, *decks]


def split_display(lines: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Split plain display lines into those over the title, the title, and those under it.

    Unsized type tells little: a line whose sentence goes on below stands over, one that says who spoke or what
    follows from the title stands under; of three lines the middle one is the title.
    """
    over, under = list(lines[:1]), list(lines[-1:])
    if len(lines) < 2:
        return [], list(lines), []
    is_over, is_under = stands_over(lines[0], lines[1]), stands_under(lines[-1], lines[-2])
    if len(lines) == 2:
        if is_under or (is_far_longer(lines[1], lines[0]) and not OVER_END.search(narrow(lines[0]))):
            return [], over, under
        return (over, under, []) if is_over else ([], list(lines), [])
    if is_over or is_under or len(lines) == 3:
        over, under = (
            (over if is_over or not is_pair(lines[0], lines[1]) else []),
            under if is_under or not is_pair(lines[-2], lines[-1]) else [],
        )
        return over, list(lines[len(over) : len(lines) - len(under)]), under
    return [], list(lines), []


def is_pair(line: str, following: str) -> bool:
    """Tell whether two lines are equally long, as the halves of a title are."""
    return len(fold(line)) == len(fold(following))


def is_far_longer(line: str, other: str) -> bool:
    """Tell whether a line is as much longer than a title as only the line under it is."""
    return len(fold(other)) > SHORTEST_TITLE and len(fold(line)) >= FAR_LONGER * len(fold(other))


def stands_over(line: str, following: str) -> bool:
    """Tell whether a display line announces the next one."""
    text = narrow(line)
    if acts(text) or (len(text) <= LONGEST_WHERE and WHERE.search(text)):
        return True
    is_slogan = " " in text.strip() and " " not in narrow(following).strip()
    is_longer = (
        len(fold(line)) >= FAR_LONGER * len(fold(following)) and len(fold(following)) >= SHORTEST_TITLE
    )
    return bool(OVER_END.search(text)) or is_slogan or is_longer or is_kicker(line)


def stands_under(line: str, before: str) -> bool:
    """Tell whether a display line adds to the one before it: who spoke, what follows."""
    text = narrow(line)
    return acts(text) or (bool(UNDER_START.match(text)) and not OVER_END.search(narrow(before)))


def acts(text: str) -> bool:
    """Tell whether a text begins with names and what they did."""
    return bool(re.match(rf"{name_pattern()}(?:[、和]{name_pattern()})*(?={PRESIDES.pattern})", text))


def is_deck_line(line: str) -> bool:
    """Tell whether a line of a headline is a deck of its own."""
    return bool(re.match(r"[—–]|--|\(.*\)$|[·•].*[·•]$", narrow(line)) or GENRE.fullmatch(fold(line)))


@lru_cache(maxsize=LINES_KEPT)
def is_lead_in(line: str, body: str = "") -> bool:
    """Tell whether a whole line introduces a speaker: a capacity or a post, and a name at its end."""
    text = narrow(line).rstrip(": ")
    return bool(read_speakers(text, body)) and (bool(IDENTITY.match(text)) or narrow(line).endswith(":"))


def is_over_line(line: str) -> bool:
    """Tell whether a display line belongs over the next one: a speaker, or anything that ends in a colon."""
    return is_lead_in(line) or narrow(line).endswith(":")


def is_kicker(line: str) -> bool:
    """Tell whether a line of its own over a headline announces an event."""
    return bool(EVENT_VERB.search(line)) and bool(EVENT_NOUN.search(narrow(line)))


@lru_cache(maxsize=LINES_KEPT)
def split_lead_in(text: str, body: str = "") -> tuple[str, str]:
    """Split a speaker with post off a headline; the post may hold spaces, the colon may be missing."""
    words = text.split(" ")
    for count in range(1, min(len(words), MOST_WORDS)):
        head = " ".join(words[:count])
        if introduces(head, body, count):
            return head.rstrip(":："), " ".join(words[count:])
    colon = re.match(rf"(.*?{POST}[{HAN}]{{2,4}}):\s*(?=\S)", narrow(text))
    if colon and introduces(colon[0].rstrip(), body, 1):
        return text[: colon.end(1)], text[colon.end() :]
    return "", text


def introduces(head: str, body: str, words: int) -> bool:
    """Tell whether the head of a headline introduces a speaker."""
    text = narrow(head)
    speakers = read_speakers(text.rstrip(": "), body)
    return bool(speakers) and (bool(IDENTITY.match(text)) or text.endswith(":") or words == 1)


def split_deck(text: str) -> tuple[str, str]:
    """Split off a deck that stands on the headline's line: `… ——访某某`, `… 某业观察·下篇`, `… (…通过)`."""
    dash = re.search(r"\s(?=——|—(?!—)|--)", text)
    if dash:
        return text[: dash.start()].strip(), text[dash.end() :].strip()
    words = text.split(" ")
    if len(words) > 1 and (
        PART_OF_SERIES.search(narrow(words[-1])) or re.match(r"\(.*(?:通过|人)\)$", narrow(words[-1]))
    ):
        return " ".join(words[:-1]), words[-1]
    return text, ""


def split_event(title: str) -> tuple[str, str]:
    """Split off a first part that announces an event: `某地召开…会议 解放思想 狠抓落实`."""
    words = title.split(" ")
    if len(words) > 1 and is_kicker(words[0]):
        return words[0], " ".join(words[1:])
    return "", title


def split_presiding(title: str) -> tuple[str, str]:
    """Split off a last part that says who presided or spoke: `张三主持会议并讲话`."""
    words = title.split(" ")
    return (" ".join(words[:-1]), words[-1]) if len(words) > 1 and acts(words[-1]) else (title, "")


def read_speakers(text: str, body: str = "") -> tuple[str, ...]:
    """Return the names of those whom a lead-in or a deck introduces, () where it ends in no name."""
    whole = narrow(text).strip("—– :()")
    names = [name for name in (read_speaker(part, body) for part in NEXT_SPEAKER.split(whole)) if name]
    return tuple(names) if names and read_speaker(whole, body) == names[-1] else ()


def read_speaker(text: str, body: str = "") -> str:
    """Return the name that follows the last post of the text at its very end."""
    for length in (2, 3, 4):
        name, before = text[-length:], text[:-length]
        if ends_with_post(before) and (is_name(name) or speaks_in(name, body)):
            return name if ONLY_HAN.match(name) else ""
    return ""


def speaks_in(name: str, body: str) -> bool:
    """Tell whether a text lets someone speak: that makes a name of words with an unknown surname."""
    return bool(body) and re.search(rf"{re.escape(name)}{SPEAKS}", fold(body)) is not None


@lru_cache(maxsize=LINES_KEPT)
def is_composed(text: str) -> bool:
    """Tell whether one line has the parts of a headline: a speaker, an event or a deck beside the title."""
    if split_lead_in(text)[0] or split_deck(text)[1]:
        return True
    return bool(split_event(text)[0] or split_presiding(text)[1])


def is_complete(text: str) -> bool:
    """Tell whether one line holds a whole headline: a speaker with post and a title."""
    return bool(split_lead_in(text)[0])


def read_actors(lead_in: str, title: str, presiding: str) -> tuple[str, ...]:
    """Return the names with which a part of the headline begins, followed by what they did."""
    for part in (presiding, lead_in, title):
        acting = re.match(rf"({name_pattern()})(?:{PRESIDES.pattern})", narrow(part))
        if acting:
            return (acting[1],)
    return ()
