"""How sure a cut is: one hundred per cent where headlines are proved, less for each thing that looks odd."""

import pytest

from generator.describe import compile_tools, describe_page
from generator.knowing.confidence import LONG_TEXT, judge_article, judge_page
from generator.model import Page
from generator.reading.source_pages import split_lines
from tests.cutting import cut_text
from tests.seed_pages import FILES, cut_seed
from tests.test_writing_data import PLAIN

TEXT = "昨日上午，渔港新码头开航，第一班渡船载客四十二人，船票两元，往返一趟要半个小时。"
PROVED = f"渔港开航\n\n海州日报记者/李四\n\n{TEXT}\n"


def judge(text: str) -> tuple[float, tuple[str, ...]]:
    """Return the figure and the doubts of the first article of a page."""
    page = cut_text(text)
    verdict = judge_article(page, page.cuts[0])
    return verdict.confidence, verdict.doubts


def test_a_headline_with_a_byline_and_whole_sentences_is_sure() -> None:
    assert judge(PROVED) == (1.0, ())


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        (f"{TEXT}\n", "没有标题"),
        (PROVED.replace(TEXT, "昨日，开航。"), "正文不足"),
        (PROVED + "\n还有一班船，从南岸的旧码头，一路开往\n", "文末不成句"),
        (PROVED.replace(TEXT, "，" + TEXT), "文首不成句"),
        (PROVED + "\n".join(f"\n第{number}天，{TEXT}" for number in range(LONG_TEXT // 30)), "疑有几篇相连"),
    ],
)
def test_what_looks_odd_costs_and_is_named(text: str, doubt: str) -> None:
    confidence, doubts = judge(text)
    assert confidence < 0.9
    assert any(doubt in said for said in doubts)


def test_a_text_that_jumps_need_not_end_its_sentence() -> None:
    assert judge(PROVED + "\n还有一班船，从南岸的旧码头开往\n\n▶▶下转02版①\n")[1] == ()


def test_lines_that_no_rule_understands_make_the_page_less_sure() -> None:
    page = cut_text(PROVED + "\n某某某\n")
    verdict = judge_page(page, [judge_article(page, cut) for cut in page.cuts])
    assert verdict.confidence < 0.7
    assert verdict.doubts == ("1行未认出用途",)


def test_a_page_of_lines_without_any_article_is_unsure() -> None:
    page = cut_text("第1版\n" + "\n".join(f"第{number}版" for number in range(2, 9)))
    assert judge_page(page, []).confidence < 0.5


def test_an_empty_list_of_lines_is_judged_without_a_fall() -> None:
    assert judge_page(cut_text(""), []).confidence == 1.0


def test_the_five_pages_are_sure() -> None:
    for file in FILES:
        page = cut_seed(file)
        assert judge_page(page, [judge_article(page, cut) for cut in page.cuts]).confidence > 0.9, file


def test_every_described_page_and_article_carries_its_figure() -> None:
    page = describe_page(Page("a.txt", "", "utf-8", split_lines(TEXT)), compile_tools(PLAIN))
    assert page.confidence == page.articles[0].confidence == 0.6
    assert page.doubts == ("没有标题",)
