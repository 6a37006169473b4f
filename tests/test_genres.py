"""The genre of an article: the first rule that fits."""

import pytest

from generator.knowing.genres import find_genre
from generator.knowledge import GenreRule
from tests.cutting import cut_text

TEXT = "把灯塔点亮\n\n——访张三\n\n海州日报讯（记者/李四） 昨日，灯塔点亮，记者对话张三。\n\n灯塔 夜景。 周原 摄\n"


@pytest.mark.parametrize(
    ("field", "cue"),
    [
        ("title", "灯塔点亮$"),
        ("subtitle", "^——访"),
        ("dateline", r"讯\(记者"),
        ("caption", "灯塔夜景"),
        ("text", "记者对话"),
    ],
)
def test_a_cue_is_looked_for_in_its_field_whatever_width_and_spaces(field: str, cue: str) -> None:
    (cut,) = cut_text(TEXT).cuts
    assert find_genre(cut, [GenreRule("访谈", field, cue)]) == "访谈"


def test_a_cue_is_not_found_in_another_field() -> None:
    (cut,) = cut_text(TEXT).cuts
    assert find_genre(cut, [GenreRule("访谈", "lead_in", "."), GenreRule("访谈", "title", "昨日")]) == ""


def test_the_first_rule_that_fits_decides() -> None:
    (cut,) = cut_text(TEXT).cuts
    rules = [
        GenreRule("名单", "title", "名单"),
        GenreRule("访谈", "subtitle", "访"),
        GenreRule("消息", "dateline", "."),
    ]
    assert find_genre(cut, rules) == "访谈"
