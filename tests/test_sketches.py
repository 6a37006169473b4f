"""Texts of much the same words are found, whatever their widths and lines; different ones are not."""

import random

from hypothesis import given
from hypothesis import strategies as st

from generator.assembly.sketches import (
    CROWDED,
    PAGE_SKETCH,
    SketchIndex,
    make_sketch,
    measure_likeness,
    read_clauses,
)

WORDS = "渔港码头渡船灯塔水位工人学员夜校茶叶山路桥梁电站粮仓果园陶器织布造纸修船养蜂植树挖渠"


def invent_text(seed: int, clauses: int = 120) -> str:
    chance = random.Random(seed)
    return "，".join("".join(chance.choices(WORDS, k=chance.randint(4, 14))) for _ in range(clauses)) + "。"


def misread(text: str, share: float) -> str:
    chance = random.Random(1)
    return "".join("某" if chance.random() < share and char not in "，。" else char for char in text)


def test_the_same_words_are_alike_in_any_width_and_with_other_line_breaks() -> None:
    text = invent_text(1)
    lines = text.replace("，", ",").replace(",", ",\n", 30).split("\n")
    assert measure_likeness(read_clauses([text]), read_clauses(lines)) == 1.0


def test_another_recognition_of_a_page_is_found_and_another_page_is_not() -> None:
    index: SketchIndex[int] = SketchIndex()
    for number in range(50):
        index.add(number, make_sketch(read_clauses([invent_text(number)]), PAGE_SKETCH))
    for number in range(50):
        again = make_sketch(read_clauses([misread(invent_text(number), 0.03)]), PAGE_SKETCH)
        assert index.find(again) == [number]
    assert index.find(make_sketch(read_clauses([invent_text(99)]), PAGE_SKETCH)) == []


def test_a_set_phrase_that_many_share_finds_nobody() -> None:
    index: SketchIndex[int] = SketchIndex()
    phrase = make_sketch(read_clauses(["据了解"]), PAGE_SKETCH)
    for number in range(CROWDED + 5):
        index.add(number, phrase)
    assert index.find(phrase) == []


@given(st.text(), st.text())
def test_likeness_is_the_same_both_ways_and_between_nought_and_one(one: str, other: str) -> None:
    clauses = read_clauses([one]), read_clauses([other])
    likeness = measure_likeness(*clauses)
    assert likeness == measure_likeness(*reversed(clauses))
    assert 0 <= likeness <= 1
