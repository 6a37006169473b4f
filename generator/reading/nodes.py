"""Values as an archivist wrote them, each with its file and line, whether they came from YAML or from CSV.

Nothing here knows what the values mean; `generator.reading.fields` checks them.
"""

from dataclasses import dataclass

from generator.errors import ConfigurationError

QUOTE_LIMIT = 60
"""Characters of a faulty value that a message quotes: enough to recognise it, short enough for one line."""


@dataclass(frozen=True)
class Place:
    """A line of a file that an archivist writes."""

    file: str
    """Path as the messages show it."""
    line: int
    """From 1; 0 for the file as a whole."""

    def error(self, found: str, expected: str, remedy: str) -> ConfigurationError:
        """Make the error that names this place."""
        return ConfigurationError(self.file, self.line, found=found, expected=expected, remedy=remedy)


@dataclass(frozen=True)
class Scalar:
    """A single value."""

    place: Place
    text: str
    """As written: `02` stays 02, `2024-12-25` stays a string."""
    type: str
    """str, int, float, bool, null, timestamp as YAML resolves it; `cell` for a cell of a CSV table."""


@dataclass(frozen=True)
class Sequence:
    """A list."""

    place: Place
    items: tuple["Node", ...]


@dataclass(frozen=True)
class Mapping:
    """Keys and their values, in the order of the file."""

    place: Place
    entries: dict[str, "Node"]
    key_places: dict[str, Place]


Node = Scalar | Sequence | Mapping


def describe_node(node: Node) -> str:
    """Say in a few words what stands there, for a message."""
    if isinstance(node, Sequence):
        return f"一个列表（{len(node.items)} 项）"
    if isinstance(node, Mapping):
        return f"一组键值（{quote('、'.join(node.entries))}）"
    return quote(node.text) if node.text else "空值"


def quote(text: str) -> str:
    """Quote a value on one line, cut to `QUOTE_LIMIT` characters."""
    flat = " ".join(text.split())
    return f"“{flat if len(flat) <= QUOTE_LIMIT else flat[:QUOTE_LIMIT] + '…'}”"
