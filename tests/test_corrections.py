"""An archivist's corrections: placed by their words, applied before the cut, never lost, never in the wrong place."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import pytest

from generator.describe import compile_tools, describe_page
from generator.errors import ConfigurationError
from generator.knowledge import Correction, Knowledge, SourceEntry
from generator.model import Page
from generator.model.described import DescribedPage
from generator.pipeline import refuse_mismatches
from generator.reading.knowledge_files import read_knowledge
from generator.reading.source_pages import split_lines
from tests.assembling import SETTINGS
from tests.conftest import ROOT, SeedsMaker

TEXT = """渔港新码头开航

海州日报讯（记者/李四） 昨日上午，渔港新码头开航，第一班渡船栽客四十二人，船票两元。

船长张三说，这条航线从东丘到西岭，每天六班，夏天再加两班。

夜校开课了

海州日报记者/王五

夜校昨晚开课，首批学员四十人，学的是记帐和珠算。
"""
SEEDS = ROOT / "seeds"


def make_page(text: str = TEXT, file: str = "a.txt") -> Page:
    return Page(file, hashlib.sha256(text.encode()).hexdigest(), "utf-8", split_lines(text))


PAGE = make_page()


def make_correction(**changes: object) -> Correction:
    correction = Correction(
        file="a.txt",
        sha256=PAGE.sha256,
        line=3,
        expected="渡船栽客",
        replacement="渡船载客",
        kind="recognition",
        reason="形近误识",
        evidence="同行作载客",
        certainty="certain",
        by="某馆",
        checked_by="",
        date="2026-11-27",
        place=("corrections.yml", 7),
    )
    return replace(correction, **changes)  # type: ignore[arg-type]


def describe(page: Page, *corrections: Correction, sources: Sequence[SourceEntry] = ()) -> DescribedPage:
    return describe_page(
        page, compile_tools(Knowledge(SETTINGS, sources=tuple(sources), corrections=corrections))
    )


def kinds_of(page: DescribedPage) -> set[str]:
    about = {
        "corrected",
        "proposed",
        "correction-kept",
        "correction-moved",
        "correction-met",
        "correction-lost",
    }
    return {notice.kind for notice in page.cut_page.notices} & about


def text_of(page: DescribedPage) -> str:
    return "".join(p.text for article in page.articles for p in article.cut.paragraphs)


def test_a_certain_correction_changes_the_text_and_not_the_source():
    page = describe(PAGE, make_correction())
    assert "渡船载客四十二人" in text_of(page)
    assert page.cut_page.page == PAGE
    assert kinds_of(page) == {"corrected"}


def test_a_proposed_correction_changes_nothing_and_is_said():
    page = describe(PAGE, make_correction(certainty="proposed"))
    assert "渡船栽客四十二人" in text_of(page)
    assert kinds_of(page) == {"proposed"}


def test_the_id_of_an_article_is_by_what_the_page_says():
    title = make_correction(line=1, expected="新码头开航", replacement="新渡口开航")
    plain, corrected = describe(PAGE), describe(PAGE, title)
    assert corrected.articles[0].cut.title == "渔港新渡口开航"
    assert [a.fingerprint for a in corrected.articles] == [a.fingerprint for a in plain.articles]


def test_width_and_spaces_of_the_quotation_do_not_count():
    page = describe(
        PAGE, make_correction(expected="开航,第一班 渡船栽客", replacement="开航，第一班渡船载客")
    )
    assert "开航，第一班渡船载客四十二人" in text_of(page)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"line": 5}, "最像的是第3行"),
        ({"line": 900}, "最像的是第3行"),
        ({"expected": "轮船载客"}, "没有独一处“轮船载客”"),
        ({"line": 5, "expected": "班"}, "没有独一处“班”"),
    ],
)
def test_what_does_not_fit_the_very_page_that_was_corrected_is_an_error(
    changes: dict[str, object], found: str
) -> None:
    with pytest.raises(ConfigurationError) as raised:
        refuse_mismatches([describe(PAGE, make_correction(**changes))])
    assert str(raised.value).startswith("corrections.yml:7: 发现a.txt ")
    assert found in str(raised.value)


def test_two_corrections_of_one_spot_are_an_error():
    other = make_correction(expected="栽客四十二人", replacement="载客四十三人")
    with pytest.raises(ConfigurationError, match="同一处"):
        refuse_mismatches([describe(PAGE, make_correction(), other)])


def test_a_correction_finds_its_words_on_a_page_that_changed_and_says_so():
    page = describe(make_page("新的一行，说的是别的事。\n\n" + TEXT), make_correction())
    assert "渡船载客四十二人" in text_of(page)
    assert kinds_of(page) == {"corrected", "correction-moved"}


def test_a_correction_of_another_digest_whose_line_reads_so_still_says_so():
    page = describe(make_page(TEXT + "\n\n别处添了一行。"), make_correction())
    assert "渡船载客四十二人" in text_of(page)
    assert kinds_of(page) == {"corrected", "correction-kept"}


def test_a_correction_finds_its_words_across_a_line_end():
    broken = TEXT.replace("渡船栽客", "渡船\n栽客")
    page = describe(make_page(broken), make_correction())
    assert "渡船载客四十二人" in text_of(page)


def test_a_better_recognition_that_reads_so_already_is_said():
    page = describe(make_page(TEXT.replace("渡船栽客", "渡船载客")), make_correction())
    assert kinds_of(page) == {"correction-met"}


def test_a_correction_without_a_place_is_said_and_not_applied():
    changed = make_page(TEXT.replace("渡船栽客", "船上坐了"))
    page = describe(changed, make_correction())
    assert kinds_of(page) == {"correction-lost"}
    assert text_of(page) == text_of(describe(changed))


def test_a_short_quotation_is_not_looked_for_elsewhere():
    page = describe(
        make_page("船票两元。\n\n" + TEXT.replace("栽客", "坐客")), make_correction(expected="两元")
    )
    assert kinds_of(page) == {"correction-lost"}


def test_corrections_of_a_page_serve_the_better_recognition_that_replaces_it():
    better = make_page("　" + TEXT, "b.txt")
    page = describe(better, make_correction(), sources=[SourceEntry("b.txt", replaces="a.txt")])
    assert "渡船载客四十二人" in text_of(page)


def test_orders_of_an_archivist_outweigh_the_rules():
    role = make_correction(kind="role", line=5, expected="船长张三说", replacement="caption")
    cut = make_correction(kind="cut", line=7, expected="夜校开课了", replacement="inside")
    page = describe(PAGE, role, cut)
    assert {r.line: r.role for r in page.cut_page.roles}[5] == "caption"
    assert "夜校开课了" not in {article.cut.title for article in page.articles}


@pytest.mark.parametrize(("value", "paragraphs"), [("joined", 1), ("apart", 2)])
def test_an_archivist_says_which_lines_are_one_paragraph(value: str, paragraphs: int) -> None:
    order = make_correction(kind="join", line=3, expected="昨日上午", replacement=value)
    assert len(describe(PAGE, order).articles[0].cut.paragraphs) == paragraphs


def test_a_date_and_a_theme_are_corrected():
    date = make_correction(kind="date", replacement="2024-03-05")
    assert describe(PAGE, date).dating.date == "2024-03-05"
    knowledge = read_knowledge(SEEDS)
    theme = knowledge.themes[0].id
    tools = compile_tools(
        replace(knowledge, corrections=(make_correction(kind="filing", replacement=theme),))
    )
    assert describe_page(PAGE, tools).articles[0].themes[0].id == theme
    away = make_correction(kind="filing", replacement=f"-{theme}")
    tools = compile_tools(replace(knowledge, corrections=(away,)))
    assert theme not in {label.id for label in describe_page(PAGE, tools).articles[0].themes}


ENTRY = f"""\
- file: a.txt
  sha256: {PAGE.sha256}
  line: 3
  expected: 渡船栽客
  replacement: 渡船载客
  kind: recognition
  certainty: certain
  reason: 形近
  by: 某馆
  date: 2026-11-27
