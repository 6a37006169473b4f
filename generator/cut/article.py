"""Read one article out of its lines: headline, byline, text, captions, names; and say every repair."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.cut.captions import read_credit
from generator.cut.entries import Entry
from generator.cut.forms import NO_FORMS, Forms
from generator.cut.headline import Headline, read_headline
from generator.cut.joins import Join, Segmenter, TextLine, join_lines
from generator.cut.lines import Line
from generator.cut.outline import Draft
from generator.cut.repeats import Repeat, Tail, find_repeats, find_tails
from generator.cut.rosters import read_roster
from generator.cut.shapes import jump_mark, note_title
from generator.cut.signatures import read_byline, read_dateline
from generator.model import Caption, Cut, LineRole, RosterName, Signature, Subhead

TEXT_KINDS = ("sentence", "item", "line", "dateline", "continuation", "note")
ROLE_OF_KIND = dict.fromkeys((*TEXT_KINDS, "roster"), "body") | {"trailer": "byline"}
"""Kinds whose role has another name; the others are roles already."""


@dataclass(frozen=True)
class Reading:
    """An article read, with the repairs that made it."""

    cut: Cut
    headline: Headline
    joins: tuple[Join, ...]
    repeats: tuple[Repeat, ...]
    tails: tuple[Tail, ...]
    roster_lines: tuple[Line, ...]


def read_article(
    draft: Draft, number: int, keyword: str, segment: Segmenter, forms: Forms = NO_FORMS
) -> Reading:
    """Read the article of a draft; `number` is its place on the page, `segment` cuts text into words."""
    repeats = find_repeats(draft.of_kind(*TEXT_KINDS))
    repeated = {repeat.line.number for repeat in repeats}
    kept = [line for line in draft.of_kind(*TEXT_KINDS) if line.number not in repeated]
    tails = find_tails(kept)
    text_lines = tuple(gather_text(draft, repeated, forms))
    paragraphs, joins = join_lines(text_lines, segment)
    heading = draft.of_kind("heading")
    headline = read_headline(
        [line.text for line in heading] or [title_of_note(draft)],
        "".join(paragraph.text for paragraph in paragraphs),
        [line.level for line in heading],
    )
    dateline = next((read_dateline(line.narrow, forms.dateline) for line in draft.of_kind("dateline")), None)
    cut = Cut(
        number=number,
        lead_in=headline.lead_in,
        title=headline.title,
        subtitle=headline.subtitle,
        column=(*draft.column, headline.rubric) if headline.rubric else draft.column,
        keyword=keyword,
        dateline=dateline.text if dateline else "",
        signatures=tuple(gather_signatures(draft, forms)),
        captions=tuple(
            Caption(line.number, line.text, read_credit(line.narrow, forms.caption))
            for line in draft.of_kind("caption")
        ),
        paragraphs=paragraphs,
        subheads=tuple(place_subheads(draft, [paragraph.lines for paragraph in paragraphs])),
        roster=tuple(gather_roster(draft)),
        jump=" ".join(gather_jumps(draft)),
        text_lost=is_text_lost(repeats, tails),
        roles=tuple(gather_roles(draft, number, repeated)),
        speakers=headline.speakers,
        actors=headline.actors,
        line_ranges=(),
    )
    return Reading(cut, headline, joins, repeats, tails, draft.of_kind("roster"))


def gather_text(draft: Draft, repeated: set[int], forms: Forms) -> Iterator[TextLine]:
    """Yield the lines of running text, without datelines and repeats, with what stood before each."""
    after = ""
    for entry in draft.entries:
        if entry.kind not in TEXT_KINDS:
            after = (
                after if after == "subhead" else entry.kind if entry.kind in ("caption", "subhead") else after
            )
        elif entry.line.number in repeated:
            after = after or "repeat"
        else:
            text = strip_opening(entry, title_of_note(draft), forms)
            if text:
                yield TextLine(entry.line, text, entry.kind if entry.kind in ("item", "line") else "", after)
            after = ""


def title_of_note(draft: Draft) -> str:
    """Return what an editor's note without a headline calls itself, as printed before its text; "" elsewhere."""
    if draft.of_kind("heading") or not draft.entries or draft.entries[0].kind != "note":
        return ""
    return note_title(draft.entries[0].line).strip("[]【】()（）:： ")


def strip_opening(entry: Entry, title: str, forms: Forms) -> str:
    """Return the text of a line behind its dateline, its jump mark, or the title of a note."""
    if entry.kind == "note" and title:
        return entry.line.text[len(note_title(entry.line)) :].lstrip()
    if entry.kind == "dateline":
        dateline = read_dateline(entry.line.narrow, forms.dateline)
        return entry.line.text[dateline.length :] if dateline else entry.line.text
    return (
        entry.line.text[len(jump_mark(entry.line)) :].lstrip()
        if entry.kind == "continuation"
        else entry.line.text
    )


def gather_jumps(draft: Draft) -> Iterator[str]:
    """Yield the jump lines, and the marks with which a continuation begins."""
    for entry in draft.entries:
        if entry.kind == "jump":
            yield entry.line.text
        elif entry.kind == "continuation":
            yield jump_mark(entry.line)


def gather_signatures(draft: Draft, forms: Forms) -> Iterator[Signature]:
    """Yield the names of byline and dateline, each once."""
    seen = set()
    for entry in draft.entries:
        if entry.kind in ("byline", "trailer"):
            signers = read_byline(entry.line.narrow, forms.byline)
        elif entry.kind == "dateline":
            dateline = read_dateline(entry.line.narrow, forms.dateline)
            signers = dateline.signers if dateline else ()
        else:
            continue
        for signer in signers:
            if signer not in seen:
                seen.add(signer)
                yield Signature(entry.line.number, signer.name, signer.relation)


def place_subheads(draft: Draft, paragraph_lines: Sequence[Sequence[int]]) -> Iterator[Subhead]:
    """Yield the subheads with the index of the paragraph that each precedes."""
    position = {line: index for index, lines in enumerate(paragraph_lines) for line in lines}
    before = 0
    for entry in draft.entries:
        if entry.kind == "subhead":
            yield Subhead(entry.line.number, entry.line.text, before)
        before = position.get(entry.line.number, before - 1) + 1


def gather_roster(draft: Draft) -> Iterator[RosterName]:
    """Yield the names of a list in printed order, each under its subhead."""
    group: list[str] = []
    is_open = False
    for entry in draft.entries:
        if entry.kind == "subhead":
            group = [*group, entry.line.text] if is_open else [entry.line.text]
        elif entry.kind == "roster":
            yield from read_roster(entry.line, " ".join(group))
        is_open = entry.kind == "subhead"


def is_text_lost(repeats: Sequence[Repeat], tails: Sequence[Tail]) -> bool:
    """Tell whether a loop of the recogniser took the place of text: it breaks off, or began inside a line."""
    return bool(repeats) and (not repeats[-1].line.is_closed or bool(tails))


def gather_roles(draft: Draft, number: int, repeated: set[int]) -> list[LineRole]:
    """Return the ledger's entries for the article, in the order of the page."""
    roles = [
        LineRole(
            line,
            "repeat" if entry.line.number in repeated else ROLE_OF_KIND.get(entry.kind, entry.kind),
            number,
        )
        for entry in draft.entries
        for line in entry.line.numbers
    ]
    return sorted(roles, key=lambda role: role.line)
