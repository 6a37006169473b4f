"""Where no character of a year, a month or a quarter stands, no period is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.registers.periods import AT_PRINT, NAMING, PART, RELATIVE, SPAN, YEAR, Clock

PERIODS = {"year": YEAR, "span": SPAN, "relative": RELATIVE, "part": PART}


@pytest.mark.parametrize("name", PERIODS)
@given(data=st.data())
def test_every_period_holds_a_character_that_names_one(name: str, data: st.DataObject) -> None:
    for found in PERIODS[name].finditer(data.draw(st.from_regex(PERIODS[name]))):
        assert NAMING.search(found[0]), found[0]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("去年,全市新增企业12家", "2023"),
        ("前三季度,新增企业12家", "前三季度"),
        ("新增企业12家,其中外资3家", AT_PRINT),
    ],
)
def test_the_clock_goes_on_to_the_period_that_a_text_names(text: str, period: str) -> None:
    clock = Clock.at("2024-12-20").wind(text, 0, len(text))
    assert clock.word(text, (len(text) - 4, len(text))) == period
