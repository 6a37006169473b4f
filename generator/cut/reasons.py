"""Say of each line of a page why it was taken for what it is: for the archivist who asks, not for the cutting."""

from generator.cut.displays import (
    has_parts,
    read_entries,
    stands_first,
    stands_over_headline,
    stands_over_text,
)
from generator.cut.entries import Entry
from generator.cut.forms import NO_FORMS, Forms
from generator.cut.preparing import prepare
from generator.cut.shaping import shape_entries

SHAPES = {
    "jump": "写着转到或接自哪一版",
    "continuation": "段首写着接自哪一版",
    "dateline": "段首有电头",
    "byline": "整行是署名",
    "caption": "行末有摄影或供图署名",
    "note": "段首写着编者按、链接之类，或有加粗的标题",
    "trailer": "文末的署名或来源",
    "line": "诗行、表格的一行，或文末落款",
    "ad": "有电话或热线字样的短行",
    "item": "以序号开头",
    "roster": "整行是姓名",
    "deck": "以破折号或括号起头的短行",
    "sentence": "有句号、分号、多个逗号，或引号未合，是正文",
}
OUTCOMES = {
    "display": "前文已完、下接正文的短行，或与标题相连",
    "subhead": "文中的短行，后无署名，当是小标题",
    "sentence": "短行，但没有标题的迹象，当是断开的句子",
    "loose": "版末的短行，后面没有正文",
    "roster": "名单中的单独一行",
}


def explain_lines(source: tuple[str, ...], forms: Forms = NO_FORMS) -> dict[int, str]:
    """Return for the number of each non-blank line why it has its role, in Chinese."""
    page = prepare(source, forms)
    shapes, entries = shape_entries(page.lines, forms), read_entries(page.lines, forms)
    reasons = {line.number: "日期、版次或编辑姓名，属于整版" for line in page.furniture}
    reasons |= {number: "导读中的一行" for line in page.contents for number in line.numbers}
    for index, entry in enumerate(entries):
        reasons |= dict.fromkeys(entry.line.numbers, explain_entry(shapes, index, entry.kind))
    return reasons | dict.fromkeys(page.copies, "同一版在文件里的第二次")


def explain_entry(shapes: tuple[Entry, ...], index: int, kind: str) -> str:
    """Return why the entry at the index became its kind."""
    if shapes[index].kind != "bare":
        if kind == "subhead":
            return OUTCOMES["subhead"]
        return SHAPES[shapes[index].kind]
    evidence = [reason for reason, holds in find_evidence(shapes, index) if holds]
    return "；".join(evidence) if kind == "display" and evidence else OUTCOMES[kind]


def find_evidence(shapes: tuple[Entry, ...], index: int) -> tuple[tuple[str, bool], ...]:
    """Return each thing that can prove display type, and whether it holds for the entry at the index."""
    line = shapes[index].line
    return (
        ("下面是署名、电头或副题", stands_over_text(shapes, index)),
        ("在版首，正文之前", stands_first(shapes, index)),
        ("一行之内有身份与姓名、事由或副题", has_parts(line)),
        ("以冒号结尾，下接标题", stands_over_headline(shapes, index)),
        ("识别器标为标题", bool(line.level)),
    )
