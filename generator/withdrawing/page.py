"""Withdraw words and paragraphs of a page before anything else reads them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.correcting.placing import APPLIED, PlacedCorrection
from generator.correcting.reading_text import Span, fold_lines
from generator.folding import fold
from generator.knowledge import Correction
from generator.model import Cut, CutPage, Notice, Page, Paragraph
from generator.withdrawing.likeness import is_mostly_in, windows_of

WORDS = "〔撤下〕"
"""Stands in the place of withdrawn words."""

LINE = "撤下"
"""Stands in the place of a withdrawn line."""

LONG = 8
"""Folded characters of withdrawn words from which they are withdrawn wherever they stand, on any page."""


@dataclass(frozen=True)
class WithdrawnParagraph:
    """A paragraph that was withdrawn, as it read, so that another page is not found to hold it still."""

    correction: Correction
    lines: frozenset[int]
    """Its lines, and those in which the recogniser repeats it."""
    text: str
    """Folded."""


def withdraw_words(page: Page, placed: Sequence[PlacedCorrection], everywhere: Iterable[Correction]) -> Page:
    """Return the page without the words that are withdrawn on it, and without long ones withdrawn on any page."""
    spans = [one.span for one in list_withdrawals(placed, "words")]
    long = [
        one.expected for one in everywhere if one.replacement == "words" and len(fold(one.expected)) >= LONG
    ]
    if long:
        text = fold_lines(page.lines)
        spans += [span for words in dict.fromkeys(long) for span in text.find(words)]
    return replace(page, lines=tuple(strike(page.lines, spans))) if spans else page


def strike(lines: Sequence[str], spans: Iterable[Span]) -> Iterator[str]:
    """Yield the lines with a mark for each run of characters that a passage touches."""
    struck: dict[int, set[int]] = {}
    for number, first, end in (part for span in spans for part in span):
        struck.setdefault(number, set()).update(range(first, end))
    for number, text in enumerate(lines, 1):
        gone = struck.get(number, set())
        marks = (
            (WORDS if index - 1 not in gone else "") if index in gone else character
            for index, character in enumerate(text)
        )
        yield "".join(marks)


def list_withdrawals(placed: Iterable[PlacedCorrection], extent: str) -> Iterator[PlacedCorrection]:
    """Yield the withdrawals of an extent that have a place."""
    for one in placed:
        if one.correction.replacement == extent and one.status in APPLIED:
            yield one


def withdraw_paragraphs(
    cut_page: CutPage, placed: Sequence[PlacedCorrection]
) -> tuple[CutPage, tuple[WithdrawnParagraph, ...], tuple[PlacedCorrection, ...]]:
    """Return a page without the paragraphs that are withdrawn, those paragraphs, and the withdrawals.

    A withdrawal whose line is in no paragraph comes back as `unfit`.
    """
    withdrawn: list[WithdrawnParagraph] = []
    said: list[PlacedCorrection] = []
    for one in placed:
        found = find_paragraphs(cut_page, one)
        if one.correction.replacement != "paragraph" or one.status not in APPLIED:
            said.append(one)
            continue
        said.append(one if found else replace(one, status="unfit"))
        for paragraph in found:
            gone = WithdrawnParagraph(one.correction, find_lines(cut_page, paragraph), fold(paragraph.text))
            withdrawn.append(gone)
            cut_page = withdraw_paragraph(cut_page, paragraph, gone.lines)
    return cut_page, tuple(withdrawn), tuple(said)


def find_paragraphs(cut_page: CutPage, one: PlacedCorrection) -> list[Paragraph]:
    """Return the paragraphs of a withdrawal's line that hold its words, else those of the line."""
    paragraphs = [
        paragraph for cut in cut_page.cuts for paragraph in cut.paragraphs if one.line in paragraph.lines
    ]
    words = fold(one.correction.expected)
    return [paragraph for paragraph in paragraphs if words in fold(paragraph.text)] or paragraphs


def find_lines(cut_page: CutPage, paragraph: Paragraph) -> frozenset[int]:
    """Return the lines of a paragraph, and those in which the recogniser repeats it."""
    windows = windows_of(fold(paragraph.text))
    repeats = (role.line for role in cut_page.roles if role.role == "repeat")
    lines = cut_page.page.lines
    return frozenset(paragraph.lines) | {
        line for line in repeats if is_mostly_in(fold(lines[line - 1]), windows)
    }


def withdraw_paragraph(cut_page: CutPage, paragraph: Paragraph, lines: Collection[int]) -> CutPage:
    """Return a page without a paragraph and its lines."""
    return replace(
        cut_page,
        page=withdraw_lines(cut_page.page, lines),
        cuts=tuple(replace_paragraph(cut, paragraph) for cut in cut_page.cuts),
        notices=tuple(notice for notice in cut_page.notices if notice.line not in lines),
    )


def replace_paragraph(cut: Cut, paragraph: Paragraph) -> Cut:
    """Return an article that says in the place of a paragraph that it is withdrawn."""
    first, *rest = paragraph.pieces
    empty = Paragraph((replace(first, text=WORDS), *(replace(piece, text="") for piece in rest)))
    paragraphs = tuple(empty if one is paragraph else one for one in cut.paragraphs)
    return replace(cut, paragraphs=paragraphs) if paragraph in cut.paragraphs else cut


def withdraw_lines(page: Page, numbers: Collection[int]) -> Page:
    """Return a page whose lines of these numbers say that they are withdrawn."""
    lines = tuple(LINE if number in numbers else line for number, line in enumerate(page.lines, 1))
    return replace(page, lines=lines)


def remark_withdrawals(file: str, placed: Iterable[PlacedCorrection]) -> Iterator[Notice]:
    """Yield a notice for each passage that is withdrawn; it does not say what stood there."""
    for one in placed:
        if one.status in APPLIED and one.correction.replacement != "article":
            yield Notice(
                file, one.line, "withdrawn", f"第{one.line}行有文字撤下", word_reason(one.correction)
            )


def word_reason(correction: Correction) -> str:
    """Word why something was withdrawn, and when."""
    return f"{correction.reason}（{correction.date}撤下）"
