"""sessions.yml and columns.yml into values: which sessions and which columns of the paper the archivist knows."""

from generator.meetings import KnownColumn, KnownSession
from generator.reading.edtf import FORMS, is_edtf
from generator.reading.fields import Fields, refuse_equal
from generator.reading.nodes import Node, Sequence, quote

SESSION_KEYS = ("id", "name", "titles", "period", "reason")
COLUMN_KEYS = ("id", "name", "printed", "text")


def read_sessions(node: Node) -> tuple[KnownSession, ...]:
    """Read sessions.yml: a list of sessions, alone or under the key `sessions`."""
    entries = [Fields(entry, SESSION_KEYS) for entry in _list_entries("sessions", node)]
    refuse_equal(((entry.identifier("id"), entry) for entry in entries), "id")
    sessions = tuple(_read_session(entry) for entry in entries)
    titles = ((title, entry) for entry in entries for title in entry.texts("titles"))
    refuse_equal(titles, "titles")
    return sessions


def _read_session(entry: Fields) -> KnownSession:
    period = entry.text("period")
    if period and not is_edtf(period):
        raise entry.error("period", f"日期{quote(period)}", FORMS, "按 EDTF 改写")
    return KnownSession(
        entry.identifier("id"),
        entry.text("name", required=True),
        entry.texts("titles"),
        period,
        entry.text("reason"),
    )


def read_columns(node: Node) -> tuple[KnownColumn, ...]:
    """Read columns.yml: a list of columns, alone or under the key `columns`; each has `printed`, `text` or both."""
    entries = [Fields(entry, COLUMN_KEYS) for entry in _list_entries("columns", node)]
    refuse_equal(((entry.identifier("id"), entry) for entry in entries), "id")
    return tuple(_read_column(entry) for entry in entries)


def _read_column(entry: Fields) -> KnownColumn:
    printed, text = entry.texts("printed"), entry.texts("text")
    if not printed and not text:
        raise entry.error(
            "id", "没有写 printed，也没有写 text 的栏目", "至少一种写法", "补写 printed: [栏题]"
        )
    return KnownColumn(entry.identifier("id"), entry.text("name", required=True), printed, text)


def _list_entries(key: str, node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else Fields(node, (key, "version")).nodes(key)
