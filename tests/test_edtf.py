"""Dates as an archivist may write them."""

import pytest

from generator.reading.edtf import is_edtf

GOOD = (
    "2024-12-25",
    "2024-12",
    "2024",
    "2023-12?",
    "2024-02-29",
    "2024?",
    "[2021-12,2022-01]",
    "[2021, 2022]",
)
BAD = (
    "2024-13",
    "2023-02-29",
    "2024/12/25",
    "24-12-25",
    "12月24日",
    "[2021-12]",
    "[2022-01,2021-12]",
    "2024-12-25T08",
    "?",
    "",
)


@pytest.mark.parametrize("text", GOOD)
def test_a_date_of_the_subset_is_accepted(text: str) -> None:
    assert is_edtf(text)


@pytest.mark.parametrize("text", BAD)
def test_anything_else_is_no_date(text: str) -> None:
    assert not is_edtf(text)
