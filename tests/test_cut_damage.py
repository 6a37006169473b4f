"""Pages that were spoilt on their way: characters misread, lines broken at a width, articles set in another order."""

import random
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import groupby, product

import pytest

from generator.folding import fold
from generator.model import Cut, CutPage
from tests.cutting import cut_text
from tests.seed_pages import FILES, cut_seed, fold_articles, read_lines

NINE_IN_TEN = 0.9
LIKE = (
    "未末 日曰 己已 人入 土士 天夫 大太 千干 王玉 目田 市巾 木本 师帅 间问 治冶 记计 代伐 表衣 政攻 员负 者老 全金 "
    "体休 报拫 州洲 县具 区匹 会合 长卡 书节 局居 村材 "
    "工二 业亚 企仝 公么 司可 董重 事争 理埋 经轻 名各 席度 任住 院阮 枚校 学字 "
    "设没 建健 高髙 新薪 发友 展屐 。. ，, ：: 、丶 “〃 一— /丨"
).split()
CONFUSED = {one: other for pair in LIKE for one, other in (pair, pair[::-1])}
RATE = 0.03
ALIKE = 0.6
"""Part of a headline that must agree: of ten characters and a name three or four may be misread."""


def spoil(text: str, seed: int) -> str:
    """Return a text with three characters in a hundred misread, by look where the table knows one that looks alike."""
    chance = random.Random(seed)
    known = sorted({char for char in text if "\u4e00" <= char <= "\u9fff"})
    return "".join(
        CONFUSED.get(char) or (chance.choice(known) if char in known else char)
        if char not in "#*" and not char.isspace() and chance.random() < RATE
        else char
        for char in text
    )


def headline_of(cut: Cut) -> str:
    return fold(cut.lead_in + cut.title + cut.subtitle)


def count_same(found: CutPage, expected: CutPage) -> int:
    """Count the articles with the same lines and a headline that is alike."""
    by_lines = {frozenset(role.line for role in cut.roles): headline_of(cut) for cut in found.cuts}
    pairs = (
        (headline_of(cut), by_lines.get(frozenset(role.line for role in cut.roles))) for cut in expected.cuts
    )
    return sum(
        other is not None and SequenceMatcher(None, title, other).ratio() >= ALIKE for title, other in pairs
    )


def test_misread_characters_leave_nine_articles_in_ten_as_they_are() -> None:
    good = total = 0
    for file, seed in product(FILES, range(4)):
        found = cut_text(spoil("\n".join(read_lines(file)), seed))
        assert [role.line for role in found.roles] == [role.line for role in cut_seed(file).roles]
        good += count_same(found, cut_seed(file))
        total += len(cut_seed(file).cuts)
    assert good >= NINE_IN_TEN * total


def wrap(lines: Iterable[str], width: int) -> list[str]:
    return [
        line[start : start + width] for line in lines if line.strip() for start in range(0, len(line), width)
    ]


def titles_and_texts(page: CutPage) -> list[tuple[str, str]]:
    return [
        (fold(cut.title), fold("".join(paragraph.text for paragraph in cut.paragraphs))) for cut in page.cuts
    ]


def test_pages_broken_at_31_characters_without_blank_lines_keep_nine_articles_in_ten() -> None:
    good = total = 0
    for file in FILES:
        whole = titles_and_texts(cut_seed(file))
        broken = set(titles_and_texts(cut_text("\n".join(wrap(read_lines(file), 31)))))
        good += sum(article in broken for article in whole)
        total += len(whole)
    assert good >= NINE_IN_TEN * total


def find_blocks(page: CutPage) -> list[list[Cut]]:
    """Return the articles in blocks that can change places: interleaved ones stay together."""
    blocks: list[list[Cut]] = []
    for cut in page.cuts:
        is_inside = bool(blocks) and any(cut.roles[0].line < last_text(other) for other in blocks[-1])
        if is_inside:
            blocks[-1].append(cut)
        else:
            blocks.append([cut])
    return blocks


def last_text(cut: Cut) -> int:
    """Return the last line of an article's running text."""
    return max(role.line for role in cut.roles if role.role != "caption")


def turn_columns(page: CutPage) -> list[str]:
    """Return the page with the articles of each column in the opposite order, and its labels as well."""
    blocks = find_blocks(page)
    columns = [list(group) for _, group in groupby(blocks, key=lambda block: block[0].column)]
    labels = [role.line for role in page.roles if role.role == "label"]
    inside = {role.line for cut in page.cuts for role in cut.roles}
    others = [role.line for role in page.roles if role.line not in inside and role.line not in labels]
    order: list[int] = []
    for column in columns:
        first = column[0][0].roles[0].line
        order += [line for line in others if line < first and line not in order]
        for block in reversed(column):
            order += sorted(role.line for cut in block for role in cut.roles)
    order += [line for line in others if line not in order]
    order += reversed(labels) if labels and len(columns) > 1 else labels
    return [text for line in order for text in (page.page.lines[line - 1], "")]


def by_headline(articles: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    return sorted(articles, key=lambda article: str(article["headline"]))


@pytest.mark.parametrize("file", FILES)
def test_the_articles_of_a_column_may_stand_in_another_order(file: str) -> None:
    page = cut_seed(file)
    found = cut_text("\n".join(turn_columns(page)))
    assert by_headline(fold_articles(found)) == by_headline(fold_articles(page))
