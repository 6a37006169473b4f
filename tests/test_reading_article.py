"""What an article's page offers beside its text: years explained, rare characters read, related articles."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.knowledge import District, DistrictGuide
from generator.model import Archive, Dating, Link, Paragraph, Piece
from generator.trade.characters import is_rare
from generator.writing.labels import read_labels
from generator.writing.pages.changes import Change
from generator.writing.pages.glosses import find_glosses
from generator.writing.related import Related, find_related
from tests.invented import ARTICLE, CUT, KNOWLEDGE, make_archive, make_article
from tests.rendered import select
from tests.rendering import read

LABELS = read_labels()
GIVEN = Dating("2024-12-25", "given", ())


def gloss(text: str, dating: Dating = GIVEN, names: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    """Return the explained words of a paragraph with what is shown beside them and what is said of them."""
    cut = replace(CUT, paragraphs=(Paragraph((Piece(7, text),)),))
    found: list[Change] = [c for all in find_glosses(cut, dating, names, LABELS).values() for c in all]
    return [(text[one.start : one.end], one.raw, one.note) for one in found]


def test_a_year_that_is_told_by_the_date_of_the_paper_stands_beside_its_first_word() -> None:
    assert [(word, shown) for word, shown, _ in gloss("今年比去年好，明年更好，今年再说")] == [
        ("今年", "2024"),
        ("去年", "2023"),
        ("明年", "2025"),
        ("今年", ""),
    ]
    assert gloss("前年")[0][2] == "“前年”据刊期推断指2022年"


@pytest.mark.parametrize("text", ["如今年轻人", "过去年份", "透明年代", "三年前年产百万", "今年轻的"])
def test_the_ends_of_other_words_are_no_years(text: str) -> None:
    assert gloss(text) == []


@pytest.mark.parametrize(
    "dating",
    [Dating("", "unknown", ()), Dating("[2021-12,2022-01]", "inferred", ()), Dating("2024", "unknown", ())],
)
def test_a_date_that_leaves_the_year_open_explains_nothing(dating: Dating) -> None:
    assert gloss("今年", dating) == []


def test_a_rare_character_is_read_once_and_only_in_a_name() -> None:
    assert gloss("攸心。攸县与攸县", names=("攸县",)) == [("攸", "yōu", "攸，读 yōu")]
    assert gloss("东区", names=("东区",)) == []


def test_rare_is_what_stands_outside_the_first_level() -> None:
    assert [char for char in "渌醴攸淞株洲市A1。" if is_rare(char)] == ["渌", "醴", "攸", "淞"]


def test_the_words_explained_stay_the_text_of_the_page() -> None:
    page = read(make_archive(ARTICLE))
    (marked,) = select(page, "span", class_="gloss")
    assert marked.text == "明年"
    assert marked.attributes["data-raw"] == "2024"


def test_the_places_of_the_archive_are_read_where_their_characters_are_rare() -> None:
    guide = DistrictGuide("某市", districts=(District("you", "攸县"),))
    cut = replace(CUT, paragraphs=(Paragraph((Piece(7, "到攸县去。"),)),))
    knowledge = replace(KNOWLEDGE, districts=guide)
    page = read(make_archive(make_article("aaaa", cut=cut)), knowledge=knowledge)
    assert [one.attributes["data-raw"] for one in select(page, "span", class_="gloss")] == ["yōu"]


def relate(archive: Archive) -> Mapping[str, tuple[Related, ...]]:
    """Return of every article of an archive what is related to it."""
    return find_related(archive, KNOWLEDGE, LABELS, {article.id for article in archive.articles})


def test_articles_with_a_speaker_in_common_are_related_and_say_why() -> None:
    bare = {"themes": (), "districts": (), "keywords": ()}
    archive = make_archive(
        make_article("one", **bare), make_article("two", **bare), make_article("far", subjects=(), **bare)
    )
    related = relate(archive)
    assert [(one.article, one.reason) for one in related["one"]] == [("two", "都有张三")]
    assert related["far"] == ()


def test_what_is_linked_for_a_better_reason_is_not_named_again() -> None:
    linked = make_article("one", links=(Link("series", "two", "上下篇"),))
    related = relate(make_archive(linked, make_article("two")))
    assert related["one"] == ()
    assert [one.article for one in related["two"]] == ["one"]


def test_one_theme_or_one_word_in_common_is_not_enough() -> None:
    first = make_article("one", subjects=(), districts=())
    second = make_article("two", subjects=(), districts=())
    assert set(relate(make_archive(first, second)).values()) == {()}


def test_articles_far_away_in_time_leave_what_is_related_as_it_is() -> None:
    near = [make_article(f"n{n:02}", dating=Dating(f"2024-01-{n:02}", "given", ())) for n in range(1, 20)]
    far = make_article("far", dating=Dating("1999-01-01", "given", ()))
    alone = relate(make_archive(*near))
    more = relate(make_archive(*near, far))
    assert alone["n19"] == more["n19"]
