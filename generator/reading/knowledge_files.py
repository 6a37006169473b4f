"""Everything an archivist writes beside the seeds, read and checked into `Knowledge`."""

import difflib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator.errors import UsageError
from generator.knowledge import (
    Correction,
    DistrictGuide,
    Knowledge,
    KnownPerson,
    MintedId,
    OtherNames,
    SourceEntry,
    Theme,
    ThemeGroup,
)
from generator.reading.archive_settings import read_archive_settings
from generator.reading.correction_files import WITHDRAWAL, read_corrections
from generator.reading.csv_nodes import read_csv
from generator.reading.edtf import FORMS, is_edtf
from generator.reading.fields import Fields, is_null, refuse_equal
from generator.reading.filing_files import read_districts, read_themes
from generator.reading.id_files import read_ids
from generator.reading.meeting_files import read_columns, read_sessions
from generator.reading.nodes import Mapping, Node, Place, Scalar, Sequence, quote
from generator.reading.release_files import read_releases
from generator.reading.yaml_nodes import read_yaml

NAMES = (
    *("archive", "sources", "themes", "districts", "people", "phrases", "corrections", "ids", "aliases"),
    *("sessions", "columns"),
)
"""The files, without their ending."""

TABLES = frozenset({"sources", "people", "phrases", "corrections", "ids", "aliases"})
"""Those that may be a CSV table instead."""

CERTAINTIES = ("given", "inferred")
PAGE_ACCESS = ("public", "metadata")
SOURCE_KEYS = (
    "file",
    "date",
    "certainty",
    "page",
    "edition",
    "reason",
    "newspaper",
    "proofread",
    "replaces",
    "access",
)
PERSON_KEYS = ("name", "posts", "hidden")

_Value = TypeVar("_Value")


def read_knowledge(seeds: Path) -> Knowledge:
    """Read and check all files; only archive.yml must be there.

    Raises UsageError when there is no such folder, ConfigurationError for the first mistake.
    """
    if not seeds.is_dir():
        raise UsageError(f"{seeds.as_posix()}: 没有这个文件夹；应为放版面文本的文件夹；请用 --seeds 指明。")
    _refuse_misnamed(seeds)
    nothing: tuple[tuple[ThemeGroup, ...], tuple[Theme, ...]] = ((), ())
    no_ids: tuple[MintedId, ...] = ()
    ids = _read(seeds, "ids", read_ids, no_ids)
    groups, themes = _read(seeds, "themes", partial(read_themes, minted=ids), nothing)
    districts = _read(seeds, "districts", partial(read_districts, minted=ids), DistrictGuide())
    filed = [*(theme.id for theme in themes), *(district.id for district in districts.districts)]
    unchanged: tuple[Correction, ...] = ()
    corrections = _read(seeds, "corrections", partial(read_corrections, filed=filed), unchanged)
    return Knowledge(
        archive=read_archive_settings(_required(seeds)),
        sources=_read(seeds, "sources", read_sources, ()),
        theme_groups=groups,
        themes=themes,
        districts=districts,
        people=_read(seeds, "people", read_people, ()),
        phrases=_read(seeds, "phrases", read_phrases, ()),
        corrections=tuple(one for one in corrections if one.kind != WITHDRAWAL),
        withdrawals=tuple(one for one in corrections if one.kind == WITHDRAWAL),
        ids=ids,
        releases=read_releases(seeds / "releases"),
        aliases=_read(seeds, "aliases", read_aliases, ()),
        sessions=_read(seeds, "sessions", read_sessions, ()),
        columns=_read(seeds, "columns", read_columns, ()),
    )


def read_sources(node: Node) -> tuple[SourceEntry, ...]:
    """Read sources.yml: a list of entries, or a mapping from file to entry."""
    entries = _list_of("sources", node) if isinstance(node, Sequence) or _has_only(node, "sources") else None
    if entries is None:
        pairs = [(file, Fields(entry, SOURCE_KEYS)) for file, entry in _files(node)]
    else:
        fields = [Fields(entry, SOURCE_KEYS) for entry in entries]
        pairs = [(entry.text("file", required=True), entry) for entry in fields]
    refuse_equal(((file, entry) for file, entry in pairs), "file")
    return tuple(_source(file.replace("\\", "/"), entry) for file, entry in pairs)


def read_people(node: Node) -> tuple[KnownPerson, ...]:
    """Read people.yml: a list of persons, alone or under the key `people`."""
    entries = (Fields(entry, PERSON_KEYS) for entry in _list_of("people", node))
    return tuple(
        KnownPerson(
            entry.text("name", required=True), entry.texts("posts"), entry.text("note"), entry.flag("hidden")
        )
        for entry in entries
    )


