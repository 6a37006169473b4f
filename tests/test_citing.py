"""References: by both editions of GB/T 7714 as their examples have them, and as files that other programs read back."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace

import bibtexparser
import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text

from generator.citing.citation import Citation, cite_all, make_citation
from generator.citing.formats import FORMATS, join_references
from generator.citing.gbt7714 import write_2015, write_2025
from generator.model import Caption, Dating, Signature
from generator.reading.knowledge_files import read_knowledge
from generator.writing.data import render_data
from generator.writing.entries import make_catalogue
from generator.writing.escaping import clean_text
from generator.writing.labels import Labels, read_labels
from generator.writing.pages import render_pages
from tests.invented import ARTICLE, CUT, KNOWLEDGE, make_article
from tests.seed_pages import SEEDS, make_whole_archive

LABELS = read_labels()
PEOPLE = "http://paper.people.com.cn/rmrb/html/2013-01/12/nw.D110000renmrb_20130112_5-02.htm"
ADDRESS = "https://example.org/archive/"


def cite(
    authors: str, title: str, newspaper: str = "", date: str = "", page: str = "", **more: str
) -> Citation:
    facts = {"deck": "", "inferred": "", "url": ""} | more
    return Citation(
        id="aaaa", authors=tuple(authors.split()), contributors=(), title=title, newspaper=newspaper, date=date,
        page=page, **facts,
    )  # fmt: skip


def write_bibtex(citations: Iterable[Citation], labels: Labels) -> str:
    return FORMATS[0].join(FORMATS[0].write(one, labels) for one in citations)


def write_ris(citations: Iterable[Citation], labels: Labels) -> str:
    return FORMATS[1].join(FORMATS[1].write(one, labels) for one in citations)


def write_csl(citations: Iterable[Citation], labels: Labels) -> str:
    return FORMATS[2].join(FORMATS[2].write(one, labels) for one in citations)


EXAMPLES_2015 = (
    (
        cite("丁文祥", "数字革命与竞争国际化", "中国青年报", "2000-11-20", "15"),
        "丁文祥. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(15).",
    ),
    (
        cite("张田勤", "罪犯DNA库与生命伦理学计划", "大众科技报", "2000-11-12", "7"),
        "张田勤. 罪犯DNA库与生命伦理学计划[N]. 大众科技报, 2000-11-12(7).",
    ),
    (
        cite(
            "余建斌", "我们的科技一直在追赶", "人民日报", "2013-01-12", "2",
            deck="访中国工程院院长周济", url=PEOPLE,
        ),
        f"余建斌. 我们的科技一直在追赶: 访中国工程院院长周济[N/OL]. 人民日报, 2013-01-12(2)[2013-03-20]. {PEOPLE}.",
    ),
)  # fmt: skip
"""From the standard of 2015 (8.5.3 and A.8.2), its marks set half-width."""

EXAMPLES_2025 = (
    (
        cite("丁文详", "数字革命与竞争国际化", "中国青年报", "2000-11-20", "15"),
        "丁文详. 数字革命与竞争国际化[N]. 中国青年报，2000-11-20（15）.",
    ),
    (
        cite("余建斌", "我们的科技一直在追赶", "人民日报", "2013-01-12", "2", url=PEOPLE),
        f"余建斌. 我们的科技一直在追赶[N/OL]. 人民日报，2013-01-12（2）. {PEOPLE}.",
    ),
)
"""The first from the standard of 2025 (8.5.3), the second one of 2015 set by the rules of 2025."""


@pytest.mark.parametrize(("citation", "expected"), EXAMPLES_2015)
def test_references_are_those_of_the_edition_of_2015(citation: Citation, expected: str) -> None:
    assert write_2015(citation, LABELS, "2013-03-20") == expected


@pytest.mark.parametrize(("citation", "expected"), EXAMPLES_2025)
def test_references_are_those_of_the_edition_of_2025(citation: Citation, expected: str) -> None:
    assert write_2025(citation, LABELS) == expected


def test_an_inferred_date_stands_in_brackets() -> None:
    citation = cite(
        "廖喜张", "5年见证株洲营商环境“硬实力”", "株洲日报", inferred="2023-12", url="https://a.cn/"
    )
    assert write_2025(citation, LABELS) == (
        "廖喜张. 5年见证株洲营商环境“硬实力”[N/OL]. 株洲日报，[2023-12]. https://a.cn/."
    )
    assert write_2015(citation, LABELS, "2026-01-31") == (
        "廖喜张. 5年见证株洲营商环境“硬实力”[N/OL]. 株洲日报, [2023-12][2026-01-31]. https://a.cn/."
    )


def test_up_to_three_authors_are_named_and_of_more_it_is_said_that_there_are_others() -> None:
    three, four = cite("甲 乙 丙", "题", "报"), cite("甲 乙 丙 丁", "题", "报")
    assert [write_2025(three, LABELS), write_2015(three, LABELS, "")] == [
        "甲，乙，丙. 题[N]. 报.",
        "甲, 乙, 丙. 题[N]. 报.",
    ]
    assert [write_2025(four, LABELS), write_2015(four, LABELS, "")] == [
        "甲，乙，丙，等. 题[N]. 报.",
        "甲, 乙, 丙, 等. 题[N]. 报.",
    ]


def test_what_is_not_known_is_dropped() -> None:
    assert write_2025(cite("", "题"), LABELS) == "题[N]."
    assert write_2025(cite("", "题", page="A03"), LABELS) == "题[N]. （A03）."
    assert write_2025(cite("", "题", date="2024"), LABELS) == "题[N]. 2024."


def test_a_reference_says_what_the_page_does() -> None:
    citation = make_citation(ARTICLE, KNOWLEDGE.archive, (), LABELS)
    assert write_2025(citation, LABELS) == "李四. 让茶叶走出山门：访张三[N]. 某市日报，[2023-12]."
    known = replace(KNOWLEDGE.archive, address=ADDRESS)
    cut = replace(CUT, subtitle="（6人）")
    article = replace(ARTICLE, dating=Dating("2024-12-25", "given", ()), page="A03", cut=cut)
    assert write_2025(make_citation(article, known, (), LABELS), LABELS) == (
        "李四. 让茶叶走出山门[N/OL]. 某市日报，2024-12-25（A03）. "
        "https://example.org/archive/archive/articles/aaaa.html."
    )


@pytest.mark.parametrize(
    ("date", "certainty", "known", "inferred"),
    [
        ("2024-12-25", "given", "2024-12-25", ""),
        ("2024", "given", "2024", ""),
        ("2023-12?", "given", "", "2023-12"),
        ("2023-12", "inferred", "", "2023-12"),
        ("[2021-12,2022-01]", "inferred", "", "2021-12,2022-01"),
        ("", "unknown", "", ""),
    ],
)
def test_only_one_certain_date_is_a_date_of_print(
    date: str, certainty: str, known: str, inferred: str
) -> None:
    article = replace(ARTICLE, dating=Dating(date, certainty, ()))
    citation = make_citation(article, KNOWLEDGE.archive, (), LABELS)
    assert (citation.date, citation.inferred) == (known, inferred)


def test_those_who_did_not_write_are_contributors_once() -> None:
    signatures = (
        Signature(5, "李四", "reporter"),
        Signature(5, "赵六", "correspondent"),
        Signature(5, "李四", "photographer"),
    )
    captions = (Caption(8, "王五 摄", "王五"), Caption(9, "赵六 摄", "赵六"))
    article = make_article("aaaa", cut=replace(CUT, signatures=signatures, captions=captions))
    citation = make_citation(article, KNOWLEDGE.archive, (), LABELS)
    assert (citation.authors, citation.contributors) == (("李四",), ("赵六", "王五"))


@pytest.fixture(scope="module", params=["", ADDRESS])
def cited(request: pytest.FixtureRequest) -> dict[str, Citation]:
    """Every article of the seeds, without and with an address of the site."""
    knowledge = read_knowledge(SEEDS)
    knowledge = replace(knowledge, archive=replace(knowledge.archive, address=request.param))
    return cite_all(make_catalogue(make_whole_archive().archive, knowledge, LABELS))


def read_tex(text: str) -> str:
    braces = text.replace(r"\textbraceleft{}", r"\{").replace(r"\textbraceright{}", r"\}")
    return str(LatexNodes2Text().latex_to_text(braces)).replace("ˆ", "^")


def read_bibtex(text: str) -> dict[str, dict[str, str]]:
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    return {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}


def test_every_article_comes_back_from_bibtex(cited: dict[str, Citation]) -> None:
    entries = read_bibtex(write_bibtex(cited.values(), LABELS))
    assert entries.keys() == cited.keys()
    for key, citation in cited.items():
        entry = entries[key]
        assert read_tex(entry["title"]) == citation.whole_title
        assert [name.strip("{}") for name in entry.get("author", "").split(" and ") if name] == list(
            citation.authors
        )
        assert (entry["journal"], entry.get("url", "")) == (citation.newspaper, citation.url)
        assert entry["year"] == f"[{citation.inferred}]"
        assert "date" not in entry and "推断" in entry["note"]


def test_every_article_comes_back_from_ris(cited: dict[str, Citation]) -> None:
    entries = {entry["accession_number"]: entry for entry in rispy.loads(write_ris(cited.values(), LABELS))}
    assert entries.keys() == cited.keys()
    for key, citation in cited.items():
        entry = entries[key]
        assert (entry["type_of_reference"], entry["title"]) == ("NEWS", citation.whole_title)
        assert entry.get("authors", []) == list(citation.authors)
        assert entry["secondary_title"] == citation.newspaper
        assert entry.get("urls", []) == ([citation.url] if citation.url else [])
        assert "date" not in entry and entry["year"] == f"[{citation.inferred}]"


def test_every_article_comes_back_from_csl(cited: dict[str, Citation]) -> None:
    items = {item["id"]: item for item in json.loads(write_csl(cited.values(), LABELS))}
    assert items.keys() == cited.keys()
    for key, citation in cited.items():
        assert items[key]["type"] == "article-newspaper"
        assert items[key]["title"] == citation.whole_title
        assert items[key]["issued"] == {"literal": f"[{citation.inferred}]"}


def test_a_known_date_fills_the_fields_for_dates() -> None:
    day, month = (cite("甲", "题", "报", date, "A3") for date in ("2024-12-25", "2024-12"))
    (entry,) = read_bibtex(write_bibtex([day], LABELS)).values()
    assert (entry["year"], entry["date"], entry["pages"]) == ("2024", "2024-12-25", "A3")
    assert "note" not in entry
    (record,) = rispy.loads(write_ris([day], LABELS))
    assert (record["year"], record["date"], record["start_page"]) == ("2024", "2024/12/25/", "A3")
    assert rispy.loads(write_ris([month], LABELS))[0]["date"] == "2024/12//"
    assert json.loads(write_csl([month], LABELS))[0]["issued"] == {"date-parts": [[2024, 12]]}


HOSTILE = st.text(max_size=40).map(clean_text).map(str.strip).filter(bool)


@settings(max_examples=50, deadline=None)
@given(HOSTILE, HOSTILE)
def test_whatever_a_headline_holds_its_references_can_be_read(title: str, name: str) -> None:
    citation = replace(cite("", title, "报"), authors=(name,))
    pair = [citation, replace(citation, id="bbbb")]
    entries = read_bibtex(write_bibtex(pair, LABELS))
    assert list(entries) == ["aaaa", "bbbb"]
    records = rispy.loads(write_ris(pair, LABELS))
    assert [record["accession_number"] for record in records] == ["aaaa", "bbbb"]
    assert [item["title"] for item in json.loads(write_csl(pair, LABELS))] == [title, title]


@pytest.mark.parametrize("title", [r"50% 的 {a_b} & #1 $2", r"C:\temp ~ ^", "}{", "a } b"])
def test_marks_of_tex_come_back_as_they_were(title: str) -> None:
    (entry,) = read_bibtex(write_bibtex([cite("甲", title, "报")], LABELS)).values()
    assert read_tex(entry["title"]) == title


def test_a_list_without_articles_is_an_empty_file_of_its_kind() -> None:
    files = {file.path: file.text for file in join_references("a/b", [])}
    assert files["a/b.bib"] == files["a/b.ris"] == ""
    assert json.loads(files["a/b.csl.json"]) == []


def test_a_long_list_leads_to_the_references_of_the_whole_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.writing.beside.MOST_CITED", 3)
    monkeypatch.setattr("generator.writing.pages.sheet.MOST_CITED", 3)
    archive, knowledge = make_whole_archive().archive, read_knowledge(SEEDS)
    rendered = (*render_pages(archive, knowledge), *render_data(archive, knowledge))
    files = {file.path: file.text for file in rendered}
    whole, own = 0, 0
    for path, text in files.items():
        for link in re.findall(r'<a href="../../([^"]*\.bib)" download', text):
            assert link in files, path
            whole += link == "data/articles.bib"
            own += link != "data/articles.bib"
            is_list = path != "archive/data/index.md"
            assert (is_list and link == "data/articles.bib") == ("下载（全库）" in text)
    assert whole > 10
    assert own > 10
    assert all(
        text.count("@") <= 3 for path, text in files.items() if path.endswith(".bib") and "data/" not in path
    )
