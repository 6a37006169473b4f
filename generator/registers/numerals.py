"""The grammar of printed numbers: Arabic and Chinese numerals, powers of ten, words that say how exact they are."""

import re
from decimal import Decimal

DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
"""A number in Arabic numerals, with or without commas between thousands."""

POWERS = {
    "万亿": 12,
    "千亿": 11,
    "百亿": 10,
    "十亿": 9,
    "亿": 8,
    "千万": 7,
    "百万": 6,
    "十万": 5,
    "万": 4,
    "千": 3,
    "百": 2,
}
POWER = "|".join(POWERS)
"""Powers of ten that may follow a number, the longest first."""

MORE = "多余来几"
"""Characters inside or behind a number that say that it is somewhat more."""

_UNITS = {"十": 10, "百": 100, "千": 1000}
_DIGIT_VALUES = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "两": 2,
    "〇": 0,
}

HAN_DIGIT = "[一二两三四五六七八九十]"


def read_digits(text: str) -> Decimal:
    """Return the value of Arabic numerals."""
    return Decimal(text.replace(",", ""))


def read_han(text: str) -> Decimal:
    """Return the value of Chinese numerals: 二十六, 一千三百, 两百五十万, 零点三; raise ValueError for what is none."""
    whole, _, rest = text.partition("点")
    if rest:
        digits = "".join(str(_DIGIT_VALUES[character]) for character in rest)
        return read_han(whole) + Decimal(f"0.{digits}")
    total = section = digit = 0
    for character in text:
        if character in _DIGIT_VALUES:
            digit = _DIGIT_VALUES[character]
        elif character in _UNITS:
            section += (digit or 1) * _UNITS[character]
            digit = 0
        elif character == "万":
            total += (section + digit or 1) * 10**4
            section = digit = 0
        elif character == "亿":
            total = (total + section + digit or 1) * 10**8
            section = digit = 0
        else:
            raise ValueError(f"{text!r} is no number")
    return Decimal(total + section + digit)


def read_number(text: str) -> Decimal:
    """Return the value of a number in either script."""
    return read_digits(text) if re.fullmatch(DIGITS, text) else read_han(text)


def scale(value: Decimal, power: str) -> Decimal:
    """Return the value times its power of ten; `power` "" is one."""
    return plain(value * 10 ** POWERS[power]) if power else plain(value)


def plain(value: Decimal) -> Decimal:
    """Return the value without an exponent and without zeros behind the point."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()
