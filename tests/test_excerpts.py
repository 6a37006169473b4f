"""Excerpts keep phrases whole."""

from hypothesis import given
from hypothesis import strategies as st

from generator.excerpts import first_words, last_words, spans_over

PHRASES = ("三轮四动", "聚力、提速、增效", "增效在前")


def test_an_excerpt_ends_behind_a_phrase_that_the_cut_would_split():
    assert first_words("坚持三轮四动不放松", 4, PHRASES) == "坚持三轮四动"


def test_an_excerpt_begins_before_a_phrase_that_the_cut_would_split():
    assert last_words("要做好聚力、提速、增效", 3, PHRASES) == "聚力、提速、增效"


def test_phrases_that_overlap_are_both_kept():
    assert first_words("聚力、提速、增效在前走", 3, PHRASES) == "聚力、提速、增效在前"


def test_a_text_shorter_than_the_excerpt_is_given_whole():
    assert first_words("短", 8, PHRASES) == last_words("短", 8, PHRASES) == "短"


@given(st.text("三轮四动聚力、提速增效在前走"), st.integers(0, 40))
def test_no_excerpt_splits_a_phrase(text: str, length: int):
    head, tail = first_words(text, length, PHRASES), last_words(text, length, PHRASES)
    assert text.startswith(head)
    assert text.endswith(tail)
    assert not spans_over(text, len(head), PHRASES)
    assert not spans_over(text, len(text) - len(tail), PHRASES)
