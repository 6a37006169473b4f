"""The archive as data: one JSON object an article, tables, registers, and the package that describes them."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from generator.citing.citation import cite_all
from generator.citing.formats import WHOLE, join_references, write_reference
from generator.feeding.articles import write_whole_feeds
from generator.feeding.discovery import CITATION, write_citation_file
from generator.feeding.dublin_core import RECORDS, write_dublin_core
from generator.knowledge import Knowledge
from generator.model import Archive, Article, Evidence, Notice, Part
from generator.tables.cells import Row, write_rows, write_sheet
from generator.tables.package import PACKAGE, write_package
from generator.tables.resources import Resource, read_resources
from generator.tables.rows import TABLES, list_for_sheet
from generator.tables.schemas import write_schema
from generator.writing.apparatus import write_apparatus
from generator.writing.compact import write_compact
from generator.writing.entries import Catalogue, make_catalogue
from generator.writing.labels import read_labels
from generator.writing.manifest import MANIFEST, FileFacts, overhear, tell_facts, write_manifest
from generator.writing.outputs import OutputFile, StreamedFile
from generator.writing.pages.releases import write_feed_file
from generator.writing.registers import render_registers
from generator.writing.releases import FEED, write_changes
from generator.writing.review import write_review

LINE_BREAKERS = re.compile("[\u0085\u2028\u2029]")
"""Characters that some readers take for the end of a line."""


def render_data(archive: Archive, knowledge: Knowledge) -> Iterator[OutputFile | StreamedFile]:
    """Yield the files below `data/`; what is not published is in none."""
    return write_data(make_catalogue(archive, knowledge, read_labels()))


def write_data(catalogue: Catalogue) -> Iterator[OutputFile | StreamedFile]:
    """Yield the files below `data/`: what is described in `generator/tables/resources.yml`, its package, the manifest.

    One at a time, and none is kept here: the texts of a large archive are in several.
    """
    told: dict[str, FileFacts] = {}
    for file in _write_described(catalogue):
        if isinstance(file, OutputFile):
            told[file.path] = tell_facts(file)
            yield file
        else:
            heard = overhear(file, told)
            yield heard
            if file.path not in told:  # whoever took it has not made it yet
                deque(heard.make(), maxlen=0)
        del file  # before the next is made
    package = OutputFile(PACKAGE, write_package(catalogue.knowledge, told.values()))
    yield package
    yield OutputFile(MANIFEST, write_manifest(catalogue.archive, (*told.values(), tell_facts(package))))


def _write_described(catalogue: Catalogue) -> Iterator[OutputFile | StreamedFile]:
    archive, resources = catalogue.archive, read_resources()
    yield StreamedFile("data/articles.jsonl", partial(map, write_record, archive.articles))
    yield OutputFile("data/articles.schema.json", write_schema("articles-json"))
    for name, rows in TABLES.items():
        yield StreamedFile(
            f"data/{resources[name].path}",
            partial(_write_table, write_rows, resources[name], rows, catalogue),
        )
    sheet = partial(_write_table, write_sheet, resources["articles-excel"], list_for_sheet, catalogue)
    yield StreamedFile("data/articles-excel.csv", sheet)
    yield OutputFile("data/review.csv", write_review(archive))
    yield OutputFile("data/apparatus.csv", write_apparatus(archive))
    yield from render_registers(archive)
    yield OutputFile("data/changes.csv", write_changes(archive, catalogue.knowledge))
    yield from render_catalogued(catalogue)


def _write_table(
    write: Callable[[Sequence[str], Iterable[Row]], Iterator[str]],
    resource: Resource,
    list_rows: Callable[[Catalogue], Iterable[Row]],
    catalogue: Catalogue,
) -> Iterator[str]:
    return write(resource.header, list_rows(catalogue))


def render_catalogued(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Yield the feeds, the references and the records of the whole archive."""
    yield OutputFile(FEED, write_feed_file(catalogue))
    yield from write_whole_feeds(catalogue)
    cited = cite_all(catalogue).values()
    yield from join_references(WHOLE, (write_reference(one, catalogue.labels) for one in cited))
    yield OutputFile(RECORDS, write_dublin_core(catalogue))
    yield OutputFile(CITATION, write_citation_file(catalogue.knowledge))


