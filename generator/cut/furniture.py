"""Page furniture: date line, page number, editors. It belongs to the page and to no article, wherever it stands."""

import re
from collections.abc import Sequence

from generator.cut.forms import NO_FORMS, Forms
from generator.cut.lines import Line
from generator.cut.signatures import is_trailer
from generator.folding import HAN, fold
from generator.trade.names import NAME

LONGEST_FURNITURE = 80
"""Folded characters; the head of a page with date, lunar date, issue number and editors has about 60."""

LONGEST_TORN = 20
"""Folded characters from which an unfinished line is running text that the next line may go on with."""

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
    r"(?:责任编辑|值班编辑|执行编辑|值班编委|值班主任|责编|编辑|主编"
    r"|版式设计|版式制作|版式|美术编辑|美编|校对|组版|制图|审校|监制)"
)
DATE_LINE_WORDS = re.compile(
    rf"{DATE.pattern}|(?:星期|礼拜|禮拜)[一二三四五六日天]|周[一二三四五六日]|农历[^\s,]{{2,12}}"
    rf"|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[^\s,]{{0,8}}|{IMPRINT}|总?第?\s*[A-Z]?\d{{1,6}}\s*[期号版]|{SHEET}"
    rf"|(?:本版)?{EDITOR}\s*[:/\s]\s*{NAME}(?:\s+{NAME}(?!\s*[:/]))*|{TITLE}|(?<![{HAN}]){DEPARTMENT}(?![{HAN}])|[{HAN}]{{0,6}}(?:要闻|新闻|综合|副刊|专版|导读)"
)
"""What can stand in a date line."""

PROOF = re.compile(rf"{DATE.pattern}|{IMPRINT}|第?\s*\d{{2,6}}\s*期|今日[^\s,]{{1,4}}版|^农历")
"""What makes furniture of a line that holds nothing else but words of a date line."""

PAPER_AND_SHEET = re.compile(
    rf"^(?:{TITLE})\s*(?:第\s*)?(?:[A-Z]\d{{0,3}}|\d{{1,3}})\s*版?(?:\s+[{HAN}·]{{2,6}})?$"
)
DEPARTMENTS = re.compile(rf"^{DEPARTMENT}(?:\s*[·|/]\s*{DEPARTMENT})+$")
LONGEST_DEPARTMENT = 10
"""Characters of the names of paper and page that stand, unknown, in a line with full date and weekday or sheet."""

CONTENTS = re.compile(r"^(?:今日|本期|本报)?(?:导读|要目|看点)[:]?$")
POINTER = re.compile(
    rf"^(?!.*[转接]).{{2,40}}(?:\(\s*(?:详?见)?\s*(?:第\s*)?[A-Z]?(?:\d{{1,3}}|[{FIGURE}]{{1,3}})\s*版\s*\)|(?:详见|见)\s*(?:第\s*)?[A-Z]?(?:\d{{1,3}}|[{FIGURE}]{{1,3}})\s*版|[→▶►]\s*[A-Z]?\d{{1,3}}\s*版?|\s第?\s*[A-Z]?(?:\d{{1,3}}|[{FIGURE}]{{1,3}})\s*版)$"
)
"""A line of a list of contents: 夜市怎么管(5版)."""

CITED = re.compile(rf"^《[^《》]{{2,12}}》\s*\(?\s*(?:{DATE.pattern})[^。]{{0,20}}$")
"""Where a text was copied from: 《某报》(2025年2月16日 第4版)."""

BROADCAST = re.compile(r"^[(]?《[^《》]{2,16}》\s*(?:19|20)\d{6}(?:\s+\d{1,2}:\d\d)?[)]?$")
"""Name, day and hour of a programme."""

WEATHER = re.compile(r"^(?:今日|今明)?天气(?:预报)?\s*[:].{4,70}$|^[^。]{0,40}\d\s*℃[^。]{0,20}$")
"""The weather beside the name of the paper."""

GREETING = re.compile(
    r"^(?:【[^】]{2,8}】\s*)?(?:各位|亲爱的)?(?:观众|听众)(?:朋友们?|同志们)?.{0,4}(?:晚上|早上|上午|中午|下午)?好|(?:感谢|谢谢)(?:您的|各位的?|大家的?)?(?:收看|收听|关注).{0,20}$|(?:节目|新闻)(?:内容)?就(?:播送|播)?(?:到这|到此|完).{0,20}$"
)
"""How a broadcast begins and ends."""

