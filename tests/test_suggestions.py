"""Line shapes that no rule knows are listed with the line of YAML that teaches them."""

import re
from pathlib import Path

import pytest

from generator.cli import main
from generator.pipeline import make_archive
from generator.reading.knowledge_files import read_knowledge
from generator.suggestions import Suggestion, suggest_forms
from tests.conftest import SMALLEST_ARCHIVE, SeedsMaker

NAMES = ("王小禾", "李四", "张守田", "赵六")


TEXTS = (
    ("新码头开航", "昨日上午，渔港新码头开航，第一班渡船载客四十二人。", "渡船驶离了码头，岸上的人挥手。"),
    ("小学添了琴", "山里的小学添了八架风琴，孩子们围着琴看了又看。", "老师说，下学期开音乐课。"),
    ("果园来了客", "梨花开了，果园里来了三百多名看花的客人。", "果农在树下摆了茶，不收钱。"),
    ("老桥修好了", "石拱老桥的栏杆修好了，两头立了限重的牌子。", "赶集的人又从桥上过，不再绕路。"),
)


def write_page(number: int, name: str) -> str:
    title, first, second = TEXTS[number - 1]
    return f"{title}\n采写◇{name}\n{first}\n{second}\n❖海风里的{number}号{number}页❖\n"


def make_pages() -> dict[str, str | bytes]:
    return {f"p{number}.txt": write_page(number, name) for number, name in enumerate(NAMES, 1)}


def suggest(seeds: Path) -> tuple[Suggestion, ...]:
    return suggest_forms(make_archive(seeds, read_knowledge(seeds)).archive)


def test_a_byline_form_that_comes_again_is_listed_with_its_places(make_seeds: SeedsMaker) -> None:
    found = next(one for one in suggest(make_seeds(make_pages())) if one.shape == "采写◇X")
    assert (found.kind, len(found.places)) == ("byline", 4)
    assert (found.places[0].file, found.places[0].line, found.places[0].text) == ("p1.txt", 2, "采写◇王小禾")


def test_the_line_of_yaml_makes_the_next_run_understand_the_form(make_seeds: SeedsMaker) -> None:
    seeds = make_seeds(make_pages())
    found = next(one for one in suggest(seeds) if one.kind == "byline")
    (seeds / "archive.yml").write_text(f"{SMALLEST_ARCHIVE}{found.yaml}\n", encoding="utf-8")
    archive = make_archive(seeds, read_knowledge(seeds)).archive
    signers = {signature.name for article in archive.articles for signature in article.cut.signatures}
    assert signers == set(NAMES)
    assert found.shape not in [one.shape for one in suggest_forms(archive)]


def test_furniture_with_numbers_is_listed_as_furniture(make_seeds: SeedsMaker) -> None:
    shapes = {one.shape: one.kind for one in suggest(make_seeds(make_pages()))}
    assert shapes["❖海风里的0号0页❖"] == "furniture"


def test_the_head_of_news_items_is_suggested_as_a_dateline(make_seeds: SeedsMaker) -> None:
    pages: dict[str, str | bytes] = {
        f"q{number}.txt": "\n".join(
            [TEXTS[number - 1][0], f"海讯快递【{name}】 {TEXTS[number - 1][1] * 2}", ""]
        )
        for number, name in enumerate(NAMES, 1)
    }
    found = next(one for one in suggest(make_seeds(pages)) if one.kind == "dateline")
    assert found.shape == "海讯快递【X】"
    assert re.match(found.pattern, "海讯快递【孙七】 今日")


def test_two_lines_of_a_shape_are_not_enough(make_seeds: SeedsMaker) -> None:
    pages = make_pages()
    assert suggest(make_seeds({name: pages[name] for name in ("p1.txt", "p2.txt")})) == ()


def test_the_command_prints_count_examples_and_yaml(
    make_seeds: SeedsMaker, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds = make_seeds(make_pages())
    assert main(["suggest", "--quiet", "--seeds", str(seeds)]) == 0
    first = capsys.readouterr().out
    assert "4 处  采写◇X" in first
    assert "p1.txt:2  采写◇王小禾" in first
    assert "forms: {byline: ['^采写◇(?P<names>" in first
    assert main(["suggest", "--quiet", "--seeds", str(seeds)]) == 0
    assert capsys.readouterr().out == first


def test_the_command_says_when_there_is_nothing_and_fails_when_a_file_is_unreadable(
    make_seeds: SeedsMaker, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds = make_seeds({"p1.txt": write_page(1, "王小禾"), "empty.txt": ""})
    assert main(["suggest", "--quiet", "--seeds", str(seeds)]) == 1
    assert "没有反复出现" in capsys.readouterr().out
