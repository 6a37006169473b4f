"""What the lines of a page's own are made of: dates, numbers, departments, imprints, editors."""

import re

from generator.folding import HAN, fold
from generator.trade.names import NAME

LONGEST_FURNITURE = 80
"""Folded characters; the head of a page with date, lunar date, issue number and editors has about 60."""

FIGURE = "一二三四五六七八九十"

DATE = re.compile(
    rf"\d{{4}}\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日|\d{{4}}[.\-/]\d{{1,2}}[.\-/]\d{{1,2}}(?!\d)"
    rf"|[{FIGURE}〇○零]{{4}}年[{FIGURE}]{{1,3}}月[{FIGURE}]{{1,3}}日"
    rf"|(?:中[华華])?民[国國]\s*(?:\d{{1,3}}|[元{FIGURE}廿卅]{{1,4}})\s*年\s*(?:\d{{1,2}}|[元{FIGURE}廿卅]{{1,3}})\s*月\s*(?:\d{{1,2}}|[{FIGURE}廿卅]{{1,3}})\s*日"
)

SHEET = (
    rf"第\s*[A-Z]?(?:\d{{1,3}}|[{FIGURE}]{{1,3}})\s*版|(?<![A-Z\d])[A-Z]?\d{{1,3}}\s*版"
    r"|(?<![A-Z\d.])[A-Z]?\d{1,2}(?![\d.年月日期号:%])"
)

TITLE = (
    rf"[{HAN}]{{0,8}}(?:日报|晚报|早报|晨报|时报|商报|快报|都市报|周报|周刊|农民报|工人报|青年报|导报)"
    r"(?:社)?(?:出版|主办|主管)?"
)

DEPARTMENT = (
    r"(?:要闻|综合|综合新闻|新闻|国内|国际|时政|经济|财经|副刊|文化|体育|理论|民生|社会|城事|县域|健康|法治|农业"
    r"|视点|广告|专版|导读|专题|分类信息|图片新闻|特刊|周末)"
)

IMPRINT = (
    r"\(?(?:邮发)?代号[\s:]*[\d\-—]+\)?"
    r"|(?:国内|国际)?统一(?:连续出版物号|刊号)[\s:]*[A-Z]{0,4}\s*[\d\-—/ ]+(?!\d)|CN\s?\d[\d\-/ ]+"
    rf"|[{HAN}]{{2,16}}机关报|[{HAN}]{{2,8}}报社(?:出版|主办)"
    r"|总?第\s*\d{1,6}\s*期|今日\s*[\d一二三四五六七八九十]{1,3}\s*版|网址[\s:]*\S+|(?:https?://|www\.)\S+"
    r"|(?:零售价|定价|订价|每份)[\s:]*[\d.]+\s*[元角分]?"
)

EDITOR = (
    r"(?:责任编辑|总编辑|值班编辑|执行编辑|值班编委|值班主任|责编|编辑|主编"
    r"|版式设计|版式制作|版式|美术编辑|美编|校对|组版|制图|审校|监制)"
)

DATE_LINE_WORDS = re.compile(
    rf"{DATE.pattern}|(?:星期|礼拜|禮拜)[一二三四五六日天]|周[一二三四五六日]|(?<!\d)\d{{1,2}}:\d\d(?!\d)|农历[^\s,]{{2,12}}"
    rf"|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[^\s,]{{0,8}}|{IMPRINT}|总?第?\s*[A-Z]?\d{{1,6}}\s*[期号版]|{SHEET}"
    rf"|(?:本版)?{EDITOR}\s*[:/\s]\s*{NAME}(?:\s+{NAME}(?!\s*[:/]))*|{TITLE}|(?<![{HAN}]){DEPARTMENT}(?![{HAN}])|[{HAN}]{{0,6}}(?:要闻|新闻|综合|副刊|专版|导读)"
)
"""What can stand in a date line."""

PROOF = re.compile(
    rf"{DATE.pattern}|{IMPRINT}|第?\s*\d{{2,6}}\s*期|^总?第\s*\d{{3,6}}\s*号$|今日[^\s,]{{1,4}}版|^农历"
)
"""What makes furniture of a line that holds nothing else but words of a date line."""

MAY_BE_DATE = re.compile(r"[\dOolIZB]{2,4}\s*年.{1,4}月.{1,4}|年.{1,3}月.{1,4}[曰目]|\d[\dOolI]{0,6}[期版]")

MISREAD_FIGURES = str.maketrans(
    {
        "O": "0",
        "o": "0",
        "l": "1",
        "I": "1",
        "丨": "1",
        "Z": "2",
        "B": "8",
        "曰": "日",
        "目": "日",
        "令": "今",
    }
)
"""How recognisers misread the figures and words of a date line."""

LONGEST_DEPARTMENT = 10
"""Characters of the names of paper and page that stand, unknown, in a line with full date and weekday or sheet."""


def is_date_line(narrow: str) -> bool:
    """Tell whether a line consists of a date with weekday, lunar date, issue, page number or imprint."""
    if not PROOF.search(narrow):
        return False
    rest = DATE_LINE_WORDS.sub("", narrow).strip("·|-—,、/:() ")
    is_full = re.search(r"\d日.*(?:星期|第.{1,4}版)|(?:[A-Z]?\d{1,2}版?|第.{1,4}版)\s.*\d日", narrow)
    return not rest or bool(is_full and re.fullmatch(rf"[{HAN}]{{1,{LONGEST_DEPARTMENT}}}", fold(rest)))


def mend_date(narrow: str) -> str:
    """Return a line with the figures and words of a misread date put right; the same line where it has no date."""
    mended = re.sub(r"(星期|礼拜)[—-]", r"\1一", narrow.translate(MISREAD_FIGURES))
    return mended if MAY_BE_DATE.search(narrow) else narrow
