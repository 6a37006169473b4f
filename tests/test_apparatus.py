"""The apparatus of the whole archive: each repair, correction and doubt once, under its sort, with line and article."""

import csv
import io
from dataclasses import replace

from generator.model import Archive, Notice
from generator.writing.apparatus import (
    SORTS,
    UNRELATED,
    list_apparatus,
    list_states,
    sort_kind,
    write_apparatus,
)
from tests.invented import ARTICLE, make_archive, make_article
from tests.rendered import select
from tests.rendering import links, read, text_of
from tests.seed_pages import make_whole_archive

PAGE = Notice("a.txt", 0, "weekday", "星期不合", "印的是星期二")


def make_noted(*notices: Notice) -> Archive:
    return replace(make_archive(ARTICLE), notices=notices)


def test_every_repair_correction_and_doubt_of_the_seeds_is_listed_once() -> None:
    archive = make_whole_archive().archive
    entries = list_apparatus(archive)
    assert [entry.notice for entry in entries] == [n for n in archive.notices if n.kind not in UNRELATED]
    assert {entry.article for entry in entries if entry.notice.line} <= {one.id for one in archive.articles}
    rows = list(csv.DictReader(io.StringIO(write_apparatus(archive))))
    assert len(rows) == len(entries)
    assert {row["sort"] for row in rows} <= {*SORTS, "other"}


def test_an_entry_knows_its_article_and_a_notice_of_the_page_has_none() -> None:
    own = ARTICLE.notices[0]
    entries = list_apparatus(make_noted(own, PAGE))
    assert [(entry.notice, entry.article, entry.sort) for entry in entries] == [
        (own, ARTICLE.id, sort_kind(own.kind)),
        (PAGE, "", "doubtful"),
    ]


def test_a_notice_that_two_articles_share_stands_once() -> None:
    own = ARTICLE.notices[0]
    other = make_article("bbbb", number=2, notices=(own,))
    archive = replace(make_archive(ARTICLE, other), notices=(own, own))
    assert len(list_apparatus(archive)) == 1


def test_a_notice_of_a_new_kind_is_listed_among_the_others() -> None:
    (entry,) = list_apparatus(make_noted(Notice("a.txt", 3, "never-heard-of", "某事", "")))
    assert entry.sort == "other"


def test_the_page_with_most_doubtful_readings_for_its_length_comes_first() -> None:
    archive = make_whole_archive().archive
    states = list_states(archive)
    assert [s.doubtful_per_thousand for s in states] == sorted(
        (s.doubtful_per_thousand for s in states), reverse=True
    )
    assert sum(state.corrected for state in states) == 2
    assert all(state.proofread is None for state in states)
    blank = replace(states[0], characters=0)
    assert blank.doubtful_per_thousand == 0


def test_the_pages_link_each_entry_with_its_line_and_its_article() -> None:
    own = replace(ARTICLE.notices[0], kind="proposed", line=7, text="“茶”疑为“荼”")
    article = replace(ARTICLE, notices=(own,))
    page = read(replace(make_archive(article), notices=(own,)), "archive/apparatus/doubtful.md")
    assert "“茶”疑为“荼”" in text_of(page, "li")
    assert links(page)["第 7 行"] == "../../archive/pages/page-a_lines.html#L7"
    assert links(page)[article.cut.title].endswith(article.url)


def test_what_goes_on_or_began_elsewhere_is_listed_as_missing() -> None:
    article = make_article("cccc", completeness="continues")
    page = read(make_archive(article), "archive/apparatus/missing.md")
    (row,) = select(page, "li")
    assert article.cut.title in row.text and "续文本库未收" in text_of(page, "span")


def test_a_long_list_goes_on_over_several_sheets() -> None:
    notices = tuple(Notice("a.txt", line, "join", f"第{line}行接排", "") for line in range(1, 251))
    archive = make_noted(*notices)
    sheets = [read(archive, f"archive/apparatus/repaired{end}.md") for end in ("", "_2", "_3")]
    assert [len(list(select(sheet, "li"))) for sheet in sheets] == [100, 100, 50]
