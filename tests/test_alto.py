"""ALTO pages: their lines come out in order, nothing outside is opened, and what is broken fails with one line."""

from pathlib import Path

import pytest

from generator.model import Page
from generator.pipeline import make_archive
from generator.reading.alto import MOST_BYTES, AltoError, read_alto
from generator.reading.source_pages import LARGEST_FILE, Failure, find_pages, read_page
from tests.conftest import SeedsMaker
from tests.test_facsimiles import PLAIN

ALTO = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<alto xmlns="http://www.loc.gov/standards/alto/ns-v{version}#">
<Layout><Page><PrintSpace>
<TextBlock ID="b1">
<TextLine HEIGHT="20"><String CONTENT="夜校"/><SP WIDTH="2"/><String CONTENT="开课"/></TextLine>
</TextBlock>
<ComposedBlock><TextBlock ID="b2">
<TextLine HEIGHT="20"><String CONTENT="海州日报记者"/><SP WIDTH="20"/><String CONTENT="李四"/></TextLine>
</TextBlock></ComposedBlock>
<TextBlock ID="b3">
<TextLine><String CONTENT="3月2日，东丘夜校开课，"/></TextLine>
<TextLine>
<String CONTENT="首批学员四十人，学的是 book"/><SP WIDTH="1"/><String CONTENT="keep"/><HYP CONTENT="-"/>
</TextLine>
<TextLine><String CONTENT="ing &amp; 修船。"/></TextLine>
</TextBlock>
</PrintSpace></Page></Layout>
</alto>
"""
LINES = (
    *("夜校开课", "", "海州日报记者 李四", ""),
    *("3月2日，东丘夜校开课，", "首批学员四十人，学的是 book keep-", "ing & 修船。", ""),
)


@pytest.mark.parametrize("version", [2, 3, 4])
def test_the_lines_of_a_page_come_out_with_the_spaces_of_the_paper(version: int) -> None:
    assert read_alto(ALTO.format(version=version).encode()) == LINES


def test_names_with_a_prefix_and_other_encodings_are_read() -> None:
    prefixed = ALTO.replace("<", "<a:").replace("<a:/", "</a:").replace("<a:?", "<?").replace("<a:!", "<!")
    prefixed = prefixed.replace("xmlns=", "xmlns:a=")
    assert read_alto(prefixed.encode()) == LINES
    wide = ALTO.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    assert read_alto(wide) == LINES


def test_alto_becomes_a_page_whose_ledger_gives_its_lines(make_seeds: SeedsMaker) -> None:
    seeds = make_seeds({"a.xml": ALTO, "mets.xml": "<mets/>", "b.md": "# 灯塔点亮\n\n昨日，灯塔点亮。\n"})
    assert find_pages(seeds) == ("a.xml", "b.md")
    page = read_page(seeds, "a.xml")
    assert isinstance(page, Page)
    assert (page.lines, page.encoding) == (LINES, "alto")
    titles = {article.cut.title for article in make_archive(seeds, PLAIN).archive.articles}
    assert titles == {"夜校开课", "灯塔点亮"}


BOMB = '<!DOCTYPE alto [<!ENTITY a "渔港"><!ENTITY b "&a;&a;">]>'
OUTSIDE = '<!DOCTYPE alto [<!ENTITY a SYSTEM "file:secret">]>'


@pytest.mark.parametrize("declared", [BOMB, OUTSIDE, '<!DOCTYPE alto SYSTEM "http://example.org/alto.dtd">'])
def test_a_document_type_is_refused(declared: str) -> None:
    with pytest.raises(AltoError, match="DOCTYPE"):
        read_alto(ALTO.replace("<alto", declared + "<alto").encode())


@pytest.mark.parametrize("data", [ALTO.encode()[:-40], b"<alto><TextLine></alto>", b"<alto>&b;</alto>"])
def test_broken_xml_fails_with_one_line_that_says_what_to_do(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(data)
    failure = read_page(tmp_path, "a.xml")
    assert isinstance(failure, Failure)
    assert "请" in failure.message
    assert "\n" not in failure.message


def test_a_page_without_words_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<alto><Layout/></alto>", encoding="utf-8")
    failure = read_page(tmp_path, "a.xml")
    assert isinstance(failure, Failure)
    assert "空" in failure.message


def test_a_page_with_the_place_of_every_character_may_be_larger_than_a_text(tmp_path: Path) -> None:
    padding = "<!-- " + "x" * LARGEST_FILE + " -->"
    (tmp_path / "a.xml").write_text(ALTO.replace("</alto>", padding + "</alto>"), encoding="utf-8")
    assert isinstance(read_page(tmp_path, "a.xml"), Page)


def test_a_file_that_is_far_too_large_is_named_and_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.xml").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    failure = read_page(tmp_path, "a.xml")
    assert isinstance(failure, Failure)
    assert "64 MB" in failure.message
