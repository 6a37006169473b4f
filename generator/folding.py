"""One way to compare text: width, spaces and invisible characters do not count. Nothing here changes what is shown."""

import re
import unicodedata
from functools import lru_cache

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"
"""Character class of Chinese characters, for use inside brackets of a regular expression."""

INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
"""Zero-width, control and direction characters that recognisers leave behind."""

SPACES = re.compile(r"\s+")

NARROW = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {
    "\u3000": " ",
    "〔": "(",
    "〕": ")",
    "\u00a0": " ",
    "\uff61": "。",
    "\t": " ",
}
"""Full-width forms to half-width ones, one character for one, so that positions stay."""


WIDE = re.compile("[\uff01-\uff5e〔〕\u3000\u00a0\uff61\t]")

PLAIN = re.compile(
    f"[\\s!-~×·\u2010-\u2016\u2018-\u2027\u2030-\u2038\u2460-\u2473\u25a0-\u25ff\u3001-\u3029\u3030-\u303f{HAN}\uff01-\uff5e]*"
)
"""Characters that fold one by one, whatever stands beside them; newspapers have hardly any others."""


CHANGING = re.compile(
    "[\\s\u2011\u2024-\u2026\u2033-\u2037\u2460-\u2473\u3036-\u303a\uf900-\ufaff\uff01-\uff5e]"
)
"""All those among them that fold to something else; the others stay, so most of a text is passed over."""


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Return the text for comparison: NFKC, without white space."""
    return CHANGING.sub(fold_one, text) if PLAIN.fullmatch(text) else fold_slowly(text)


FOLDS = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
"""What changing characters fold to; others are added as they are met."""


def fold_one(found: re.Match[str]) -> str:
    """Fold one character, and remember it."""
    folded = FOLDS.get(found[0])
    return FOLDS.setdefault(found[0], fold_slowly(found[0])) if folded is None else folded


def fold_slowly(text: str) -> str:
    """Fold a text in which characters may join: an accent and the letter before it."""
    folded = SPACES.sub("", unicodedata.normalize("NFKC", text))
    return unicodedata.normalize("NFKC", folded)  # without the space, an accent joins the letter before it


@lru_cache(maxsize=1024)
def narrow(text: str) -> str:
    """Return the text with half-width punctuation, letters and spaces; same length, same positions."""
    return WIDE.sub(lambda found: NARROW[found[0]], text)


def clean(text: str) -> str:
    """Return the text as it is read: invisible characters gone, every run of spaces one space."""
    return SPACES.sub(" ", INVISIBLE.sub("", text)).strip()
