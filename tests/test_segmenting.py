from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.filing.segmenting import ENGINES, compile_segmenter, find_word_edges
from tests.filing.making import cut_five_pages, make_knowledge

TEXTS = st.text("召开工作会议明日5GA.%，。", max_size=40)


def cut_all(text: str) -> list[str]:
    """Cut a text in which no word is known."""
    return compile_segmenter(make_knowledge()).segment(text)


@given(TEXTS, st.data())
def test_the_edges_around_an_offset_are_those_of_the_words_there(text: str, data: st.DataObject) -> None:
    letters = [offset for offset, character in enumerate(text) if character.isalnum()]
    offsets = [offset for offset in letters if data.draw(st.booleans())]
    every = set(accumulate(map(len, cut_all(text)), initial=0))
    found = find_word_edges(text, offsets)
    assert found <= every
    assert all((offset in found) == (offset in every) for offset in offsets)


@given(TEXTS)
def test_listed_words_are_those_of_the_text_without_marks(text: str) -> None:
    listed = compile_segmenter(make_knowledge()).list_words(text)
    assert sorted(filter(str.isalnum, "".join(listed))) == sorted(filter(str.isalnum, "".join(cut_all(text))))
    assert {word for word in cut_all(text) if word[0].isalnum()} == {word for word in listed if word.strip()}


@pytest.mark.parametrize("engine", ENGINES)
def test_both_engines_see_the_same_edges_and_words(engine: str) -> None:
    segmenter = compile_segmenter(make_knowledge(), engine)
    best = compile_segmenter(make_knowledge())
    for _, cut, _ in cut_five_pages():
        for text in (paragraph.text for paragraph in cut.paragraphs):
            letters = [offset for offset, character in enumerate(text) if character.isalnum()]
            assert find_word_edges(text, letters, engine) == find_word_edges(text, letters)
            assert segmenter.list_words(text) == best.list_words(text)
