import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.filing.keywords import MOST_KEYWORDS, compile_keywords, find_keywords, unknown_terms
from generator.filing.passages import read_article
from generator.filing.segmenting import ENGINES, compile_segmenter
from generator.filing.word_weights import UNKNOWN_WEIGHT, find_weight
from generator.knowledge import KnownPerson
from tests.filing.making import (
    cut_five_pages,
    make_article,
    make_knowledge,
    read_archive_knowledge,
    read_made,
)

INDEX = compile_keywords(make_knowledge())


def find_invented(*texts: str, names: tuple[str, ...] = ()) -> tuple[str, ...]:
    return find_keywords(read_made(INDEX.segmenter.known.words, *texts), INDEX, names=names)


def find_in_five_pages(engine: str) -> list[tuple[str, ...]]:
    index = compile_keywords(read_archive_knowledge(), engine)
    known = index.segmenter.known
    return [find_keywords(read_article(page, cut, known), index) for page, cut, _ in cut_five_pages()]


@pytest.mark.parametrize("engine", ENGINES)
def test_known_words_are_never_cut(engine: str) -> None:
    segmenter = compile_segmenter(make_knowledge(), engine)
    assert "东丘、西泽、北岗" in segmenter.segment("围绕东丘、西泽、北岗三地")
    assert segmenter.segment("海风面包厂开门") == ["海风面包厂", "开门"]


def test_both_engines_cut_the_five_pages_alike() -> None:
    fast, slow = (compile_segmenter(read_archive_knowledge(), engine) for engine in ENGINES)
    for page in {page.file: page for page, _, _ in cut_five_pages()}.values():
        for line in page.lines:
            assert fast.segment(line) == slow.segment(line)


def test_both_engines_find_the_same_keywords() -> None:
    fast, slow = map(find_in_five_pages, ENGINES)
    assert fast == slow


@given(st.text("东丘区面包 12.5%A，。\n", max_size=40))
def test_the_words_of_a_text_joined_are_the_text(text: str) -> None:
    assert "".join(compile_segmenter(make_knowledge()).segment(text)) == text


def test_no_dictionary_is_loaded_before_a_text_is_cut() -> None:
    code = (
        "import sys, generator.filing.keywords as k, generator.filing.themes, generator.filing.districts\n"
        "from tests.filing.making import make_knowledge\n"
        "k.compile_keywords(make_knowledge())\n"
        "sys.exit(bool({'jieba', 'rjieba'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_words_of_the_yaml_and_rare_words_come_first() -> None:
    found = find_invented("早晨的烤炉", "点燃烤炉，揉好面团，早早开门。")
    assert found[0] == "烤炉"
    assert found.index("面团") < found.index("开门")


def test_there_are_at_most_eight_keywords_and_none_inside_another() -> None:
    for found in find_in_five_pages(ENGINES[0]):
        assert 1 <= len(found) <= MOST_KEYWORDS
        assert not any(word in better for index, word in enumerate(found) for better in found[:index])


def test_names_of_the_article_the_city_and_speakers_are_no_keywords() -> None:
    found = find_invented(
        "张建国谈烤炉",
        "某市的张建国说，烤炉要换。市人大代表、远洋渔船公司经理李四建议，再买烤炉。",
        names=("张建国",),
    )
    assert "烤炉" in found
    assert not {"张建国", "建国", "某市", "远洋", "渔船"} & set(found)


def test_stop_words_numbers_and_single_characters_are_no_keywords() -> None:
    assert find_invented("", "我们今年进行了12次，达到3.5%。") == ()


def test_people_of_the_yaml_are_known_words() -> None:
    knowledge = replace(make_knowledge(), people=(KnownPerson("欧阳子虚"),))
    assert "欧阳子虚" in compile_segmenter(knowledge).segment("记者见到欧阳子虚时")


def test_a_word_that_the_table_does_not_have_weighs_as_its_median() -> None:
    assert find_weight("欧阳子虚乌有") == UNKNOWN_WEIGHT
    assert find_weight("发展") < 5 < find_weight("面包")


class Stand:
    """Holds what the unknown words are read from: the cut and the people of an article."""

    def __init__(self, *texts: str) -> None:
        self.cut = make_article(*texts)[1]
        self.people = ()


def test_words_that_no_theme_knows_are_listed_by_the_number_of_articles() -> None:
    articles = [Stand("钟表匠", "钟表匠修面包炉。"), Stand("钟表", "渔船上的钟表。"), Stand("蝴蝶", "钟表。")]
    assert unknown_terms(articles, make_knowledge())[0] == ("钟表", 2)
