"""Mistakes that archivists make: file, content, line, what the message finds and what it tells to do."""

from tests.conftest import SMALLEST_ARCHIVE

THEMES = """\
version: 1
groups:
  - {id: work, name: 工作}
themes:
  - id: farming
    name: 农业
    group: work
    terms: [稻谷, {term: 春耕, weight: 2.5}]
    govcn: [{top: 农业, child: 种植}]
  - id: meetings
    name: 会议
    group: work
    cross_cutting: true
"""

DISTRICTS = """\
version: 1
city: {id: mou, code: '000000', name: 某市, aliases: [我市]}
districts:
  - id: east
    name: 东某区
    code: '000001'
    tile: [1, 2]
    old_names: [{name: 东乡县, until: 1990}]
    variants: [东某區]
    clues:
      - {text: 东某, use: name, level: certain, aliases: [某东]}
zones:
  - id: park
    name: 某园
    same_as: east
    tile: null
mask_first:
  - {text: [东某大桥], hides: 东某区}
tile_caption: 示意图
"""

MISTAKES: dict[str, tuple[str, str | bytes, int, str, str]] = {
    "unknown key": ("archive.yml", SMALLEST_ARCHIVE + "rigths: x\n", 3, "“rigths”", "改作 rights"),
    "unknown key like no other": ("archive.yml", SMALLEST_ARCHIVE + "zzz: x\n", 3, "“zzz”", "删去"),
    "no name": ("archive.yml", "paper: 某报\n", 1, "没有写 name", "补写 name"),
    "empty file": ("archive.yml", "", 1, "没有写 name", "补写 name"),
    "list for a mapping": ("archive.yml", "- a\n- b\n", 1, "一个列表（2 项）", "格式"),
    "text for a list": ("archive.yml", SMALLEST_ARCHIVE + "agencies: 某社\n", 3, "“某社”", "agencies: ["),
    "list for a text": ("archive.yml", SMALLEST_ARCHIVE + "city:\n  - 某市\n", 4, "一个列表", "一行文字"),
    "yes read as true": ("archive.yml", SMALLEST_ARCHIVE + "contact: yes\n", 3, "“yes”", "引号"),
    "form that is no expression": (
        "archive.yml",
        SMALLEST_ARCHIVE + "forms:\n  byline:\n    - '采写('\n",
        5,
        "不成立的正则表达式",
        "括号",
    ),
    "form that matches anything": (
        "archive.yml",
        SMALLEST_ARCHIVE + "forms:\n  furniture: ['.*']\n",
        4,
        "什么都能匹配",
        "不变的字",
    ),
    "unknown kind of form": (
        "archive.yml",
        SMALLEST_ARCHIVE + "forms:\n  bylines: [x]\n",
        4,
        "“bylines”",
        "改作 byline",
    ),
    "wrong access of a page": (
        "sources.yml",
        "- file: a.txt\n  access: library\n",
        2,
        "“library”",
        "从中选一个",
    ),
    "wrong access": ("archive.yml", SMALLEST_ARCHIVE + "access: publik\n", 3, "“publik”", "改作 public"),
    "repository without an owner": (
        "archive.yml",
        SMALLEST_ARCHIVE + "repository: https://example.org/archive\n",
        3,
        "“https://example.org/archive”",
        "照此改写",
    ),
    "equal keys": ("archive.yml", SMALLEST_ARCHIVE + "name: 又\n", 3, "“name”（第 1 行已有）", "删去一处"),
    "tab": ("archive.yml", SMALLEST_ARCHIVE + "agencies:\n\t- 某社\n", 4, "制表符", "换成空格"),
    "not UTF-8": ("archive.yml", b"name: x\npaper: \xc4\xb3\xb1\xa8\n", 2, "不是 UTF-8", "另存为 UTF-8"),
    "control character": ("archive.yml", "name: x\npaper: y\x07\n", 2, "U+0007", "删去"),
    "unclosed quote": ("archive.yml", 'name: "x\npaper: y\n', 3, "读不懂", "引号"),
    "unclosed bracket": ("archive.yml", "name: [x\npaper: y\n", 2, "读不懂", "检查"),
    "alias": ("archive.yml", "name: &a x\npaper: *a\n", 1, "“&a”", "照写一遍"),
    "alias of nothing": ("archive.yml", "name: x\npaper: *a\n", 2, "“*a”", "引号"),
    "tag": ("archive.yml", "name: !!python/name:os.system x\npaper: y\n", 1, "类型记号", "删去"),
    "second document": ("archive.yml", SMALLEST_ARCHIVE + "---\na: b\n", 3, "第二个文档", "---"),
    "bottomless": ("archive.yml", "name: " + "[" * 5000, 1, "超过 12 层", "格式说明"),
    "bad genre cue": (
        "archive.yml",
        SMALLEST_ARCHIVE + "genres:\n  - name: 甲\n    field: title\n    cue: '(a'\n",
        6,
        "“(a”",
        "括号",
    ),
    "bad headline": (
        "archive.yml",
        SMALLEST_ARCHIVE + "genres:\n  - {name: 甲, field: title, cue: a, headline: lagre}\n",
        4,
        "“lagre”",
        "改作 large",
    ),
    "bad genre field": (
        "archive.yml",
        SMALLEST_ARCHIVE + "genres:\n  - {name: 甲, field: titel, cue: a}\n",
        4,
        "“titel”",
        "改作 title",
    ),
    "pattern without part": (
        "archive.yml",
        SMALLEST_ARCHIVE + "file_patterns: [a.txt]\n",
        3,
        "“a.txt”",
        "{year}",
    ),
    "pattern with unknown part": (
        "archive.yml",
        SMALLEST_ARCHIVE + "file_patterns:\n  - '{year}/{mouth}.txt'\n",
        4,
        "“{mouth}”",
        "名字",
    ),
    "pattern with equal parts": (
        "archive.yml",
        SMALLEST_ARCHIVE + "file_patterns: ['{year}/{year}.txt']\n",
        3,
        "“{year}”",
        "一次",
    ),
    "pattern with a lone brace": (
        "archive.yml",
        SMALLEST_ARCHIVE + "file_patterns: ['{year}/}.txt']\n",
        3,
        "花括号",
        "补上",
    ),
    "bad date": (
        "sources.yml",
        "- file: a.txt\n  date: 2024-13-01\n  certainty: given\n",
        2,
        "“2024-13-01”",
        "EDTF",
    ),
    "date without certainty": (
        "sources.yml",
        "- file: a.txt\n  date: 2024\n",
        1,
        "certainty",
        "补写 certainty",
    ),
    "wrong certainty": (
        "sources.yml",
        "- file: a.txt\n  date: 2024\n  certainty: infered\n",
        3,
        "“infered”",
        "改作 inferred",
    ),
    "equal files": (
        "sources.yml",
        "- {file: a.txt}\n- {file: b.txt}\n- {file: a.txt}\n",
        3,
        "第 1 行已有",
        "合并",
    ),
    "bad date of proofreading": (
        "sources.yml",
        "- file: a.txt\n  proofread:\n    by: 张三\n    date: 昨天\n",
        4,
        "“昨天”",
        "EDTF",
    ),
    "source as a text": ("sources.yml", "a.txt\n", 1, "一段文字", "- file:"),
    "unknown group": (
        "themes.yml",
        THEMES.replace("group: work", "group: wrok", 1),
        7,
        "“wrok”",
        "改作 work",
    ),
    "equal theme ids": ("themes.yml", THEMES.replace("id: meetings", "id: farming"), 10, "“farming”", "改掉"),
    "theme id not ASCII": ("themes.yml", THEMES.replace("id: farming", "id: 农业"), 5, "“农业”", "拼音"),
    "weight not a number": ("themes.yml", THEMES.replace("2.5", "heavy"), 8, "“heavy”", "2 或 0.5"),
    "weight below zero": ("themes.yml", THEMES.replace("2.5", "-1"), 8, "权重 -1", "删去"),
    "term that is no word": ("themes.yml", THEMES.replace("稻谷", "[稻谷]"), 8, "不是词", "改成一个词"),
    "flag that is a text": ("themes.yml", THEMES.replace("true", "maybe"), 13, "“maybe”", "true 或 false"),
    "same_as unknown": (
        "districts.yml",
        DISTRICTS.replace("same_as: east", "same_as: esat"),
        15,
        "“esat”",
        "id",
    ),
    "equal district ids": ("districts.yml", DISTRICTS.replace("id: park", "id: east"), 13, "“east”", "改掉"),
    "id kept for the city": (
        "districts.yml",
        DISTRICTS.replace("id: park", "id: city"),
        13,
        "“city”",
        "换一个",
    ),
    "bad level": ("districts.yml", DISTRICTS.replace("certain", "certian"), 11, "“certian”", "改作 certain"),
    "tile outside": ("districts.yml", DISTRICTS.replace("[1, 2]", "[0, 2]"), 7, "tile", "[3, 2]"),
    "tile beyond": ("districts.yml", DISTRICTS.replace("[1, 2]", "[17, 2]"), 7, "tile", "[3, 2]"),
    "person without name": ("people.yml", "- posts: [某长]\n", 1, "没有写 name", "补写 name"),
    "phrase that is a list": ("phrases.yml", "- 甲\n- [乙]\n", 2, "不是词语", "一个词语"),
    "session without a name": ("sessions.yml", "- id: a\n", 1, "没有写 name", "补写 name"),
    "bad period": ("sessions.yml", "- id: a\n  name: 甲\n  period: 冬天\n", 3, "“冬天”", "EDTF"),
    "session twice": (
        "sessions.yml",
        "- {id: a, name: 甲, titles: [会]}\n- {id: b, name: 乙, titles: [会]}\n",
        2,
        "“会”",
        "改掉",
    ),
    "column without a form": ("columns.yml", "- {id: a, name: 甲}\n", 1, "printed", "补写"),
    "column unknown": ("people.csv", "name,psots\n张三,某长\n", 2, "“psots”", "改作 posts"),
    "equal columns": ("people.csv", "name,name\n张三,李四\n", 1, "重复的列", "一列"),
    "row too long": ("people.csv", "name\n张三\n李四,某长\n", 3, "“某长”", "列名"),
    "flag in a table": ("people.csv", "name,hidden\n张三,是\n李四,大概\n", 3, "“大概”", "true"),
}