def write_record(article: Article) -> str:
    """Return the line of an article in articles.jsonl."""
    line = write_compact(make_record(article))
    return LINE_BREAKERS.sub(lambda found: f"\\u{ord(found[0]):04x}", line) + "\n"


def make_record(article: Article) -> dict[str, object]:
    """Return an article as the contract lays it down; every key is there, unknown is "" or []."""
    cut = article.cut
    return {
        "id": article.id,
        "url": article.url,
        "source": make_source(article),
        "continued": [make_part(part) for part in article.continued],
        "completeness": article.completeness,
        "newspaper": article.newspaper,
        "session": article.session,
        "date": article.dating.date,
        "date_certainty": article.dating.certainty,
        "date_evidence": [make_date_evidence(evidence) for evidence in article.dating.evidence],
        "column": list(cut.column),
        "keyword": cut.keyword,
        "genre": article.genre,
        "lead_in": cut.lead_in,
        "title": cut.title,
        "subtitle": cut.subtitle,
        "jump": cut.jump,
        "subheads": [{"text": subhead.text, "before": subhead.before} for subhead in cut.subheads],
        "subjects": list(article.subjects),
        "reporters": names_of(article, "reporter"),
        "correspondents": names_of(article, "correspondent"),
        "captions": [{"text": caption.text, "credit": caption.credit} for caption in cut.captions],
        "paragraphs": [paragraph.text for paragraph in cut.paragraphs],
        "roster": [name.name for name in cut.roster],
        **make_labels(article),
        "rights": article.rights,
        "proofread": {"by": article.proofread[0], "date": article.proofread[1]} if article.proofread else "",
        "notices": [make_notice(notice) for notice in article.notices],
    }


def make_source(article: Article) -> dict[str, object]:
    """Return where an article stands."""
    ranges = [list(lines) for lines in article.cut.line_ranges]
    return {"file": article.file, "sha256": article.sha256, "line_ranges": ranges, "page": article.page}


def make_part(part: Part) -> dict[str, object]:
    """Return where a further part of an article stands."""
    ranges = [list(lines) for lines in part.line_ranges]
    return {"file": part.file, "sha256": part.sha256, "line_ranges": ranges, "page": part.page}


def make_labels(article: Article) -> dict[str, object]:
    """Return what an article is filed under, with its people and bodies."""
    return {
        "people": [
            {
                "name": person.name,
                "role": person.role,
                "post": person.post,
                "relation": person.relation,
                "line": person.line or "",
            }
            for person in article.people
        ],
        "organisations": [{"name": body.name, "line": body.line or ""} for body in article.organisations],
        "themes": [
            {
                "id": theme.id,
                "name": theme.name,
                "group": theme.group,
                "score": theme.score,
                "evidence": make_evidence(theme.evidence),
            }
            for theme in article.themes
        ],
        "districts": [
            {
                "id": district.id,
                "name": district.name,
                "relation": district.relation,
                "evidence": make_evidence(district.evidence),
            }
            for district in article.districts
        ],
        "keywords": list(article.keywords),
    }


def make_evidence(evidence: tuple[Evidence, ...]) -> list[dict[str, object]]:
    """Return the proof of a label."""
    return [{"file": item.file, "line": item.line or "", "term": item.term} for item in evidence]


def make_date_evidence(evidence: Evidence) -> dict[str, object]:
    """Return one proof of a date."""
    return {
        "file": evidence.file,
        "line": evidence.line or "",
        "text": evidence.term,
        "reason": evidence.reason,
    }


def make_notice(notice: Notice) -> dict[str, object]:
    """Return a notice."""
    return {
        "file": notice.file,
        "line": notice.line or "",
        "kind": notice.kind,
        "text": notice.text,
        "reason": notice.reason,
    }


def names_of(article: Article, relation: str) -> list[str]:
    """Return the names that sign an article in one capacity, each once."""
    signatures = article.cut.signatures
    return list(dict.fromkeys(signature.name for signature in signatures if signature.relation == relation))
