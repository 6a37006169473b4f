"""ids.csv: the addresses that were given, read and checked."""

import re

from generator.knowledge import MintedId
from generator.reading.fields import Fields, refuse_equal
from generator.reading.nodes import Node, quote
from generator.reading.nodes import Sequence as NodeList

COLUMNS = ("kind", "id", "file", "first_line", "fingerprint", "title", "opening", "state", "to", "date")
KINDS = ("article", "page", "person", "theme", "group", "district", "organisation", "list")
PRINTED = ("article", "page")
"""Kinds that stand in a file."""
STATES = ("", "moved", "withdrawn")
IDENTITY = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
PATH = re.compile(r"[a-z0-9-]+/[a-z0-9_-]+")
"""What names a list: its path below `archive/`."""


def read_ids(node: Node) -> tuple[MintedId, ...]:
    """Read ids.csv. Raises ConfigurationError for the first mistake; an id stands once in its kind."""
    items = node.items if isinstance(node, NodeList) else Fields(node, ("ids", "version")).nodes("ids")
    entries = [Fields(item, COLUMNS) for item in items]
    for kind in KINDS:
        same = (entry for entry in entries if entry.text("kind") == kind)
        refuse_equal(((entry.text("id", required=True), entry) for entry in same), "id")
    return tuple(map(read_id, entries))


def read_id(fields: Fields) -> MintedId:
    """Read one row."""
    kind, identity = fields.choice("kind", KINDS), fields.text("id", required=True)
    if not (PATH if kind == "list" else IDENTITY).fullmatch(identity):
        raise fields.error(
            "id", f"编号{quote(identity)}", "小写字母、数字和连字符，至多 40 个", "恢复原来的编号"
        )
    line = fields.text("first_line") or "0"
    if not line.isascii() or not line.isdecimal():
        raise fields.error("first_line", f"行号{quote(line)}", "0 或正整数", "恢复原来的行号")
    return MintedId(
        kind=kind,
        id=identity,
        file=fields.text("file", required=kind in PRINTED).replace("\\", "/"),
        first_line=int(line),
        fingerprint=fields.text("fingerprint"),
        title=fields.text("title"),
        opening=fields.text("opening"),
        state=fields.choice("state", STATES, default=""),
        to=fields.text("to"),
        date=fields.text("date"),
    )
