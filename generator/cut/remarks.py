"""Say each repair and each doubt of a page as a notice: what was found where, what was done, why."""

from collections.abc import Iterator, Mapping, Sequence

from generator.cut.article import Reading
from generator.cut.joins import Join
from generator.cut.lines import Line
from generator.cut.rosters import (
    break_stroke_order,
    is_by_strokes,
    neighbours,
    padded_names,
    stated_count,
)
from generator.excerpts import first_words, last_words
from generator.model import Notice, RosterName
from generator.trade.names import count_strokes

CAUSES = {
    "column": "句子被分栏隔断",
    "picture": "句子被照片或图注隔断",
    "repeat": "句子被重复识别的文字隔断",
    "quotation": "引语之后接着是谁说的，为同一段",
}
ORDER_BROKEN = "名单按姓氏笔画排列，此处失序，姓氏疑有误识；未改"
SHOWN = 8
"""Characters shown on each side of a join."""


def remark_article(file: str, reading: Reading, phrases: Sequence[str]) -> Iterator[Notice]:
    """Yield the notices of one article; `phrases` are not cut in two when they quote it."""
    for join in reading.joins:
        yield from remark_join(file, join, phrases)
    yield from remark_repeats(file, reading)
    for line in reading.roster_lines:
        padded = padded_names(line)
        if padded:
            yield Notice(file, line.number, "padding", "、".join(padded), "名单中为对齐而拉开的姓名已合拢")
    yield from remark_roster(file, reading)
    if not reading.cut.title:
        first = reading.cut.roles[0].line if reading.cut.roles else 0
        yield Notice(file, first, "untitled", "没有标题", "此处起的文字前没有认出标题")


def remark_join(file: str, join: Join, phrases: Sequence[str]) -> Iterator[Notice]:
    """Yield the notices of one join."""
    ends, begins = last_words(join.first.text, SHOWN, phrases), first_words(join.second.text, SHOWN, phrases)
    shown = f"第{join.first.number}行“…{ends}”接第{join.second.number}行“{begins}…”"
    yield Notice(file, join.second.number, "join", shown, CAUSES[join.cause])
    if join.doubled:
        reason = "断开处同一个字识别了两次，合并时去掉一个"
        yield Notice(file, join.second.number, "doubled", f"行首“{join.doubled}”与上一行末字重出", reason)


def remark_repeats(file: str, reading: Reading) -> Iterator[Notice]:
    """Yield the notices of repeated passages, slipped tails and lost text."""
    for repeat in reading.repeats:
        shown = f"第{repeat.line.number}行重复第{repeat.first.number}行，已合并"
        yield Notice(file, repeat.line.number, "repeat", shown, "识别时同一段文字重复出现")
    for tail in reading.tails:
        shown = f"行末“{tail.text}”与第{tail.first.number}行行末相同"
        yield Notice(
            file, tail.line.number, "tail", shown, "疑为识别时串行，这一行真正的下文可能已丢失；原样保留"
        )
    if reading.cut.text_lost:
        last = reading.repeats[-1].line
        yield Notice(
            file, last.number, "text-lost", "正文在此处之后残缺", "重复识别的文字占去了下文的位置，缺字不补"
        )


def remark_roster(file: str, reading: Reading) -> Iterator[Notice]:
    """Yield what the stated count and the stated order of a list say against it."""
    for heading, names in roster_parts(reading):
        yield from remark_count(file, heading, names)
        if is_by_strokes(heading):
            yield from remark_order(file, names)


def roster_parts(reading: Reading) -> Iterator[tuple[str, Sequence[RosterName]]]:
    """Yield each list of names with the words over it."""
    roster, over = reading.cut.roster, f"{reading.headline.title} {reading.headline.subtitle}"
    groups = dict.fromkeys(name.group for name in roster)
    if len(groups) == 1:
        yield f"{over} {next(iter(groups))}", roster
        return
    for group in groups:
        yield group, tuple(name for name in roster if name.group == group)


def remark_count(file: str, heading: str, names: Sequence[RosterName]) -> Iterator[Notice]:
    """Yield a notice where a list holds more or fewer names than it says."""
    stated = stated_count(heading)
    if stated is not None and stated != len(names):
        text = f"注明{stated}人，实有{len(names)}人"
        yield Notice(
            file, names[0].line, "roster-count", text, "名单所注人数与识别出的人数不符，可能有漏识或误分"
        )


def remark_order(file: str, names: Sequence[RosterName]) -> Iterator[Notice]:
    """Yield a notice for each name that breaks the stated order of strokes: its surname may be misread."""
    for odd in break_stroke_order(names):
        before, after = (f"“{name}”（{count_strokes(name)}画）" for name in neighbours(names, odd))
        text = f"“{odd.name}”（{count_strokes(odd.name)}画）列在{before}与{after}之间"
        yield Notice(file, odd.line, "stroke-order", text, ORDER_BROKEN)


def remark_unassigned(file: str, lines: Sequence[Line]) -> Iterator[Notice]:
    """Yield a notice for each line that no rule understands."""
    for line in lines:
        yield Notice(file, line.number, "unassigned", f"“{line.text[:40]}”", "没有规则能说明这一行，列出待查")


def remark_wrapping(file: str, joined: int) -> Iterator[Notice]:
    """Yield a notice where the lines of a page were broken at a fixed width."""
    if joined:
        yield Notice(file, 0, "wrapped", f"{joined}行接到上一行之后", "本版每行按固定宽度断开，已按原句接回")


def remark_copy(file: str, copies: Mapping[int, int]) -> Iterator[Notice]:
    """Yield a notice where the whole page stands twice in its file."""
    if copies:
        text = f"第{min(copies)}行起的{len(copies)}行与前面逐行相同"
        yield Notice(
            file, min(copies), "page-twice", text, "同一版在文件里出现两次，只刊一次；后一次记作重复"
        )


def remark_interleaved(file: str, stretches: Sequence[tuple[int, int]]) -> Iterator[Notice]:
    """Yield a notice for each stretch where two columns were read line by line across."""
    for first, last in stretches:
        text = f"第{first}行至第{last}行隔行相接"
        yield Notice(
            file, first, "interleaved-columns", text, "疑为两栏逐行交错识别；照原文顺序保留，请对照原版"
        )
