"""What a run found, in a few lines of Chinese for the archivist. Pure: lines out, nothing printed."""

from collections import Counter
from collections.abc import Iterator

from generator.assembly.holdings import list_all
from generator.model import Archive, Notice
from generator.project import Reading
from generator.writing.labels import read_labels
from generator.writing.review import list_review

TERMS_SHOWN = 12
"""Words that no theme knows, shown at most: one line of a terminal."""

PAGES_SHOWN = 5
"""Pages worth a look named at most: a summary is to fit on a terminal."""

REASONS_SHOWN = 2
"""Reasons told of each of them; all stand in the data."""

UNFILED_SHOWN = 10
"""Unfiled articles named at most; `--verbose` and the notices name all."""


def summarize(reading: Reading) -> list[str]:
    """Tell pages, articles, lines, notices, unfiled articles and words that no theme knows."""
    archive = reading.result.archive
    lines = [*_review_lines(archive), _count_line(archive), _ledger_line(archive), _notice_line(archive)]
    lines += _unfiled_lines(archive)
    lines += _term_line(reading)
    return lines


def describe_notices(reading: Reading) -> list[str]:
    """Tell every notice, one line each."""
    return [describe_notice(notice) for notice in reading.result.archive.notices]


def describe_failures(reading: Reading) -> list[str]:
    """Tell every file that could not be read, one line each."""
    return [f"{failure.file}: {failure.message}" for failure in reading.result.failures]


def describe_warnings(reading: Reading) -> list[str]:
    """Tell what the archivist has left open: rights, access, entries about files that are not there."""
    return [*_rights_warning(reading), *_source_warnings(reading), *reading.result.reminders]


def list_complaints(reading: Reading) -> list[str]:
    """Return what is said of a reading whatever comes of it: failures, then warnings."""
    return [*describe_failures(reading), *describe_warnings(reading)]


def describe_notice(notice: Notice) -> str:
    """Put a notice on one line, its place first."""
    place = f"{notice.file}:{notice.line}" if notice.line else notice.file
    text = " ".join(notice.text.split())
    return f"{place}: {name_notice(notice.kind)}：{text}（{notice.reason}）"


def name_notice(kind: str) -> str:
    """Name a kind of notice as the pages do; a kind without a name keeps its English word."""
    return read_labels().get(f"notice_{kind}", kind)


def _review_lines(archive: Archive) -> Iterator[str]:
    rows = list_review(archive)
    if rows:
        more = f"，先看把握最小的 {PAGES_SHOWN} 个" if len(rows) > PAGES_SHOWN else ""
        yield f"值得核对的版面 {len(rows)} 个{more}（全部见 data/review.csv）"
    for row in rows[:PAGES_SHOWN]:
        place = f"{row.file}:{row.line}" if row.line else row.file
        yield f"  {place}  把握 {row.confidence:.2f}  {'；'.join(row.reasons[:REASONS_SHOWN])}"


def _count_line(archive: Archive) -> str:
    copies = f"（另有 {len(archive.copies)} 份与别份同版，只收一次）" if archive.copies else ""
    return f"版面 {len(archive.pages)} 个{copies}，文章 {len(archive.articles)} 篇"


def _ledger_line(archive: Archive) -> str:
    pages = [page.cut_page for page in list_all(archive)]
    total = sum(sum(1 for line in page.page.lines if line.strip()) for page in pages)
    given = sum(len(page.roles) for page in pages)
    unassigned = sum(1 for page in pages for role in page.roles if role.role == "unassigned")
    return f"行：{total} 行中 {given} 行有着落，其中 {unassigned} 行未认出用途"


def _notice_line(archive: Archive) -> str:
    kinds = Counter(notice.kind for notice in archive.notices)
    ordered = sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    listed = "，".join(f"{name_notice(kind)} {count}" for kind, count in ordered)
    return f"校勘记 {sum(kinds.values())} 条" + (f"：{listed}" if listed else "")


def _unfiled_lines(archive: Archive) -> Iterator[str]:
    unfiled = [article for article in archive.articles if not article.themes]
    yield f"未归类文章 {len(unfiled)} 篇"
    for article in unfiled[:UNFILED_SHOWN]:
        yield f"  {article.id}  {article.cut.title or '（无题）'}"


def _term_line(reading: Reading) -> Iterator[str]:
    from generator.filing.keywords import unknown_terms

    terms = list(unknown_terms(reading.result.archive.articles, reading.knowledge))[:TERMS_SHOWN]
    if terms:
        yield "各主题都不认识的常见词：" + "，".join(f"{term} {count}" for term, count in terms)


def _rights_warning(reading: Reading) -> Iterator[str]:
    settings = reading.knowledge.archive
    missing = [name for name in ("rights", "access") if not getattr(settings, name)]
    if missing:
        yield f"archive.yml: 提醒：没有写 {'、'.join(missing)}；页面因此不让搜索引擎收录；请补写。"


def _source_warnings(reading: Reading) -> Iterator[str]:
    for notice in reading.result.archive.notices:
        if notice.kind == "no-such-file":
            yield f"sources.yml: 提醒：{notice.file} {notice.text}；请核对文件名。"
        elif notice.kind == "correction-lost":
            yield f"corrections.yml: 提醒：{notice.file}：{notice.text}；{notice.reason}。"
