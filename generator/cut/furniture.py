"""Page furniture: date line, page number, editors. It belongs to the page and to no article, wherever it stands."""

import re
from collections.abc import Sequence

from generator.cut.forms import NO_FORMS, Forms
from generator.cut.lines import Line
from generator.cut.masthead import LONGEST_MASTHEAD, find_masthead, find_metadata
from generator.cut.page_lines import (
    DATE,
    DEPARTMENT,
    EDITOR,
    FIGURE,
    LONGEST_FURNITURE,
    TITLE,
    is_date_line,
    mend_date,
)
from generator.cut.shapes import CLOSING_WORDS
from generator.cut.signatures import is_trailer
from generator.folding import HAN, fold
from generator.trade.names import NAME

STOP = re.compile(r"[。.!?][”’]?")
LONGEST_TORN = 20
"""Folded characters from which an unfinished line is running text that the next line may go on with."""


PAPER_AND_SHEET = re.compile(
    rf"^(?:{TITLE})\s*(?:第\s*)?(?:[A-Z]\d{{0,3}}|\d{{1,3}})\s*版?(?:\s+[{HAN}·]{{2,6}})?$"
)
DEPARTMENTS = re.compile(rf"^{DEPARTMENT}(?:\s*[·|/]\s*{DEPARTMENT})+$")

CONTENTS = re.compile(r"^(?:今日|本期|本报)?(?:导读|要目|看点|提示|关注)[:]?$")
POINTER = re.compile(
    rf"^(?!.*[转接]).{{2,40}}(?:\(\s*(?:详?见)?\s*(?:第\s*)?[A-Z]?(?:\d{{1,3}}|[{FIGURE}]{{1,3}})\s*版\s*\)|(?:详见|见)\s*(?:第\s*)?[A-Z]?(?:\d{{1,3}}|[{FIGURE}]{{1,3}})\s*版|[→▶►]\s*[A-Z]?\d{{1,3}}\s*版?|\s第?\s*[A-Z]?(?:\d{{1,3}}|[{FIGURE}]{{1,3}})\s*版|[{HAN}”]\s+[A-Z]\d{{2}})$"
)
"""A line of a list of contents: 夜市怎么管(5版)."""

CITED = re.compile(rf"^《[^《》]{{2,12}}》\s*\(?\s*(?:{DATE.pattern})[^。]{{0,20}}$")
"""Where a text was copied from: 《某报》(2025年2月16日 第4版)."""


PAPER = re.compile(rf"[{HAN}]{{2,6}}[报刊]")
REPORT = re.compile(r"[公汇通简喜捷电海回警预申填虚谎墙画板][报]$")
"""Words in 报 that name no paper."""

BROADCAST = re.compile(r"^[(]?《[^《》]{2,16}》\s*(?:19|20)\d{6}(?:\s+\d{1,2}:\d\d)?[)]?$")
"""Name, day and hour of a programme."""


GREETING = re.compile(
    r"^(?:【[^】]{2,8}】\s*)?(?:各位|亲爱的)?(?:观众|听众)(?:朋友们?|同志们)?.{0,4}(?:晚上|早上|上午|中午|下午)?好|^(?:下面|接下来)请(?:看|听|收看|收听).{0,20}$|(?:稍后|接下来|请继续)请?收看|播送完了|^.{0,20}再见[。!]?$|^\(?根据(?:播出)?录音|您现在(?:收[听看]|收看)的是|(?:感谢|谢谢)(?:您的|各位的?|大家的?)?(?:收看|收听|关注).{0,20}$|(?:节目|新闻)(?:内容)?[就编]?(?:播送|播)?(?:到这|到此|完).{0,20}$"
)
"""How a broadcast begins and ends."""

