"""Pages of plain blocks are what Python-Markdown and YAML make of them, or are left to these."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.structure.toc import get_toc
from mkdocs.utils.meta import get_data

from generator.pressing.front_matter import read_front_matter
from generator.pressing.plain_blocks import are_plain, convert
from generator.writing.escaping import write_front_matter

PLAIN_TEXT = st.text(
    alphabet=st.sampled_from("春耕“”，。（）：—…·％aB3 .-+!'\"/=:;,1)　\ue000\u2028é"),
    min_size=1,
    max_size=12,
)
ATTRIBUTE_LISTS = st.sampled_from(
    ("", "{: #t3 }", '{: #t3 .a .b data-lines="3,4" }', "{: .a }", "{: #a_b }", "{#t}")
)


@st.composite
def make_block(draw: st.DrawFn) -> str:
    text, attributes = draw(PLAIN_TEXT), draw(ATTRIBUTE_LISTS)
    form = draw(st.sampled_from(("heading", "paragraph", "html")))
    if form == "html":
        return "<div>\ue0007</div>"
    if form == "heading":
        return f"{'#' * draw(st.integers(1, 6))} {text} {attributes}"
    return f"{text}\n{attributes}" if attributes else text


@settings(max_examples=400)
@given(blocks=st.lists(make_block(), min_size=1, max_size=5))
def test_plain_blocks_are_converted_as_python_markdown_does(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    converted = convert(text)
    if converted is None:
        return
    markdown = Markdown(extensions=["toc", "tables", "fenced_code", "attr_list"])
    assert converted.html == markdown.convert(text)
    assert str(converted.contents) == str(get_toc(markdown.toc_tokens))
    assert {*converted.anchors} == set(re.findall(' id="([^"]*)"', converted.html))


def test_ordinary_blocks_are_converted_here() -> None:
    blocks = (
        "# 春耕 开始了 {: #title .parted }",
        '春耕开始了。\n{: #t3 data-lines="3,4" }',
        "<div>\ue0000</div>",
        "说3月",
    )
    converted = convert("\n\n".join(blocks))
    assert converted is not None
    assert converted.html.startswith(
        '<h1 class="parted" id="title">春耕 开始了</h1>\n<p data-lines="3,4" id="t3">'
    )
    assert converted.anchors == {"title", "t3"}


@pytest.mark.parametrize(
    ("extensions", "configured", "is_plain"),
    [
        (["toc", "attr_list"], {"toc": {"permalink": False}}, True),
        (["toc", "attr_list"], {"toc": {"permalink": True}}, False),
        (["toc", "smarty"], {}, False),
    ],
)
def test_other_extensions_leave_all_to_python_markdown(
    extensions: list[str], configured: dict[str, dict[str, bool]], is_plain: bool
) -> None:
    assert are_plain(extensions, configured) == is_plain


VALUES = st.one_of(
    st.text(max_size=8),
    st.text(alphabet="\\\"'nx/:#{}[]- \t\n\r\x7f\x85\u2028\ufeff\U0001f600\ud7ffé", max_size=8),
    st.lists(st.text(max_size=4), max_size=3),
    st.integers(),
    st.floats(allow_nan=False),
    st.booleans(),
    st.none(),
)


@settings(max_examples=3000)
@given(fields=st.dictionaries(st.sampled_from(("title", "head", "words", "is_x", "on")), VALUES, max_size=4))
def test_front_matter_is_read_as_yaml_reads_it(fields: dict[str, object]) -> None:
    source = write_front_matter(fields) + "\n\n# 题\n"
    read = read_front_matter(source)
    assert read is None or read == get_data(source)


def test_ordinary_front_matter_is_read_here() -> None:
    source = write_front_matter({"title": '春耕“一”\\ "二"', "words": ["a", "乙"]}) + "\n# 题\n"
    assert read_front_matter(source) == ("# 题\n", {"title": '春耕“一”\\ "二"', "words": ["a", "乙"]})
