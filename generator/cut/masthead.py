"""The head of a page: name, motto, date, number, weather, editors, and what a collector wrote over a text."""

import re
from collections.abc import Sequence

from generator.cut.lines import Line
from generator.cut.page_lines import (
    DATE,
    DATE_LINE_WORDS,
    EDITOR,
    LONGEST_DEPARTMENT,
    LONGEST_FURNITURE,
    mend_date,
)
from generator.folding import HAN, fold
from generator.trade.names import NAME

METADATA = re.compile(
    r"^[-*]\s*[^\s:。]{2,8}[:]|^(?:数据源|聚合页|新闻条数|(?:抓取|更新|采集|发布|播出)(?:时间|日期)|网址|原文链接|视频链接|时长)\s*[:]"
)
"""What a collector of texts writes at the head of a file."""

WEATHER = re.compile(r"^(?:今日|今明)?天气(?:预报)?\s*[:].{4,70}$|^[^。]{0,40}\d\s*℃[^。]{0,20}$")
"""The weather beside the name of the paper."""

DAY = re.compile(rf"(?:{DATE.pattern})\s*(?:星期|礼拜)[一二三四五六日天]")
PERMIT = re.compile(
    rf"^[{HAN}]{{2,14}}主[办管](?:\s|$)|^(?:[^\s]{{4,12}}\s)?供[{HAN}]{{2,10}}(?:选用|采用|参考)$|"
    rf"准印证|每周.{{1,8}}出版|机关报|统一刊号|今日\s*\d{{1,3}}\s*版|邮发代号|(?:刊|字)第?\s*[\dOo]{{2,}}"
    rf"|{EDITOR}\s+{NAME}.*(?:版式|校对|电话|[Ee]-?mail|邮箱|{EDITOR})|^[\dA-Z]{{1,3}}[-—]\d{{4,}}"
)
"""What stands beside the name of a paper: its permit, number of pages, editors, telephone."""

LONGEST_MASTHEAD = 10
"""Lines at the top of a page among which its name, publisher, date and number stand."""

LONGEST_MOTTO = 36
"""Folded characters of such a line without a date."""


def find_masthead(lines: Sequence[Line], furniture: set[int]) -> set[int]:
    """Return the numbers of the short lines at the top of the page over its furniture: name, publisher, motto.

    None where text, or a byline, follows the furniture: then what stands over it may be a headline with its date.
    """
    head = count_head(lines)
    last = max((index for index in range(head) if lines[index].number in furniture), default=0)
    over = [line for line in lines[:last] if line.number not in furniture]
    is_plain = all(len(line.folded) <= LONGEST_MOTTO and not line.is_closed for line in over)
    following = lines[last + 1] if last + 1 < len(lines) else None
    is_over_headline = (
        following is not None and not following.is_closed and len(following.folded) <= LONGEST_MOTTO
    )
    return {line.number for line in over} if is_plain and is_over_headline else set()


def count_head(lines: Sequence[Line]) -> int:
    """Return how many lines from the top may be the page's own: none of them as long as text is."""
    top = lines[:LONGEST_MASTHEAD]
    return next((index for index, line in enumerate(top) if len(line.folded) > LONGEST_FURNITURE), len(top))


def find_metadata(lines: Sequence[Line], furniture: set[int]) -> set[int]:
    """Return the numbers of the lines at the head of a file that belong to the page, and say whence the file comes."""
    head = lines[: count_head(lines)]
    has_furniture = any(line.number in furniture for line in head)
    return {
        line.number
        for line in head
        if METADATA.match(line.narrow)
        or DAY.search(mend_date(line.narrow))
        or has_furniture
        and (is_head_matter(line.narrow) or not re.search(rf"[{HAN}]|\w{{2}}|^[。.!?][”’]?$", line.narrow))
    }


def is_head_matter(narrow: str) -> bool:
    """Tell whether a line at the head of a file is its date, number, weather, permit or editors, whatever else it holds."""
    mended = mend_date(narrow)
    rest = fold(DATE_LINE_WORDS.sub("", mended)) if DATE.search(mended) else ""
    is_dated = DATE.search(mended) is not None and len(rest) <= LONGEST_DEPARTMENT
    return is_dated or any(rule.search(mended) for rule in (WEATHER, PERMIT))
