"""Take a run of display type apart: banner, rubrics, and the headlines of one article or of several that wait for text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.cut.entries import Entry
from generator.cut.headline import is_kicker, is_over_line, split_lead_in
from generator.cut.lines import BOLD, Line
from generator.cut.signatures import ORNAMENT

FLAG = re.compile(r"(?:特别报道|特别策划|特刊|专版|专题|特辑|专刊|号外|特稿)$")
"""Words in which the flag of a special page ends; what stands above it is the page's slogan."""

LONGEST_RUBRIC = 10
"""Folded characters of a rubric without marks: rubrics of the seeds have 3 to 9, headlines 10 and more."""

LONGEST_SERIES = 14
"""The same of one with a dot between series and subject: 某某四十年·小城大事."""

LONGEST_PLAIN = 4
"""Folded characters of one that neither ends as rubrics do nor names a series: 区域发展."""

LONGEST_SET_APART = 6
FAR_LONGER = 2.2
"""The same where the line below is a rubric, too, or a headline so many times longer."""

LABEL_WORD = 5
"""Characters of each word of a rubric that is set as separate words."""


SHORTEST_OF_PAIR = 7
SHORTEST_OF_EQUAL = 5
PAIR_SPREAD = 2
"""Folded characters by which the lines of a headline in two parallel lines differ."""

LONGEST_MARKED = 16
"""Folded characters of a rubric marked above its headlines; a longer line is a headline over its marked deck."""

WHO = re.compile(
    r"(?:[省市州盟县旗区镇乡村局]|街道|社区|公司|工厂|煤矿|医院|学校|小学|中学|支队|大队|法院|检察院|职工|工人|农民|群众|干部|市民|委员会)$"
)
"""Words that end the name of a place, body or group; over a headline it says who acts, and is no rubric."""

OVER = re.compile(r"(?:[后前时中上下]|显示|发现|证实|认为|指出|强调|要求|表示|提出|建议|之际|以来|[:]|—)$")
"""Words in which the line over a headline ends: its sentence goes on below."""

RUBRIC = re.compile(
    r"(?:[谈说论评语话记录考窗眼苑园圃坛台吧堂线潮风韵声]|访谈|对话|观察|视点|焦点|聚焦|关注|热线|动态|信息|来信|手记|茶座|课堂|论坛|沙龙|广场|平台|专栏"
    r"|纪实|故事|人物|风采|现场|背后|天地|世界|时空|在线|先锋|瞭望|扫描|传真|速递|速览|导航|指南|百科|辟谣|点滴|园地|一得|短波|集锦|拾零|掠影|写真|透视|追踪|回放"
    r"|知识|提示|服务|财经|解读|问答|春秋|纵横|经纬|前沿|探索|调研|调查|建议|要求|反映)$"
)
"""Words in which rubrics end."""

SAYS = re.compile(r".{4}[人者长员官]说$")
"""Somebody says what the headline tells."""

SURE_RUBRIC = re.compile(
    r"(?:进行时|新方位|走基层|直通车|见闻|之[声友窗]|贴士|回[音声]|[摘选]登|连载|文摘|摘编|[札手]记|史话|絮语|漫笔|随笔|杂谈|信箱)$"
)
"""Words in which nothing else but rubrics ends, whatever stands below."""


@dataclass(frozen=True)
class Rubric:
    """A line that opens a column."""

    line: Line


