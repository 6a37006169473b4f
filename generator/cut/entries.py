"""A line with what it is taken for; and the lines whose shape their neighbours put right: names, authors, decks."""

import re
from dataclasses import dataclass, replace

from generator.cut.forms import NO_FORMS, Forms
from generator.cut.lines import Line
from generator.cut.shapes import is_lone_name, read_shape
from generator.cut.signatures import ORNAMENT, split_names
from generator.folding import HAN
from generator.trade.names import is_name

OPENERS = ("byline", "dateline", "continuation", "note")
"""Kinds with which the text of an article begins."""

TEXT = ("sentence", "item", "roster", "dateline", "continuation", "note", "line")
"""Kinds that are an article's text."""

LONGEST_GROUP = 10
"""Folded characters of the name of a group in a list, 副秘书长; headlines of lists have twenty and more."""

NEAR = 3
"""Lines between a single name and the list that it belongs to: its own subhead and the next one, with its deck."""

LONGEST_DECK = 60
"""Folded characters of a deck with commas."""

MOST_DECKS = 3

ASCRIPTION = re.compile(
    r"\((?:作者|执笔|本文|摘编|编译|据|[选摘译转]自|原载|节选)|\(.*(?:提供|供稿|整理|研究员|教授|学院|大学|研究院|研究中心)\)$"
)
"""Who wrote or gave a text, in brackets behind it."""

SIGNED = re.compile(rf"\([{HAN}]{{1,4}}(?:\s+[{HAN}]{{1,4}}){{0,3}}\)$")
"""Who wrote a text, in brackets behind it, whatever the name: (财 宣)."""

CALLING = re.compile(
    r".{2}(?:专家|教授|研究员|农艺师|技术员|工程师|医师|教师|老师|律师|站|所|局|院|中心|学院|大学|公司|级)$"
)
"""What an author is, before the name."""

OF_AUTHOR = re.compile(r"\(作者(?:单位)?\s*[:为系是]")
ART = re.compile(
    r"\((?:木刻|中国画|国画|摄影|版画|油画|水彩画?|水粉画?|书法|行书|楷书|隶书|草书|篆刻|剪纸|漫画|速写|素描|农民画|雕塑)\)$"
)
"""A picture that stands by itself, with its title: 早市(木刻)."""

MOST_AUTHORS = 3
"""Names on a line that signs a text; more are a list."""

GENRE = re.compile(
    r"(?:散文|随笔|杂文|小品|小说|短篇小说|小小说|微型小说|诗歌|组诗|散文诗|报告文学|特写|寓言|童话|回忆录|人物通讯|通讯|侧记|述评|歌词)"
)
"""What a text is called, alone below its headline."""

LONGEST_LONE_AUTHOR = 3
"""Characters of the name of a single author below the text; four may be a set phrase that serves as a headline."""

RUBRIC_ENDS = ("讯", "闻", "告", "评", "报", "语", "话")
"""Characters in which rubrics end that begin like a name: 简讯."""

PLACE_ENDS = ("镇", "乡", "县", "街道", "社区")
"""Words in which places end that begin like a name: 关庄镇."""

LONGEST_AUTHOR = 4
"""Characters of the name of an author who signs without 记者."""


@dataclass(frozen=True)
class Entry:
    """A line with what it is taken for so far."""

    line: Line
    kind: str
    label: str = ""
    """Where it belongs, once that is decided: one of `LABELS`."""


def read_shapes(lines: tuple[Line, ...], forms: Forms = NO_FORMS) -> tuple[Entry, ...]:
    """Return every line with its shape, names, authors and decks put right by what stands around them."""
    shaped = tuple(Entry(line, read_shape(line, forms)) for line in lines)
    return settle_decks(
        settle_long_decks(settle_names(settle_trailers(settle_authors(settle_genres(shaped)))))
    )


