"""Advertisements, the offers of an information column, the questions of readers: short lines that are no headlines."""

import re
from dataclasses import replace

from generator.cut.blocks import LONGEST_NOTICE, NOTICE
from generator.cut.entries import Entry
from generator.folding import HAN

QUESTION = re.compile(r"^问\s*[:]")
ASKER = re.compile(rf"^[{HAN}\s]{{2,12}}[:].*[?]$")
ANSWER = re.compile(r"^答\s*[:]")
LONGEST_QUESTION = 8
"""Lines from the question of a reader to its answer."""
OFFER = re.compile(r"^(?:供应|求购|转让|出售|出租|求租|招聘|求职|寻租|收购)\s*[:]")
OFFERED = re.compile(r"\d{5}|[\dOIlB]{6}|电\s*[话适活]|^[(〔【\[]?\s*广\s*告")
"""A number to call, also misread, or the word for what it is."""

MOST_SLOGANS = 4
"""Lines of an advertisement over its address."""
CONTACT = re.compile(r"(?:联系|咨询|报名|投诉|监督|电话|地址|地点|邮箱)")
NUMBER = re.compile(
    r"^(?:联系|咨询|报名|预约|服务|投诉|监督|举报|求助|查询)(?:电话|热线)\s*[:]?\s*[\d\-—()×转、,\s]{5,30}$"
)
BULLET = re.compile(r"^[●◆■▲★※○◇□△☆]\s*\S")


def settle_questions(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Take the short lines of a reader's question, up to the answer, for text."""
    settled = list(entries)
    asked = False
    for index, entry in enumerate(entries):
        if ANSWER.match(entry.line.narrow):
            asked = False
        elif QUESTION.match(entry.line.narrow):
            asked = is_answered(entries, index)
        elif entry.kind == "bare" and (asked or asks(entries, index)):
            settled[index] = replace(entry, kind="sentence")
    return tuple(settled)


def asks(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether a line names a reader and asks, right over the answer: 某地张三:…怎么办?"""
    is_over = index + 1 < len(entries) and ANSWER.match(entries[index + 1].line.narrow)
    return bool(is_over and ASKER.match(entries[index].line.narrow))


def is_answered(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether an answer follows a question within a few lines."""
    return any(ANSWER.match(entry.line.narrow) for entry in entries[index + 1 : index + 1 + LONGEST_QUESTION])


def settle_ads(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Take what stands over the address and number of an advertisement, behind finished text, for lines of it."""
    settled = list(entries)
    for index in range(len(entries) - 1, 0, -1):
        if entries[index].kind != "ad":
            continue
        if entries[index - 1].kind == "sentence" and OFFER.match(entries[index - 1].line.narrow):
            settled[index - 1] = replace(entries[index - 1], kind="ad")
        first = index
        while first > 0 and is_slogan(entries[first - 1]):
            first -= 1
        if index - first <= MOST_SLOGANS and first > 0 and entries[first - 1].line.is_closed:
            settled[first:index] = [replace(entry, kind="ad") for entry in entries[first:index]]
    return tuple(settled)


def settle_foot(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Take the short lines at the foot of a page, behind the last text, for advertisements if one of them has a number."""
    first = len(entries)
    while (
        first > 0
        and entries[first - 1].kind in ("bare", "ad", "roster", "deck")
        and not entries[first - 1].line.level
    ):
        first -= 1
    foot = entries[first:]
    is_offer = any(entry.kind == "ad" or OFFERED.search(entry.line.narrow) for entry in foot)
    is_behind = first > 0 and entries[first - 1].kind not in ("bare", "deck", "byline")
    if not (is_offer and is_behind):
        return entries
    return (*entries[:first], *(replace(entry, kind="ad") for entry in foot))


def is_slogan(entry: Entry) -> bool:
    """Tell whether a line may praise what an advertisement offers: bare, unmarked, and no title of a notice."""
    return entry.kind == "bare" and not entry.line.level and not NOTICE.search(entry.line.folded)


def settle_contacts(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Take the address and number of a notice for lines of it: they advertise nothing."""
    settled = list(entries)
    for index, entry in enumerate(entries):
        above = [other for other in settled[max(0, index - LONGEST_NOTICE) : index] if other.kind == "bare"]
        behind_text = index > 0 and settled[index - 1].kind in ("sentence", "item", "line")
        if (
            entry.kind == "ad"
            and CONTACT.match(entry.line.narrow)
            and behind_text
            and any(NOTICE.search(other.line.folded) for other in above)
        ) or (entry.kind == "ad" and (is_listed(settled, index) or (behind_text and is_number(entry)))):
            settled[index] = replace(entry, kind="line")
    return tuple(settled)


def is_number(entry: Entry) -> bool:
    """Tell whether a line is nothing but the number to ask for more of what was said above."""
    return bool(NUMBER.match(entry.line.narrow))


def is_listed(entries: list[Entry], index: int) -> bool:
    """Tell whether an offer is one of a list of them: it has a bullet, or goes on with the line of one."""
    goes_on = (
        index > 0
        and not CONTACT.match(entries[index].line.narrow)
        and BULLET.match(entries[index - 1].line.narrow)
    )
    return bool(BULLET.match(entries[index].line.narrow) or goes_on)
