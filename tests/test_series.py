"""Parts of a series are linked both ways, each with the next."""

import pytest

from generator.writing.apparatus import list_apparatus
from tests.assembling import list_kinds, make_texts

TEXT = "海州日报记者/李四\n\n{words}\n"
WORDS = (
    "昨日上午，渔港新码头开航，第一班渡船载客四十二人，船票两元。",
    "3月2日，东丘夜校开课，首批学员四十人，学的是记账和修船。",
    "前天夜里，北角灯塔点亮，十里之外都看得见，渔船不再摸黑。",
)


def make_parts(*headlines: str) -> dict[str, str]:
    pairs = zip(headlines, WORDS, strict=False)
    return {f"2030/030{n}/01.txt": f"{h}\n\n{TEXT.format(words=w)}" for n, (h, w) in enumerate(pairs, 1)}


@pytest.mark.parametrize(
    "headlines",
    [
        ("渔港怎样兴起？\n\n海州渔业发展观察·上篇", "渔港去向何方？\n\n海州渔业发展观察·下篇"),
        ("老街的夜晚（上）", "老街的夜晚（下）"),
        ("走进渔村系列报道之一", "走进渔村系列报道之二"),
        ("海边四十年（1）", "海边四十年（2）"),
    ],
)
def test_two_parts_are_linked_both_ways_with_the_reason(headlines: tuple[str, str]) -> None:
    archive = make_texts(make_parts(*headlines))
    one, other = archive.articles
    assert [(link.kind, link.article) for link in one.links] == [("series", other.id)]
    assert [(link.kind, link.article) for link in other.links] == [("series", one.id)]
    assert "同属" in one.links[0].reason
    assert "series" in list_kinds(archive)


def test_three_parts_are_a_chain_in_their_order() -> None:
    archive = make_texts(make_parts("海边四十年（3）", "海边四十年（1）", "海边四十年（2）"))
    counts = {article.cut.title: len(article.links) for article in archive.articles}
    assert counts == {"海边四十年（1）": 1, "海边四十年（2）": 2, "海边四十年（3）": 1}


def test_titles_that_only_look_numbered_are_not_linked() -> None:
    for headlines in (
        ("全国百强县之一", "渔港开航之二"),
        ("走在路上", "走在路下"),
        ("图（一）", "图（二）"),
        ("老街的夜晚（上）", "老街的夜晚（上）"),
    ):
        assert not any(article.links for article in make_texts(make_parts(*headlines)).articles), headlines


@pytest.mark.parametrize(
    ("headlines", "missing"),
    [
        (("渔港怎样兴起？\n\n海州渔业发展观察·上篇",), "下篇"),
        (("渔港去向何方？\n\n海州渔业发展观察·下篇",), "上篇"),
        (("老街的夜晚（中）",), "上篇、下篇"),
        (("走进渔村系列报道之一", "走进渔村系列报道之三"), "第2篇"),
        (("海边四十年（2）", "海边四十年（7）"), "第1、3至6篇"),
        (("海边四十年（3）",), "第1至2篇"),
    ],
)
def test_missing_parts_are_said_with_the_first_that_is_there(
    headlines: tuple[str, ...], missing: str
) -> None:
    archive = make_texts(make_parts(*headlines))
    (notice,) = [notice for notice in archive.notices if notice.kind == "series-gap"]
    assert notice.text == f"这一系列缺{missing}"
    (article,) = [article for article in archive.articles if notice in article.notices]
    assert article.file == "2030/0301/01.txt"
    assert [entry.sort for entry in list_apparatus(archive) if entry.notice == notice] == ["missing"]


@pytest.mark.parametrize(
    "headlines",
    [
        ("海边四十年（1）", "海边四十年（2）"),
        ("老街的夜晚（上）", "老街的夜晚（下）"),
        ("老街的夜晚（上）", "老街的夜晚（中）", "老街的夜晚（下）"),
        ("海边四十年（1）",),
        ("渔港占去三分之二",),
        ("老街的夜晚（上）", "老街的夜晚（上）"),
    ],
)
def test_nothing_is_missing_of_a_whole_series_or_of_what_is_none(headlines: tuple[str, ...]) -> None:
    assert "series-gap" not in list_kinds(make_texts(make_parts(*headlines)))
