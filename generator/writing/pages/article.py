"""The page of one article; nothing on it depends on how many other articles the archive holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.citing.citation import Citation, make_citation
from generator.excerpts import first_words
from generator.model import LOW_CONFIDENCE, Article, Person
from generator.writing.addresses import district_url, person_url, theme_url
from generator.writing.dates import word_date
from generator.writing.entries import Entry, has_parts, make_title
from generator.writing.escaping import clean_text, escape_markdown, write_front_matter
from generator.writing.evidence import Proof, word_evidence
from generator.writing.labels import Labels
from generator.writing.outputs import PlannedFile
from generator.writing.pages.body import write_body
from generator.writing.pages.changes import Changes
from generator.writing.pages.citing import render_citing, write_head
from generator.writing.pages.glosses import find_glosses
from generator.writing.pages.notices import word_notices
from generator.writing.pages.sheet import may_be_found
from generator.writing.pages.slip import describe_slip
from generator.writing.pages.surroundings import Surroundings
from generator.writing.people import select_public
from generator.writing.templates import render_block

DESCRIPTION_CHARACTERS = 110
"""Length of the description: what search engines show of it in Chinese."""

SPEAKING, MAKING, NAMED = ("subject",), ("reporter", "correspondent", "photographer"), ("mentioned",)


@dataclass(frozen=True)
class LabelLine:
    """A theme or a district in the margin."""

    kind: str
    name: str
    url: str
    proofs: list[Proof]


@dataclass(frozen=True)
class SourcePlace:
    """Where an article stands in the recognised text."""

    kind: str
    """What this place is; "" for where the article begins."""
    file: str
    ranges: str
    url: str
    """Address of the lines; "" where they have no page."""


def plan_article(article: Article, around: Surroundings) -> PlannedFile:
    """Plan the page of an article: nothing on it depends on how many others there are."""
    path = article.url.removesuffix(".html") + ".md"
    return PlannedFile(path, around.list_own(), lambda: write_article(article, around))


def write_article(article: Article, around: Surroundings) -> str:
    """Write the page of an article as Markdown with quoted front matter."""
    citation = make_citation(article, around.settings, around.phrases, around.labels)
    blocks = _write_blocks(article, around, citation)
    return "\n".join([_write_front_matter(article, around, citation), *blocks])


def _write_front_matter(article: Article, around: Surroundings, citation: Citation) -> str:
    title = make_title(article, around.labels, around.phrases)
    date = word_date(article.dating, around.labels)
    opening = "".join(paragraph.text for paragraph in article.cut.paragraphs[:2])
    fields = {
        "title": title,
        "browser_title": f"{title} - {article.newspaper} {date}",
        "description": (article.cut.subtitle or article.cut.lead_in)
        + first_words(opening, DESCRIPTION_CHARACTERS, around.phrases),
        "template": "article.html",
        "article_id": article.id,
        "head": write_head(article, around, citation),
    }
    robots = {} if may_be_found(around.settings) else {"robots": "noindex"}
    return write_front_matter(fields | robots)


def _write_blocks(article: Article, around: Surroundings, citation: Citation) -> Iterator[str]:
    values = {
        "page_url": around.page_url,
        "article": article,
        "cut": article.cut,
        "labels": around.labels,
        "around": around,
        "root": "../../",
    }
    title = make_title(article, around.labels, around.phrases)
    yield f"# {escape_markdown(title)} {{: #title{' .parted' if has_parts(title) else ''} }}\n"
    yield render_block("article-opening.html", **values, **_describe_opening(article, around))
    yield from write_body(
        article.cut, around.labels, _find_changes(article, around), _list_ledgers(article, around)
    )
    if article.cut.roster:
        yield render_block("roster.html", **values, groups=_group_roster(article, around.hidden))
    slip = describe_slip(article, title, around.labels, repository=around.settings.repository)
    yield render_block(
        "article-closing.html", **values, **_describe_closing(article, around, citation), **slip
    )


def _list_ledgers(article: Article, around: Surroundings) -> list[str]:
    """Give the addresses of the source lines, seen from the article: its own page's, then those of its further pages."""
    files = (article.file, *(part.file for part in article.continued))
    urls = [around.lines_urls.get(file, "") for file in files]
    return [f"../../{url}" if url else "" for url in urls]


def _find_changes(article: Article, around: Surroundings) -> Changes:
    """Give what was corrected, doubted, joined and explained in the text."""
    joins = {
        notice.line: notice.reason
        for notice in article.notices
        if notice.kind == "join" and notice.file == article.file
    }
    names = (*around.places, *(person.name for person in article.people))
    return Changes(article.readings, joins, find_glosses(article.cut, article.dating, names, around.labels))


def _describe_opening(article: Article, around: Surroundings) -> dict[str, object]:
    return {
        "date": word_date(article.dating, around.labels),
        "date_proofs": word_evidence(article.dating.evidence, around.labels),
        "bylines": list(_word_bylines(article, around.labels)),
        "remarks": list(_word_remarks(article, around)),
        "links": list(_word_links(article, around)),
        "is_changed": bool(article.readings)
        or any(len(set(paragraph.lines)) > 1 for paragraph in article.cut.paragraphs),
    }


