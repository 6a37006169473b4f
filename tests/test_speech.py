"""Nobody is heard without a word of speaking, so a text without one need not be listened to."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.registers.clauses import compile_clause_rules
from generator.registers.proposals import TO_COME
from generator.registers.speech import Cast, Voice, compile_cue, compile_speech, hear, read_rules_of_speech
from tests.registers import DEPUTY, write_article

RULES = {"speech": compile_speech(), "bare": re.compile(read_rules_of_speech()["bare"])}


@pytest.mark.parametrize("name", RULES)
@given(data=st.data())
@settings(suppress_health_check=list(HealthCheck))
def test_what_is_heard_holds_a_cue(name: str, data: st.DataObject) -> None:
    for found in RULES[name].finditer(data.draw(st.from_regex(RULES[name]))):
        assert compile_cue().search(found[0]), found[0]


@pytest.mark.parametrize("name", ["future", "own_future"])
@given(data=st.data())
@settings(suppress_health_check=list(HealthCheck))
def test_what_is_promised_holds_a_character_of_what_is_to_come(name: str, data: st.DataObject) -> None:
    rule = getattr(compile_clause_rules(), name)
    for found in rule.finditer(data.draw(st.from_regex(rule))):
        assert TO_COME.search(found[0]), found[0]


@pytest.mark.parametrize(
    ("text", "mode", "said"),
    [
        ("沈望舒建议,修缮码头", "propose", "沈望舒建议"),
        ("沈望舒介绍,码头修缮完毕", "opinion", "沈望舒介绍"),
        ("沈望舒:码头要修缮", "opinion", "沈望舒:"),
        ("沈望舒走访码头", "", ""),
        ("代表们希望,修缮码头", "propose", "代表们希望"),
    ],
)
def test_the_word_of_speaking_tells_how_someone_speaks(text: str, mode: str, said: str) -> None:
    voice, first, last = hear(text, Cast(write_article(text, people=(DEPUTY,))), Voice())
    assert (voice.mode, text[first:last] if last >= 0 else "") == (mode, said)
