"""What names and posts look like in Chinese newspapers. The tables are trade knowledge, not that of one archive."""

import csv
import re
from functools import cache
from importlib.resources import files

from generator.folding import HAN

NAME = rf"(?:[{HAN}]{{2,4}}|[{HAN}]\s{{1,3}}[{HAN}](?![{HAN}])|[{HAN}]{{1,6}}·[{HAN}]{{1,8}})"
"""A name as printed: two to four characters, two padded apart, or two parts with a middle dot."""

NO_PARTICLE = "(?<![地的了着得过们])"
"""No name ends in a particle: 高兴地 is how someone speaks."""

POSTS = (
    "董事长 副董事长 理事长 总经理 经理 总监 总裁 书记 部长 市长 区长 县长 州长 省长 "
    "镇长 乡长 村长 局长 处长 科长 股长 厅长 司长 院长 校长 所长 主任 主席 主委 会长 "
    "秘书长 检察长 委员长 园长 站长 行长 社长 总编 总编辑 主编 厂长 队长 组长 馆长 "
    "台长 店长 班长 段长 连长 支书 委员 常委 代表 大师 教授 研究员 工程师 医师 医生 "
    "护士长 专家 负责人 法人 创始人 合伙人 带头人 传承人 店主 老师 教师 律师 院士 博士 "
    "劳模 技师 设计师 总师 经济师 会计师 司机 顾问 干事 专员 巡视员 调研员 主播 演员 "
    "导演 作家 诗人 记者 选手 教练 经营者 发言人 理事 监事"
).split()
"""Words that end a post; a name may follow them."""

POST_WORDS = tuple(POSTS)
POST = "(?:" + "|".join(sorted(POSTS, key=lambda word: (-len(word), word))) + r")(?:\((?:兼|挂职|代)\))?"

SPACE = re.compile(r"\s")
SPREAD = re.compile(rf"^\s*([{HAN}])\s{{1,3}}([{HAN}])\s{{1,3}}([{HAN}])\s*$")
"""A name of three characters set apart: 张 三 丰."""

PARTED = re.compile(rf"^\s*([{HAN}])\s{{1,3}}([{HAN}]{{2}})\s*$")
"""A name whose surname is set apart: 张 三丰."""

PADDED = re.compile(rf"(?<![{HAN}])([{HAN}])\s{{1,3}}([{HAN}])(?![{HAN}])")
HELD = re.compile(r"\((?:兼|挂职|代)\)$")
"""How a post is held, behind its name."""

SPEAKS = r"(?:说|表示|介绍|认为|建议|指出|强调|坦言|透露|告诉|谈道|谈到|呼吁|希望|感慨|回忆)"
"""Words that follow the name of someone who speaks."""

IDENTITY = re.compile(
    rf"^(?:[{HAN}]{{0,8}}?)(?:(?:全国|省|市|区|县|州|旗|镇|乡)?(?:人大|党)代表|(?:全国|省|市|区|县|州)?政协(?:委员|常委)|人大常委(?!会))"
)
"""The capacity in which a deputy or a member of a consultative conference speaks, at the head of a line."""


def ends_with_post(text: str) -> bool:
    """Tell whether a text ends in a post; it has half-width punctuation."""
    return HELD.sub("", text).endswith(POST_WORDS)


@cache
def surname_strokes() -> dict[str, int]:
    """Return the known surnames with the strokes of their first character."""
    return {row["surname"]: int(row["strokes"]) for row in _read_surnames()}


@cache
def surname_readings() -> dict[str, list[str]]:
    """Return the surnames that are not read as their characters usually are, with the syllables of their reading."""
    return {row["surname"]: row["reading"].split() for row in _read_surnames() if row["reading"]}


def _read_surnames() -> list[dict[str, str]]:
    text = files("generator.trade").joinpath("surnames.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def count_strokes(name: str) -> int:
    """Return the strokes of a name's first character, 0 where its surname is unknown."""
    table = surname_strokes()
    return table.get(name[:2]) or table.get(name[:1], 0)


@cache
def surname_pattern() -> str:
    """Return a pattern that matches one surname, compound ones first."""
    return "(?:" + "|".join(sorted(surname_strokes(), key=lambda name: (-len(name), name))) + ")"


@cache
def name_pattern() -> str:
    """Return a pattern for a name that begins with a known surname: one or two characters behind it."""
    return rf"(?:{surname_pattern()}[{HAN}]{{1,2}}{NO_PARTICLE})"


@cache
def _whole_name() -> re.Pattern[str]:
    return re.compile(rf"{surname_pattern()}[{HAN}]{{1,2}}{NO_PARTICLE}|[{HAN}]{{1,6}}·[{HAN}]{{1,8}}")


def is_name(text: str) -> bool:
    """Tell whether the text can be a whole Chinese name: a known surname and one or two characters."""
    return _whole_name().fullmatch(text) is not None


def close_up_padding(text: str) -> str:
    """Return a list of names with those closed up whose two characters are set apart to fill the line."""
    if not SPACE.search(text):
        return text
    return PADDED.sub(r"\1\2", PARTED.sub(r"\1\2", SPREAD.sub(r"\1\2\3", text)))


def close_up(name: str) -> str:
    """Return a name without the padding that sets two characters apart."""
    return re.sub(r"\s+", "", name)
