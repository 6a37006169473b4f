"""What a line is by its own look, before its neighbours are asked: one rule, one function, in one list."""

import re
from collections.abc import Callable

from generator.cut.captions import LONGEST_CAPTION, is_caption
from generator.cut.forms import NO_FORMS, Forms, match_form
from generator.cut.lines import Line
from generator.cut.signatures import is_byline, is_placed, is_trailer, read_dateline
from generator.folding import HAN
from generator.trade.names import IDENTITY, close_up_padding, ends_with_post, is_name

JUMP = re.compile(
    r"^[▶►▷→>》\s]*[\[(【]?\s*(?:下转|上接|紧接|接)\s*(?:本报)?(?:第|[A-Z])?\s*[\d一二三四五六七八九十]{1,3}\s*版[^,。;:!?]{0,12}$"
)
JUMP_MARK = re.compile(
    r"^[▶►▷→>》\s]*[\[(【]\s*(?:上接|紧接|接)[^\])】]{1,10}版[^\])】]{0,6}[\])】]\s*(?=\S)"
)
SEE_PAGE = re.compile(
    r"^\(?[^,。;:!?()]{0,12}(?:全文|摘要|报道|照片|图片|文|图)?[详另]?[见刊]\s*(?:第\s*)?[\dA-Z一二三四五六七八九十]{1,3}\s*版\)$"
)
AD_WORDS = re.compile(
    r"广告|热线|[爆报]料|订报|订阅|发行|投递|招租|招聘|邮编|邮箱|客服|咨询电话|联系电话|电话|地址"
)
RUBRIC_HOTLINE = re.compile(rf"^(?!广告|订报|发行|报料|爆料|服务|咨询|投诉|招商|销售)[{HAN}]{{2,4}}热线$")
"""A column of readers' calls; with a number it would be an advertisement."""

LOSS = re.compile(r"^(?:遗失|作废)声明\s*[:]")
"""The small notice that something lost is void."""

CALLED = re.compile(
    r"(?:热线|(?:联系|咨询|订报|订阅|服务|报名|投诉|举报|客服|值班|办公|广告|发行)电话)\s*[:]?$"
)
AD_LABEL = re.compile(
    r"^[【\[]?广告[】\]]?\s+\S|^[(〔\[【]\s*广\s*告\s*[)〕\]】]$|^.{0,6}热线\s*[:]?\s*\d[\d×xX*]{3,}"
)
AD_ENTRY = re.compile(r"^(?:联系人|地址|厂址|电话|手机|传真|邮编|乘车路线)\s*[:]\s*\S")
PHONE = re.compile(r"\d[\d\-—()\s转×xX*]{5,}[\d×xX*]")
ONLY_PHONE = re.compile(r"^[\d\-—()\s、,/转]{7,40}$")
LONGEST_AD = 40
LONGEST_OFFER = 80
"""Folded characters of a line with several of the words that go with a number."""

DECK = re.compile(r"^(?:[—–]{1,2}|--)\s*\S|^\([^()]{1,60}\)$|^[·•][^·•]{2,12}[·•]$")
"""The last is what a text calls itself between dots: ·短评·"""

ITEM = re.compile(
    r"^(?:[一二三四五六七八九十百]{1,4}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d))"
)
SPOKEN = re.compile(
    rf"^(?:问|答|记者|主持人|读者|网友|[{HAN}]{{2,4}}(?:代表|委员|先生|女士|老师|书记|主任|教授))\s*:\s*\S"
)
"""A turn of an interview: 记者:…; 问:…"""

SCRIPT = re.compile(
    r"^[【\[(](?:导语|口播|解说|正文|旁白|同期声?|出?录音|现场(?:声|同期)?|采访|画外音|字幕|出镜|主播|主持人)[^】\])]{0,6}[】\])]|^[【\[(]记者(?:出镜|现场|口播|解说)?[】\])]"
)
ADDRESS = re.compile(
    rf"^(?:[{HAN}·]{{0,10}}(?:同志|先生|女士|老师|编辑部?|记者|医生|专家|朋友)们?|编辑|读者朋友|各位读者)(?:您好|你好)?[:!]$|^(?:尊敬的|亲爱的|敬爱的|各位)[^,。]{{1,20}}[:!]$"
)
NOTE = re.compile(
    r"^[\[【(]?(?P<title>编者按|编者的话|编者附言|编后|编后语|短评|微评|编辑手记|记者手记|专家点评|(?:新闻|相关|背景)?链接|名词解释)[\]】)]?\s*[:]?\s*(?<=[\]】):])\s*(?=\S)|^(?P<spaced>编者按|编者的话|编者附言|编后)\s+(?=\S)"
)
DOCUMENT_NUMBER = re.compile(
    rf"^\(?(?:[{HAN}]{{1,14}})?[〔\[(【]\s*(?:19|20)\d\d\s*[〕\])】]\s*(?:[{HAN}]{{0,2}}第)?\s*\d{{1,5}}\s*号\)?$"
)
SPEECH = re.compile(rf"[说问道答喊叫想笑][{HAN}]{{0,6}}\s*[:]\s*[“\"].*[。!?…]+[”\"]$")
"""Somebody is quoted: a whole sentence, whatever mark it ends in."""

