"""Lines that stand for themselves inside an article: rows of a table, signatures and dates below a notice."""

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.cut.entries import TEXT, Entry, gap_before
from generator.cut.lines import Line
from generator.cut.page_lines import DATE, mend_date
from generator.cut.shapes import CLOSING_WORDS
from generator.folding import HAN
from generator.trade.names import NAME, close_up, close_up_padding, is_name

FEWEST_ROWS = 3
"""Rows in a row that make a table, the one with the names of its columns included."""

FIGURE = re.compile(
    r"^(?:.{0,3}[涨跌升降增减])?[+\-±]?[\d,.]*\d[\d,.]*(?:%|‰|[a-zA-Z/]{1,5}|元|亩|吨|人|户|个|万|亿|名|分|公斤|℃|本|册|次|件|票|环|秒|公里|米)*$"
)

WORDS_OF_SENTENCE = re.compile(r"[。;!?“”]|,(?!\d)")

SIGNER = re.compile(
    rf"^[{HAN}]{{0,14}}(?:(?:读者|村民|市民|网友|居民|家长|学生)\s?|(?:厂|校|公司|局|村|院|中学|小学|大学|处|所|站|店|连|班)\s)"
    rf"(?P<name>{NAME})$"
)
"""Who signs a letter: 某县读者 张三, 纺织厂 李四."""

BODY = re.compile(
    rf"^[{HAN}()]{{2,20}}(?:公司|局|委员会|办公室|中心|[厅处科室馆所站厂场段社]|协会|学会|联合会|商会|工会|[总分支]行|银行|医院|[大中小]学|学[院校]|编辑部"
    rf"|文艺部|副刊部|宣传部|党支部|[大支总]队|指挥部|[领导治丧工作]{{2}}小组|电视台|街道|社区|集团)$"
)
"""Who signs a notice, or a letter, without a date."""

LETTER = re.compile(r"贵[报刊台社]|编辑同志|^编辑部")
"""Words with which a letter turns to the paper."""

DATED_BODY = re.compile(rf"^[{HAN}()]{{2,24}}\s+(?:{DATE.pattern})$")
"""Who signs a notice, and when, on one line."""

FAR_RIGHT = re.compile(r"[\u3000]{6}|\s{12}")
"""Spaces that set a signature at the right end of its column."""

AGE = re.compile(rf"\((?:\d{{1,3}}岁|[{HAN}]{{1,4}})\)$")
"""How old somebody is who signs, or what."""

MOST_PLACES = 4
SHORTEST_PLACE = 5
OTHERS = re.compile(
    rf"^(?:[{HAN}]{{2,3}})?等.{{1,4}}[人入]$|^(?:[几数两\d一二三四五六七八九十百]{{1,4}}[名位]|一[个群])[{HAN}]{{2,8}}$|^老\s?[{HAN}]$"
)
"""Signers without a name, or with half of one: 张三等五人, 几名战士, 老李."""

PLACE = re.compile(
    r"(?:[省市州县区旗乡镇村街庄屯队局厅处科室组厂矿场校院所站社行店馆园团营连部委会]|[大中小]学|公司|读者|农民|村民|市民|居民|家长"
    r"|教师|学生|职工|工人|干部|战士|员)$"
)
"""Words in which the place or body ends that somebody writes from."""

LONGEST_SIGNER = 30

NOTICE = re.compile(
    r"(?:公告|通告|布告|讣告|预告|启事|公示|招聘|招标|招领|招租|声明|通知|通报|更正|致歉信?|须知|简章|征集.*)$"
)

LONGEST_NOTICE = 15
"""Lines between the title of a notice and the address or number to turn to."""

VERSE_KINDS = ("bare", "roster", "byline")


