"""Tests of `generator.writing.escaping`: recognised text stays text, in Markdown, HTML and YAML."""

import markdown
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.writing.escaping import clean_text, escape_markdown, write_front_matter
from tests.rendered import EXTENSIONS, read_html, squeeze

HOSTILE = (
    "# 标题", "## 标题 ##", "1. 一", "１. 全角", "12) 十二", "- 项", "+ 项", "* 项", "> 引", "---", "***", "===",
    "*斜* **粗** _下_ __粗__", "`码` ```", "[字](http://example.invalid)", "![图](x.png)", "[x]: http://example.invalid",
    "<b>粗</b>", "</script><script>alert(1)</script>", "<!-- 注", "<http://example.invalid>", "&amp; &lt; &#35; &copy",
    "{: .x onclick=a }", "{{ config }} {% raw %}", "| 甲 | 乙 |", "~~删~~ ^上^", "$x$", '--8<-- "mkdocs.yml"', "-8<-",
    ";--8<--", "\\* \\\\", "    码", "\t码", "行一\u2028行二\u2029", "\x00\x01\x02\x03\x1b\x7f\x85", "\ud800", "!!! 注",
    ": 义", "*[缩]: 写", "003_a.txt", "3&4", "\u202e倒", "\ufeff", "klzzwxh:0000", "\x02wzxhzdk:0\x03", "http://example.invalid/a_b_c",
)  # fmt: skip

TEXTS = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12)), min_size=1, max_size=4).map(
    "".join
)


@given(TEXTS)
@example("003&4")
@example("1. <b>")
def test_a_paragraph_shows_the_recognised_text_letter_by_letter(text: str) -> None:
    shown = squeeze(clean_text(text))
    html = markdown.markdown(
        f'前\n\n字{escape_markdown(text)}\n{{: data-lines="7" }}\n', extensions=EXTENSIONS
    )
    assert [element.tag for element in read_html(html)] == ["p", "p"]
    assert squeeze(read_html(html)[1].text) == squeeze("字" + shown)
    assert read_html(html)[1].attributes == {"data-lines": "7"}


@given(TEXTS.filter(lambda text: bool(squeeze(clean_text(text)))))
@example("3) 三")
@example("- -")
@example("003_a")
def test_text_that_opens_a_paragraph_or_a_heading_makes_no_other_block(text: str) -> None:
    shown = squeeze(clean_text(text))
    source = f'# {escape_markdown(text)} {{: #title }}\n\n{escape_markdown(text)}\n{{: data-lines="7" }}\n'
    heading, paragraph = read_html(markdown.markdown(source, extensions=EXTENSIONS))
    assert (heading.tag, heading.text, heading.attributes) == ("h1", shown, {"id": "title"})
    assert (paragraph.tag, paragraph.text, paragraph.attributes) == ("p", shown, {"data-lines": "7"})


@given(st.dictionaries(st.sampled_from(["title", "description", "robots"]), TEXTS))
def test_front_matter_gives_every_value_back_as_a_string(fields: dict[str, str]) -> None:
    text = write_front_matter(fields)
    assert text.count("\n") == len(fields) + 2
    loaded = yaml.load(text.removeprefix("---\n").removesuffix("---\n"), Loader=yaml.CSafeLoader) or {}
    assert loaded == {key: clean_text(value) for key, value in fields.items()}


@pytest.mark.parametrize("value", ["yes", "2024-12-25", "null", "1e3", "!!python/none", "a: b", "*a", "- x"])
def test_front_matter_values_are_never_read_as_another_type(value: str) -> None:
    assert yaml.safe_load(write_front_matter({"title": value}).strip("-\n")) == {"title": value}


def test_what_a_page_cannot_hold_becomes_a_visible_mark() -> None:
    assert clean_text("甲\x00乙\u202e丙\ud800丁") == "甲\ufffd乙\ufffd丙\ufffd丁"
    assert clean_text("甲\r\n乙\u2028丙\t丁") == "甲 乙 丙 丁"