CLOSING_WORDS = re.compile(r"^特此(?:公告|通告|声明|通知|说明|启事|公示)[。!]?$")
COUNTED = re.compile(rf"^[【〖][{HAN}]{{1,7}}(?<!之)[一二三四五六七八九十1-9][】〗]\s*[^。]{{2,24}}$")
"""A part of a text, counted in brackets: 【陷阱一】…"""

INNER = re.compile(
    r"^[【\[]?(?:核心阅读|核心提示|阅读提示|内容摘要|内容提要|本期关键词|关键词"
    r"|案情(?:回放|简介|介绍)?|基本案情|(?:法院)?(?:审理|审判|裁判|判决)(?:结果|要旨)?|评析|释法|争议焦点)[】\]]?$"
)
"""The heading of a summary between byline and text, and those of a case told: 案情, 审理, 评析."""

LOOSE_QUOTES = ('"', "〃", "〞", "〝")
"""Quotation marks that may open or close, and what recognisers take for them."""

STOP_WITHIN = re.compile(rf"。|[{HAN}]\.[{HAN}]")
"""A full stop, also misread, with words behind it."""

WORDS = re.compile(r"\w")
ANNOUNCES = re.compile(r"(?:如下|以下|下列)[^,。:;]{0,10}[:]$|^为[^,]{2,40},.*[:]$")
ROSTER_MARK = re.compile(r"\([^()]{1,8}\)")
ROSTER_SHARE = 0.7
"""Part of the names of a line that must begin with a known surname; recognisers misread about one in ten."""

LONGEST_HEADLINE = 40
"""Folded characters of a headline that says where its text began: (上接第一版)某某事."""

LONGEST_CRY = 20
"""Folded characters of a line over a headline that breaks off in dots."""

LONGEST_DISPLAY = 75
"""Folded characters. The longest line over a headline of the seeds, two deputies with their posts, has 66."""


def is_jump(line: Line) -> bool:
    """Recognise a jump line: ▶▶下转02版①, (上接第一版), (全文见第二版)."""
    return len(line.text) <= 30 and bool(JUMP.match(line.narrow) or SEE_PAGE.match(line.narrow))


def jump_mark(line: Line) -> str:
    """Return the mark with which the continuation of another page's article begins: (上接第一版)."""
    found = JUMP_MARK.match(line.narrow)
    return line.text[: found.end()].strip() if found else ""


def is_continuation(line: Line) -> bool:
    """Recognise running text that goes on from another page, and no headline that says so."""
    return bool(jump_mark(line)) and (line.is_closed or len(line.folded) > LONGEST_HEADLINE)


def note_title(line: Line) -> str:
    """Return what an editor's note calls itself, with its marks as printed; "" where it is none."""
    if line.headline:
        return line.headline
    found = NOTE.match(line.narrow)
    return line.text[: found.end()] if found else ""


def is_ad(line: Line) -> bool:
    """Recognise an advertisement's line: a number to call, or the words that go with one."""
    short = len(line.folded) <= LONGEST_AD
    if (
        LOSS.match(line.narrow)
        or AD_LABEL.match(line.narrow)
        or (AD_ENTRY.match(line.narrow) and not line.is_closed)
    ):
        return True
    if RUBRIC_HOTLINE.match(line.narrow):
        return False
    called = AD_WORDS.search(line.narrow) and (PHONE.search(line.narrow) or CALLED.search(line.narrow))
    return bool(short and (called or ONLY_PHONE.match(line.narrow)) or offers(line))


def offers(line: Line) -> bool:
    """Tell whether a longer line holds nothing but name, address and number of somebody who advertises."""
    words = set(AD_WORDS.findall(line.narrow))
    is_plain = "。" not in line.narrow and "," not in line.narrow
    return (
        len(line.folded) <= LONGEST_OFFER and is_plain and len(words) > 1 and bool(PHONE.search(line.narrow))
    )


def is_deck(line: Line) -> bool:
    """Recognise a deck on a line of its own: ——访…, (…通过), (14人)."""
    return not line.is_closed and bool(DECK.match(line.narrow))


def is_item(line: Line) -> bool:
    """Recognise a numbered item."""
    return bool(ITEM.match(line.narrow))


def roster_names(narrow: str) -> list[str]:
    """Return the words of a line of names, marks like (女) removed and padded names closed up."""
    bare = ROSTER_MARK.sub(" ", narrow)
    closed = close_up_padding(bare)
    return re.split(r"[\s、]+", closed.strip())


def is_roster(line: Line) -> bool:
    """Recognise a line of a list of names."""
    names = roster_names(line.narrow)
    if len(names) < 2 or not all(re.fullmatch(rf"[{HAN}]{{2,4}}|[{HAN}·]{{4,16}}", name) for name in names):
        return False
    return sum(map(is_name, names)) >= ROSTER_SHARE * len(names)


