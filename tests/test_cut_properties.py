"""What holds for any page: the articles do not hang on marks, widths, blanks or names, and no line is ever lost."""

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import product
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cut.lines import number_lines
from generator.folding import fold
from generator.model import ROLES, ROLES_WITHOUT_ARTICLE, Cut, CutPage
from generator.reading.source_pages import decode, split_lines
from generator.trade.names import surname_strokes
from tests.cutting import cut_text
from tests.seed_pages import FILES, cut_seed, fold_articles, printed_names, read_lines

Lines = list[str]
HALF = ",;:!?()"
WIDE = str.maketrans({mark: chr(ord(mark) + 0xFEE0) for mark in HALF})
NARROW = str.maketrans({chr(ord(mark) + 0xFEE0): mark for mark in HALF})


def remove_marks(lines: Lines) -> Lines:
    return [re.sub(r"^#+ ", "", line).strip("*") for line in lines]


def shift_marks(lines: Lines) -> Lines:
    return [re.sub("^#", "##", line) for line in lines]


def set_bold(lines: Lines) -> Lines:
    return [re.sub(r"^#+ (.*)$", r"**\1**", line) for line in lines]


def widen_marks(lines: Lines) -> Lines:
    return [line.translate(WIDE) for line in lines]


def narrow_marks(lines: Lines) -> Lines:
    return [line.translate(NARROW) for line in lines]


def remove_blanks(lines: Lines) -> Lines:
    return [line for line in lines if line.strip()]


def double_blanks(lines: Lines) -> Lines:
    return [line for pair in lines for line in (pair, "")]


LOOKS: dict[str, tuple[Callable[[Lines], Lines], ...]] = {
    "no heading marks": (remove_marks,),
    "heading marks one level deeper": (shift_marks,),
    "bold instead of heading marks": (set_bold,),
    "full-width punctuation": (widen_marks,),
    "half-width punctuation": (narrow_marks,),
    "no blank lines": (remove_blanks,),
    "twice the blank lines": (double_blanks,),
    "neither marks nor blank lines": (remove_marks, remove_blanks),
    "no marks, no blank lines, full width": (remove_marks, remove_blanks, widen_marks),
}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("look", LOOKS)
def test_the_articles_do_not_hang_on_the_looks_of_the_text(file: str, look: str) -> None:
    lines = list(read_lines(file))
    for change in LOOKS[look]:
        lines = change(lines)
    assert fold_articles(cut_text("\n".join(lines))) == fold_articles(cut_seed(file))


ENCODINGS = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n").encode("utf-8"),
    "line ends of old Macintosh": lambda text: text.replace("\n", "\r").encode("utf-8"),
    "byte order mark": lambda text: text.encode("utf-8-sig"),
    "GB18030": lambda text: text.encode("gb18030"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16 without mark": lambda text: text.encode("utf-16-le"),
}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_articles_do_not_hang_on_encoding_and_line_ends(file: str, encoding: str) -> None:
    text = decode(ENCODINGS[encoding]("\n".join(read_lines(file))))[0]
    found = cut_text(text, file)
    assert found.roles == cut_seed(file).roles
    assert fold_articles(found) == fold_articles(cut_seed(file))


MARKS = {"as printed": lambda lines: lines, "no marks": remove_marks, "bold": set_bold}
LEFT_OUT = {"caption": "captions", "byline": "signatures"}


@pytest.mark.parametrize(("file", "role", "marks"), [*product(FILES, LEFT_OUT, MARKS)])
def test_boundaries_are_found_without_captions_and_without_bylines(file: str, role: str, marks: str) -> None:
    gone = {found.line for found in cut_seed(file).roles if found.role == role}
    lines = [line for number, line in enumerate(read_lines(file), 1) if number not in gone]
    found = cut_text("\n".join(MARKS[marks](lines)))
    without = [LEFT_OUT[role]]
    assert fold_articles(found, without=without) == fold_articles(cut_seed(file), without=without)


GIVEN_NAMES = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华慧巧美兰玉萍红娥玲芬燕彩春菊云洁梅琳雪荣爱妹香月"
)


def rename_people(file: str, seed: int) -> Callable[[str], str]:
    """Return a function that gives each person of a page another name of the same length, padded or not."""
    chance = random.Random(seed)
    surnames = sorted(name for name in surname_strokes() if len(name) == 1)
    given = {
        name: chance.choice(surnames) + "".join(chance.choice(GIVEN_NAMES) for _ in name[1:])
        for name in sorted(printed_names(file))
    }
    pattern = re.compile("|".join(map(" ?".join, sorted(given, key=lambda name: (-len(name), name)))))

    def rename(text: str) -> str:
        return pattern.sub(lambda found: pad(given[found[0].replace(" ", "")], found[0]), text)

    return rename


def pad(name: str, like: str) -> str:
    return f"{name[0]} {name[1:]}" if " " in like else name


@pytest.mark.parametrize(("file", "seed"), [*product(FILES, range(3))])
def test_the_articles_do_not_hang_on_who_is_named(file: str, seed: int) -> None:
    rename = rename_people(file, seed)
    found = cut_text("\n".join(map(rename, read_lines(file))))
    expected = cut_text("\n".join(read_lines(file)))
    assert fold_articles(found) == map_texts(fold_articles(expected), rename)


