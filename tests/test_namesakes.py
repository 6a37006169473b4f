"""Records of one printed name: when they are called one person, and which names are taken for each other."""

from dataclasses import replace

import pytest

from generator.knowledge import KnownPerson
from generator.model import Person
from generator.writing.addresses import person_url
from generator.writing.namesakes import find_alike_names, group_records
from tests.invented import ARTICLE, KNOWLEDGE, make_archive, make_article
from tests.rendered import read_page, select
from tests.rendering import render

PAPER = ARTICLE.newspaper


def is_one(*records: tuple[str, str, str], known: tuple[str, ...] = ()) -> bool:
    """Tell whether records of role, post and relation are called one person."""
    knowledge = replace(KNOWLEDGE, people=(KnownPerson("张三", known),) if known else ())
    people = [Person("张三", role, post, relation, 3) for role, post, relation in records]
    return group_records("张三", [(one, ARTICLE) for one in people], knowledge, "、").is_one


def test_the_same_post_twice_is_one_person() -> None:
    assert is_one(("市人大代表", "某某镇镇长", "subject"), ("", "某某镇镇长", "mentioned"))
    assert is_one(("", "某某镇党委书记、某某镇镇长", "subject"), ("", "某某镇镇长", "mentioned"))


def test_the_same_employer_is_one_person() -> None:
    assert is_one(("", "某某陶瓷公司总经理", "subject"), ("", "某某陶瓷公司董事长", "mentioned"))


@pytest.mark.parametrize(
    "records",
    [
        (("市人大代表", "", "subject"), ("市人大代表", "某某镇镇长", "subject")),
        (("", "东湖小学校长", "subject"), ("", "西山中学校长", "subject")),
        (("", "某某镇镇长", "subject"), ("", "", "roster")),
        (("", "某某镇镇长", "subject"), ("", "", "reporter")),
    ],
)
def test_a_capacity_a_rank_a_list_or_a_byline_proves_nothing(
    records: tuple[tuple[str, str, str], ...],
) -> None:
    assert not is_one(*records)


def test_who_holds_a_post_at_the_paper_is_the_one_who_signs_in_it() -> None:
    assert is_one(("市政协委员", f"{PAPER}社记者部主任", "subject"), ("", "", "reporter"))


def test_the_archivist_may_say_that_two_posts_are_one_persons() -> None:
    records = (("", "东湖小学校长", "subject"), ("", "西山中学校长", "mentioned"))
    assert is_one(*records, known=("东湖小学校长", "西山中学校长"))
    assert not is_one(*records, known=("东湖小学校长",))


@pytest.mark.parametrize("pair", [("周琦", "周琪"), ("王晓明", "王小明"), ("李清", "李晴")])
def test_names_of_like_sound_or_shape_point_to_each_other(pair: tuple[str, str]) -> None:
    one, other = pair
    assert find_alike_names([*pair, "赵六"], frozenset()) == {one: (other,), other: (one,)}


def test_two_who_sign_articles_point_to_each_other_whatever_they_sound_like() -> None:
    pair = ("杨一波", "杨一凌")
    assert find_alike_names(pair, frozenset()) == {}
    assert set(find_alike_names(pair, frozenset(pair))) == set(pair)


def test_the_page_of_a_name_shows_deputy_and_reporter_apart_and_names_that_look_alike() -> None:
    both = make_article("both", people=(Person("周琦", "", "", "reporter", 5),))
    deputy = make_article("deputy", people=(Person("周琦", "市人大代表", "某厂厂长", "subject", 3),))
    other = make_article("other", people=(Person("周琪", "", "", "roster", 3),))
    pages = render(make_archive(both, deputy, other))
    text = pages[person_url("周琦").replace(".html", ".md")]
    page = read_page(text)[1]
    assert [element.text for element in select(page, "h2")] == ["市人大代表、某厂厂长", "采写摄影"]
    assert person_url("周琪") in text
    assert "是否同一人未经核实" in text


def test_the_indexes_are_by_pinyin_and_by_what_names_do() -> None:
    pages = render(make_archive(ARTICLE))
    by_pinyin = select(read_page(pages["archive/people/index.md"])[1], "h2")
    by_role = select(read_page(pages["archive/people/index_roles.md"])[1], "h2")
    assert [element.text for element in by_pinyin] == ["L", "W", "Z"]
    assert [element.text for element in by_role] == ["建言与受访", "采写", "摄影"]