@dataclass(frozen=True)
class Head:
    """The lines of one headline, in printed order."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Run:
    """A run of display type taken apart."""

    banner: tuple[Line, ...]
    items: tuple[Rubric | Head, ...]
    """Rubrics and headlines in printed order."""
    subheads: tuple[Line, ...]
    """Lines behind the deck of the last headline: subheads of the article that begins."""


def parse_run(entries: Sequence[Entry], *, is_first: bool, next_kind: str) -> Run:
    """Take the entries of a run apart; `is_first` at the head of the page, `next_kind` is what follows it."""
    lines = [entry.line for entry in entries]
    flag = last_flag(lines) if is_first else 0
    banner, rest = lines[:flag], list(entries[flag:])
    rest, subheads = split_subheads(rest, next_kind)
    return Run(tuple(banner), tuple(group_heads(rest)), tuple(subheads))


def last_flag(lines: Sequence[Line]) -> int:
    """Return how many lines from the top belong to the banner: up to the flag of a special page."""
    flags = [index for index, line in enumerate(lines) if FLAG.search(line.narrow)]
    return flags[-1] + 1 if flags else 0


def split_subheads(entries: list[Entry], next_kind: str) -> tuple[list[Entry], list[Line]]:
    """Split off what stands between the headline of a list, with its decks, and the first names: subheads."""
    if next_kind != "roster":
        return entries, []
    start = next((index for index in range(len(entries)) if ends_headline(entries, index)), len(entries))
    rest = [entry.line for entry in entries[start + 1 :]]
    is_split = bool(rest) and not any(is_over_line(line.text) or ends_list_title(line) for line in rest)
    return (entries[: start + 1], rest) if is_split else (entries, [])


def ends_headline(entries: list[Entry], index: int) -> bool:
    """Tell whether the headline of a list ends with an entry: its last deck, or 名单 without one behind it."""
    is_last = index + 1 == len(entries) or entries[index + 1].kind != "deck"
    is_decked = index > 0 and entries[index].kind == "deck"
    return is_last and (is_decked or ends_list_title(entries[index].line))


def ends_list_title(line: Line) -> bool:
    """Tell whether a line ends as the headline of a list does."""
    return line.folded.endswith("名单")


def group_heads(entries: list[Entry]) -> list[Rubric | Head]:
    """Return rubrics and headlines: the last line above the text is a headline, those before it may be."""
    items: list[Rubric | Head] = []
    waiting: list[Line] = []
    for index, entry in enumerate(entries):
        if entry.kind == "deck" and not waiting and items and isinstance(items[-1], Head):
            items[-1] = Head((*items[-1].lines, entry.line))
            continue
        waiting.append(entry.line)
        following = entries[index + 1] if index + 1 < len(entries) else None
        if entry.kind == "deck":
            continue
        if following is None or following.kind == "deck" or ends_head(waiting, following.line):
            items.append(Head(tuple(waiting)))
            waiting = []
        elif len(waiting) == 1 and is_rubric(entry.line, following.line):
            items.append(Rubric(entry.line))
            waiting.pop()
    return [*items, Head(tuple(waiting))] if waiting else items


def ends_head(lines: Sequence[Line], following: Line) -> bool:
    """Tell whether the lines of a headline end before the following one."""
    is_next = following.is_proven and any(line.is_proven for line in lines)
    return is_next or (is_complete(lines[-1]) and is_complete(following))


def is_complete(line: Line) -> bool:
    """Tell whether one line holds a whole headline: a speaker with post and a title."""
    return bool(split_lead_in(line.text)[0])


def is_pair(line: Line, following: Line) -> bool:
    """Tell whether two lines are as long as each other and as headlines are: a headline in two parallel lines."""
    lengths = [len(line.folded), len(following.folded)]
    if lengths[0] == lengths[1] >= SHORTEST_OF_EQUAL and line.level == following.level:
        return True
    return min(lengths) >= SHORTEST_OF_PAIR and max(lengths) - min(lengths) <= PAIR_SPREAD


def is_rubric(line: Line, following: Line) -> bool:
    """Tell whether a display line over another one is a rubric."""
    if line.is_proven or is_over_line(line.text) or is_complete(line) or is_kicker(line.text):
        return False
    if SAYS.search(line.folded):
        return False
    if 0 < line.level < following.level < BOLD:
        return len(line.folded) <= LONGEST_MARKED
    is_sure = bool(SURE_RUBRIC.search(line.folded) or ORNAMENT.match(line.narrow))
    if is_sure and len(line.folded) <= LONGEST_RUBRIC:
        return True
    is_named = bool(RUBRIC.search(line.folded)) or "·" in line.narrow or line.folded.startswith("“")
    is_series = "·" in line.narrow.strip("·") and len(line.folded) <= LONGEST_SERIES
    if is_series:
        return True
    if is_pair(line, following) or (not is_named and (WHO.search(line.folded) or OVER.search(line.narrow))):
        return False
    words = line.text.split(" ")
    is_slogan = len({len(word) for word in words}) == 1
    set_apart = len(words) > 2 and not is_slogan and all(len(word) <= LABEL_WORD for word in words)
    below = len(following.folded)
    is_nested = below <= LONGEST_PLAIN or below >= FAR_LONGER * len(line.folded)
    is_short = len(line.folded) <= LONGEST_SET_APART and is_nested
    return set_apart or is_short or len(line.folded) <= (LONGEST_RUBRIC if is_named else LONGEST_PLAIN)