def map_texts(value: Any, change: Callable[[str], str]) -> Any:
    """Return a nest of lists and dicts with every text changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [map_texts(item, change) for item in value]
    return {key: map_texts(item, change) for key, item in value.items()} if isinstance(value, dict) else value


FRAGMENTS = (
    "市人大代表、海风面包厂厂长张三：让老街夜里不断电",
    "市政协委员、灯塔小学校长王小禾",
    "# 渔港新码头开航",
    "【民生】老楼装上了电梯",
    "渔港的早晨（一线调研）",
    "编者按：渔港换了新颜，本报今起推出系列报道。",
    "失物招领",
    "来源：海州日报",
    "乡镇 面积 增减",
    "东乡 1200 30",
    "■王小禾",
    "2024年3月1日",
    "## 代表之声",
    "**鱼市开秤**",
    "海州市两会特别报道",
    "海州日报记者/李四 通讯员/王小禾",
    "海州日报讯（记者/李四） 昨日上午，渔港新码头开航。",
    "昨日上午，渔港新码头开航，第一班渡船载客四十二人，船票两元，",
    "渡船公司说，每天开十二班，早上六点开第一班，晚上九点开末班。",
    "“孩子们来不及吃早饭。”",
    "王小禾说。",
    "渡船驶离码头。 赵六 摄",
    "——访市人大代表张三",
    "（5人）",
    "(完)",
    "——",
    "一、听取和审议工作报告；",
    "（二）码头搬了家",
    "主席团名单",
    "秘书长",
    "丁　山 王小禾（女） 李　丰",
    "李　丰",
    "▶▶下转02版①",
    "（上接第一版）",
    "订阅热线：0000-8123456",
    "聚焦",
    "民民主",
    "　",
    "\u200b",
    "# ",
    "****",
    "。”",
)
PAGES = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=30), max_size=30).map("\n".join)


@settings(deadline=None, max_examples=300)
@given(PAGES)
def test_every_line_of_any_page_has_one_role_and_one_place(text: str) -> None:
    found = cut_text(text)
    assert [role.line for role in found.roles] == [line.number for line in number_lines(found.page.lines)]
    assert {role.role for role in found.roles} <= set(ROLES)
    assert all((role.article is None) == (role.role in ROLES_WITHOUT_ARTICLE) for role in found.roles)
    inside = [role for cut in found.cuts for role in cut.roles]
    assert sorted(inside, key=lambda role: role.line) == [role for role in found.roles if role.article]
    assert [cut.number for cut in found.cuts] == list(range(1, len(found.cuts) + 1))
    assert all(cut.roles for cut in found.cuts)


@settings(deadline=None, max_examples=150)
@given(PAGES)
def test_the_ranges_of_an_article_hold_its_lines_and_no_others(text: str) -> None:
    found = cut_text(text)
    for cut in found.cuts:
        held = [
            role.line
            for role in found.roles
            if any(first <= role.line <= last for first, last in cut.line_ranges)
        ]
        assert held == [role.line for role in cut.roles]
        assert cut.line_ranges == tuple(sorted(cut.line_ranges))


@settings(deadline=None, max_examples=300)
@given(PAGES)
def test_no_word_of_any_page_is_lost(text: str) -> None:
    found = cut_text(text)
    for cut in found.cuts:
        assert words_printed(found, cut) == words_kept(cut) + words_of_rubric(found, cut), text


def words_printed(page: CutPage, cut: Cut) -> Counter[str]:
    """Count the characters of an article's lines but for repeats, doubled characters, and separators."""
    lines = {line.number: line for line in number_lines(page.page.lines)}
    texts = [lines[role.line].text for role in cut.roles if role.role not in ("repeat", "byline")]
    doubled = [
        notice.text[3:4]
        for notice in page.notices
        if notice.kind == "doubled" and notice.line in {role.line for role in cut.roles}
    ]
    return count(texts) - Counter("".join(doubled))


def words_kept(cut: Cut) -> Counter[str]:
    """Count the characters of an article as it is told apart into its parts."""
    texts = [cut.lead_in, cut.title, cut.subtitle, cut.jump, cut.dateline]
    texts += [caption.text for caption in cut.captions] + [subhead.text for subhead in cut.subheads]
    texts += [paragraph.text for paragraph in cut.paragraphs]
    texts += [name.name + name.mark for name in cut.roster]
    return count(texts)


def words_of_rubric(page: CutPage, cut: Cut) -> Counter[str]:
    """Count the characters of the column that a headline itself carries in brackets."""
    over = fold("".join(page.page.lines[line - 1] for line in cut.heading_lines))
    return count(
        [name for name in cut.column[-1:] if f"【{fold(name)}】" in over or f"({fold(name)})" in over]
    )


def count(texts: Sequence[str]) -> Counter[str]:
    plain = normalize("NFD", fold("".join(texts)))  # an accent joins the letter of the line before it
    return Counter(char for char in plain if char not in ":()、【】[]")


@settings(deadline=None, max_examples=100)
@given(PAGES)
def test_cutting_the_same_page_twice_gives_the_same(text: str) -> None:
    assert cut_text(text) == cut_text(text)


@settings(deadline=None, max_examples=150)
@given(st.text())
def test_any_text_at_all_can_be_cut(text: str) -> None:
    found = cut_text(text)
    kept = [line for line in split_lines(text) if line.strip()]
    assert [found.page.lines[role.line - 1] for role in found.roles] == kept
