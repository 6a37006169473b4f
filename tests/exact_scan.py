"""The oracle of the search: scans all texts for exactly what is asked, in the plainest way."""

import re
from collections.abc import Sequence

from generator.searching.documents import Document
from generator.searching.folding import fold_document, fold_phrase

DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


class ExactScan:
    """All texts of an archive, folded."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.texts = {one.id: fold_document(text for _, text in one.fields) for one in documents}
        self.days = {one.id: one.day for one in documents}

    def find(self, query: str) -> set[str]:
        """Return the ids of the articles that have every word, and none of those after a hyphen."""
        typed = query.split()
        means_not = not all(map(is_not, typed))
        wanted = [word for word in typed if not (means_not and is_not(word))]
        unwanted = [word[1:] for word in typed if means_not and is_not(word)]
        sets = [self.find_word(word) for word in wanted if fold_phrase(word)]
        gone = [self.find_word(word) for word in unwanted if fold_phrase(word)]
        found = set.intersection(*sets) if sets else set(self.texts) if gone else set()
        return found - set().union(*gone)

    def find_word(self, word: str) -> set[str]:
        """Return the ids of the articles that hold a word, or were printed on the day that it names."""
        phrase, day = fold_phrase(word), DAY.fullmatch(word)
        named = "-".join(part.zfill(2) for part in day.groups()) if day else None
        return {one for one, text in self.texts.items() if phrase in text or self.days[one] == named}


def is_not(word: str) -> bool:
    """Tell whether a word says what must not occur."""
    return len(word) > 1 and word[0] in "-－"
