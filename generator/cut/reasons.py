"""Say of each line of a page why it was taken for what it is: for the archivist who asks, not for the cutting."""

from collections.abc import Sequence

from generator.cut.entries import Entry
from generator.cut.forms import NO_FORMS, Forms
from generator.cut.kinds import gather_entries, read_entries, see_entries
from generator.cut.labelling import LABELS, read_weights, sum_points
from generator.cut.preparing import prepare

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
    "subhead": "名单中一组的人数",
    "sentence": "有句号、分号、多个逗号，或引号未合，是正文",
}
OUTCOMES = {
    "display": "标题",
    "subhead": "小标题",
    "sentence": "断开的正文",
    "roster": "名单中的一行",
    "line": "文末落款",
    "section": "栏目",
    "banner": "版头的一行",
    "loose": "不属于哪一篇",
    "ad": "广告",
}
EVIDENCE = {
    "open": "行末没有标点",
    "kind": "行的样子",
    "above": "上一行",
    "below": "下一行",
    "between": "前后两行",
    "size": "长短",
    "length": "长短",
    "longer": "比相邻短行长或短",
    "mark": "标题标记",
    "gap": "空行",
    "gaps": "空行",
    "place": "在版面的位置",
    "line": "在版面的位置",
    "to": "在版面的位置",
    "from": "在版面的位置",
    "first": "开头的字",
    "last": "末尾的字",
    "has": "行内的标点和数字",
    "word": "行内的行业用语",
    "words": "空格隔开的几段",
    "name": "人名",
    "date": "日期",
    "news": "电头",
    "end": "文末的字样",
    "speaker": "身份与姓名",
    "composed": "一行之内有标题的几个部分",
    "event": "会议或活动",
    "digest": "在一组简讯中的位置",
    "known": "用词见于上文或下文",
    "nearer": "用词见于上文或下文",
    "shared": "上下文用词相近",
    "run": "在相连短行中的位置",
    "signed": "全版的署名",
    "speakers": "全版的标题",
    "set": "全版的空行",
    "paragraphs": "下面的段数",
    "alike": "与前后短行一样长",
}
"""What a sight is about, by the first word of its name."""

MOST_EVIDENCE = 3


def explain_lines(source: tuple[str, ...], forms: Forms = NO_FORMS) -> dict[int, str]:
    """Return for the number of each non-blank line why it has its role, in Chinese."""
    page = prepare(source, forms)
    reasons = {line.number: "日期、版次或编辑姓名，属于整版" for line in page.furniture}
    reasons |= {number: "导读中的一行" for line in page.contents for number in line.numbers}
    shaped = see_entries(gather_entries(page, forms))
    for (shape, sights), entry in zip(shaped, read_entries(page, forms), strict=True):
        reasons |= dict.fromkeys(entry.line.numbers, explain_entry(shape, entry, sights))
    return reasons | dict.fromkeys(page.copies, "同一版在文件里的第二次")


def explain_entry(shape: Entry, entry: Entry, sights: Sequence[str]) -> str:
    """Return why an entry of some shape became what it is, and what spoke most for it."""
    if shape.kind == entry.kind:
        return SHAPES[shape.kind]
    outcome = OUTCOMES[entry.kind]
    evidence = find_evidence(sights, LABELS.index(entry.label))
    return f"当是{outcome}：看{'、'.join(evidence)}" if evidence else f"当是{outcome}"


def find_evidence(sights: Sequence[str], label: int) -> list[str]:
    """Return what speaks most for a label against the next likely one, the strongest first."""
    weights = read_weights()
    totals = sum_points(sights, weights)
    other = max((index for index in range(len(LABELS)) if index != label), key=lambda index: totals[index])
    gains: dict[str, int] = {}
    for sight in sights:
        points = weights.sights.get(sight)
        if points:
            about = EVIDENCE[sight.split()[0].split("-")[0]]
            gains[about] = gains.get(about, 0) + points[label] - points[other]
    best = sorted((-gain, about) for about, gain in gains.items() if gain > 0)
    return [about for _, about in best[:MOST_EVIDENCE]]
