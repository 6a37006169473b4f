"""Sessions and columns: what belongs to them, and the pages that show it."""

from dataclasses import replace

import pytest

from generator.knowledge import GenreRule
from generator.meetings import KnownColumn, KnownSession
from generator.model import Article, Dating, Paragraph, Piece
from generator.searching.documents import FACETS, make_documents
from generator.writing.anchors import list_anchors
from generator.writing.columns import gather_columns
from generator.writing.entries import make_catalogue
from generator.writing.labels import read_labels
from generator.writing.pages import render_pages
from generator.writing.pages.sessions import is_agenda
from generator.writing.sessions import gather_sessions
from tests.invented import CUT, KNOWLEDGE, make_archive, make_article, make_roster_article

TITLE = "某市第三届人民代表大会第二次会议"
KNOWN = KnownSession("mou-3-2", "市三届人大二次会议", (TITLE,), "2023-12", "档案员所知")


def give(known: tuple[KnownSession, ...], *articles: Article) -> dict[str, list[str]]:
    archive = make_archive(*articles)
    sessions = gather_sessions(archive, replace(KNOWLEDGE, sessions=known))
    return {one.name: [article.id for article in one.articles] for one in sessions}


def make_agenda(identifier: str) -> Article:
    items = tuple(Paragraph((Piece(30 + n, f"{mark}、听取第{n}项报告"),)) for n, mark in enumerate("一二三"))
    cut = replace(CUT, title="会议议程", paragraphs=items, subheads=(), captions=(), column=())
    return make_article(identifier, cut=cut, session=TITLE, genre="议程")


def test_an_article_that_names_its_session_is_filed_there_whatever_else_is_known() -> None:
    assert give((), make_article("one", session=TITLE)) == {TITLE: ["one"]}
    assert give((KNOWN,), make_article("one", session=TITLE)) == {KNOWN.name: ["one"]}


def test_a_special_page_in_the_time_of_a_session_belongs_to_it_and_is_told_apart() -> None:
    knowledge = replace(KNOWLEDGE, sessions=(KNOWN,))
    (session,) = gather_sessions(
        make_archive(make_article("one", session=TITLE), make_article("two")), knowledge
    )
    assert [article.id for article in session.articles] == ["one", "two"]
    assert session.inferred == {"two"}


def test_the_search_finds_an_inferred_session_by_its_name_and_says_so() -> None:
    knowledge = replace(KNOWLEDGE, sessions=(KNOWN,))
    archive = make_archive(make_article("one", session=TITLE), make_article("two"))
    documents = make_documents(make_catalogue(archive, knowledge, read_labels()))
    sessions = [document.facets[FACETS.index("session")] for document in documents]
    assert sessions == [(KNOWN.name,), (KNOWN.name, f"{KNOWN.name}（推断）")]


@pytest.mark.parametrize("date", ["2023-11", "2024-12-24", "", "[2021,2022]"])
def test_another_time_is_another_session(date: str) -> None:
    assert give((KNOWN,), make_article("one", dating=Dating(date, "inferred", ()))) == {}


def test_two_sessions_in_one_month_leave_a_page_that_names_none_alone() -> None:
    other = replace(KNOWN, id="other", titles=("某县第一届人民代表大会第一次会议",))
    assert give((KNOWN, other), make_article("one")) == {}


@pytest.mark.parametrize(
    ("date", "year"), [("2023-12?", "2024"), ("2024-01-30", "2024"), ("2023", "2023"), ("", "")]
)
def test_a_session_of_december_decides_the_next_year(date: str, year: str) -> None:
    article = make_article("one", session=TITLE, dating=Dating(date, "inferred", ()))
    (session,) = gather_sessions(make_archive(article), KNOWLEDGE)
    assert session.year == year


def test_the_page_of_a_session_holds_agenda_and_names_whole_and_lists_the_rest() -> None:
    genres = tuple(GenreRule(name, "title", name) for name in ("议程", "名单", "访谈"))
    settings = replace(KNOWLEDGE.archive, genres=genres)
    roster = replace(make_roster_article(("赵六", "丁一")), session=TITLE)
    archive = make_archive(make_agenda("agenda"), roster, make_article("talk", session=TITLE))
    knowledge = replace(KNOWLEDGE, archive=settings, sessions=(KNOWN,))
    files = {file.path: file.text for file in render_pages(archive, knowledge)}
    page = files["archive/sessions/mou-3-2.md"]
    order = ["<h2>议程", "一、听取第0项报告", "<h2>名单", "赵六", "丁一", "<h2>访谈", "让茶叶走出山门"]
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert "archive/sessions/mou-3-2.html" in files["archive/articles/talk.md"]


def test_an_archive_of_metadata_gives_no_agenda_and_no_names_on_the_page_of_a_session() -> None:
    closed = replace(KNOWLEDGE, archive=replace(KNOWLEDGE.archive, access="metadata"), sessions=(KNOWN,))
    files = {file.path: file.text for file in render_pages(make_archive(make_agenda("agenda")), closed)}
    assert "听取" not in files["archive/sessions/mou-3-2.md"]
    assert "会议议程" in files["archive/sessions/mou-3-2.md"]


def test_paragraphs_that_are_not_numbered_are_no_agenda() -> None:
    assert is_agenda(make_agenda("a").cut)
    assert not is_agenda(CUT)


def test_a_column_gathers_its_printed_forms_and_what_names_it_in_the_text() -> None:
    known = (
        KnownColumn("shuo", "代表说", ("代表说", "代表 说·续")),
        KnownColumn("talk", "对话", text=("卖得远",)),
    )
    other = replace(CUT, column=("代表说·续",), number=2)
    articles = (make_article("one"), make_article("two", cut=other))
    columns = gather_columns(make_archive(*articles), replace(KNOWLEDGE, columns=known))
    assert [(one.name, [a.id for a in one.articles], one.printed) for one in columns] == [
        ("代表说", ["one", "two"], ("代表说", "代表说·续")),
        ("对话", ["one", "two"], ()),
    ]


def test_a_column_that_nobody_listed_goes_by_its_rubric() -> None:
    (column,) = gather_columns(make_archive(make_article("one")), KNOWLEDGE)
    files = {file.path: file.text for file in render_pages(make_archive(make_article("one")), KNOWLEDGE)}
    assert column.name == "代表说"
    assert column.url.removesuffix(".html") + ".md" in files


def test_a_line_of_a_list_of_names_leads_to_the_list() -> None:
    files = {f.path: f.text for f in render_pages(make_archive(make_roster_article(("赵六",))), KNOWLEDGE)}
    assert 'id="roster"' in files["archive/articles/bbbb.md"]
    assert list_anchors(make_roster_article(("赵六",)).cut)[0, 20] == "roster"
