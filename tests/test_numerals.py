"""Printed numbers are read for what they are, in either script."""

from decimal import Decimal

import pytest

from generator.registers.numerals import plain, read_han, read_number, scale


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("两千三百", "2300"),
        ("四万一千六百", "41600"),
        ("三百八十万", "3800000"),
        ("两亿", "200000000"),
        ("一亿二千万", "120000000"),
        ("零点三", "0.3"),
        ("二十九点一", "29.1"),
    ],
)
def test_chinese_numerals_have_their_value(text: str, value: str) -> None:
    assert read_han(text) == Decimal(value)


def test_what_is_no_numeral_is_refused() -> None:
    with pytest.raises(ValueError, match="no number"):
        read_han("十几")


@pytest.mark.parametrize(("text", "value"), [("1,234.5", "1234.5"), ("88.8", "88.8"), ("十五", "15")])
def test_either_script_is_read(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


def test_powers_of_ten_multiply_and_leave_no_exponent() -> None:
    assert str(scale(Decimal("4.2"), "万")) == "42000"
    assert str(scale(Decimal("1.6"), "万亿")) == "1600000000000"
    assert str(plain(Decimal("2.500"))) == "2.5"
    assert str(plain(Decimal("100"))) == "100"
