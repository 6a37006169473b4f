from hypothesis import given
from hypothesis import strategies as st

from generator.filing.matching import Match, choose_matches, compile_words

WORDS = st.lists(st.text("甲乙丙", min_size=1, max_size=3), max_size=6)
TEXTS = st.text("甲乙丙丁", max_size=30)


def find(words: list[str], text: str) -> list[str]:
    return [match[2] for match in choose(words, text)]


def choose(words: list[str], text: str) -> list[Match]:
    return choose_matches(compile_words(words).find(text), words)


def test_the_longest_word_wins_where_several_begin() -> None:
    assert find(["面包", "面包车", "车"], "面包车和面包") == ["面包车", "面包"]


def test_an_empty_word_is_never_found() -> None:
    assert find(["", "面"], "面粉") == ["面"]


def test_each_vocabulary_takes_its_own_matches() -> None:
    matches = compile_words(["面包", "面包车"]).find("面包车")
    assert [choose_matches(matches, {word})[0][2] for word in ("面包", "面包车")] == ["面包", "面包车"]


@given(WORDS, TEXTS)
def test_every_place_of_every_word_is_found_once_in_order(words: list[str], text: str) -> None:
    places = [
        (start, end)
        for start in range(len(text))
        for end in range(len(text), start, -1)
        if text[start:end] in words
    ]
    assert [match[:2] for match in compile_words(words).find(text)] == places


@given(WORDS, TEXTS)
def test_hits_stand_where_they_say_and_never_overlap(words: list[str], text: str) -> None:
    position = 0
    for start, end, word in choose(words, text):
        assert text[start:end] == word
        assert start >= position
        position = end


@given(WORDS, TEXTS)
def test_the_order_of_the_words_does_not_matter(words: list[str], text: str) -> None:
    assert find(words, text) == find(words[::-1], text)


@given(WORDS, TEXTS)
def test_a_text_without_hits_holds_no_word(words: list[str], text: str) -> None:
    if not find(words, text):
        assert not any(word in text for word in words)
