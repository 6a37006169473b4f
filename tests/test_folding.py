"""Comparing text: what folding forgets, and what narrowing and cleaning keep."""

from hypothesis import given
from hypothesis import strategies as st

from generator.folding import PLAIN, clean, fold, fold_slowly, narrow


def test_width_and_space_do_not_count() -> None:
    assert fold("第 Ａ０３ 版（上）") == fold("第A03版(上)") == "第A03版(上)"


def test_an_accent_behind_a_space_folds_once_and_for_all() -> None:
    assert fold("e \u0301") == fold(fold("e \u0301")) == "é"


def test_cleaning_takes_what_cannot_be_seen_and_closes_up_spaces() -> None:
    assert clean("\ufeff渔\u200b港 \u3000 开\u0007航\u202e ") == "渔港 开航"


def test_chinese_marks_stay_as_they_are() -> None:
    assert narrow("“渔港”、《灯塔》。") == "“渔港”、《灯塔》。"


@given(st.text())
def test_folding_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_cleaning_clean_text_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_narrowing_keeps_every_position(text: str) -> None:
    assert len(narrow(text)) == len(text)
    assert narrow(narrow(text)) == narrow(text)


def test_every_character_that_folds_alone_folds_as_it_does_slowly() -> None:
    plain = [char for char in map(chr, range(0x20000)) if PLAIN.fullmatch(char)]
    assert len(plain) > 28_000
    assert [char for char in plain if fold(char) != fold_slowly(char)] == []


@given(st.text("渔港，。！？“”（）…① 　Ａa1é\u0301ﾊﾞ豈"))
def test_the_quick_way_and_the_slow_way_are_one(text: str) -> None:
    assert fold(text) == fold_slowly(text)
