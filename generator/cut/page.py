"""Cut a page: the list of steps from its lines to articles with every line accounted for."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from generator.cut.article import Reading, read_article
from generator.cut.forms import NO_FORMS, Forms
from generator.cut.interleaving import find_interleaved
from generator.cut.joins import Segmenter
from generator.cut.kinds import read_entries
from generator.cut.labels import Labels, match_labels
from generator.cut.lines import Line
from generator.cut.orders import Order
from generator.cut.outline import Outline, lay_out
from generator.cut.preparing import prepare
from generator.cut.remarks import (
    remark_article,
    remark_copy,
    remark_interleaved,
    remark_unassigned,
    remark_wrapping,
)
from generator.cut.strays import move_stray_captions
from generator.cut.twice import copy_lines, copy_roles
from generator.model import Cut, CutPage, LineRole, Notice, Page


def cut_page(
    page: Page,
    segment: Segmenter,
    phrases: Sequence[str] = (),
    forms: Forms = NO_FORMS,
    orders: Sequence[Order] = (),
) -> CutPage:
    """Cut a page into articles; `segment` cuts text into words, `phrases` stay whole in notices.

    `orders` are an archivist's of single lines.

    Never raises on a line.
    """
    prepared = prepare(page.lines, forms, orders)
    outline = lay_out(read_entries(prepared, forms))
    drafts = move_stray_captions(outline.drafts)
    loose = [entry.line for entry in outline.others if entry.kind == "loose"]
    labels = match_labels(loose, drafts)
    keywords = dict(labels.keywords)
    readings = [
        read_article(draft, number, keywords.get(number - 1, ""), segment, forms)
        for number, draft in enumerate(drafts, 1)
    ]
    roles = copy_roles(
        account(outline, (*prepared.furniture, *prepared.contents), labels, readings), prepared.copies
    )
    labelled = {line.number for line in labels.lines}
    unassigned = [line for line in loose if line.number not in labelled]
    return CutPage(
        page=page,
        banner=tuple(entry.line.text for entry in outline.others if entry.kind == "banner"),
        cuts=tuple(
            with_ranges(copy_lines(reading.cut, roles) if prepared.copies else reading.cut, roles)
            for reading in readings
        ),
        roles=roles,
        notices=(
            *remark_wrapping(page.file, sum(len(line.others) for line in prepared.lines)),
            *remark_copy(page.file, prepared.copies),
            *remark_interleaved(page.file, find_interleaved(prepared.broken, segment)),
            *gather_notices(page.file, readings, unassigned, phrases),
        ),
    )


def account(
    outline: Outline, furniture: Sequence[Line], labels: Labels, readings: Sequence[Reading]
) -> tuple[LineRole, ...]:
    """Return the role of every line of the page, in order."""
    label_numbers = {line.number for line in labels.lines}
    others = [
        LineRole(number, role_of_other(entry.kind, entry.line.number in label_numbers), None)
        for entry in outline.others
        for number in entry.line.numbers
    ]
    others += [LineRole(number, "banner", None) for line in furniture for number in line.numbers]
    inside = [role for reading in readings for role in reading.cut.roles]
    return tuple(sorted([*others, *inside], key=lambda role: role.line))


def role_of_other(kind: str, is_label: bool) -> str:
    """Return the role of a line that belongs to no article."""
    return ("label" if is_label else "unassigned") if kind == "loose" else kind


def with_ranges(cut: Cut, roles: Sequence[LineRole]) -> Cut:
    """Return the article with the ranges of its lines: a range ends where another article's line stands between."""
    ranges: list[tuple[int, int]] = []
    is_open = False
    first = bisect_left(roles, cut.roles[0].line, key=line_of) if cut.roles else 0
    last = bisect_right(roles, cut.roles[-1].line, key=line_of) if cut.roles else 0
    for role in roles[first:last]:
        mine = role.article == cut.number
        if mine and is_open:
            ranges[-1] = (ranges[-1][0], role.line)
        elif mine:
            ranges.append((role.line, role.line))
        is_open = mine
    return replace(cut, line_ranges=tuple(ranges))


def line_of(role: LineRole) -> int:
    """Return the number of a line of the ledger."""
    return role.line


def gather_notices(
    file: str, readings: Sequence[Reading], unassigned: Sequence[Line], phrases: Sequence[str]
) -> tuple[Notice, ...]:
    """Return all notices of the page in the order of its lines."""
    notices = [notice for reading in readings for notice in remark_article(file, reading, phrases)]
    notices += remark_unassigned(file, unassigned)
    return tuple(sorted(notices, key=lambda notice: (notice.line, notice.kind, notice.text)))