def read_phrases(node: Node) -> tuple[str, ...]:
    """Read phrases.yml: a list of texts; a table has one column `phrase`."""
    return tuple(_phrase(entry) for entry in _list_of("phrases", node))


def read_aliases(node: Node) -> tuple[OtherNames, ...]:
    """Read aliases.yml: a list of names, each with what it is also called."""
    entries = (Fields(entry, ("name", "aliases")) for entry in _list_of("aliases", node))
    return tuple(OtherNames(entry.text("name", required=True), entry.texts("aliases")) for entry in entries)


def _read(seeds: Path, name: str, read: Callable[[Node], _Value], missing: _Value) -> _Value:
    node = _load(seeds, name)
    return missing if node is None else read(node)


def _required(seeds: Path) -> Node:
    node = _load(seeds, "archive")
    if node is None:
        place = Place((seeds / "archive.yml").as_posix(), 0)
        raise place.error(
            "没有这个文件", "写明 name 和 paper 的 archive.yml", "在这里新建它，照 README 的例子写两行"
        )
    return node


def _load(seeds: Path, name: str) -> Node | None:
    path = _find(seeds, name)
    if path is None:
        return None
    try:
        content = path.read_bytes()
    except OSError as error:
        place = Place(path.as_posix(), 0)
        raise place.error(f"读不出的文件（{error.strerror}）", "可读的文件", "检查文件的权限") from None
    node = (read_csv if path.suffix == ".csv" else read_yaml)(content, path.as_posix())
    return None if is_null(node) else node


def _find(seeds: Path, name: str) -> Path | None:
    endings = (".yml", ".yaml", ".csv") if name in TABLES else (".yml", ".yaml")
    found = [path for ending in endings if (path := seeds / f"{name}{ending}").is_file()]
    if len(found) > 1:
        names = "、".join(path.name for path in found)
        raise Place(found[0].as_posix(), 0).error(f"并存的 {names}", "一份", "合并后留下一份")
    return found[0] if found else None


def _refuse_misnamed(seeds: Path) -> None:
    for path in sorted([*seeds.glob("*.yml"), *seeds.glob("*.yaml")]):
        near = difflib.get_close_matches(path.stem, NAMES, 1, 0.75)
        if near and near[0] != path.stem:
            place = Place(path.as_posix(), 0)
            raise place.error(f"文件名 {path.name}", f"{near[0]}.yml", f"改名为 {near[0]}.yml")


def _list_of(key: str, node: Node) -> tuple[Node, ...]:
    if isinstance(node, Sequence):
        return node.items
    return Fields(node, (key, "version")).nodes(key)


def _has_only(node: Node, key: str) -> bool:
    return isinstance(node, Mapping) and set(node.entries) <= {key, "version"}


def _files(node: Node) -> list[tuple[str, Node]]:
    if not isinstance(node, Mapping):
        raise node.place.error("一段文字", "文件的列表", "写作 - file: 文件名")
    return [(file, entry) for file, entry in node.entries.items() if file != "version"]


def _source(file: str, fields: Fields) -> SourceEntry:
    date = fields.text("date")
    if date and not is_edtf(date):
        raise fields.error("date", f"日期{quote(date)}", FORMS, "按 EDTF 改写")
    certainty = fields.choice("certainty", CERTAINTIES, default=None if date else "")
    proofread = fields.fields("proofread", ("by", "date"))
    proofread_date = proofread.text("date") if proofread else ""
    if proofread and proofread_date and not is_edtf(proofread_date):
        raise proofread.error("date", f"日期{quote(proofread_date)}", FORMS, "按 EDTF 改写")
    return SourceEntry(
        file=file,
        date=date,
        certainty=certainty,
        page=fields.text("page"),
        edition=fields.text("edition"),
        reason=fields.text("reason"),
        newspaper=fields.text("newspaper"),
        proofread_by=proofread.text("by", required=True) if proofread else "",
        proofread_date=proofread_date,
        replaces=fields.text("replaces").replace("\\", "/"),
        access=fields.choice("access", PAGE_ACCESS, default=""),
    )


def _phrase(node: Node) -> str:
    if isinstance(node, Mapping):
        return Fields(node, ("phrase",)).text("phrase", required=True)
    if not isinstance(node, Scalar) or node.type in {"null", "bool"}:
        raise node.place.error("不是词语的一项", "一个词语", "改成一个词语，必要时加引号")
    return node.text