def settle_signoffs(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Take the date below a notice, and the body or person that signs it, for lines of the notice."""
    settled = list(entries)
    for index in range(len(entries) - 1, 0, -1):
        if entries[index].kind in VERSE_KINDS and (
            is_dated(entries, index) or signs_off(entries, index) or places_signer(settled, entries, index)
        ):
            kind = "byline" if is_below_title(entries, index) else "line"
            settled[index] = replace(entries[index], kind=kind)
    return tuple(settled)


def is_below_title(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether a line stands below a short line that no other stands over: whoever signs there wrote what follows."""
    before = entries[index - 1]
    is_single = before.line.level > 0 or index < 2 or entries[index - 2].kind != "bare"
    return (
        before.kind == "bare"
        and is_single
        and not before.line.is_closed
        and signs_letter(entries[index].line)
    )


def is_dated(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether a line is the date below a notice, or who signs it and the date."""
    line = entries[index].line
    signed = is_short(line) and DATED_BODY.match(mend_date(line.narrow))
    return bool(signed or DATE.fullmatch(mend_date(line.narrow).strip("()")))


def signs_off(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether a line signs the text above it: by its form, its date, or its place at the right."""
    line, before = entries[index].line, entries[index - 1]
    if before.line.is_closed and FAR_RIGHT.match(line.printed):
        return True
    if before.kind not in (*TEXT, "bare", "ad"):
        return False
    over_date = index + 1 < len(entries) and DATE.fullmatch(entries[index + 1].line.narrow.strip("()"))
    if (is_short(line) and over_date) or signs_letter(line):
        return True
    is_end = before.line.is_closed or before.kind in ("line", "ad", "item")
    is_end = is_end or CLOSING_WORDS.match(before.line.narrow) is not None
    is_below_place = index > 1 and entries[index - 2].line.is_closed and is_place(before.line)
    return (is_end and (signs_notice(entries, index) or is_stuck(entries, index))) or (
        (before.line.is_closed or is_below_place) and signs_from(entries, index)
    )


def signs_letter(line: Line) -> bool:
    """Tell whether a line is the name of a reader below a letter."""
    found = SIGNER.match(line.narrow)
    return found is not None and is_name(close_up(found["name"]))


def signs_from(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether a line holds who writes and from where, and the next short line or nothing follows."""
    place, _, name = AGE.sub("", entries[index].line.narrow.strip()).partition(" ")
    words = [place, close_up_padding(name.strip())] if name else [place]
    words = [part for word in words for part in word.split()]
    follows = index + 1 == len(entries) or entries[index + 1].kind in ("bare", "ad", "note")
    is_placed = 1 < len(words) <= MOST_PLACES and all(
        re.fullmatch(rf"[{HAN}]{{2,14}}|\d+", word) for word in words
    )
    is_plain = AGE.search(entries[index].line.narrow) is not None or is_over_mark(entries, index)
    shortest = SHORTEST_PLACE - 1 if is_plain else SHORTEST_PLACE
    is_whence = bool(words) and (len(words[0]) >= shortest or bool(PLACE.search(words[0])))
    are_many = bool(words) and OTHERS.search(words[-1]) is not None
    return follows and is_placed and (are_many or (is_whence and is_name(words[-1])))


def is_stuck(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether the name of a body stands right below text, and empty lines set off what follows."""
    is_body = BODY.match(entries[index].line.narrow) is not None and not entries[index].line.level
    return (
        is_body and index + 1 < len(entries) and gap_before(entries, index) < gap_before(entries, index + 1)
    )


def is_over_mark(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether an unmarked line stands over a marked one."""
    return index + 1 < len(entries) and entries[index].line.level == 0 < entries[index + 1].line.level


def places_signer(settled: Sequence[Entry], entries: Sequence[Entry], index: int) -> bool:
    """Tell whether a line says from where those write whose names sign on the next line."""
    is_over = index + 1 < len(entries) and entries[index + 1].kind != settled[index + 1].kind == "line"
    return is_over and entries[index - 1].line.is_closed and is_place(entries[index].line)


def is_place(line: Line) -> bool:
    """Tell whether a line is nothing but a place, body or group that somebody writes from."""
    return bool(re.fullmatch(rf"[{HAN}]{{4,20}}", line.narrow) and PLACE.search(line.narrow))


def signs_notice(entries: tuple[Entry, ...], index: int) -> bool:
    """Tell whether a line is the name of a body below the text of a notice or of a letter."""
    if not BODY.match(entries[index].line.narrow):
        return False
    above = entries[max(0, index - LONGEST_NOTICE) : index]
    start = next((place for place in reversed(range(len(above))) if above[place].kind == "bare"), -1)
    is_letter = any(LETTER.search(entry.line.narrow) for entry in above[start + 1 :][:2])
    return is_letter or (start >= 0 and bool(NOTICE.search(above[start].line.folded)))


def is_short(line: Line) -> bool:
    """Tell whether a line is short and unfinished, as a signature is."""
    return not line.is_closed and not line.level and len(line.folded) <= LONGEST_SIGNER


def settle_tables(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Take the rows of a table, and the names of its columns above them, for lines of their article."""
    settled = list(entries)
    start = 0
    while start < len(entries):
        end = start
        while end < len(entries) and is_row(entries[end]):
            end += 1
        if end > start:
            first = start - 1 if start and is_table_head(entries[start - 1], entries[start]) else start
            if end - first >= FEWEST_ROWS:
                behind = end < len(entries) and entries[end].kind == "deck"
                settled[first : end + behind] = [
                    replace(entry, kind="line") for entry in entries[first : end + behind]
                ]
        start = max(end, start + 1)
    return tuple(settled)


def cells_of(line: Line) -> list[str]:
    """Return the cells of a line: its words set apart by spaces or bars."""
    return [cell for cell in re.split(r"[\s|│]+", line.narrow.strip("| ")) if cell]


def is_row(entry: Entry) -> bool:
    """Tell whether a line consists of cells, of which one or more hold figures."""
    if entry.line.level or entry.kind not in ("bare", "roster", "item", "ad", "line", "sentence"):
        return False
    cells = cells_of(entry.line)
    is_text = WORDS_OF_SENTENCE.search(entry.line.narrow)
    if (
        len(cells) > 2
        and not is_text
        and sum(bool(re.search(r"\d", cell)) for cell in cells) * 2 > len(cells)
    ):
        return True
    return (
        len(cells) > 1 and not is_text and sum(bool(FIGURE.match(cell)) for cell in cells) * 3 >= len(cells)
    )


def is_table_head(entry: Entry, row: Entry) -> bool:
    """Tell whether a line names the columns of the row below it."""
    cells = cells_of(entry.line)
    return entry.kind in ("bare", "roster") and len(cells) > 1 and len(cells) == len(cells_of(row.line))
