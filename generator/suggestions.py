"""Frequent shapes of lines that no rule explains, with the line of YAML that would explain them. Says, changes nothing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.folding import HAN, clean, fold, narrow
from generator.model import Archive, NewspaperPage
from generator.trade.names import is_name

EXPLAINED = frozenset({"banner", "section", "byline", "caption", "jump", "ad", "repeat"})
"""Roles of lines that a rule knows by their look; the others are candidates."""

LONGEST_LINE = 40
"""Folded characters; bylines with four signers and outlets have about 50, all but few have less than 40."""

FEWEST = 3
"""Lines of one shape that are worth a form; two may be chance."""

EXAMPLES = 3
MANY_VALUES = 0.5
"""Different words in a place of a shape, as a part of its lines, from which the place is taken for a name."""

TOKEN = re.compile(rf"\d+|[{HAN}·]+|\s+|[^\s{HAN}\d·]")
PADDED = re.compile(rf"(?<![{HAN}])([{HAN}])\s{{1,3}}([{HAN}])(?![{HAN}])")
HEAD = re.compile(r"^[^,。;!?“”]{2,39}?[)】\]丨|]")
"""The head of a news item, as far as the mark that may end it."""

ENDS = "。!?…,;、:"
NAME_FORM = "[一-鿿·][一-鿿· ]{1,5}"
"""A name as archive.yml spells it: padding allowed, and short, so that people can read the line."""

SEPARATORS = frozenset({" ", "、", "/"})
PICTURE_WORDS = re.compile(r"[图圖摄攝影]|照片")
PAGE_WORDS = re.compile(r"[版期]|编辑|編輯|责编|校对|电话|邮箱|年|网址|订")


@dataclass(frozen=True)
class Candidate:
    """A line, or the head of a news item, that no rule explains."""

    file: str
    line: int
    text: str
    """With half-width punctuation, padded names closed up."""
    is_head: bool


@dataclass(frozen=True)
class Suggestion:
    """A shape that several lines share."""

    kind: str
    """byline, caption, furniture or dateline."""
    shape: str
    """As people read it: X for a name, 0 for a number."""
    pattern: str
    """Regular expression for `forms:` in archive.yml."""
    places: tuple[Candidate, ...]

    @property
    def yaml(self) -> str:
        """The line for archive.yml."""
        quoted = self.pattern.replace("'", "''")
        return f"forms: {{{self.kind}: ['{quoted}']}}"


def suggest_forms(archive: Archive) -> tuple[Suggestion, ...]:
    """Return what may be worth a form, the most frequent shape first."""
    found = [candidate for page in archive.pages for candidate in find_candidates(page)]
    ordered = sorted(found, key=lambda one: (generalise(one.text), one.file, one.line))
    suggestions = [
        make_suggestion(list(group)) for _, group in groupby(ordered, key=lambda one: generalise(one.text))
    ]
    return tuple(
        sorted((one for one in suggestions if one), key=lambda one: (-len(one.places), one.shape, one.kind))
    )


def find_candidates(page: NewspaperPage) -> Iterator[Candidate]:
    """Yield the short unfinished lines that no rule knows, and heads of texts that have no dateline."""
    cut = page.cut_page
    heads = {
        article.paragraphs[0].lines[0] for article in cut.cuts if article.paragraphs and not article.dateline
    }
    for role in cut.roles:
        text = PADDED.sub(r"\1\2", narrow(clean(cut.page.lines[role.line - 1]))).strip("#* ")
        if role.role in EXPLAINED or not text:
            continue
        if len(fold(text)) <= LONGEST_LINE and text[-1] not in ENDS:
            yield Candidate(cut.page.file, role.line, text, False)
        elif role.line in heads and (head := HEAD.match(text)):
            yield Candidate(cut.page.file, role.line, head[0], True)


def tokenise(text: str) -> list[str]:
    """Return numbers, words, spaces and marks of a line."""
    return TOKEN.findall(text)


def generalise(text: str) -> tuple[str, ...]:
    """Return the shape of a line: names as X, numbers as 0."""
    return tuple(generalise_token(token) for token in tokenise(text))


def generalise_token(token: str) -> str:
    """Return X for a name, 0 for a number, one space for several, the token itself otherwise."""
    if token.isdecimal():
        return "0"
    if token.isspace():
        return " "
    return "X" if is_name(token) else token


def make_suggestion(places: Sequence[Candidate]) -> Suggestion | None:
    """Return the suggestion for lines of one shape, None where they are few or say too little."""
    columns = list(zip(*(tokenise(place.text) for place in places), strict=True))
    shape = [settle_token(column) for column in columns]
    words = [token for token in shape if token not in ("X", "0", " ")]
    if len(places) < FEWEST or not words or not is_telling(shape, places):
        return None
    kind = guess_kind(shape, is_head=places[0].is_head)
    readable = "".join(shape).replace("\n", "/")
    end = "" if places[0].is_head else "$"
    return Suggestion(kind, readable, f"^{write_pattern(shape)}{end}", tuple(places))


def settle_token(column: Sequence[str]) -> str:
    """Return one place of a shape: X only where the words differ; few different words stay, `\\n` between them."""
    token = generalise_token(column[0])
    values = sorted(set(column))
    if token == "X" and len(values) <= MANY_VALUES * len(column) and len(values) < FEWEST:
        return "\n".join(values)
    return token


def is_telling(shape: Sequence[str], places: Sequence[Candidate]) -> bool:
    """Tell whether a shape is more than a saying: it holds a name or a number, or stands in several files."""
    return "X" in shape or "0" in shape or len({place.file for place in places}) >= FEWEST


def guess_kind(shape: Sequence[str], *, is_head: bool) -> str:
    """Return which form a shape probably is; the archivist may move it to another."""
    words = "".join(token for token in shape if token not in ("X", "0"))
    if is_head:
        return "dateline"
    if "X" not in shape or PAGE_WORDS.search(words):
        return "furniture"
    return "caption" if PICTURE_WORDS.search(words) and "文" not in words else "byline"


def write_pattern(shape: Sequence[str]) -> str:
    """Return the regular expression of a shape; one run of names becomes the group `names`."""
    at = [index for index, token in enumerate(shape) if token == "X"]
    is_one_run = bool(at) and all(token in SEPARATORS or token == "X" for token in shape[at[0] : at[-1] + 1])
    parts = [write_token(token) for token in shape]
    if is_one_run:
        parts[at[0]] = f"(?P<names>{parts[at[0]]}"
        parts[at[-1]] += ")"
    return "".join(parts)


def write_token(token: str) -> str:
    """Return the regular expression of one place of a shape."""
    fixed = {"X": NAME_FORM, "0": r"\d+", " ": r"\s*"}
    words = [re.escape(word) for word in token.split("\n")]
    return fixed.get(token) or (words[0] if len(words) == 1 else f"(?:{'|'.join(words)})")


def describe_suggestions(suggestions: Iterable[Suggestion]) -> Iterator[str]:
    """Yield the lines that tell of suggestions: count, shape, examples, the line of YAML."""
    for suggestion in suggestions:
        yield f"{len(suggestion.places)} 处  {suggestion.shape}"
        for place in suggestion.places[:EXAMPLES]:
            yield f"    {place.file}:{place.line}  {place.text}"
        yield f"  {suggestion.yaml}"