def settle_genres(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Take the word for what a text is, between headline and author or text, for a deck."""
    settled = list(entries)
    for index, entry in enumerate(entries):
        before, following = entries[index - 1 : index], next_entry(entries, index)
        is_under = bool(before) and before[0].kind == "bare"
        is_over = following is not None and following.kind in ("byline", "sentence", "bare", "roster")
        if entry.kind == "bare" and is_under and is_over and GENRE.fullmatch(entry.line.folded):
            settled[index] = replace(entry, kind="deck")
    return tuple(settled)


def is_expert(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether body, calling and name of who wrote the text stand between headline and text."""
    entry, following = entries[index], next_entry(entries, index)
    words = entry.line.narrow.split()
    heads = index > 0 and entries[index - 1].kind == "bare" and entry.kind == "bare" and not entry.line.level
    is_over_text = following is not None and following.kind == "sentence" and following.line.is_closed
    return heads and is_over_text and len(words) == 2 and is_name(words[1]) and bool(CALLING.search(words[0]))


def has_pen_name(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether an unmarked short word stands between a marked headline and text: whoever signs so."""
    entry, before, following = (
        entries[index],
        entries[index - 1] if index else None,
        next_entry(entries, index),
    )
    is_word = re.fullmatch(rf"[{HAN}]{{2,{LONGEST_AUTHOR}}}", entry.line.folded) is not None
    heads = before is not None and before.kind == "bare" and before.line.level > 0
    is_over_text = following is not None and following.kind == "sentence" and following.line.is_closed
    return entry.kind in ("bare", "roster") and not entry.line.level and is_word and heads and is_over_text


def settle_authors(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Take bare names between headline and text, or behind the last words of a text, for a byline."""
    return tuple(
        replace(entry, kind="byline")
        if signs_text(entries, index) or has_pen_name(entries, index) or is_expert(entries, index)
        else entry
        for index, entry in enumerate(entries)
    )


def signs_text(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether a line holds nothing but the names of those who wrote the text below or above it."""
    entry = entries[index]
    if entry.kind not in ("bare", "roster") or entry.line.level or not are_authors(entry.line):
        return False
    before = entries[index - 1] if index else None
    following = next_entry(entries, index)
    if before is not None and before.kind == "bare" and ART.search(before.line.narrow):
        return True
    if entry.line.folded.endswith(PLACE_ENDS) or (
        is_heading_name(entry) and entry.line.folded.endswith(RUBRIC_ENDS)
    ):
        return False
    heads = before is not None and before.kind in ("bare", "deck") and not is_lone_name(before.line)
    is_over_text = following is not None and following.kind == "sentence"
    ends = (
        before is not None
        and before.kind in ("sentence", "item")
        and before.line.is_closed
        and not is_heading_name(entry)
    )
    return (heads and is_over_text) or (ends and (following is None or following.kind in ("bare", "jump")))


def settle_trailers(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Take bylines behind the last words of a text for its trailers, and trailers below a headline for bylines.

    What stands behind an ornament between text and headline is a rubric, where it is no name.
    """
    settled = list(entries)
    for index, entry in enumerate(entries):
        if entry.kind == "byline" and is_ornamented(entries, index):
            settled[index] = replace(entry, kind="bare")
        elif entry.kind == "trailer" or (entry.kind == "byline" and ends_text(entries, index)):
            kind = "byline" if heads_text(entries, index) else "trailer"
            settled[index] = replace(entry, kind=kind)
    return tuple(settled)


def is_ornamented(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether a line is an ornament and one word that is no name, over a headline and under none."""
    narrow, following = entries[index].line.narrow, next_entry(entries, index)
    word = ORNAMENT.sub("", narrow)
    is_over = following is not None and following.kind == "bare"
    is_under = index > 0 and entries[index - 1].kind in ("bare", "deck")
    return is_over and not is_under and word != narrow and " " not in word and not is_name(word)


def heads_text(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether an entry stands between a headline and its text."""
    before = entries[index - 1] if index else None
    following = next_entry(entries, index)
    is_below = before is None or before.kind in ("bare", "deck", "caption")
    return is_below and following is not None and following.kind in (*TEXT, "caption", "trailer", "byline")


def ends_text(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether a byline stands behind finished text, and no text behind it."""
    before = entries[index - 1] if index else None
    if before is None or before.kind not in (*TEXT, "byline", "trailer") or not is_finished(before):
        return False
    later = next(
        (entry.kind for entry in entries[index + 1 :] if entry.kind not in ("byline", "trailer")), ""
    )
    behind_text = next(
        (entry.kind for entry in entries[:index][::-1] if entry.kind not in ("byline", "trailer")), ""
    )
    return behind_text in TEXT and later not in (*TEXT, "caption", "deck")


def is_finished(entry: Entry) -> bool:
    """Tell whether a text may end with an entry."""
    return entry.kind not in ("sentence", "dateline", "continuation") or entry.line.is_closed


def is_heading_name(entry: Entry) -> bool:
    """Tell whether a single name is as long as a compound word may be: then it is no signature by itself."""
    words = entry.line.folded
    return entry.kind == "bare" and (len(words) > LONGEST_LONE_AUTHOR or words.endswith(RUBRIC_ENDS))


def are_authors(line: Line) -> bool:
    """Tell whether a line consists of one to three names."""
    names = split_names(line.narrow)
    return 0 < len(names) <= MOST_AUTHORS and all(
        len(name) <= LONGEST_AUTHOR and is_name(name) for name in names
    )


def next_entry(entries: tuple[Entry, ...], index: int) -> Entry | None:
    """Return the entry after the one at the index, None at the end."""
    return entries[index + 1] if index + 1 < len(entries) else None


def settle_names(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Take a single name near the lines of a list for one of them: the one under 秘书长."""
    return tuple(
        replace(entry, kind="roster")
        if entry.kind == "bare" and is_lone_name(entry.line) and is_near_roster(entries, index)
        else entry
        for index, entry in enumerate(entries)
    )


def is_near_roster(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether only bare lines stand between an entry and a list of names: a subhead, another name."""
    ways = (entries[index + 1 : index + 1 + NEAR], entries[max(0, index - NEAR) : index][::-1])
    return any(
        next((entry.kind for entry in way if entry.kind not in ("bare", "deck")), "") == "roster"
        for way in ways
    )


def settle_long_decks(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Take lines with the marks of a sentence, but no end, between headline and byline for decks."""
    settled = list(entries)
    for index, entry in enumerate(entries):
        first = index
        while entry.kind in OPENERS and first > 0 and is_long_deck(entries[first - 1]):
            first -= 1
        if 0 < first < index and index - first <= MOST_DECKS and entries[first - 1].kind == "bare":
            settled[first:index] = [replace(deck, kind="deck") for deck in entries[first:index]]
    return tuple(settled)


def is_long_deck(entry: Entry) -> bool:
    """Tell whether a line is short for a sentence, and no whole one."""
    is_open = entry.kind == "sentence" and not entry.line.is_closed
    return is_open and len(entry.line.folded) <= LONGEST_DECK


def settle_decks(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the entries with only those decks that belong to a headline."""
    settled = list(entries)
    for index, entry in enumerate(entries):
        if entry.kind == "deck":
            settled[index] = replace(entry, kind=judge_deck(settled, index))
    return tuple(settled)


def judge_deck(entries: list[Entry], index: int) -> str:
    """Return `sentence` for a deck behind text: (完), a torn dash; `subhead` for a count inside a list of names."""
    before = [entry for entry in entries[:index] if entry.kind != "caption"][-2:]
    following = entries[index + 1].kind if index + 1 < len(entries) else ""
    kinds = [entry.kind for entry in before]
    if following not in OPENERS and (kinds[-1:] == ["roster"] or following == "roster" and is_group(before)):
        return "subhead"
    is_behind = kinds[-1:] in (["sentence"], ["item"])
    if is_behind and SIGNED.match(entries[index].line.narrow):
        return "trailer"
    if before and OF_AUTHOR.match(entries[index].line.narrow):
        return "sentence"
    if is_behind and entries[index].line.narrow[-1:] in "·•":
        return "bare"
    ascribes = ASCRIPTION.match(entries[index].line.narrow) is not None
    return "sentence" if is_behind and (following not in OPENERS or ascribes) else "deck"


def is_group(before: list[Entry]) -> bool:
    """Tell whether the last two entries are names of a list and the short line over its next group."""
    if [entry.kind for entry in before] != ["roster", "bare"]:
        return False
    over = before[-1].line.folded
    return len(over) <= LONGEST_GROUP and not over.endswith("名单")


def gap_before(entries: tuple[Entry, ...], index: int) -> int:
    """Return how many lines of the source stand empty, or aside, before an entry; 0 for the first."""
    return entries[index].line.number - entries[index - 1].line.numbers[-1] - 1 if index else 0
