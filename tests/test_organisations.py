"""Bodies named in an article: with their whole name, and none made of common words."""

import pytest

from generator.knowing.organisations import find_organisations
from tests.cutting import cut_text

PLACES = ("海州", "西泽", "东丘", "海州市", "东丘区")


def find(text: str, known: tuple[str, ...] = ()) -> list[str]:
    (cut,) = cut_text(f"渔港有了新码头\n\n海州日报记者/李四\n\n{text}").cuts
    return [body.name for body in find_organisations(cut, known, PLACES)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("海风面包股份有限公司签了约。", ["海风面包股份有限公司"]),
        ("来自海风面包股份有限公司的人签了约。", ["海风面包股份有限公司"]),
        ("海州市第一中学与东丘区人民医院结对。", ["海州市第一中学", "东丘区人民医院"]),
        ("走进海州图书馆，读者很多。", ["海州图书馆"]),
        ("某家医院的医生说，各大学都来了。", []),
        ("大学生和中学生都来了。", []),
        ("他任海风面包股份有限公司董事长。", ["海风面包股份有限公司"]),
    ],
)
def test_bodies_are_told_by_the_end_of_their_names(text: str, names: list[str]) -> None:
    assert find(text) == names


def test_a_body_that_the_archivist_lists_needs_no_ending() -> None:
    assert find("海风厂签了约。", ("海风厂",)) == ["海风厂"]


def test_each_body_stands_once_with_the_first_line_that_names_it() -> None:
    text = (
        "海州渔港有限公司开航\n\n海州日报记者/李四\n\n海州渔港有限公司昨日开航。\n\n海州渔港有限公司说好。\n"
    )
    found = find_organisations(cut_text(text).cuts[0], (), PLACES)
    assert [(body.name, body.line) for body in found] == [("海州渔港有限公司", 1)]


def test_the_line_is_the_one_behind_a_join() -> None:
    text = "夜校开课\n\n海州日报记者/李四\n\n昨日开航的是\n\n海州渔港有限公司的新船。\n"
    found = find_organisations(cut_text(text).cuts[0], (), PLACES)
    assert [(body.name, body.line) for body in found] == [("海州渔港有限公司", 7)]


def test_a_listed_name_that_begins_a_longer_one_is_not_named_beside_it() -> None:
    assert find("海风面包股份有限公司签了约。", ("海风面包",)) == ["海风面包股份有限公司"]
    assert find("海风面包签了约。", ("海风面包",)) == ["海风面包"]
