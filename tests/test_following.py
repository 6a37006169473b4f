"""Lines of a replaced recognition are found in the better one by their words, and never somewhere else."""

import difflib
import random

import pytest

from generator.correcting.following import FollowedLine, follow_lines
from generator.folding import fold
from tests.seed_pages import make_whole_archive

OLD = ("渔港码头今日开航", "乡亲们都来看热闹", "夜校开课了", "记者 李四")


def test_lines_are_found_as_they_stand_moved_wrapped_or_misread() -> None:
    new = ("夜校开课了", "渔港码头", "今日开航乡亲们", "都来着热闹", "", "桥梁通车", "记者　李四")
    assert [*follow_lines(OLD, new)] == [
        FollowedLine(1, "same", 2, 3),
        FollowedLine(2, "changed", 3, 4, "乡亲们都来着热闹"),
        FollowedLine(3, "same", 1, 1),
        FollowedLine(4, "same", 7, 7),
    ]


def test_a_short_line_that_is_misread_all_over_is_known_where_it_is_expected() -> None:
    old, new = (OLD[0], "株囗两会某别报道", OLD[1]), (OLD[0], "株洲两会特别报道", OLD[1])
    assert [one.status for one in follow_lines(old, new)] == ["same", "changed", "same"]
    assert [one.status for one in follow_lines(old, (OLD[0], "另外八个别的字呀", OLD[1]))] == [
        "same",
        "lost",
        "same",
    ]


def test_a_line_of_which_nothing_is_left_is_lost_and_an_empty_one_is_none() -> None:
    assert [*follow_lines(("", "水库放水灌溉千亩良田"), OLD)] == [FollowedLine(2, "lost")]


def test_of_equal_lines_the_nearest_to_the_one_before_is_taken() -> None:
    new = ("本报讯", *OLD[:2], "本报讯", OLD[2])
    found = [*follow_lines((OLD[1], "本报讯", OLD[2]), new)]
    assert [one.first for one in found] == [3, 4, 5]


def test_a_short_line_is_not_taken_for_a_like_one_far_away() -> None:
    new = ("开课通知", *(f"第{n}段讲的是另外一件事情与此无关" for n in range(40)), "停课通知单")
    assert [one.status for one in follow_lines(("放假", "复课通知"), new)] == ["lost", "changed"]
    assert [one.status for one in follow_lines((new[-2], "讲课通告"), new)] == ["same", "lost"]


@pytest.mark.parametrize("seed", range(20))
def test_on_pages_that_were_recognised_anew_lines_are_found_where_they_went(seed: int) -> None:
    chance = random.Random(seed)
    pages = make_whole_archive().archive.pages
    new = [line for line in pages[seed % len(pages)].cut_page.page.lines if line.strip()]
    characters = sorted(set("".join(new)))
    numbered = list(enumerate(new, 1))
    removed = set(chance.sample(range(len(numbered)), 5))
    kept = [pair for index, pair in enumerate(numbered) if index not in removed]
    old = [misread(line, characters, chance) for _, line in kept]
    cut = chance.randrange(len(old))
    old, kept = old[cut:] + old[:cut], kept[cut:] + kept[:cut]
    found = [*follow_lines(old, new)]
    assert len(found) == len(old)
    right = 0
    for one, (number, line) in zip(found, kept, strict=True):
        is_right = one.first <= number <= one.last
        right += is_right
        assert is_right or one.status == "lost" or reads_alike(one, line, new), (one, number)
    assert right >= 0.95 * len(old)


def reads_alike(found: FollowedLine, line: str, new: list[str]) -> bool:
    """Tell whether a line was taken for one that says the same: a slogan comes again in a sentence."""
    words = found.text or "".join(new[found.first - 1 : found.last])
    return difflib.SequenceMatcher(None, fold(words), fold(line), autojunk=False).ratio() > 0.8


def misread(line: str, characters: list[str], chance: random.Random) -> str:
    """Return a line with three characters of a hundred misread, dropped or doubled."""
    said = ""
    for character in line:
        kind = chance.random()
        said += (
            ""
            if kind < 0.01
            else character * 2
            if kind < 0.02
            else chance.choice(characters)
            if kind < 0.03
            else character
        )
    return said
