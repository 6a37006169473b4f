"""YAML text into nodes with exact lines. Refuses what hides mistakes: aliases, tags, tabs, equal keys."""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import AliasEvent, NodeEvent

from generator.errors import ConfigurationError
from generator.reading.nodes import Mapping, Node, Place, Scalar, Sequence, quote

MAX_DEPTH = 12
"""Levels of nesting: the deepest file in use needs 6; a file made to exhaust the reader has thousands."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER: Any = yaml.SafeLoader("")
_TAB = re.compile(r"^ *\t[ \t]*\S")
_NOT_PRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FOLD = re.compile(r"(?<=[^\x00-\xff]) (?=[^\x00-\xff])")
"""The space that `>-` puts where a line was folded; between Chinese characters it is none of the text."""
DEEPER = "maximum nesting depth"
"""What newer readers of YAML say themselves, before we count the levels."""

_NOTHING = Place("", 0)


def read_yaml(content: bytes, file: str) -> Node:
    """Read one YAML document; an empty file is an empty mapping.

    Raises ConfigurationError with file and line for anything that is not plain YAML in UTF-8.
    """
    text = _decode(content, file)
    _refuse_characters(text, file)
    try:
        return _Builder(file, yaml.parse(text, _LOADER)).document()
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error, file) from None


def _decode(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        place = Place(file, line)
        raise place.error("不是 UTF-8 的字节", "UTF-8 编码的文本", "用编辑器另存为 UTF-8") from None


def _refuse_characters(text: str, file: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        if _TAB.match(line):
            raise Place(file, number).error("行首的制表符（Tab）", "空格缩进", "把制表符换成空格")
        if found := _NOT_PRINTABLE.search(line):
            name = f"控制字符 U+{ord(found[0]):04X}"
            raise Place(file, number).error(name, "可见字符", "删去这个字符")


def _syntax_error(error: yaml.MarkedYAMLError, file: str) -> ConfigurationError:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 0
    if DEEPER in (error.problem or ""):
        return _depth_error(Place(file, line))
    problem = quote(error.problem or error.context or "")
    remedy = "检查这一行及上一行的缩进、引号、冒号后的空格"
    return Place(file, line).error(f"读不懂的写法（{problem}）", "合乎 YAML 语法的一行", remedy)


def _depth_error(place: Place) -> ConfigurationError:
    return place.error(f"超过 {MAX_DEPTH} 层的嵌套", "浅的结构", "对照文件开头的格式说明改写")


class _Builder:
    """Turns the events of one YAML stream into nodes."""

    def __init__(self, file: str, events: Iterator[yaml.Event]) -> None:
        self._file = file
        self._events = events
        self._place = _NOTHING

    def document(self) -> Node:
        """Return the only document of the stream."""
        self._take()
        event = self._take()
        if isinstance(event, yaml.StreamEndEvent):
            return Mapping(Place(self._file, 1), {}, {})
        node = self._node(self._take(), 0)
        self._take()
        if not isinstance(self._take(), yaml.StreamEndEvent):
            raise self._place.error("第二个文档（---）", "一个文件一个文档", "删去多余的 ---")
        return node

    def _take(self) -> yaml.Event:
        event = next(self._events)
        mark = event.start_mark
        self._place = Place(self._file, mark.line + 1) if mark else Place(self._file, 1)
        return event

    def _node(self, event: yaml.Event, depth: int) -> Node:
        place = self._place
        self._refuse(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            text = _FOLD.sub("", event.value) if event.style == ">" else event.value
            return Scalar(place, text, self._type(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(place, tuple(self._items(depth)))
        return self._mapping(place, depth)

    def _refuse(self, event: yaml.Event, depth: int) -> None:
        if isinstance(event, NodeEvent) and event.anchor:
            mark = "*" if isinstance(event, AliasEvent) else "&"
            name = quote(f"{mark}{event.anchor}")
            raise self._place.error(f"引用记号{name}", "直接写出的值", "把值照写一遍；文字要用引号括起")
        if tag := getattr(event, "tag", None):
            raise self._place.error(f"类型记号{quote(tag)}", "普通的值", "删去这个记号或给文字加引号")
        if depth > MAX_DEPTH:
            raise _depth_error(self._place)

    def _type(self, event: yaml.ScalarEvent) -> str:
        tag: str = _RESOLVER.resolve(yaml.ScalarNode, event.value, event.implicit)
        return tag.rpartition(":")[2]

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := self._take(), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _mapping(self, place: Place, depth: int) -> Mapping:
        entries: dict[str, Node] = {}
        places: dict[str, Place] = {}
        while not isinstance(event := self._take(), yaml.MappingEndEvent):
            key_place = self._place
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise key_place.error("不是文字的键", "一个词作键", "对照文件开头的格式说明改写")
            if key.text in entries:
                first = places[key.text].line
                raise key_place.error(
                    f"重复的键{quote(key.text)}（第 {first} 行已有）", "每个键一次", "合并或删去一处"
                )
            entries[key.text] = self._node(self._take(), depth + 1)
            places[key.text] = key_place
        return Mapping(place, entries, places)
