"""Captions: the words under a picture, with who took it."""

import re

from generator.cut.forms import Patterns, match_form
from generator.cut.signatures import SIGNER
from generator.folding import HAN
from generator.trade.names import NAME, close_up

LONGEST_CAPTION = 160
"""Characters; a caption tells one picture, a paragraph that ends in 摄 tells more."""

BEFORE = r"(?:^|(?<=[\s。.,;:!?()”\]】/]))"
OUTLET = r"[^\s,。;:!?()/“”]{0,20}"
PADDED = rf"[{HAN}]\s{{1,3}}[{HAN}](?=摄)"
"""A padded name that touches the word for the picture: 本报记者 张 三摄."""

BODY = rf"[{HAN}]{{5,20}}(?=供图)"
"""A body that gave a picture: longer than a name, so that only 供图 proves it."""

CREDIT = re.compile(
    rf"{BEFORE}(?:(?P<signer>{OUTLET}{SIGNER}\s*[/:]?\s*)?(?P<names>(?:{NAME}[\s、/]+)*?(?:{PADDED}|{NAME}))?\s*|(?P<body>{BODY}))"
    rf"(?P<act>(?<![拍翻])摄影报道|(?<![拍翻])摄影|(?<![拍翻])摄|供图|提供)\)?[。.]?(?:\([^()]{{1,12}}\))?[。.]?$"
)
"""A credit at the end: 记者/张三 摄, 张三 摄, 受访者供图, 通讯员 供图, (某市供电公司供图)."""

HEAD_CREDIT = re.compile(
    rf"^\(?(?:图片?|摄影|制图|漫画|图源|图片来源)\s*[/:]\s*(?P<signer>{SIGNER}\s*[/:]?\s*)?(?P<names>{NAME})\)?$"
)
SHOWS = re.compile(
    r"^(?:[▲▼△▽◀▶←→↑↓]\s*)?(?:图为|[上下左右中]图(?:为|是|[一二三四]?[:])|图[一二三四①②③④\d][:是为])"
)
"""Words with which a caption begins that needs no credit: 图为…, 上图:…"""

AGENCY = re.compile(r"\([^()]{1,12}\)[。.]?$")
FILE_PICTURE = re.compile(r"(?:^|[\s。(])(?:本报)?资料(?:图片|照片|图)\)?[。.]?$")
NO_PHOTOGRAPHER = re.compile(rf"受访|本人|资料|单位|企业|学校|公司|家属|部门|[{HAN}]{{2,}}[局委办]$")
GIVERS = ("供图", "提供")
ACTS = (*GIVERS, "摄", "摄影", "摄影报道")


def is_caption(narrow: str) -> bool:
    """Tell whether a line is a caption: it ends, or wholly consists, in a picture credit or its source."""
    if len(narrow) > LONGEST_CAPTION:
        return False
    return bool(
        SHOWS.match(narrow) or find_credit(narrow) or HEAD_CREDIT.match(narrow) or FILE_PICTURE.search(narrow)
    )


def find_credit(narrow: str) -> re.Match[str] | None:
    """Return the credit at the end of a line, None where there is none or where a sentence runs into it."""
    if not AGENCY.sub("", narrow).rstrip("。.)").endswith(ACTS) and not narrow.rstrip("。.)").endswith(ACTS):
        return None
    for start in range(max(0, len(narrow) - 60), len(narrow)):
        found = CREDIT.match(narrow, start)
        if found and is_credit(found, narrow[:start]):
            return found
    return None


def is_credit(found: re.Match[str], before: str) -> bool:
    """Tell whether words at the end of a line are a credit: 提供 is one only where a gap sets its giver apart."""
    if found["act"] == "提供" and not found["signer"]:
        return bool(found["names"]) and (not before or before[-1] in " (/")
    return bool(found["signer"] or found["names"] or found["body"] or found["act"] in ("供图", "摄"))


def read_credit(narrow: str, forms: Patterns = ()) -> str:
    """Return the photographer's name alone, "" where the caption names none; `forms` are the archivist's."""
    formed = match_form(forms, narrow)
    if formed and "names" in formed.groupdict():
        return close_up(formed["names"] or "")
    found = find_credit(narrow) or HEAD_CREDIT.match(narrow)
    if not found or not found["names"]:
        return ""
    if "act" in found.groupdict() and found["act"] in GIVERS and not found["signer"]:
        return ""
    name = close_up(re.split(r"[、/]|\s{2,}|(?<=[^\s]{2})\s", found["names"])[-1])
    return "" if NO_PHOTOGRAPHER.search(name) else name


def strip_credit(narrow: str) -> str:
    """Return what the caption says of the picture, without the credit."""
    found = find_credit(narrow)
    return narrow[: found.start()].rstrip("( ").strip() if found else narrow