def _word_bylines(article: Article, labels: Labels) -> Iterator[str]:
    """Word who signed; names that the dateline prints are not said twice."""
    dateline = article.cut.dateline
    signatures = [signature for signature in article.cut.signatures if signature.name not in dateline]
    for relation, wording in (("reporter", "byline"), ("correspondent", "correspondent")):
        names = [signature.name for signature in signatures if signature.relation == relation]
        if names:
            yield labels[wording].format(names=" ".join(names))


def _word_remarks(article: Article, around: Surroundings) -> Iterator[str]:
    labels = around.labels
    if article.proofread:
        yield labels["proofread_notice"].format(by=article.proofread[0], date=article.proofread[1])
    else:
        yield labels["ocr_notice"]
    if not clean_text(article.cut.title).strip() and article.is_open:
        yield labels["title_made"]
    if article.confidence < LOW_CONFIDENCE and article.is_open:
        yield labels["low_confidence"].format(reasons=labels["comma"].join(article.doubts))
    yield from _word_completeness(article, labels)
    if not article.is_open:
        yield labels["metadata_only"]


def _word_links(article: Article, around: Surroundings) -> Iterator[tuple[str, Entry, str]]:
    """Word what belongs to the article: why it is named, the other article, the reason."""
    for link in article.links:
        yield around.labels[f"link_{link.kind}"], around.entries[link.article], link.reason


def _word_completeness(article: Article, labels: Labels) -> Iterator[str]:
    if article.completeness == "continues" and article.cut.jump:
        yield labels["continued_missing"].format(jump=article.cut.jump)
    elif article.completeness == "continues":
        yield labels["continues"]
    elif article.completeness == "continued":
        yield labels["beginning_missing"]
    elif article.completeness == "text_lost":
        yield labels["text_lost"]


def _group_roster(article: Article, hidden: frozenset[str]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Give the names under each heading of the list: name, mark, address."""
    groups: dict[str, list[tuple[str, str, str]]] = {}
    for name in article.cut.roster:
        url = "" if name.name in hidden else person_url(name.name)
        groups.setdefault(name.group, []).append((name.name, name.mark, url))
    return list(groups.items())


def _describe_closing(article: Article, around: Surroundings, citation: Citation) -> dict[str, object]:
    public = select_public(article.people, around.hidden)
    filings = _list_labels(article, around.labels)
    return {
        "people": [
            (around.labels[wording], list(_unique_people(public, relations)))
            for wording, relations in (("who_speaks", SPEAKING), ("made_by", MAKING), ("also_named", NAMED))
        ],
        "filings": [(kind, list(lines)) for kind, lines in groupby(filings, key=lambda line: line.kind)],
        "sources": list(_list_sources(article, around)),
        "history": [
            (day or around.labels["changes_pending"], around.labels.get(f"history_{change}", change))
            for day, change in around.history
        ],
        "citing": render_citing(article, around, citation),
        "filing_notices": word_notices(article, around.labels, is_filing=True),
        "notices": word_notices(article, around.labels, is_filing=False),
    }


def _unique_people(people: Iterable[Person], relations: tuple[str, ...]) -> Iterator[tuple[Person, str]]:
    seen: set[tuple[str, str, str]] = set()
    for person in people:
        key = (person.name, person.role, person.post)
        if person.relation in relations and key not in seen:
            seen.add(key)
            yield person, person_url(person.name)


def _list_labels(article: Article, labels: Labels) -> Iterator[LabelLine]:
    for theme in article.themes:
        yield LabelLine(
            labels["nav_themes"], theme.name, theme_url(theme.id), word_evidence(theme.evidence, labels)
        )
    for district in article.districts:
        kind = labels["about_district" if district.relation == "about" else "mentioned_district"]
        proofs = word_evidence(district.evidence, labels)
        yield LabelLine(kind, district.name, district_url(district.id), proofs)


def _list_sources(article: Article, around: Surroundings) -> Iterator[SourcePlace]:
    """Give every place where the article stands: its beginning, its further parts, its copies."""
    labels = around.labels
    yield _make_source("", article.file, article.cut.line_ranges, around)
    for part in article.continued:
        yield _make_source(labels["source_continued"], part.file, part.line_ranges, around)
    for part in article.copies:
        yield _make_source(labels["source_copy"], part.file, part.line_ranges, around)


def _make_source(
    kind: str, file: str, ranges: Sequence[tuple[int, int]], around: Surroundings
) -> SourcePlace:
    url = around.lines_urls.get(file, "")
    words = around.labels["comma"].join(_word_range(first, last) for first, last in ranges)
    first = ranges[0][0] if ranges else 1
    return SourcePlace(kind, file, words, f"{url}#L{first}" if url else "")


def _word_range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}—{last}"
