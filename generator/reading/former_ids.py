"""Ids of themes, groups and districts that are no longer used: each leads to one successor, none is given again."""

from collections.abc import Sequence

from generator.knowledge import District, MintedId, Theme, ThemeGroup
from generator.reading.fields import Fields
from generator.reading.nodes import quote

Pair = tuple[Theme, Fields] | tuple[ThemeGroup, Fields] | tuple[District, Fields]


def refuse_old_ids(pairs: Sequence[Pair], kind: str, minted: Sequence[MintedId]) -> None:
    """Raise at the first id of a theme, group or district that contradicts another one or was given to something else."""
    refuse_formerly(pairs)
    refuse_reused(pairs, [row for row in minted if row.kind == kind])


def refuse_formerly(pairs: Sequence[Pair]) -> None:
    """Raise at the first former id that is in use, or that two entries claim."""
    taken = {entry.id: "正在使用" for entry, _ in pairs}
    for entry, fields in pairs:
        for old in entry.formerly:
            if old in taken:
                raise fields.error(
                    "formerly",
                    f"旧标识{quote(old)}（{taken[old]}）",
                    "已不再用、只归一条的标识",
                    "删去多余的一处",
                )
            taken[old] = f"已归 {entry.id}"


def refuse_reused(pairs: Sequence[Pair], minted: Sequence[MintedId]) -> None:
    """Raise at the first id that was given to something else: its address is known for that."""
    rows = {row.id: row for row in minted if row.title}
    names = {entry.name for entry, _ in pairs}
    for entry, fields in pairs:
        row = rows.get(entry.id)
        if row and row.title != entry.name and (row.state or row.title in names):
            raise fields.error(
                "id",
                f"标识{quote(entry.id)}原属“{row.title}”，现用于“{entry.name}”",
                "没有给过别类的标识",
                f"给“{entry.name}”另取一个标识，旧地址才不会指错",
            )
