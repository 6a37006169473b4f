"""Tests of `generator.writing.dates`: an inferred date always says that it is one."""

import pytest

from generator.model import Dating
from generator.writing.dates import read_date, word_date
from generator.writing.labels import read_labels


@pytest.mark.parametrize(
    ("edtf", "certainty", "worded"),
    [
        ("2024-12-25", "given", "2024年12月25日见报"),
        ("2024-12-05", "inferred", "2024年12月5日（推断）"),
        ("2023-12?", "inferred", "2023年12月（推断）"),
        ("2023", "inferred", "2023年（推断）"),
        ("[2021-12,2022-01]", "inferred", "2021年12月至2022年1月之间（推断）"),
        ("", "unknown", "刊期不详"),
        ("2023", "unknown", "刊期不详"),
    ],
)
def test_a_date_is_worded_with_its_certainty(edtf: str, certainty: str, worded: str) -> None:
    assert word_date(Dating(edtf, certainty, ()), read_labels()) == worded


@pytest.mark.parametrize(
    ("edtf", "parts"),
    [
        ("2024-12-25", ("2024", "12", "25")),
        ("2023-12?", ("2023", "12")),
        ("[2021-12,2022-01]", ("2021", "12")),
        ("", ()),
    ],
)
def test_the_earliest_date_meant_is_what_lists_go_by(edtf: str, parts: tuple[str, ...]) -> None:
    assert read_date(edtf) == parts