def is_lone_name(line: Line) -> bool:
    """Tell whether a line can be one name of a list, by itself, padded or marked: 张 三(女)."""
    names = roster_names(line.narrow)
    return len(names) == 1 and not line.level and is_name(names[0]) and not ends_with_post(line.narrow)


def is_spoken(line: Line) -> bool:
    """Recognise a line of a broadcast's script or of an interview by its mark: 【解说】…, 【同期】张三:…, 问:…"""
    return bool(SCRIPT.match(line.narrow) or (SPOKEN.match(line.narrow) and not line.level))


def is_address(line: Line) -> bool:
    """Recognise the first line of a letter: 编辑同志:"""
    return bool(ADDRESS.match(line.narrow))


def is_document_number(line: Line) -> bool:
    """Recognise the number of a document below its title: 某政发〔2019〕12号"""
    return bool(DOCUMENT_NUMBER.match(line.narrow))


def is_grid(line: Line) -> bool:
    """Recognise a row of a table between bars."""
    return len(line.narrow) > 2 and line.narrow[0] == line.narrow[-1] == "|"


def is_note(line: Line) -> bool:
    """Recognise the note of an editor that begins inside its line: 编者按:今年…"""
    if line.headline:
        return True
    return bool(NOTE.match(line.narrow)) and (line.is_closed or len(line.folded) > LONGEST_DISPLAY)


def is_sentence(line: Line) -> bool:
    """Recognise running text by its marks: full stops, several commas, an open quotation, sheer length."""
    text = line.narrow
    if len(line.folded) == 1 or CLOSING_WORDS.match(text) or not WORDS.search(line.folded):
        return True
    if ANNOUNCES.search(text) or SPEECH.search(text):
        return True
    if (
        IDENTITY.match(text)
        and len(line.folded) <= LONGEST_DISPLAY
        and not line.is_closed
        and "。" not in text
    ):
        return text.count(",") > 3
    return (
        text.rstrip("”’\"')").endswith(("。", ".", ",", "、", ";"))
        or (text.endswith("…") and len(line.folded) > LONGEST_CRY)
        or STOP_WITHIN.search(text) is not None
        or ";" in text
        or text.count(",") >= 2
        or opens_quotation(text)
        or len(line.folded) > LONGEST_DISPLAY
    )


def opens_quotation(narrow: str) -> bool:
    """Tell whether a quotation begins or ends outside a text; marks that recognisers confuse stand for each other."""
    if any(mark in narrow for mark in LOOSE_QUOTES):
        return sum(narrow.count(mark) for mark in ("“", "”", *LOOSE_QUOTES)) % 2 > 0
    return narrow.count("“") != narrow.count("”")


def is_dateline(line: Line) -> bool:
    """Recognise the first paragraph of a news item."""
    return read_dateline(line.narrow) is not None


LONG_RULES = ("continuation", "note", "dateline", "item", "sentence")
"""What a line can be that is longer than any caption."""

RULES: tuple[tuple[str, Callable[[Line], bool]], ...] = (
    ("jump", is_jump),
    ("continuation", is_continuation),
    ("dateline", is_dateline),
    ("note", is_note),
    ("trailer", lambda line: is_trailer(line.narrow) or is_placed(line.narrow)),
    ("byline", lambda line: is_byline(line.narrow)),
    ("caption", lambda line: is_caption(line.narrow)),
    ("ad", is_ad),
    ("subhead", lambda line: bool(INNER.match(line.narrow) or COUNTED.match(line.narrow))),
    ("item", is_item),
    ("roster", is_roster),
    ("deck", is_deck),
    ("sentence", is_spoken),
    ("line", lambda line: is_address(line) or is_grid(line) or is_document_number(line)),
    ("sentence", is_sentence),
)


def read_form(line: Line, forms: Forms) -> str:
    """Return the kind that a form of the archivist gives a line, "" where none fits."""
    kinds = (("byline", forms.byline), ("caption", forms.caption), ("dateline", forms.dateline))
    found = next((kind for kind, patterns in kinds if match_form(patterns, line.narrow)), "")
    return found if found != "dateline" or read_dateline(line.narrow, forms.dateline) else ""


def read_shape(line: Line, forms: Forms = NO_FORMS) -> str:
    """Return the first shape that fits the line; `bare` where none does.

    A line with a heading mark is `bare` unless it is plainly something else: its mark is believed
    before the count of its commas.
    """
    formed = read_form(line, forms)
    if formed:
        return formed
    is_long = len(line.text) > LONGEST_CAPTION
    for shape, fits in RULES:
        if is_long and shape not in LONG_RULES:
            continue
        if shape in ("item", "sentence", "roster") and line.level and not is_running_text(line):
            continue
        if fits(line):
            return shape
    return "bare"


def is_running_text(line: Line) -> bool:
    """Tell whether a marked line is a paragraph after all: a mark before it can be text or noise."""
    return len(line.folded) > LONGEST_DISPLAY and "。" in line.narrow
