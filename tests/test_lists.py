"""Addresses of lists: what stands at one, where a former one leads, and which ids may not be given again."""

from dataclasses import replace

import pytest

from generator.cli import main
from generator.correcting.former_names import find_former_names, undo
from generator.errors import ConfigurationError
from generator.knowledge import Correction, District, DistrictGuide, Knowledge, KnownPerson, MintedId, Theme
from generator.knowledge import ThemeGroup as Group
from generator.model import Archive
from generator.reading.knowledge_files import read_knowledge
from generator.writing.addresses import person_id, person_url
from generator.writing.lists import make_url, read_url
from generator.writing.pages import list_lists, render_pages
from tests.conftest import SeedsMaker
from tests.test_minted import FIRST, SETTINGS, digest, make_known

TEXTS = {"a.txt": FIRST}
THEMES = Knowledge(SETTINGS, theme_groups=(Group("all", "各业"),), themes=(Theme("yu", "渔业", "all"),))
ID_HEAD = "kind,id,file,first_line,fingerprint,title,opening,state,to,date\n"


def lead(knowledge: Knowledge, kind: str, identity: str) -> str:
    """Return the address to which a minted list leads."""
    lists = list_lists(make_known(TEXTS, knowledge), knowledge)
    (forward,) = [one for one in lists.forwards if one.url == make_url(kind, identity)]
    return forward.to


def correct(expected: str, replacement: str) -> Knowledge:
    correction = Correction(
        "a.txt",
        digest(FIRST),
        3,
        expected,
        replacement,
        "recognition",
        "形近",
        "",
        "certain",
        "编者",
        "",
        "2031",
    )
    return Knowledge(SETTINGS, corrections=(correction,), ids=(MintedId("person", person_id("李四")),))


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("archive/themes/yu-ye.html", ("theme", "yu-ye")),
        ("archive/themes/group_all.html", ("group", "all")),
        ("archive/themes/yu-ye_2.html", ("list", "themes/yu-ye_2")),
        ("archive/themes/group_all_3.html", ("list", "themes/group_all_3")),
        ("archive/themes/index.html", ("list", "themes/index")),
        ("archive/dates/2031-03.html", ("list", "dates/2031-03")),
        ("archive/pages/index_2.html", ("list", "pages/index_2")),
        ("archive/pages/p1aba4c3b6c25_lines.html", None),
        ("archive/articles/a07c064becff1.html", None),
    ],
)
def test_an_address_says_what_stands_there(url: str, key: tuple[str, str] | None) -> None:
    assert read_url(url) == key
    assert key is None or make_url(*key) == url


def test_every_list_of_an_archive_is_given_with_its_name() -> None:
    lists = list_lists(make_known(TEXTS, THEMES), THEMES)
    assert lists.given["theme", "yu"] == "渔业"
    assert lists.given["group", "all"] == "各业"
    assert lists.given["person", person_id("李四")] == ""
    assert {"dates/unknown", "pages/index", "apparatus/missing"} < {
        i for kind, i in lists.given if kind == "list"
    }


def test_a_theme_with_another_id_is_known_again_by_its_name_or_by_what_it_was() -> None:
    old = MintedId("theme", "yu", title="渔业")
    renamed = replace(THEMES, themes=(Theme("fish", "渔业", "all"),), ids=(old,))
    stated = replace(THEMES, themes=(Theme("sea", "海业", "all", formerly=("yu",)),), ids=(old,))
    dropped = replace(THEMES, themes=(Theme("sea", "海业", "all"),), ids=(old,))
    assert lead(renamed, "theme", "yu") == "archive/themes/fish.html"
    assert lead(stated, "theme", "yu") == "archive/themes/sea.html"
    assert lead(dropped, "theme", "yu") == ""


def test_a_further_sheet_leads_to_the_last_of_the_list_or_of_the_one_that_follows() -> None:
    rows = (
        MintedId("theme", "yu", title="渔业"),
        MintedId("list", "themes/yu_2"),
        MintedId("list", "pages/index_4"),
    )
    renamed = replace(THEMES, themes=(Theme("fish", "渔业", "all"),), ids=rows)
    assert lead(renamed, "list", "themes/yu_2") == "archive/themes/fish.html"
    assert lead(renamed, "list", "pages/index_4") == "archive/pages/index.html"


