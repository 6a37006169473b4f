"""Lines that a fixed width broke are put together; lines that were not are left alone."""

from pathlib import Path

import pytest

from generator.cut.lines import number_lines
from generator.cut.wrapping import unwrap
from generator.folding import fold
from tests.cutting import cut_text

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
TEXT = "渔港新码头昨天开航，首批三艘渔船靠岸卸货，码头可以停靠千吨级渔船。张三说，再也不用等潮水了，这座码头盼了二十年。"

OTHER = "据市港航局统计，去年全港渔获三万吨，其中四成要在外港卸货。新码头建成以后，渔船可以就近靠岸，每年省下运费两百万元。"


def wrap(text: str, width: int) -> str:
    """Break every line at a width, as a recogniser that keeps the column of print does."""
    pieces = (
        line[start : start + width]
        for line in text.split("\n")
        for start in range(0, max(1, len(line)), width)
    )
    return "\n".join(pieces)


def titles_and_texts(text: str) -> set[tuple[str, str]]:
    return {
        (fold(cut.title), fold("".join(part.text for part in cut.paragraphs))) for cut in cut_text(text).cuts
    }


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_the_real_pages_are_cut_alike_when_broken_at_31_characters(path: Path):
    text = path.read_text(encoding="utf-8")
    whole, broken = titles_and_texts(text), titles_and_texts(wrap(text, 31))
    assert len(whole & broken) >= 0.9 * len(whole)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_pages_that_are_not_broken_are_left_alone(path: Path):
    lines = number_lines(tuple(path.read_text(encoding="utf-8").split("\n")))
    assert unwrap(lines) == lines


def test_each_source_line_keeps_its_place_in_the_paragraph():
    found = cut_text("渔港新码头开航\n海州日报记者/李四\n" + wrap(TEXT, 11))
    (paragraph,) = found.cuts[0].paragraphs
    assert paragraph.text == TEXT
    assert paragraph.lines == tuple(range(3, 9))
    assert [notice.kind for notice in found.notices] == ["wrapped"]


def test_an_indented_line_begins_a_paragraph():
    page = "渔港新码头开航\n海州日报记者/李四\n" + wrap("　　" + TEXT, 11) + "\n" + wrap("　　" + OTHER, 11)
    assert [part.text for part in cut_text(page).cuts[0].paragraphs] == [TEXT, OTHER]


def test_a_space_at_the_break_parts_two_words():
    lines = unwrap(
        number_lines(tuple(wrap("新码头开航 渔民不再等潮水\n" + "\n".join([TEXT] * 3), 6).split("\n")))
    )
    assert lines[0].text == "新码头开航 渔民不再等潮水"


def test_a_headline_below_a_paragraph_that_fills_its_last_line_stands_alone():
    filling = TEXT[: len(TEXT) // 11 * 11 - 1] + "。"
    page = wrap(filling, 11) + "\n渔货不再等潮水\n" + wrap(OTHER, 11)
    assert [line.text for line in unwrap(number_lines(tuple(page.split("\n"))))] == [
        filling,
        "渔货不再等潮水",
        OTHER,
    ]
