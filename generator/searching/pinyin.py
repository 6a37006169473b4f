"""How names and words are read: syllables without tones, by pypinyin; surnames and given names as people bear them."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice

from pypinyin import lazy_pinyin
from pypinyin.constants import PINYIN_DICT
from pypinyin.contrib.tone_convert import to_normal

from generator.trade.names import surname_readings, surname_strokes

WORD_SURNAMES = {
    "区": ["ou"], "朴": ["piao"], "员": ["yun"], "黑": ["he"], "洗": ["xian"], "种": ["chong"], "折": ["she"],
    "召": ["shao"], "秘": ["bi"], "祭": ["zhai"], "句": ["gou"], "繁": ["po"], "佴": ["nai"],
}  # fmt: skip
"""Surnames that are also common words and so are in no table that a page is cut by; with their reading as surnames."""

GIVEN_NAMES = {
    "长": "chang",
    "行": "xing",
    "朝": "chao",
    "藏": "zang",
    "重": "zhong",
    "还": "huan",
    "都": "du",
}
"""Characters whose reading in a given name is not the first of the dictionary."""

READINGS = 3
"""Readings of one character that a misspelling may go by."""

LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


@lru_cache(maxsize=1 << 16)
def read_words(text: str) -> tuple[str, ...]:
    """Return the syllables of a text; letters and digits stay, everything else is left out."""
    return tuple(_keep_letters(lazy_pinyin(text)))


@lru_cache(maxsize=1 << 16)
def read_name(name: str) -> tuple[str, ...]:
    """Return the syllables of a personal name, its surname read as a surname."""
    readings = WORD_SURNAMES | surname_readings()
    size = 2 if len(name) > 2 and name[:2] in surname_strokes() else 1
    surname = readings.get(name[:size]) or lazy_pinyin(name[:size])
    given = [GIVEN_NAMES.get(char) or "".join(lazy_pinyin(char)) for char in name[size:]]
    return tuple(_keep_letters([*surname, *given]))


def _keep_letters(syllables: Iterable[str]) -> Iterator[str]:
    for syllable in syllables:
        kept = "".join(char for char in syllable.lower() if char in LETTERS)
        if kept:
            yield kept


def group_by_sound(chars: Iterable[str]) -> dict[str, str]:
    """Return for each syllable the characters that may be read so."""
    groups: dict[str, list[str]] = {}
    for char in sorted(set(chars)):
        for syllable in dict.fromkeys(_list_readings(char)):
            groups.setdefault(syllable, []).append(char)
    return {syllable: "".join(groups[syllable]) for syllable in sorted(groups)}


def _list_readings(char: str) -> Iterator[str]:
    sounds = dict.fromkeys(map(_drop_tone, PINYIN_DICT.get(ord(char), "").split(",")))
    return _keep_letters(islice(sounds, READINGS))


_drop_tone = cache(to_normal)
"""Takes the mark from a syllable; the dictionary has fifteen hundred."""
