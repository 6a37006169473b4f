"""Pages of bodies: which have one, under which name, what they quote, and where their old addresses lead."""

from dataclasses import replace

import pytest

from generator.filing.matching import compile_words
from generator.knowledge import Knowledge, MintedId, OtherNames
from generator.minting import mint_ids
from generator.model import Article, Organisation, Paragraph, Piece
from generator.writing.addresses import organisation_id, organisation_url
from generator.writing.organisations import find_mentions, gather_organisations
from generator.writing.pages import list_lists, render_pages
from generator.writing.pages.organisations import ORGANISATION_INDEX, PLACES_SHOWN
from tests.invented import CUT, KNOWLEDGE, make_archive, make_article
from tests.rendered import Element, read_page, select

SCHOOL, CENTRE = "某市第二中学", "海州大学会展研究中心"
ALIASES = replace(KNOWLEDGE, aliases=(OtherNames(SCHOOL, ("市第二中学", "二中")),))


def write(identifier: str, *texts: str, names: tuple[str, ...] = (SCHOOL,), lead_in: str = "") -> Article:
    """Give an article with these paragraphs, a line each from 7, that names these bodies."""
    paragraphs = tuple(Paragraph((Piece(line, text),)) for line, text in enumerate(texts, 7))
    cut = replace(CUT, paragraphs=paragraphs, subheads=(), lead_in=lead_in, subtitle="")
    return make_article(identifier, cut=cut, organisations=tuple(Organisation(name, 7) for name in names))


def render(address: str, *articles: Article, knowledge: Knowledge = KNOWLEDGE) -> list[Element]:
    files = {file.path: file.text for file in render_pages(make_archive(*articles), knowledge)}
    return read_page(files[address.removesuffix(".html") + ".md"])[1]


def test_a_body_has_a_page_from_two_articles_on_and_the_index_leads_to_the_article_of_one() -> None:
    one = write("one", "某市第二中学开学。", "某厂开工。", names=(SCHOOL, "某厂"))
    two = write("two", "某市第二中学放学。")
    links = {e.text: e.attributes["href"] for e in select(render(ORGANISATION_INDEX, one, two), "a")}
    assert links[SCHOOL] == "../../" + organisation_url(SCHOOL)
    assert links["某厂"] == "../../archive/articles/one.html"


def test_names_that_the_archivist_joins_are_one_body_and_others_are_not() -> None:
    articles = (
        write("one", "。"),
        write("two", "。", names=("市第二中学",)),
        write("three", "。", names=("某厂",)),
    )
    bodies = {body.name: body for body in gather_organisations(make_archive(*articles), ALIASES)}
    assert set(bodies) == {SCHOOL, "某厂"}
    assert bodies[SCHOOL].others == ("二中", "市第二中学")
    assert [article.id for article in bodies[SCHOOL].articles] == ["one", "two"]
    apart = gather_organisations(make_archive(*articles), KNOWLEDGE)
    assert {body.name for body in apart} == {SCHOOL, "市第二中学", "某厂"}


def test_the_page_quotes_the_lines_where_the_body_stands_the_lead_in_first() -> None:
    texts = ("我在某市第二中学教书。", "无关。", "市第二中学很大。", "某市第二中学又来。", "某市第二中学完。")
    one = write("one", *texts, names=(SCHOOL, "市第二中学"), lead_in="某市第二中学校长张三")
    elements = render(organisation_url(SCHOOL), one, write("two", "某市第二中学放学。"), knowledge=ALIASES)
    quoted = [e.text for e in select(elements, "b")]
    links = [
        e.attributes["href"].partition("#")[2] for e in select(elements, "a") if "#" in e.attributes["href"]
    ]
    assert quoted == [SCHOOL, SCHOOL, "市第二中学", SCHOOL]
    assert links[:PLACES_SHOWN] == ["title", "t7", "t9"]


def test_a_body_is_not_found_inside_the_longer_name_of_another() -> None:
    article = write("one", "海州大学会展研究中心挂牌，海州大学来人。", names=(CENTRE, "海州大学"))
    mentions = find_mentions(article, compile_words(body.name for body in article.organisations))
    assert [place.after[:1] for place in mentions["海州大学"]] == ["来"]
    assert len(mentions[CENTRE]) == 1


def test_an_archive_that_publishes_no_text_quotes_none() -> None:
    closed = replace(KNOWLEDGE, archive=replace(KNOWLEDGE.archive, access="metadata"))
    articles = (write("one", "某市第二中学开学。"), write("two", "某市第二中学放学。"))
    elements = render(organisation_url(SCHOOL), *articles, knowledge=closed)
    assert list(select(elements, "b")) == []
    assert [e.text for e in select(elements, "ul", class_="entries")]


def test_an_article_leads_to_the_page_of_each_body_that_has_one() -> None:
    articles = (write("one", "。", names=("市第二中学", "某厂")), write("two", "。"))
    elements = render("archive/articles/one.html", *articles, knowledge=ALIASES)
    hrefs = {e.text: e.attributes["href"] for e in select(elements, "a")}
    assert hrefs["市第二中学"] == "../../" + organisation_url(SCHOOL)
    assert "某厂" not in hrefs


@pytest.mark.parametrize(
    ("knowledge", "count", "to"),
    [(ALIASES, 2, organisation_url(SCHOOL)), (KNOWLEDGE, 1, ORGANISATION_INDEX)],
    ids=["another name", "one article only"],
)
def test_the_old_address_of_a_body_leads_to_its_new_name_else_to_the_index(
    knowledge: Knowledge, count: int, to: str
) -> None:
    archive = make_archive(*(write(f"n{number}", "。") for number in range(count)))
    rows = (MintedId("organisation", organisation_id("市第二中学")),)
    known = replace(knowledge, ids=rows)
    for _ in range(2):
        lists = list_lists(archive, known)
        (forward,) = lists.forwards
        assert forward.to == to
        known = replace(known, ids=mint_ids(archive, known.ids, "2031-01-01", lists))
    assert all(SCHOOL not in row.title for row in known.ids)
