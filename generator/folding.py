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

NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,
    0xA0: 0x20,
    0xFF61: 0x3002,
    0x09: 0x20,
}
"""Full-width forms to half-width ones, one character for one, so that positions stay."""


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Return the text for comparison: NFKC, without white space."""
    folded = SPACES.sub("", unicodedata.normalize("NFKC", text))
    return unicodedata.normalize("NFKC", folded)  # without the space, an accent joins the letter before it


@lru_cache(maxsize=1024)
def narrow(text: str) -> str:
    """Return the text with half-width punctuation, letters and spaces; same length, same positions."""
    return text.translate(NARROW)


def clean(text: str) -> str:
    """Return the text as it is read: invisible characters gone, every run of spaces one space."""
    return SPACES.sub(" ", INVISIBLE.sub("", text)).strip()