PAGE_NUMBER = re.compile(
    rf"^[{HAN}·]{{2,5}}\s+[A-Z]\d{{1,2}}$|^{DEPARTMENT}\s+[A-Z]?\d{{1,2}}$|^[A-Z]\d{{1,2}}\s+[{HAN}·]{{2,5}}$|^[A-Z]?\d{{1,3}}\s+(?:要闻|新闻|综合|副刊|专版|评论|理论|民生|文化|经济|国际|体育|广告)$|^(?:第\s*)?[A-Z]?\d{{1,3}}\s*版?$|^第\s*[A-Z]?(?:\d{{1,3}}|[{FIGURE}]{{1,3}})\s*版(?:\s*[·|:\s]\s*[^\s]{{1,6}})?$"
)
EDITORS = re.compile(rf"^[(\[□■◇◆●]?\s*(?:[本木]版|本期|今日|[一二三四五六七八]版)?\s*{EDITOR}\s*[:/]")
BARE_EDITORS = re.compile(
    rf"^(?:(?:[本木]版|本期|今日)?{EDITOR}\s+{NAME}\s*){{2,}}$|^(?:(?:本版|本期){EDITOR}|责编|责任编辑|美编)\s+{NAME}(?:\s+{NAME})*$"
)
"""Editors without a colon: 责编 张三 校对 李四."""

MISREAD_FIGURES = str.maketrans(
    {"O": "0", "o": "0", "l": "1", "I": "1", "丨": "1", "曰": "日", "目": "日", "令": "今"}
)
"""How recognisers misread the figures and words of a date line."""

LINK = re.compile(
    r"^(?:[-*>]\s*)?(?:[^\s:]{0,12}[:]\s*)?(?:\[[^\]]{0,40}\]\(\S+\)|<?(?:https?://|www\.)\S+)\s*$"
    rf"|^(?:-{{3,}}|\*{{3,}}|_{{3,}})$|^(?=.*(?:www\.|https?://)).*{DATE.pattern}"
)
"""A line that a web page left in its copy: a link, or a rule between parts."""

METADATA = re.compile(
    r"^[-*]\s*[^\s:。]{2,8}[:]|^(?:数据源|聚合页|新闻条数|(?:抓取|更新|采集|发布|播出)(?:时间|日期)|网址|原文链接|视频链接|时长)\s*[:]"
)
"""What a collector of texts writes at the head of a file."""

PROGRAMME = re.compile(
    rf"^[(]?[{HAN}《》]{{2,16}}\s*[(]?\s*(?:{DATE.pattern}|(?:19|20)\d\d[01]\d[0-3]\d)(?:\s+\d{{1,2}}:\d\d)?\s*[)]?(?:\s*(?:星期|周)[一二三四五六日天])?\s*(?:文字[版稿])?$"
)
"""The first line of a page: name of paper or programme, and date."""

MAY_BE_DATE = re.compile(r"[\dOolI]{2,4}\s*年.{1,4}月.{1,4}|年.{1,3}月.{1,4}[曰目]|\d[\dOolI]*[期版]")
CONTACT = re.compile(
    r"^(?:本[版报刊](?:责编)?)?(?:投稿|来稿|联系|编辑部?|电子|读者)?(?:信箱|邮箱|邮件|[Ee]-?mail)\s*[:].*@|^[(]?更新时间|^[A-Z]{3,20}(?:\s[A-Z]{3,20})+$"
)
"""Where to write to the page, when a copy was made, the paper's name in Latin letters."""

PICTURES = re.compile(r"^[本木]版(?:图片|照片|摄影|配图).{0,4}(?:由|除署名)")
"""Who took the pictures of a page."""

MARKED_EDITORS = re.compile(rf"^[□■]\s*{EDITOR}\s+{NAME}(?:\s|□|■|$)")
COPYRIGHT = re.compile(r"^(?:©|版权所有|本版版权)|未经(?:许可|授权|书面授权).{0,6}不得转载$")
LONGEST_PRINTED = 2 * LONGEST_FURNITURE
"""Characters of such a line with the spaces that spread it over the page."""

LONGEST_MASTHEAD = 8
"""Lines at the top of a page among which its name, publisher, date and number stand."""

LONGEST_MOTTO = 36
"""Folded characters of such a line without a date."""

SIGNATURE = 30
"""Folded characters of the body or person over the date that ends a notice."""


