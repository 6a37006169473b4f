from hypothesis import given
from hypothesis import strategies as st

from generator.filing.matching import compile_words

WORDS = st.lists(st.text("甲乙丙", min_size=1, max_size=3), max_size=6)
TEXTS = st.text("甲乙丙丁", max_size=30)


def find(words: list[str], text: str) -> list[str]:
    return [hit.word for hit in compile_words(words).find(text)]


def test_the_longest_word_wins_where_several_begin() -> None:
    assert find(["面包", "面包车", "车"], "面包车和面包") == ["面包车", "面包"]


def test_an_empty_word_is_never_found() -> None:
    assert find(["", "面"], "面粉") == ["面"]


def test_a_hit_that_is_refused_hides_no_other() -> None:
    index = compile_words(["入学", "学校"])
    assert [hit.word for hit in index.find("深入学校", lambda start, _end: start != 1)] == ["学校"]


@given(WORDS, TEXTS)
def test_hits_stand_where_they_say_and_never_overlap(words: list[str], text: str) -> None:
    position = 0
    for hit in compile_words(words).find(text):
        assert text[hit.start : hit.end] == hit.word
        assert hit.start >= position
        position = hit.end


@given(WORDS, TEXTS)
def test_the_order_of_the_words_does_not_matter(words: list[str], text: str) -> None:
    assert find(words, text) == find(words[::-1], text)


@given(WORDS, TEXTS)
def test_a_text_without_hits_holds_no_word(words: list[str], text: str) -> None:
    if not find(words, text):
        assert not any(word in text for word in words)