def test_a_district_that_went_into_another_leads_there() -> None:
    guide = DistrictGuide("海州市", districts=(District("xi", "西区", formerly=("dong",)),))
    knowledge = Knowledge(SETTINGS, districts=guide, ids=(MintedId("district", "dong", title="东区"),))
    assert lead(knowledge, "district", "dong") == "archive/districts/xi.html"


@pytest.mark.parametrize(
    ("expected", "replacement", "now"),
    [("李四", "李凹", "李凹"), ("记者/李四", "记者/季四", "季四"), ("四", "四海", "李四海")],
)
def test_the_page_of_a_corrected_name_leads_to_the_new_one(expected: str, replacement: str, now: str) -> None:
    knowledge = correct(expected, replacement)
    assert find_former_names(make_known(TEXTS, knowledge)) == {"李四": now}
    assert lead(knowledge, "person", person_id("李四")) == person_url(now)


def test_a_correction_beside_a_name_changes_no_name() -> None:
    assert undo("李四", "海洲日报记者/李四", "海州日报记者/李四") == ""


def test_the_page_of_a_hidden_name_says_that_it_was_taken_down_without_the_name() -> None:
    knowledge = replace(correct("李四", "李凹"), people=(KnownPerson("李四", hidden=True),))
    archive: Archive = make_known(TEXTS, knowledge)
    (page,) = [file.text for file in render_pages(archive, knowledge) if person_id("李四") in file.path]
    assert "已撤下" in page
    assert 'forward: ""' in page
    assert "李" not in page


@pytest.mark.parametrize(
    ("ids", "themes", "found"),
    [
        (
            "theme,yu,,0,,渔业,,moved,,",
            "{id: yu, name: 玉石, group: all}",
            "标识“yu”原属“渔业”，现用于“玉石”",
        ),
        (
            "theme,yu,,0,,渔业,,,,",
            "{id: yu, name: 玉石, group: all}, {id: fish, name: 渔业, group: all}",
            "标识“yu”原属“渔业”，现用于“玉石”",
        ),
        ("", "{id: yu, name: 渔业, group: all, formerly: [yu]}", "旧标识“yu”（正在使用）"),
        (
            "",
            "{id: a, name: 甲, group: all, formerly: [x]}, {id: b, name: 乙, group: all, formerly: [x]}",
            "旧标识“x”（已归 a）",
        ),
    ],
)
def test_an_id_that_was_given_to_something_else_is_one_message(
    ids: str, themes: str, found: str, make_seeds: SeedsMaker
) -> None:
    text = f"groups: [{{id: all, name: 各业}}]\nthemes: [{themes}]\n"
    seeds = make_seeds({"themes.yml": text, "ids.csv": f"{ID_HEAD}{ids}\n"})
    with pytest.raises(ConfigurationError, match=rf"themes\.yml:2: 发现{found}"):
        read_knowledge(seeds)


def test_a_theme_may_change_its_name_alone_and_share_its_id_with_a_district(make_seeds: SeedsMaker) -> None:
    text = "groups: [{id: all, name: 各业}]\nthemes: [{id: yu, name: 渔业与海洋, group: all}]\n"
    rows = "theme,yu,,0,,渔业,,,,\ndistrict,yu,,0,,渔区,,,,\n"
    knowledge = read_knowledge(make_seeds({"themes.yml": text, "ids.csv": ID_HEAD + rows}))
    assert [row.kind for row in knowledge.ids] == ["theme", "district"]


def test_mint_writes_every_list_once_and_the_same_again(make_seeds: SeedsMaker) -> None:
    text = "groups: [{id: all, name: 各业}]\nthemes: [{id: yu, name: 渔业, group: all}]\n"
    seeds = make_seeds({"a.txt": FIRST, "themes.yml": text})
    assert main(["mint", "--seeds", str(seeds), "--quiet"]) == 0
    table = (seeds / "ids.csv").read_bytes()
    rows = read_knowledge(seeds).ids
    assert {row.kind for row in rows} == {"article", "page", "person", "theme", "group", "district", "list"}
    assert "李四" not in "".join(row.title for row in rows)
    assert main(["mint", "--seeds", str(seeds), "--quiet"]) == 0
    assert (seeds / "ids.csv").read_bytes() == table
