"""Captions that stand far from their article: given to the article whose words they share."""

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.cut.captions import strip_credit
from generator.cut.entries import Entry
from generator.cut.outline import Draft
from generator.folding import HAN, fold

FAR_MORE = 2.0
"""How many times more of its word pairs another article must share before a caption moves; the one caption of the
seeds that stands apart shares 3 times more, none of those that stand in place more than 1.3 times."""

MOST_ARTICLES = 150
"""Articles of a page on which captions are looked for far from their article; a full page of briefs has about 50,
and each caption is compared with each article."""

LEAST_SHARE = 0.5
"""Part of the caption's word pairs that the other article must hold."""


GIVEN = re.compile(rf"^[{HAN}]{{1,6}}[社报网]发")
"""Who released a picture; that tells nothing of its article."""


def move_stray_captions(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return the drafts with each caption under the article that it speaks of."""
    if not 2 <= len(drafts) <= MOST_ARTICLES:
        return tuple(drafts)
    texts = [
        fold("".join(entry.line.text for entry in draft.entries if entry.kind != "caption"))
        for draft in drafts
    ]
    moved = [list(draft.entries) for draft in drafts]
    for home, draft in enumerate(drafts):
        for entry in [entry for entry in draft.entries if entry.kind == "caption"]:
            owner = find_owner(entry, texts, home)
            if owner != home:
                moved[home].remove(entry)
                moved[owner].append(entry)
    return tuple(replace(draft, entries=tuple(entries)) for draft, entries in zip(drafts, moved, strict=True))


def find_owner(entry: Entry, texts: Sequence[str], home: int) -> int:
    """Return the index of the article that a caption speaks of: where it stands unless another is far nearer."""
    shares = [share_of(entry, text) for text in texts]
    best = max(range(len(texts)), key=lambda index: (shares[index], index == home, -index))
    is_far_better = shares[best] >= LEAST_SHARE and shares[best] > FAR_MORE * shares[home]
    return best if is_far_better else home


def share_of(entry: Entry, text: str) -> float:
    """Return which part of the caption's pairs of characters an article holds."""
    words = fold(GIVEN.sub("", strip_credit(entry.line.narrow)))
    pairs = {words[index : index + 2] for index in range(len(words) - 1)}
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0
