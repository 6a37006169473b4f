"""Every line can be explained, and the explanation names what decided."""

from pathlib import Path

import pytest

from generator.cut.reasons import explain_lines

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))

PAGE = (
    "第3版",
    "老街夜里不再断电",
    "海州日报记者/李四",
    "“最怕的就是停电。”张三说，今年供电所把线路换了一遍，烤炉再也没有熄过火。",
    "张三在店里。李四 摄",
    "▶▶下转02版",
    "尾巴",
)


def test_each_line_is_told_by_what_decided():
    assert explain_lines(PAGE) == {
        1: "日期、版次或编辑姓名，属于整版",
        2: "当是标题：看行末没有标点、下一行、用词见于上文或下文",
        3: "整行是署名",
        4: "有句号、分号、多个逗号，或引号未合，是正文",
        5: "行末有摄影或供图署名",
        6: "写着转到或接自哪一版",
        7: "当是不属于哪一篇：看长短、下面的段数、标题标记",
    }


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_every_line_of_the_seeds_has_a_reason(path: Path):
    lines = tuple(path.read_text(encoding="utf-8").split("\n"))
    reasons = explain_lines(lines)
    assert set(reasons) == {number for number, line in enumerate(lines, 1) if line.strip()}
    assert all(reasons.values())
