"""Typed reading of a mapping: a wrong key or a wrong type ends with file, line and remedy."""

import difflib
import re
from collections.abc import Iterable, Iterator

from generator.errors import ConfigurationError
from generator.reading.nodes import Mapping, Node, Place, Scalar, Sequence, describe_node, quote

ANY_KEY_NOTES = ("note", "source")
"""Keys that every entry may carry for people to read."""

_CELL_LIST = re.compile(r"[;；|]")
_TRUE = frozenset({"true", "yes", "是", "1"})
_FALSE = frozenset({"false", "no", "否", "0"})
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Fields:
    """One mapping whose keys are known beforehand."""

    def __init__(self, node: Node, keys: Iterable[str], *, place: Place | None = None) -> None:
        """Check that the node is a mapping and holds no other key than `keys`."""
        if not isinstance(node, Mapping):
            raise (place or node.place).error(
                describe_node(node), "一组“键: 值”", "对照文件开头的格式说明改写"
            )
        self.place = node.place
        self._node = node
        self._refuse_unknown((*keys, *ANY_KEY_NOTES))

    def _refuse_unknown(self, keys: tuple[str, ...]) -> None:
        for key, place in self._node.key_places.items():
            if key not in keys:
                near = difflib.get_close_matches(key, keys, 1, 0.5)
                remedy = f"改作 {near[0]}" if near else "删去这一项"
                raise place.error(f"不认识的键{quote(key)}", f"{'、'.join(keys)} 之一", remedy)

    def error(self, key: str, found: str, expected: str, remedy: str) -> ConfigurationError:
        """Make an error at the line of a key, or of the mapping where the key is not there."""
        node = self._node.entries.get(key)
        return (node.place if node else self.place).error(found, expected, remedy)

    def text(self, key: str, *, required: bool = False) -> str:
        """Return a text as written; "" where it is not given."""
        node = self._node.entries.get(key)
        value = "" if node is None else _text(key, node)
        if required and not value:
            raise self.error(key, f"没有写 {key}", f"写明的 {key}", f"补写 {key}")
        return value

    def identifier(self, key: str) -> str:
        """Return an id: small letters, digits, single hyphens."""
        value = self.text(key, required=True)
        if not _ID.fullmatch(value):
            raise self.error(key, f"标识{quote(value)}", "小写字母、数字和连字符", "改用拼音，如 some-name")
        return value

    def choice(self, key: str, values: Iterable[str], *, default: str | None = None) -> str:
        """Return one of a few words; without default the word must be there."""
        value = self.text(key, required=default is None) or default or ""
        allowed = tuple(values)
        if value not in allowed and value != default:
            near = difflib.get_close_matches(value, allowed, 1, 0.5)
            remedy = f"改作 {near[0]}" if near else "从中选一个"
            raise self.error(key, f"{key} 的值{quote(value)}", f"{'、'.join(allowed)} 之一", remedy)
        return value

    def flag(self, key: str) -> bool:
        """Return true or false; false where it is not given."""
        node = self._node.entries.get(key)
        if node is None:
            return False
        word = node.text.lower() if isinstance(node, Scalar) and node.type in {"bool", "cell"} else ""
        if word not in _TRUE | _FALSE:
            raise node.place.error(f"{key} 的值{describe_node(node)}", "true 或 false", "改作 true 或 false")
        return word in _TRUE

    def number(self, key: str, *, default: float) -> float:
        """Return a number; `default` where it is not given."""
        node = self._node.entries.get(key)
        return default if node is None else _number(key, node)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; in a table one cell holds them with semicolons between."""
        node = self._node.entries.get(key)
        if isinstance(node, Scalar) and node.type == "cell":
            return tuple(part.strip() for part in _CELL_LIST.split(node.text) if part.strip())
        return tuple(_text(key, item) for item in self.nodes(key))

    def nodes(self, key: str) -> tuple[Node, ...]:
        """Return the items of a list; none where it is not given."""
        node = self._node.entries.get(key)
        if node is None or is_null(node):
            return ()
        if not isinstance(node, Sequence):
            raise node.place.error(f"{key} 的值{describe_node(node)}", "一个列表", f"写作 {key}: [一, 二]")
        return node.items

    def fields(self, key: str, keys: Iterable[str]) -> "Fields | None":
        """Return a mapping inside this one; None where it is not given."""
        node = self._node.entries.get(key)
        return None if node is None or is_null(node) else Fields(node, keys)

    def each(self, key: str, keys: Iterable[str]) -> Iterator["Fields"]:
        """Go through a list of mappings."""
        known = tuple(keys)
        return (Fields(node, known) for node in self.nodes(key))


def is_null(node: Node) -> bool:
    """Tell whether nothing is written where a value could stand."""
    return isinstance(node, Scalar) and node.type == "null"


def refuse_equal(values: Iterable[tuple[str, Fields]], key: str) -> None:
    """Raise at the second entry that carries the same value under `key`."""
    seen: dict[str, int] = {}
    for value, entry in values:
        if value in seen:
            found = f"重复的 {key} {quote(value)}（第 {seen[value]} 行已有）"
            raise entry.error(key, found, f"每个 {key} 一次", "合并两条或改掉一处")
        seen[value] = entry.place.line


def _text(key: str, node: Node) -> str:
    if not isinstance(node, Scalar):
        raise node.place.error(f"{key} 的值{describe_node(node)}", "一段文字", "写成一行文字")
    if node.type == "bool":
        raise node.place.error(f"{key} 的值{quote(node.text)}（YAML 读作是非）", "一段文字", "给它加上引号")
    return "" if node.type == "null" else node.text.strip()


def _number(key: str, node: Node) -> float:
    value = node.text if isinstance(node, Scalar) and node.type in {"int", "float", "cell"} else ""
    try:
        return float(value)
    except ValueError:
        raise node.place.error(
            f"{key} 的值{describe_node(node)}", "一个数", "写成 2 或 0.5 这样的数"
        ) from None
