"""corrections.yml: what an archivist corrects, read and checked; where each belongs is found later, page by page."""

import re
from collections.abc import Collection, Iterator, Sequence

from generator.folding import fold
from generator.knowledge import Correction
from generator.reading.edtf import FORMS, is_edtf
from generator.reading.fields import Fields
from generator.reading.nodes import Node, quote
from generator.reading.nodes import Sequence as NodeList
from generator.registers.overlay import FIELDS as REGISTER_FIELDS
from generator.registers.overlay import read_fields

KEYS = (
    "file",
    "sha256",
    "line",
    "expected",
    "replacement",
    "kind",
    "reason",
    "evidence",
    "certainty",
    "by",
    "checked_by",
    "date",
)
ORDERED_ROLES = ("banner", "heading", "byline", "body", "subhead", "caption", "jump", "ad")
WITHDRAWAL = "withdrawal"
REGISTER = "register"
KINDS = ("recognition", "join", "cut", "role", "date", "filing", REGISTER, WITHDRAWAL)
CERTAINTIES = ("certain", "proposed")
ORDERS = {
    "role": ORDERED_ROLES,
    "cut": ("opens", "inside"),
    "join": ("joined", "apart"),
    WITHDRAWAL: ("article", "paragraph", "words"),
}
"""What may be ordered of a line, and how much of it and around it is withdrawn."""

SHORTEST_DIGEST = 12
"""Hexadecimal digits of a digest that an entry states at least."""

DIGEST = re.compile(rf"[0-9a-f]{{{SHORTEST_DIGEST},64}}")


def read_corrections(node: Node, filed: Collection[str] = ()) -> tuple[Correction, ...]:
    """Read corrections.yml, a list; `filed` are the ids of themes and districts.

    Raises ConfigurationError for the first mistake, also where two entries touch the same words.
    """
    items = (
        node.items
        if isinstance(node, NodeList)
        else Fields(node, ("corrections", "version")).nodes("corrections")
    )
    pairs = [(read_correction(fields, filed), fields) for fields in (Fields(item, KEYS) for item in items)]
    refuse_clashes(pairs)
    return tuple(correction for correction, _ in pairs)


def read_correction(fields: Fields, filed: Collection[str]) -> Correction:
    """Read one entry."""
    kind = fields.choice("kind", KINDS)
    expected = fields.text("expected", required=True)
    replacement = fields.text("replacement", required=kind != "recognition")
    check_replacement(fields, kind, expected, replacement, filed)
    certainty = fields.choice("certainty", CERTAINTIES)
    if kind == WITHDRAWAL and certainty != "certain":
        raise fields.error(
            "certainty", f"撤下而写作{quote(certainty)}", "certain", "写 certain，或删去这一条"
        )
    return Correction(
        file=fields.text("file", required=True).replace("\\", "/"),
        sha256=read_digest(fields),
        line=read_line(fields),
        expected=expected,
        replacement=replacement,
        kind=kind,
        reason=fields.text("reason", required=True),
        evidence=fields.text("evidence"),
        certainty=certainty,
        by=fields.text("by", required=True),
        checked_by=fields.text("checked_by"),
        date=read_date(fields, "date"),
        place=(fields.place.file, fields.place.line),
    )


def read_digest(fields: Fields) -> str:
    """Return the digest of the source, at least its first twelve characters."""
    digest = fields.text("sha256", required=True).lower()
    if not DIGEST.fullmatch(digest):
        expected = "源文件 SHA-256 的前 12 至 64 位"
        raise fields.error("sha256", f"校验和{quote(digest)}", expected, "从该版的页面或 lines 数据旁抄来")
    return digest


def read_line(fields: Fields) -> int:
    """Return the number of a line."""
    text = fields.text("line", required=True)
    if not text.isascii() or not text.isdecimal() or int(text) < 1:
        raise fields.error("line", f"行号{quote(text)}", "1 以上的整数", "写源文件中的行号")
    return int(text)


def read_date(fields: Fields, key: str) -> str:
    """Return a day in EDTF."""
    date = fields.text(key, required=True)
    if not is_edtf(date):
        raise fields.error(key, f"日期{quote(date)}", FORMS, "按 EDTF 改写")
    return date


def check_replacement(
    fields: Fields, kind: str, expected: str, replacement: str, filed: Collection[str]
) -> None:
    """Raise where a replacement is none of those that its kind allows."""
    if kind == "recognition" and expected == replacement:
        raise fields.error(
            "replacement", "与 expected 相同的文字", "改后的读法", "写明改成什么，或删去这一条"
        )
    if kind in ORDERS:
        fields.choice("replacement", ORDERS[kind])
    elif kind == "date":
        read_date(fields, "replacement")
    elif kind == REGISTER and read_fields(replacement) is None:
        names = "、".join(REGISTER_FIELDS)
        expected_words = f"-，或“项=值”，项是 {names}"
        raise fields.error("replacement", quote(replacement), expected_words, "照此改写，几项之间用分号")
    elif kind == "filing" and replacement.removeprefix("-") not in filed:
        fields.choice("replacement", [*filed, *(f"-{identity}" for identity in filed)])


def refuse_clashes(pairs: Sequence[tuple[Correction, Fields]]) -> None:
    """Raise at the second entry that touches the same words of a line as another one of its kind."""
    for index, (one, fields) in enumerate(pairs):
        for other in find_touching(one, [correction for correction, _ in pairs[:index]]):
            found = f"与第 {other.place[1]} 行的更正落在同一处（{quote(other.expected)}）"
            raise fields.error("expected", found, "一处一条更正", "合并两条，或删去一条")


def find_touching(one: Correction, others: Sequence[Correction]) -> Iterator[Correction]:
    """Yield the corrections of the same line and kind whose words hold, or are held by, those of another one."""
    words = fold(one.expected)
    for other in others:
        is_near = (one.file, one.line, one.kind) == (other.file, other.line, other.kind)
        theirs = fold(other.expected)
        if is_near and one.kind not in ("filing", REGISTER) and (words in theirs or theirs in words):
            yield other
