"""What a page prints of its own date and number: the date line, the page number; checked against the weekday."""

import re
from dataclasses import dataclass
from datetime import date

from generator.cut.furniture import PAGE_NUMBER
from generator.cut.page_lines import DATE
from generator.folding import narrow
from generator.model import CutPage, Notice

FIGURES = dict(zip("〇○零一二三四五六七八九", (0, 0, *range(10)), strict=True))
WEEKDAYS = "一二三四五六日"
WEEKDAY = re.compile(r"(?:星期|周|礼拜|禮拜)([一二三四五六日天])")
REPUBLICAN = re.compile(r"民[国國]")
BEFORE_REPUBLIC = 1911
"""What a year of the Republic counts from: its first was 1912."""

NUMBER = re.compile(
    r"第\s*([A-Z]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}))\s*版|(?<![\dA-Z])(?<!今日)([A-Z]\d{1,3}|\d{1,3})\s*版"
)


@dataclass(frozen=True)
class Printed:
    """Date and number as a page prints them."""

    date: str
    """2024-12-25; "" where the page prints none, or an impossible one."""
    number: str
    """A03; "" where the page prints none."""
    line: int
    """The line of the date; 0 where there is none."""
    text: str
    """The words of the date."""
    notices: tuple[Notice, ...]


def read_printed(cut: CutPage) -> Printed:
    """Return what the page's own furniture says of date and number."""
    furniture = [
        (role.line, narrow(cut.page.lines[role.line - 1])) for role in cut.roles if role.role == "banner"
    ]
    dated = next(((line, text, found) for line, text in furniture if (found := DATE.search(text))), None)
    number = next((named for _, text in furniture if (named := read_number(text))), "")
    if dated is None:
        return Printed("", number, 0, "", ())
    line, text, found = dated
    day = read_day(found[0])
    notices = tuple(check_day(cut.page.file, line, text, found[0], day))
    return Printed(day.isoformat() if day else "", number, line, found[0], notices)


def read_number(text: str) -> str:
    """Return the page number that a line of furniture prints, "" where it prints none."""
    found = NUMBER.search(text)
    if found:
        return (found[1] or found[2]).strip()
    alone = PAGE_NUMBER.match(text)
    return text.strip("第版 ").split()[0] if alone else ""


def read_day(text: str) -> date | None:
    """Return the day of a date in figures or Chinese numerals, None where the calendar has no such day."""
    words = text.replace("元", "一").replace("廿", "二十").replace("卅", "三十")
    parts = [read_count(part) for part in re.findall(rf"\d+|[{''.join(FIGURES)}十]+", words)]
    is_republican = REPUBLICAN.search(text) is not None
    try:
        year, *rest = parts[:3]
        return date(year + is_republican * BEFORE_REPUBLIC, *rest)
    except (ValueError, TypeError):
        return None


def read_count(text: str) -> int:
    """Return a number in figures, digit by digit (二〇二四), or counted (二十五)."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return int("".join(str(FIGURES[figure]) for figure in text))
    return (FIGURES[tens] if tens else 1) * 10 + (FIGURES[ones] if ones else 0)


def check_day(file: str, line: int, text: str, words: str, day: date | None) -> list[Notice]:
    """Return a notice where the calendar has no such day, or another weekday for it."""
    weekday = WEEKDAY.search(text)
    if day is None:
        return [Notice(file, line, "date-misread", f"印作“{words}”", "日历上没有这一天，疑为误识；未采用")]
    if weekday and WEEKDAYS[day.weekday()] != weekday[1].replace("天", "日"):
        found = f"印作“{words}”“{weekday[0]}”，那一天是星期{WEEKDAYS[day.weekday()]}"
        return [Notice(file, line, "weekday", found, "日期与星期不合，其中之一疑为误识；日期照印")]
    return []
