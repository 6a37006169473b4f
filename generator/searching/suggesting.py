"""The files from which the search completes and suggests: words by their sound, a dictionary, look-alikes, other names."""

from collections import Counter
from collections.abc import Iterator, Sequence
from os.path import commonprefix

from generator.knowledge import Knowledge
from generator.model import Archive
from generator.searching.alike import list_alike
from generator.searching.documents import Document, Folded
from generator.searching.files import ALIKE_SHARDS, SEPARATOR, write_part
from generator.searching.folding import fold_phrase
from generator.searching.postings import SHARD_BYTES, find_shard, round_up
from generator.searching.vocabulary import LONGEST_WORD, Word, list_vocabulary
from generator.writing.outputs import OutputFile

COMMON = "".join(
    bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)
)
"""The characters that are in use: a reader may mistake one of them for another."""

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def render_suggestions(
    documents: Sequence[Document], folded: Sequence[Folded], archive: Archive, knowledge: Knowledge
) -> Iterator[OutputFile]:
    """Yield the files from which the search suggests."""
    text = "".join(one.text for one in folded)
    vocabulary = list_vocabulary(documents, text, archive, knowledge)
    yield from write_completions(vocabulary)
    yield from write_dictionary(vocabulary)
    yield from write_alike(text)
    yield write_part("forms", list_forms(archive, knowledge))


def write_completions(vocabulary: Sequence[Word]) -> Iterator[OutputFile]:
    """Yield for each letter the words that begin with it: text, kind, syllables; the most frequent first."""
    rows: dict[str, list[str]] = {letter: [] for letter in LETTERS}
    for word in vocabulary:
        rows[word.syllables[0][0]] += [word.text, word.kind, " ".join(word.syllables)]
    for letter in LETTERS:
        yield write_part(f"sounding/{letter}", rows[letter])


def write_dictionary(vocabulary: Sequence[Word]) -> Iterator[OutputFile]:
    """Yield the words that a query is cut by, folded, in shards by their first character."""
    words = sorted({fold_phrase(word.text) for word in vocabulary if len(word.text) <= LONGEST_WORD})
    shards = round_up(sum(len(word) * 3 + 1 for word in words) // SHARD_BYTES)
    rows: list[list[str]] = [[] for _ in range(shards)]
    for word in words:
        if len(word) > 1:
            rows[find_shard(word[0], shards)].append(word)
    yield write_part("dictionary", shards)
    for shard, row in enumerate(rows):
        yield write_part(f"words/{shard}", SEPARATOR.join(row))


def write_alike(text: str) -> Iterator[OutputFile]:
    """Yield for each character those of the text that it may be mistaken for, in shards."""
    counts = Counter(text)
    han = Counter({char: count for char, count in counts.items() if char >= "\u3400"})
    rows: list[dict[str, str]] = [{} for _ in range(ALIKE_SHARDS)]
    for char, alike in list_alike(COMMON, han).items():
        rows[find_shard(char, ALIKE_SHARDS)][char] = alike
    for shard, row in enumerate(rows):
        yield write_part(f"alike/{shard}", row)


def list_forms(archive: Archive, knowledge: Knowledge) -> list[list[object]]:
    """Return what may be typed, what the texts have instead, why, and how much both begin and end alike; folded."""
    forms = [(typed, printed, "other_name") for typed, printed in _list_other_names(knowledge)]
    for article in archive.articles:
        for reading in article.readings:
            if reading.is_certain:
                forms.append((reading.expected, reading.replacement, "corrected"))
            else:
                forms.append((reading.replacement, reading.expected, "doubted"))
    folded = {(fold_phrase(typed), fold_phrase(printed), why) for typed, printed, why in forms}
    return [[*form, *_measure_ends(form[0], form[1])] for form in sorted(folded) if form[0] and form[1]]


def _measure_ends(one: str, two: str) -> tuple[int, int]:
    start = len(commonprefix([one, two]))
    most = min(len(one), len(two)) - start
    end = next((at for at in range(most) if one[-1 - at] != two[-1 - at]), most)
    return start, end


def _list_other_names(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Yield pairs of names of one body or place, in both directions."""
    groups = [[other.name, *other.aliases] for other in knowledge.aliases]
    for district in knowledge.districts.districts:
        groups.append([district.name, district.full_name, *district.old_names, *district.variants])
    for group in groups:
        named = list(filter(None, group))
        yield from ((one, two) for one in named for two in named if one != two)
