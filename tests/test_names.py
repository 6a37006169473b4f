"""What looks like a Chinese name, and what does not."""

import pytest

from generator.trade.names import is_name, surname_strokes


@pytest.mark.parametrize("name", ["张三", "王小禾", "欧阳山", "欧阳小山", "阿力·买买提", "吐尔逊·艾山"])
def test_a_name_begins_with_a_known_surname_or_has_two_parts(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("word", ["", "张", "渔港", "张三李四", "高兴地", "张三 ", "John", "·", "张三·"])
def test_other_words_are_no_names(word: str) -> None:
    assert not is_name(word)


def test_the_table_of_surnames_counts_the_strokes_of_the_first_character() -> None:
    strokes = surname_strokes()
    assert [strokes[name] for name in ("丁", "王", "李", "张", "赵", "魏", "欧阳")] == [2, 4, 7, 7, 9, 17, 8]
    assert all(1 <= count <= 30 for count in strokes.values())
