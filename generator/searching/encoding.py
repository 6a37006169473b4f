"""Whole numbers as printable ASCII: short for small ones, and read back by a few lines of script."""

from collections.abc import Iterable

DIGITS = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\')
"""93 characters that stand for themselves in a string of JavaScript."""

LAST = 45
"""Digits that end a number; the other 48 say that more follow. Positions of newspaper text are shortest so."""

MORE = len(DIGITS) - LAST
QUICK = 1 << 16
"""Numbers below are looked up."""


def _encode(number: int) -> str:
    text = DIGITS[number % LAST]
    number //= LAST
    while number:
        number -= 1
        text = DIGITS[LAST + number % MORE] + text
        number //= MORE
    return text


QUICKLY = [_encode(number) for number in range(QUICK)]


def encode_number(number: int) -> str:
    """Return a number from 0."""
    return QUICKLY[number] if number < QUICK else _encode(number)


def encode_numbers(numbers: Iterable[int]) -> str:
    """Return numbers from 0, one behind the other."""
    return "".join(map(encode_number, numbers))


def decode_numbers(text: str) -> list[int]:
    """Read numbers back, as the script in the browser does; for the tests."""
    numbers: list[int] = []
    high = 0
    for char in text:
        digit = DIGITS.index(char)
        if digit < LAST:
            numbers.append(high * LAST + digit)
            high = 0
        else:
            high = high * MORE + digit - LAST + 1
    return numbers
