"""What a reader is told beside single words of a text: which year 今年 means, and how a rare character of a name is read.

Both stand in attributes: the text itself stays what it is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from pypinyin import Style, pinyin

from generator.model import Cut, Dating, Paragraph
from generator.trade.characters import is_rare
from generator.writing.labels import Labels
from generator.writing.pages.changes import Change

YEAR_WORD = re.compile(
    r"今年(?<![如当现]今年)(?!轻|代)|去年(?<!过去年)|明年(?<![透清文光]明年)|前年(?<![年月日天目以之此从]前年)"
)
"""The words, not the ends and beginnings of others: 如今年轻, 过去年份, 透明年代, 三年前年产.

What may not stand before a word is asked behind it: a pattern that begins with letters is looked for ten times faster.
"""

OFFSETS = {"前": -2, "去": -1, "今": 0, "明": 1}
_YEAR = re.compile(r"\d{4}")

NAMES_KNOWN = 1 << 14
"""Names of which it is remembered how they are read: those of the districts stand beside every article."""

Glosses = Mapping[Paragraph, tuple[Change, ...]]


def find_glosses(cut: Cut, dating: Dating, names: Iterable[str], labels: Labels) -> Glosses:
    """Return what is said beside the words of each paragraph; a word or a character is explained where it first stands."""
    years = {found[0] for found in _YEAR.finditer(dating.date)} if dating.certainty != "unknown" else set()
    year = int(years.pop()) if len(years) == 1 else 0
    rare = [name for name in dict.fromkeys(names) if _has_rare(name)]
    seen: set[str] = set()
    glosses: dict[Paragraph, tuple[Change, ...]] = {}
    for paragraph in cut.paragraphs:
        found = [
            *_find_years(paragraph.text, year, labels, seen),
            *_find_rare(paragraph.text, rare, labels, seen),
        ]
        if found:
            glosses[paragraph] = tuple(found)
    return glosses


def _find_years(text: str, year: int, labels: Labels, seen: set[str]) -> Iterator[Change]:
    for found in YEAR_WORD.finditer(text) if year else ():
        meant = str(year + OFFSETS[found[0][0]])
        shown = "" if found[0] in seen else meant
        seen.add(found[0])
        note = labels["relative_year"].format(word=found[0], year=meant)
        yield Change(found.start(), found.end(), "gloss", shown, note)


def _find_rare(text: str, names: list[str], labels: Labels, seen: set[str]) -> Iterator[Change]:
    """Yield each rare character at its first place in a name."""
    for name in names:
        at = text.find(name)
        for offset, char in enumerate(name) if at >= 0 else ():
            if is_rare(char) and char not in seen:
                seen.add(char)
                sound = _read_name(name)[offset]
                note = labels["rare_character"].format(char=char, sound=sound)
                yield Change(at + offset, at + offset + 1, "gloss", sound, note)


@lru_cache(NAMES_KNOWN)
def _has_rare(name: str) -> bool:
    return any(map(is_rare, name))


@lru_cache(NAMES_KNOWN)
def _read_name(name: str) -> tuple[str, ...]:
    """Return the sounds of a name with their tones, one for each character."""
    return tuple(sounds[0] for sounds in pinyin(name, style=Style.TONE))
