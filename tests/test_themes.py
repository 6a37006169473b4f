import random
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.filing.matching import WordIndex, compile_words
from generator.filing.passages import read_article
from generator.filing.themes import ThemeIndex, compile_themes, file_by_theme
from generator.folding import fold
from generator.knowledge import Theme
from generator.model import Cut, Notice, Page, ThemeLabel
from tests.filing.making import (
    BAKERY,
    FAIRS,
    FISHERY,
    MINING,
    cut_five_pages,
    make_knowledge,
    read_archive_knowledge,
    read_made,
)

INDEX = compile_themes(make_knowledge())
TRIALS = 40
"""Random halves tried for each article."""


def file_invented(*texts: str, **parts: str) -> tuple[tuple[ThemeLabel, ...], tuple[Notice, ...]]:
    return file_by_theme(read_made(INDEX.words, *texts, **parts), INDEX)


def file_made(index: ThemeIndex, *texts: str) -> tuple[ThemeLabel, ...]:
    return file_by_theme(read_made(index.words, *texts), index)[0]


@cache
def compile_archive() -> tuple[ThemeIndex, WordIndex]:
    index = compile_themes(read_archive_knowledge())
    return index, compile_words(index.words)


def file_cut(page: Page, cut: Cut) -> tuple[ThemeLabel, ...]:
    index, words = compile_archive()
    return file_by_theme(read_article(page, cut, words), index)[0]


def names(labels: tuple[ThemeLabel, ...]) -> list[str]:
    return [label.name for label in labels]


@pytest.fixture(scope="module")
def filed() -> list[tuple[Page, Cut, dict[str, list[str]], list[str]]]:
    return [(page, cut, expected, names(file_cut(page, cut))) for page, cut, expected in cut_five_pages()]


def test_the_first_theme_of_the_five_pages_is_right_for_nineteen_in_twenty(filed) -> None:
    wrong = [
        (cut.title, found) for _, cut, expected, found in filed if found[0] not in expected["first_theme"]
    ]
    assert len(wrong) <= 0.05 * len(filed), wrong


def test_nine_labels_in_ten_of_the_five_pages_are_right(filed) -> None:
    right = [name in expected["first_theme"] for _, _, expected, found in filed for name in found]
    assert sum(right) >= 0.9 * len(right)


def test_the_labels_of_the_five_pages_leave_out_few_themes(filed) -> None:
    found_again = [name in found for _, _, expected, found in filed for name in expected["themes"]]
    assert sum(found_again) >= 0.85 * len(found_again)


@pytest.mark.parametrize("share", ["the smaller half", "the larger half"])
def test_the_first_theme_stays_when_half_of_the_paragraphs_is_removed(filed, share: str) -> None:
    shares = []
    for seed in range(TRIALS):
        choice = random.Random(seed)
        stayed = [
            names(file_cut(page, keep_half(cut, choice, share == "the smaller half")))[:1] == found[:1]
            for page, cut, _, found in filed
        ]
        shares.append(sum(stayed) / len(stayed))
    assert sum(shares) >= 0.95 * TRIALS
    assert min(shares) >= 0.9


def keep_half(cut: Cut, choice: random.Random, keeps_more: bool) -> Cut:
    count = len(cut.paragraphs)
    half = count - count // 2 if keeps_more else max(min(1, count), count // 2)
    kept = sorted(choice.sample(range(count), half))
    return replace(cut, paragraphs=tuple(cut.paragraphs[index] for index in kept))


def test_every_label_of_the_five_pages_is_proved_by_the_source() -> None:
    for page, cut, _ in cut_five_pages():
        for label in file_cut(page, cut):
            assert label.evidence
            for proof in label.evidence:
                assert proof.file == page.file and not proof.reason
                assert proof.term in fold("".join(page.lines[proof.line - 1 : proof.line + 8]))


def test_the_label_carries_group_score_and_the_lines_of_its_terms() -> None:
    (label,), _ = file_invented("面包节", "烤炉连夜生火。", "酵母也备好了。")
    assert (label.id, label.name, label.group) == ("bakery", "烘焙", "行业")
    assert [(proof.line, proof.term) for proof in label.evidence] == [(1, "面包"), (2, "烤炉"), (3, "酵母")]
    assert label.score > 8


def test_one_repeated_word_does_not_win_over_several() -> None:
    labels, _ = file_invented("", "渔港、渔港、渔港、渔港。烤炉、面粉、酵母。")
    assert names(labels)[0] == "烘焙"


def test_a_word_in_the_title_weighs_more_than_in_the_text() -> None:
    labels, _ = file_invented("渔港新事", "烤炉、面粉。")
    assert names(labels)[0] == "渔业"


def test_width_and_spaces_do_not_count() -> None:
    index = compile_themes(make_knowledge(replace(BAKERY, terms=(("面包A级", 2.0),))))
    (label,) = file_made(index, "题", "面 包Ａ级出炉")
    assert [(proof.line, proof.term) for proof in label.evidence] == [(2, "面包A级")]


