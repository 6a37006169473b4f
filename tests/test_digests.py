"""Values are known again by a digest that tells them from any other and leaves nothing with them."""

import sys
from dataclasses import replace

import pytest

from generator.digests import digest_values
from generator.model import Evidence

PROOF = Evidence("1.txt", 3, "十二月廿四日")


def test_equal_values_have_one_digest_whoever_made_them() -> None:
    again = Evidence(*(PROOF.file + "", 3, "十二月" + "廿四日"))
    assert digest_values(PROOF, [1, "甲"], {"乙": None}) == digest_values(again, (1, "甲"), {"乙": None})


@pytest.mark.parametrize(
    "other",
    [replace(PROOF, line=4), replace(PROOF, term=""), ("1.txt", 3, "十二月廿四日", ""), None, "\ud800"],
)
def test_what_differs_has_another_digest(other: object) -> None:
    assert digest_values(other) != digest_values(PROOF)


def test_where_one_value_ends_counts() -> None:
    assert digest_values("甲", "乙") != digest_values("甲乙")


def test_a_text_takes_no_more_memory_after_it_was_digested() -> None:
    text = "株洲" * 1000
    before = sys.getsizeof(text)
    digest_values(text, replace(PROOF, term=text))
    assert sys.getsizeof(text) == before


def test_a_value_of_a_kind_that_it_does_not_know_is_refused() -> None:
    with pytest.raises(TypeError):
        digest_values(object())