PAGE_NUMBER = re.compile(
    rf"^[{HAN}·]{{2,5}}\s+[A-Z]\d{{1,2}}$|^{DEPARTMENT}\s+[A-Z]?\d{{1,2}}$|^[A-Z]\d{{1,2}}\s+[{HAN}·]{{2,5}}$|^[A-Z]?\d{{1,3}}\s+(?:要闻|新闻|综合|副刊|专版|评论|理论|民生|文化|经济|国际|体育|广告)$|^(?:第\s*)?[A-Z]?\d{{1,3}}\s*版?$|^(?:第\s*)?[A-Z]?(?:\d{{1,3}}|[{FIGURE}]{{1,3}})\s*版(?:\s*[·|:\s]\s*[^\s]{{1,6}})?$|^(?:19|20)\d\d年第\s*\d{{1,3}}\s*期(?:\s|$)"
)
EDITORS = re.compile(rf"^[(\[□■◇◆●]?\s*(?:[本木术]版|本期|今日|[一二三四五六七八]版)?\s*{EDITOR}\s*[:/]")
BARE_EDITORS = re.compile(
    rf"^(?:(?:[本木术]版|本期|今日)?{EDITOR}\s+{NAME}\s*){{2,}}$|^(?:(?:本版|本期){EDITOR}|责编|责任编辑|美编)\s+{NAME}(?:\s+{NAME})*$"
)
"""Editors without a colon: 责编 张三 校对 李四."""


LINK = re.compile(
    r"^(?:[-*>]\s*)?(?:[^\s:]{0,12}[:]\s*)?(?:\[[^\]]{0,40}\]\(\S+\)|<?(?:https?://|www\.)\S+|[a-zA-Z0-9.\-]+\.(?:com|cn|net|org)(?:[./]\S*)?)\s*$"
    rf"|^[上下]一[篇条]\s*[:]|^(?:-{{3,}}|\*{{3,}}|_{{3,}})$|^(?=.*(?:www\.|https?://)).*{DATE.pattern}"
)
"""A line that a web page left in its copy: a link, or a rule between parts."""


PROGRAMME = re.compile(
    rf"^[(]?[{HAN}《》]{{2,16}}\s*[(]?\s*(?:{DATE.pattern}|(?:19|20)\d\d[01]\d[0-3]\d)(?:\s+\d{{1,2}}:\d\d)?\s*[)]?(?:\s*(?:星期|周)[一二三四五六日天])?\s*(?:文字[版稿])?$"
)
"""The first line of a page: name of paper or programme, and date."""

CONTACT = re.compile(
    r"^(?:本[版报刊](?:责编)?)?(?:投稿|来稿|联系|编辑部?|电子|读者)?(?:信箱|邮箱|邮件|[Ee]-?mail)\s*[:].*@|^社址\s*[:\s]|^\(?[^,。:]{0,8}(?:来稿|投稿|征稿|稿件)(?:要求|请寄|请发|邮箱|信箱|热线|须知)|^题图[:/\s]|^每周[^,。:]{1,8}出版$|^[(]?更新时间|^[A-Z]{3,20}(?:\s[A-Z]{3,20})+$"
)
"""Where to write to the page, when a copy was made, the paper's name in Latin letters."""

NOTE_OF_FILE = re.compile(r"^<!--.*-->$|^\([本此][栏版]与?.{2,30}(?:合办|协办|主办|承办)\)$")
"""A comment of the file; who makes a column together with the paper."""

DIRT = re.compile(r"(?:[\W_a-zA-Z丿丶丨亅一口〃工丫]|\d(?!\d\d)){1,10}")
SURE_DIRT = re.compile(
    r"[丨丿丶亅〃|~■●◆▲★_^<>〉《/\\、。.,:;\"'‘’`·—ˉ-]|^[a-zA-Z](?:\s+[a-zA-Z]){0,2}$|^[口丫]$"
)
"""At least one of these a line holds that is nothing but dirt on the page."""

NO_DIRT = re.compile(
    r"\d\W\d|[a-zA-Z]{3}|一一|^—+$|^\*{3,}$|^\w{1,2}[.、:]$|^-?\d{1,2}[℃%°]?$|^[a-zA-Z\d](?:\W[a-zA-Z\d])+$"
)
"""A score, a word, a rule across the column, the number of a part, a figure with its sign and unit, letters set apart."""

NAVIGATION = re.compile(
    r"^(?:[上下]一[版篇]|放大|缩小|默认|打印|关闭|字号|分享到?|收藏|返回(?:首页|目录)|版[次名面]\s*[:]\s*\S+|相关(?:新闻|阅读|文章)|关于我们|联系(?:方式|我们)|广告刊例|[\s|:])+$"
    r"|^分享到?\s*[:]"
)
"""What the page of a paper on the web says beside its text."""

SHEET_FIRST = re.compile(
    rf"^第\s*(?:\d{{1,3}}|[{FIGURE}]{{1,3}})\s*版\s+\S.{{3,40}}$|^(?:[A-Z]\d\d\s+\S.{{3,40}}?(?:\s+|$)){{2,}}$"
)
"""A line of a list of contents with the number of the page first, or several of them."""

