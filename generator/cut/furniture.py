"""Page furniture: date line, page number, editors. It belongs to the page and to no article, wherever it stands."""

import re
from collections.abc import Sequence

from generator.cut.lines import Line
from generator.folding import HAN

LONGEST_FURNITURE = 80
"""Folded characters; the head of a page with date, lunar date, issue number and editors has about 60."""

LONGEST_TORN = 20
"""Folded characters from which an unfinished line is running text that the next line may go on with."""

FIGURE = "一二三四五六七八九十"
DATE = re.compile(
    rf"\d{{4}}\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日|\d{{4}}[.\-/]\d{{1,2}}[.\-/]\d{{1,2}}(?!\d)"
    rf"|[{FIGURE}〇○零]{{4}}年[{FIGURE}]{{1,3}}月[{FIGURE}]{{1,3}}日"
)
DATE_LINE_WORDS = re.compile(
    rf"{DATE.pattern}|星期[一二三四五六日天]|周[一二三四五六日]|农历[^\s,]{{2,12}}"
    rf"|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[^\s,]{{0,8}}"
    rf"|总?第?\s*[A-Z]?\d{{1,6}}\s*[期号版]|第[{FIGURE}]{{1,3}}版|今日[^\s,]{{1,4}}版|邮发代号[\s:]*[\d\-]+"
    rf"|[{HAN}]{{0,6}}(?:日报|晚报|早报|周报|周刊|要闻|新闻|综合|副刊|专版|导读)"
)
"""What can stand in a date line."""

ISSUE_LINE = re.compile(r"第?\s*\d{2,6}\s*期|今日[^\s,]{1,4}版|邮发代号|^农历")
"""What makes a line without a date the head of a page, where nothing but words of a date line stands beside it."""

PAGE_NUMBER = re.compile(
    rf"^[A-Z]?\d{{1,3}}\s+(?:要闻|新闻|综合|副刊|专版|评论|理论|民生|文化|经济|国际|体育|广告)$|^(?:第\s*)?[A-Z]?\d{{1,3}}\s*版?$|^第\s*[A-Z]?(?:\d{{1,3}}|[{FIGURE}]{{1,3}})\s*版(?:\s*[·|:\s]\s*[^\s]{{1,6}})?$"
)
EDITORS = re.compile(
    r"^[(\[]?(?:本版|本期|今日|[一二三四五六七八]版)?\s*(?:责任编辑|值班编辑|执行编辑|值班编委|值班主任|责编|编辑|主编"
    r"|版式设计|版式制作|版式|美术编辑|美编|校对|组版|制图|审校|监制)\s*[:/]"
)


def split_furniture(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the lines of the articles and the furniture, each in the order of the page."""
    furniture = [
        line
        for before, line in zip([None, *lines], lines, strict=False)
        if is_furniture(line) and not goes_on(before)
    ]
    numbers = {line.number for line in furniture}
    return tuple(line for line in lines if line.number not in numbers), tuple(furniture)


def is_furniture(line: Line) -> bool:
    """Recognise a date line, a page number or the editors' names."""
    text = line.narrow
    if len(line.folded) > LONGEST_FURNITURE or "。" in text:
        return False
    return bool(PAGE_NUMBER.match(text) or EDITORS.match(text) or is_date_line(text))


def is_date_line(narrow: str) -> bool:
    """Tell whether a line consists of a date or issue with weekday, lunar date or page number."""
    return bool(DATE.search(narrow) or ISSUE_LINE.search(narrow)) and not DATE_LINE_WORDS.sub(
        "", narrow
    ).strip("·|-—,、/:() ")


def goes_on(before: Line | None) -> bool:
    """Tell whether the line before is running text torn off, so that a date may be its next words."""
    return (
        before is not None
        and not before.is_closed
        and len(before.folded) > LONGEST_TORN
        and "," in before.narrow
    )