def split_furniture(
    lines: Sequence[Line], forms: Forms = NO_FORMS
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the lines of the articles and the furniture, each in the order of the page."""
    furniture = {
        line.number
        for index, line in enumerate(lines)
        if (forms.furniture or len(line.text) <= LONGEST_PRINTED)
        and (is_furniture(line, forms) or is_name_plate(lines, index, forms) or names_page(lines, index))
        and not goes_on(lines[index - 1] if index else None, line)
        and not dates_notice(lines, index)
        and not ends_trailers(lines, index)
    }
    furniture |= find_contents(lines)
    furniture |= find_metadata(lines)
    furniture |= find_masthead(lines, furniture)
    return (
        tuple(line for line in lines if line.number not in furniture),
        tuple(line for line in lines if line.number in furniture),
    )


def is_furniture(line: Line, forms: Forms = NO_FORMS) -> bool:
    """Recognise a date line, a page number, the imprint, the list of contents or the editors' names."""
    text = line.narrow
    if any(form.search(text) for form in forms.furniture):
        return True
    if len(line.folded) <= LONGEST_FURNITURE and GREETING.search(text):
        return True
    if len(line.folded) > LONGEST_FURNITURE or "。" in text:
        return False
    if COPYRIGHT.search(text) or CONTACT.match(text) or PICTURES.match(text):
        return True
    rules = (
        LINK,
        CITED,
        BROADCAST,
        PAGE_NUMBER,
        EDITORS,
        BARE_EDITORS,
        MARKED_EDITORS,
        PAPER_AND_SHEET,
        DEPARTMENTS,
        POINTER,
    )
    return any(rule.match(text) for rule in rules) or is_date_line(text) or is_date_line(mend_date(text))


def mend_date(narrow: str) -> str:
    """Return a line with the figures and words of a misread date put right; the same line where it has no date."""
    mended = re.sub(r"(星期|礼拜)[—-]", r"\1一", narrow.translate(MISREAD_FIGURES))
    return mended if MAY_BE_DATE.search(narrow) else narrow


def is_date_line(narrow: str) -> bool:
    """Tell whether a line consists of a date with weekday, lunar date, issue, page number or imprint."""
    if not PROOF.search(narrow):
        return False
    rest = DATE_LINE_WORDS.sub("", narrow).strip("·|-—,、/:() ")
    is_full = re.search(r"\d日.*(?:星期|第.{1,4}版)|(?:[A-Z]?\d{1,2}版?|第.{1,4}版)\s.*\d日", narrow)
    return not rest or bool(is_full and re.fullmatch(rf"[{HAN}]{{1,{LONGEST_DEPARTMENT}}}", fold(rest)))


def is_name_plate(lines: Sequence[Line], index: int, forms: Forms) -> bool:
    """Tell whether a line holds only the paper's name, anywhere; or, at the head, with its sheet or a date below."""
    text = lines[index].folded
    named = next((name for name in forms.papers if text.startswith(fold(name))), "")
    rest = text[len(fold(named)) :]
    if named and (not rest or re.fullmatch(rf"(?:第?[A-Z]?\d{{1,3}}版?)[{HAN}]{{0,6}}|{DEPARTMENT}", rest)):
        return True
    if index < LONGEST_MASTHEAD and len(lines) > 1 and PROGRAMME.match(lines[index].narrow):
        return True
    is_titled = re.fullmatch(TITLE, lines[index].narrow) is not None
    follows = index + 1 < len(lines) and is_furniture(lines[index + 1])
    return is_titled and len(text) > 2 and (follows or 0 == index < len(lines) - 1)


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


def find_metadata(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines at the head of a file that say whence it comes."""
    return {
        line.number
        for line in lines[: count_head(lines)]
        if METADATA.match(line.narrow) or WEATHER.match(line.narrow)
    }


def names_page(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line holds only the name of the page, beside its date or its number: 要闻."""
    beside = [*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]]
    return bool(re.fullmatch(DEPARTMENT, lines[index].folded)) and any(map(is_furniture, beside))


def dates_notice(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a date alone ends a notice: under the name of who signs it."""
    if index < 2 or not DATE.fullmatch(lines[index].narrow.strip("()")):
        return False
    signer, before = lines[index - 1], lines[index - 2]
    before_ends = before.is_closed or before.folded[-2:] == signer.folded[-2:] or "电话" in before.narrow
    is_signed = not signer.is_closed and len(signer.folded) <= SIGNATURE and not is_furniture(signer)
    return is_signed and before_ends


def ends_trailers(lines: Sequence[Line], index: int) -> bool:
    """Tell whether an editor is named right below whence a text comes: 来源:… over 编辑:…"""
    if not EDITORS.match(lines[index].narrow) or re.match(r"[(\[]?(?:本版|本期)", lines[index].narrow):
        return False
    before = next((line for line in lines[:index][::-1] if not EDITORS.match(line.narrow)), None)
    return before is not None and is_trailer(before.narrow)


def find_contents(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the heads of lists of contents: 今日导读 over its pointers."""
    return {
        line.number
        for line, following in zip(lines, lines[1:], strict=False)
        if CONTENTS.match(line.narrow) and POINTER.match(following.narrow)
    }


def goes_on(before: Line | None, line: Line) -> bool:
    """Tell whether a date may be the next words of the line before, running text torn off."""
    may_be_text = DATE.search(line.narrow) or PAGE_NUMBER.match(line.narrow)
    return (
        bool(may_be_text)
        and before is not None
        and not before.is_closed
        and len(before.folded) > LONGEST_TORN
        and "," in before.narrow
    )
