"""Why an article is cut, dated and filed as it is, told in Chinese. Pure: an article in, lines out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.cut.forms import NO_FORMS, Forms
from generator.cut.reasons import SHAPES, explain_lines
from generator.excerpts import first_words
from generator.model import Article, Evidence, NewspaperPage, Notice
from generator.summary import name_notice
from generator.writing.labels import read_labels

TEXT_SHOWN = 36
"""Characters of a source line that are quoted: a line of a terminal beside number and role."""

Shorten = Callable[[str], str]


@dataclass(frozen=True)
class Telling:
    """What every part of an explanation needs."""

    shorten: Shorten
    reasons: dict[int, str]
    """Why each line of the page is what it is."""


PLAIN_TEXT = SHAPES["sentence"]
"""The reason of most lines, which goes without saying."""

CERTAINTIES = {"given": "有据", "inferred": "推断", "unknown": "不详"}
RELATIONS = {"about": "主要写到", "mentioned": "文中提到"}
FILING_KINDS = frozenset({"runner-up", "unsure", "unfiled"})
"""Notices about themes; all others are told with the cutting."""


def explain_article(
    article: Article, page: NewspaperPage, phrases: Sequence[str] = (), forms: Forms = NO_FORMS
) -> list[str]:
    """Tell an article's headline, lines, repairs, date, themes and districts, each with its proof.

    `phrases` are never cut in two where a line is quoted; `forms` are those of archive.yml.
    """
    reasons = explain_lines(page.cut_page.page.lines, forms)
    telling = Telling(partial(_shorten, phrases=phrases), reasons)
    return [line for part in PARTS for line in part(article, page, telling)]


def _tell_headline(article: Article, page: NewspaperPage, telling: Telling) -> Iterator[str]:
    cut = article.cut
    yield f"{article.id}  {article.file}（本版第 {cut.number} 篇）"
    yield f"地址  {article.url}"
    parts = (("引题", cut.lead_in), ("标题", cut.title), ("副题", cut.subtitle), ("体裁", article.genre))
    yield from (f"{name}  {text}" for name, text in parts if text)
    yield f"标题取自第 {_join_numbers(cut.heading_lines)} 行" if cut.heading_lines else "版面上没有标题行"


def _tell_lines(article: Article, page: NewspaperPage, telling: Telling) -> Iterator[str]:
    yield "逐行："
    for role in article.cut.roles:
        text = telling.shorten(page.cut_page.page.lines[role.line - 1])
        yield f"  {role.line:>4}  {_name_role(role.role):\u3000<3}  {text}"
        reason = "与前文重复" if role.role == "repeat" else telling.reasons[role.line]
        if reason != PLAIN_TEXT:
            yield f"        {reason}"


def _name_role(role: str) -> str:
    return read_labels().get(f"role_{role}", role)


def _tell_joins(article: Article, page: NewspaperPage, telling: Telling) -> Iterator[str]:
    joined = [paragraph for paragraph in article.cut.paragraphs if len(paragraph.lines) > 1]
    yield f"合并：{len(joined)} 段由几行接成" if joined else "合并：没有接过的段落"
    for paragraph in joined:
        yield f"  第 {_join_numbers(paragraph.lines)} 行  {telling.shorten(paragraph.text)}"


def _tell_repairs(article: Article, page: NewspaperPage, telling: Telling) -> Iterator[str]:
    yield from _tell_notices(
        "校勘：", [note for note in article.notices if note.kind not in FILING_KINDS], telling.shorten
    )


def _tell_date(article: Article, page: NewspaperPage, telling: Telling) -> Iterator[str]:
    dating = article.dating
    certainty = CERTAINTIES.get(dating.certainty, dating.certainty)
    yield f"日期：{dating.date or '不详'}（{certainty}）"
    yield from (_tell_evidence(evidence, telling.shorten) for evidence in dating.evidence)


def _tell_themes(article: Article, page: NewspaperPage, telling: Telling) -> Iterator[str]:
    yield "主题：" if article.themes else "主题：没有归入任何主题"
    for label in article.themes:
        yield f"  {label.name}（{label.group}）得分 {label.score:g}"
        yield from (f"  {_tell_evidence(evidence, telling.shorten)}" for evidence in label.evidence)
    yield from _tell_notices(
        "其次：", [note for note in article.notices if note.kind in FILING_KINDS], telling.shorten
    )


def _tell_districts(article: Article, page: NewspaperPage, telling: Telling) -> Iterator[str]:
    yield "县市区："
    for label in article.districts:
        yield f"  {label.name}（{RELATIONS.get(label.relation, label.relation)}）"
        yield from (f"  {_tell_evidence(evidence, telling.shorten)}" for evidence in label.evidence)


Part = Callable[[Article, NewspaperPage, Telling], Iterator[str]]
PARTS: tuple[Part, ...] = (
    _tell_headline,
    _tell_lines,
    _tell_joins,
    _tell_repairs,
    _tell_date,
    _tell_themes,
    _tell_districts,
)


def _tell_notices(heading: str, notices: list[Notice], shorten: Shorten) -> Iterator[str]:
    if notices:
        yield heading
    for notice in notices:
        place = f"第 {notice.line} 行" if notice.line else "全文"
        yield f"  {place}  {name_notice(notice.kind)}  {shorten(notice.text)}（{notice.reason}）"


def _tell_evidence(evidence: Evidence, shorten: Shorten) -> str:
    place = f"第 {evidence.line} 行" if evidence.line else "报外"
    reason = f"（{evidence.reason}）" if evidence.reason else ""
    return f"  {place}  {shorten(evidence.term)}{reason}"


def _join_numbers(numbers: tuple[int, ...]) -> str:
    return "、".join(map(str, numbers))


def _shorten(text: str, phrases: Sequence[str]) -> str:
    flat = " ".join(text.split())
    shown = first_words(flat, TEXT_SHOWN, phrases)
    return flat if shown == flat else f"{shown}…"