def test_a_mask_hides_every_term_that_it_touches() -> None:
    masked = replace(BAKERY, exclude_terms=("面包车",))
    index = compile_themes(make_knowledge(masked, FISHERY))
    assert names(file_made(index, "面包车进渔港", "面包车来了。")) == ["渔业"]


def test_a_mask_of_one_theme_hides_nothing_from_another() -> None:
    bakery = replace(BAKERY, exclude_terms=("渔港面包",))
    index = compile_themes(make_knowledge(bakery, FISHERY))
    assert names(file_made(index, "渔港面包")) == ["渔业"]


def test_a_term_of_two_themes_counts_half_for_each() -> None:
    other = Theme("mill", "磨坊", "trades", terms=(("面粉", 1.0), ("石磨", 1.0)))
    index = compile_themes(make_knowledge(BAKERY, other))
    labels = file_made(index, "面粉与石磨")
    assert [(label.name, label.score) for label in labels[:1]] == [("磨坊", 6.0)]


def test_the_post_and_firm_of_a_speaker_do_not_count() -> None:
    labels, _ = file_invented(
        "渔港怎么建",
        "市人大代表、某某面包有限公司董事长张三认为,渔港要早建。",
        lead_in="市人大代表、某某面包有限公司董事长张三",
    )
    assert names(labels) == ["渔业"]


def test_a_cross_cutting_theme_never_stands_before_a_named_trade() -> None:
    labels, _ = file_invented(
        "博览大会开幕 主办方致辞", "面包、烤炉、酵母、面粉一应俱全。", "面包大王烤炉前致辞。"
    )
    assert names(labels) == ["烘焙", "盛会"]


def test_a_trade_of_the_headline_leads_before_a_cross_cutting_theme() -> None:
    labels, _ = file_invented("面包大会开幕", "主办方致辞。", "大会开幕,主办方致辞。", "致辞。")
    assert names(labels) == ["烘焙", "盛会"]


def test_the_trade_that_the_text_is_about_leads_before_a_word_of_the_headline() -> None:
    labels, _ = file_invented(
        "酵母与大会开幕、主办方致辞", "渔船。捕鱼。", "渔港。鱼市。", "渔船。捕鱼。", "渔港。"
    )
    assert names(labels)[0] == "渔业"


def test_a_theme_of_the_headline_leads_before_one_of_a_single_paragraph() -> None:
    labels, _ = file_invented("面粉新事", "今天晴。", "渔船、捕鱼、渔港、鱼市,样样都有。")
    assert names(labels) == ["烘焙", "渔业"]


def test_a_cross_cutting_theme_leads_where_a_trade_is_only_touched() -> None:
    labels, _ = file_invented("博览大会开幕 主办方致辞", "致辞说到酵母。")
    assert names(labels) == ["盛会"]


def test_a_list_of_trades_does_not_take_the_lead_from_a_cross_cutting_theme() -> None:
    labels, _ = file_invented("博览大会开幕 主办方致辞", "烤炉、面粉、酵母,捕鱼、渔港、鱼市,样样都有。")
    assert names(labels)[0] == "盛会"


def test_a_reserved_theme_is_left_off() -> None:
    labels, notices = file_invented("矿井", "矿井。")
    assert labels == ()
    assert [notice.kind for notice in notices] == ["unfiled"]
    assert MINING not in INDEX.themes


def test_an_article_that_nothing_fits_is_unfiled() -> None:
    labels, notices = file_invented("天气", "今天晴。")
    assert (labels, [(notice.kind, notice.line) for notice in notices]) == ((), [("unfiled", 1)])


def test_a_list_without_paragraphs_is_filed_by_its_title() -> None:
    labels, _ = file_invented("渔港名单")
    assert names(labels) == ["渔业"]


def test_the_runner_up_is_said() -> None:
    _, notices = file_invented("面包与烤炉", "捕鱼。")
    assert [(notice.kind, notice.text) for notice in notices] == [("runner-up", "渔业")]


def test_a_thin_margin_is_said() -> None:
    _, notices = file_invented("面包", "渔港、鱼市。捕鱼。渔船。", "渔港。")
    assert ("unsure", "烘焙／渔业") in [(notice.kind, notice.text) for notice in notices]


def test_poor_evidence_is_said() -> None:
    labels, notices = file_invented("天气", "今天晴。", "酵母。")
    assert names(labels) == ["烘焙"]
    assert [(notice.kind, notice.text) for notice in notices] == [("unsure", "烘焙")]


@given(st.permutations([BAKERY, FISHERY, FAIRS, MINING]))
def test_the_order_of_themes_in_the_file_does_not_matter(themes: list[Theme]) -> None:
    texts = ("面包大会开幕", "渔船、烤炉、致辞。", "面粉与渔港。")
    assert file_made(compile_themes(make_knowledge(*themes)), *texts) == file_made(INDEX, *texts)


@given(st.text("面包车渔港船", max_size=30))
def test_a_masked_term_never_counts(text: str) -> None:
    bakery = Theme("bakery", "烘焙", "trades", terms=(("面包", 9.0),), exclude_terms=("面包", "面包车"))
    labels = file_made(compile_themes(make_knowledge(bakery, FISHERY)), "题", text)
    assert "烘焙" not in names(labels)
