"""Words that tell where an article begins and ends: fixed titles, openings, endings."""

import re

from generator.cut.entries import ASCRIPTION, OF_AUTHOR, TEXT, Entry
from generator.cut.signatures import SIGNER
from generator.folding import HAN

FIXED_TITLES = re.compile(
    r"^(?:.{0,30}(?:公告|通告|须知|简章|启事|声明|讣告|通知|更正|致歉信|招领|公示|简讯|快讯|短讯|预告)|(?:短评|微评|快评|编者按|编后|编后语|开栏的?话"
    r"|编辑手记|记者手记|采访手记|编辑点评|专家点评|专家观点|名词解释|延伸阅读|背景|(?:新闻|相关|背景|知识)?链接|图片(?:新闻|报道)|(?:[今明][日天]|本[周市县省]|一周|全[省市县])?天气(?:预报|趋势|提示)?"
    r"|一句话新闻|简明新闻|小黑板|(?:供求|农事|服务|文化|生活|财经)?信息(?:窗|之窗|集锦|快递|超市|台)?|供求信息|声音|广告|好书推荐|荐书|新书架|数说|数读|图说|[积排射][^\s]{1,2}榜|.{0,6}(?:赛果|赛程|战报)|[今明]日(?:电视|赛事|节目)|行情|点评|小贴士|温馨提示|生活提示|(?:读者|观众|听众|群众)来信(?:[摘选]登)?|来信照登|.{0,4}信箱|公告栏|(?:市民|百姓|民生|读者|新闻|便民)热线|问与答|答疑|回音壁|曝光台|光荣榜|一周.{2,4}|致富(?:点子|经|路|门路|信息)|书讯|今日提示|本期话题|话题|观点|天气服务|气象服务|征[婚友联稿]|寻[人物]|招租|招工|招聘|求职|转让|好消息|喜讯|急售|急聘|诚聘|[旺商吉][铺屋](?:招租|转[让口]|出租|出售)|拍卖会|[积排射][^\s]{0,2}榜)|(?:短评|微评|快评|时评|评论|社论|来论|今日谈|编者按|链接|本[报台]评论员|本[报台]特约评论员):.{2,40})$|^[【\[〖](?:简讯|快讯|短讯|要闻|简明新闻|一句话新闻)[】\]〗]$"
)

BRACKETED = re.compile(
    r"^[【〖](?!导语|口播|解说|正文|旁白|同期|录音|出录音|现场|采访】|画外音|字幕|出镜|主播|主持人|记者(?:出镜|现场|口播|解说)?】)[^【】〖〗]{2,12}[】〗]\s*\S{4}"
)
"""A headline that carries its rubric in brackets before it: 【走基层】…"""

NEWS_OPENING = re.compile(
    r"^(?:本报讯|本台消息|近日|日前|昨[日天晚晨夜]|今[日天晚晨]|前[日天晚]|日前|记者.{0,8}从|\d{1,2}月\d{1,2}日|[上本]周|从[今本即\d].{0,8}起|据悉|据.{2,14}(?:消息|通报)"
    r"|市民来电|有(?:市民|读者|网友))"
)

ARTICLE_END = re.compile(
    rf"(?:\([^()]{{0,20}}(?:{SIGNER}|文/图|图/文)[^()]{{0,30}}\)|(?<=[。!?”])\s*\((?:[{HAN}]{{5,14}}\s+)?[{HAN}]{{1,4}}(?:[\s、]{{1,3}}[{HAN}]{{1,4}}){{0,5}}\)|(?:特此(?:公告|通告|声明|通知)|声明作废|敬请(?:关注|期待|垂注))[。!]?|(?:电话|手机)\s*[:]?\s*1?\d[\d—\-]{{6,14}})$"
)

TORN_OPENING = re.compile(
    r"^(?:[的了着过地得们吗呢吧啊](?!士|确|哥|话|理|方|产|铁|标|道|点|图|震|球|址|力|奖|知)|[,。、;:!?)”’》]|(?:近年来|目前|此外|同时|其次|首先|另外|为此|因此|其中|据了解|接下来|下一步),)"
)


def has_text(entries: tuple[Entry, ...], last: int) -> bool:
    """Tell whether text, or a picture's caption, stands right below a run, or below a subhead there."""
    kinds = (*(kind for kind in TEXT if kind != "roster"), "caption")
    below = entries[last + 1 : last + 3]
    if len(below) > 1 and below[0].kind == "subhead":
        below = below[1:]
    return bool(below) and below[0].kind in kinds


def ends_article(entry: Entry) -> bool:
    """Tell whether an article may well end with an entry."""
    narrow = entry.line.narrow
    return entry.kind in ("trailer", "jump", "line") or bool(
        ARTICLE_END.search(narrow) or OF_AUTHOR.match(narrow) or ASCRIPTION.match(narrow)
    )


def is_unfinished(entry: Entry) -> bool:
    """Tell whether a text breaks off with an entry."""
    is_open = not (entry.line.is_closed or ends_article(entry))
    if entry.kind == "item":
        return is_open and entry.line.narrow[-1:] not in ";:"
    return entry.kind in ("sentence", "dateline", "continuation") and is_open