PICTURES = re.compile(r"^[本木术]版(?:图片|照片|摄影|配图).{0,4}(?:由|除署名)")
"""Who took the pictures of a page."""

MARKED_EDITORS = re.compile(rf"^[□■]\s*{EDITOR}\s+{NAME}(?:\s|□|■|$)")
COPYRIGHT = re.compile(r"^(?:©|版权所有|本版版权)|未经(?:许可|授权|书面授权).{0,6}不得转载$")
LONGEST_PRINTED = 2 * LONGEST_FURNITURE
"""Characters of such a line with the spaces that spread it over the page."""


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
    furniture |= find_metadata(lines, furniture)
    slight = {line.number for line in lines if is_speck(line) or NOTE_OF_FILE.match(line.narrow)}
    furniture |= find_masthead(lines, furniture - slight)
    furniture -= {line.number for line in lines if line.order and line.order != "banner"}
    furniture |= {line.number for line in lines if line.order == "banner"}
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
        NOTE_OF_FILE,
        NAVIGATION,
        SHEET_FIRST,
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
    return (
        is_speck(line)
        or any(rule.match(text) for rule in rules)
        or is_date_line(text)
        or is_date_line(mend_date(text))
    )


def is_speck(line: Line) -> bool:
    """Tell whether a recogniser took dirt for characters: a few marks, no word among them."""
    text = "".join(line.narrow.split())
    is_dirt = DIRT.fullmatch(text) is not None and SURE_DIRT.search(line.narrow) is not None
    return is_dirt and not line.level and not NO_DIRT.search(text)


def is_name_plate(lines: Sequence[Line], index: int, forms: Forms) -> bool:
    """Tell whether a line holds only the paper's name, anywhere; or, at the head, with its sheet or a date below."""
    text = lines[index].folded
    named = next((name for name in forms.papers if text.startswith(fold(name))), "")
    rest = text[len(fold(named)) :]
    if named and (not rest or re.fullmatch(rf"(?:第?[A-Z]?\d{{1,3}}版?)[{HAN}]{{0,6}}|{DEPARTMENT}", rest)):
        return True
    if index < LONGEST_MASTHEAD and len(lines) > 1 and PROGRAMME.match(lines[index].narrow):
        return True
    if 0 < index < LONGEST_MASTHEAD and names_paper(lines, index):
        return True
    is_titled = re.fullmatch(TITLE, lines[index].narrow) is not None
    follows = index + 1 < len(lines) and is_furniture(lines[index + 1])
    return is_titled and len(text) > 2 and (follows or 0 == index < len(lines) - 1)


def names_paper(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a short line at the head of a page, below its first line and furniture, is the name of a paper."""
    is_named = PAPER.fullmatch(lines[index].folded) and not REPORT.search(lines[index].folded)
    return bool(is_named) and not lines[index].level and all(map(is_furniture, lines[1:index]))


def names_page(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line holds only the name of the page, beside its date or its number: 要闻."""
    beside = [*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]]
    return bool(re.fullmatch(DEPARTMENT, lines[index].folded)) and any(map(is_furniture, beside))


def dates_notice(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a date alone ends a notice: under the name of who signs it."""
    if index < 2 or not DATE.fullmatch(mend_date(lines[index].narrow).strip("()")):
        return False
    if index >= LONGEST_MASTHEAD and lines[index].narrow.strip("()")[:1] in f"{FIGURE}〇○":
        return True
    signer, before = lines[index - 1], lines[index - 2]
    before_ends = (
        before.is_closed
        or bool(CLOSING_WORDS.match(before.narrow))
        or before.folded[-2:] == signer.folded[-2:]
        or "电话" in before.narrow
    )
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
        if CONTENTS.match(line.narrow)
        and (POINTER.match(following.narrow) or SHEET_FIRST.match(following.narrow))
    }


def goes_on(before: Line | None, line: Line) -> bool:
    """Tell whether a date, or a lone full stop, may go on with the line before, running text torn off."""
    if before is not None and STOP.fullmatch(line.narrow):
        return not before.is_closed and len(before.folded) > LONGEST_TORN
    may_be_text = DATE.search(line.narrow) or PAGE_NUMBER.match(line.narrow)
    return (
        bool(may_be_text)
        and before is not None
        and not before.is_closed
        and len(before.folded) > LONGEST_TORN
        and "," in before.narrow
    )