"""


@pytest.mark.parametrize(
    ("before", "after", "line", "found"),
    [
        ("  line: 3", "  line: 零", 3, "行号“零”"),
        ("  date: 2026-11-27", "  date: 去年", 10, "日期“去年”"),
        ("kind: recognition", "kind: recogniton", 6, "改作 recognition"),
        ("certainty: certain", "certainty: sure", 7, "certain、proposed"),
        (f"sha256: {PAGE.sha256}", "sha256: xyz", 2, "校验和“xyz”"),
        ("  by: 某馆", "  checker: 某馆", 9, "“checker”"),
        ("replacement: 渡船载客", "replacement: 渡船栽客", 5, "相同的文字"),
        ("kind: recognition", "kind: filing", 5, "渡船载客"),
        ("kind: recognition", "kind: role", 5, "渡船载客"),
        ("  line: 3", "\tline: 3", 3, ""),
        ("  line: 3", "  line: 3\n  line: 3", 4, "line"),
    ],
)
def test_a_mistake_is_one_message_with_its_line(
    make_seeds: SeedsMaker, before: str, after: str, line: int, found: str
) -> None:
    assert before in ENTRY
    seeds = make_seeds({"a.txt": TEXT, "corrections.yml": ENTRY.replace(before, after)})
    with pytest.raises(ConfigurationError) as raised:
        read_knowledge(seeds)
    assert f"corrections.yml:{line}: " in str(raised.value)
    assert found in str(raised.value)
    assert "\n" not in str(raised.value)


def test_two_entries_for_one_spot_are_one_message(make_seeds: SeedsMaker) -> None:
    seeds = make_seeds({"a.txt": TEXT, "corrections.yml": ENTRY + ENTRY.replace("渡船", "船")})
    with pytest.raises(ConfigurationError, match=r"corrections\.yml:14: 发现与第 1 行的更正落在同一处"):
        read_knowledge(seeds)
