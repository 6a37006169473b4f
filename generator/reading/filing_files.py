"""themes.yml and districts.yml into the values that articles are filed by."""

from collections.abc import Iterator, Sequence

from generator.knowledge import Clue, District, DistrictGuide, MintedId, Theme, ThemeGroup
from generator.reading.fields import Fields, refuse_equal
from generator.reading.former_ids import refuse_old_ids
from generator.reading.nodes import Mapping, Node, Scalar, quote

THEME_FILE_KEYS = ("version", "groups", "themes")
THEME_KEYS = (
    "id",
    "name",
    "group",
    "definition",
    "includes",
    "excludes",
    "terms",
    "exclude_terms",
    "cross_cutting",
    "reserved",
    "govcn",
    "formerly",
)
DISTRICT_FILE_KEYS = (
    "version",
    "city",
    "city_rules",
    "districts",
    "zones",
    "mask_first",
    "never_without_suffix",
    "rules",
    "tile_check",
    "tile_caption",
)
LAST_TILE = 16
"""The last column and row of the tile map: as many as the stylesheet places. Guarded by tests/test_districts.py."""

DISTRICT_KEYS = ("id", "name", "code", "type", "tile", "old_names", "variants", "clues", "formerly")
ZONE_KEYS = (*DISTRICT_KEYS, "full_name", "parent_by_code", "same_as")
OLD_NAME_KEYS = ("name", "until", "since", "level", "code")
CLUE_KEYS = ("text", "use", "level", "aliases")
USES = ("name", "admin", "place", "org", "product")
LEVELS = ("certain", "likely")
CITY_ID = "city"
"""Id of articles about no single district; no district may take it."""


def read_themes(
    node: Node, minted: Sequence[MintedId] = ()
) -> tuple[tuple[ThemeGroup, ...], tuple[Theme, ...]]:
    """Read themes.yml: the groups and the themes in them; an id that was minted is for nothing else."""
    fields = Fields(node, THEME_FILE_KEYS)
    group_fields = list(fields.each("groups", ("id", "name", "formerly")))
    groups = tuple(
        ThemeGroup(
            group.identifier("id"),
            group.text("name", required=True),
            group.text("note"),
            group.texts("formerly"),
        )
        for group in group_fields
    )
    theme_fields = list(fields.each("themes", THEME_KEYS))
    ids = tuple(group.id for group in groups)
    themes = tuple(_theme(theme, ids) for theme in theme_fields)
    refuse_equal(zip(ids, group_fields, strict=True), "id")
    refuse_equal(((theme.id, entry) for theme, entry in zip(themes, theme_fields, strict=True)), "id")
    refuse_equal(((theme.name, entry) for theme, entry in zip(themes, theme_fields, strict=True)), "name")
    refuse_old_ids(list(zip(groups, group_fields, strict=True)), "group", minted)
    refuse_old_ids(list(zip(themes, theme_fields, strict=True)), "theme", minted)
    return groups, themes


def _theme(fields: Fields, groups: tuple[str, ...]) -> Theme:
    return Theme(
        id=fields.identifier("id"),
        name=fields.text("name", required=True),
        group=fields.choice("group", groups),
        definition=fields.text("definition"),
        terms=tuple(_term(node) for node in fields.nodes("terms")),
        exclude_terms=fields.texts("exclude_terms"),
        cross_cutting=fields.flag("cross_cutting"),
        reserved=fields.flag("reserved"),
        govcn=tuple(
            (pair.text("top", required=True), pair.text("child"))
            for pair in fields.each("govcn", ("top", "child"))
        ),
        formerly=fields.texts("formerly"),
    )


def _term(node: Node) -> tuple[str, float]:
    if isinstance(node, Mapping):
        fields = Fields(node, ("term", "weight"))
        weight = fields.number("weight", default=1.0)
        if not 0 < weight < float("inf"):
            raise fields.error("weight", f"权重 {weight:g}", "大于 0 的数", "改成 1 左右的数，不用的词删去")
        return fields.text("term", required=True), weight
    if not isinstance(node, Scalar) or node.type in {"null", "bool"} or not node.text.strip():
        raise node.place.error("不是词的一项", "一个词，或 {term: 词, weight: 2}", "改成一个词")
    return node.text.strip(), 1.0


def read_districts(node: Node, minted: Sequence[MintedId] = ()) -> DistrictGuide:
    """Read districts.yml: districts, zones, words to hide before matching; an id that was minted is for nothing else."""
    fields = Fields(node, DISTRICT_FILE_KEYS)
    city = fields.fields("city", ("id", "code", "name", "aliases"))
    entries = [*fields.each("districts", DISTRICT_KEYS), *fields.each("zones", ZONE_KEYS)]
    districts = tuple(_district(entry) for entry in entries)
    pairs = list(zip(districts, entries, strict=True))
    refuse_equal(((district.id, entry) for district, entry in pairs), "id")
    refuse_equal(((district.code, entry) for district, entry in pairs if district.code), "code")
    for district, entry in pairs:
        _check_references(district, entry, {other.id for other in districts})
    refuse_old_ids(pairs, "district", minted)
    return DistrictGuide(
        city=city.text("name", required=True) if city else "",
        city_code=city.text("code") if city else "",
        districts=districts,
        masks=tuple(
            text for mask in fields.each("mask_first", ("text", "hides")) for text in mask.texts("text")
        ),
        tile_caption=fields.text("tile_caption"),
    )


def _district(fields: Fields) -> District:
    return District(
        id=fields.identifier("id"),
        name=fields.text("name", required=True),
        code=fields.text("code"),
        type=fields.text("type"),
        tile=_tile(fields),
        clues=tuple(clue for entry in fields.each("clues", CLUE_KEYS) for clue in _clues(entry)),
        old_names=tuple(
            entry.text("name", required=True) for entry in fields.each("old_names", OLD_NAME_KEYS)
        ),
        variants=fields.texts("variants"),
        full_name=fields.text("full_name"),
        same_as=fields.text("same_as"),
        formerly=fields.texts("formerly"),
    )


def _check_references(district: District, fields: Fields, ids: set[str]) -> None:
    if district.id == CITY_ID:
        raise fields.error("id", f"标识“{CITY_ID}”", "别的标识", "换一个：这个标识留给市级")
    if district.same_as and (district.same_as not in ids or district.same_as == district.id):
        expected = f"{'、'.join(sorted(ids - {district.id}))} 之一"
        raise fields.error(
            "same_as", f"same_as 的值{quote(district.same_as)}", expected, "改成已有的县市区 id"
        )


def _tile(fields: Fields) -> tuple[int, int] | None:
    nodes = fields.nodes("tile")
    if not nodes:
        return None
    cells = [node.text for node in nodes if isinstance(node, Scalar)]
    numbers = [int(cell) for cell in cells if cell.isascii() and cell.isdigit()]
    if len(numbers) != 2 or len(nodes) != 2 or not all(1 <= number <= LAST_TILE for number in numbers):
        expected = f"[列, 行]，从 1 到 {LAST_TILE}"
        raise fields.error("tile", "不成格子的 tile", expected, "写作 tile: [3, 2]，没有格子写 null")
    return numbers[0], numbers[1]


def _clues(fields: Fields) -> Iterator[Clue]:
    use, level = fields.choice("use", USES), fields.choice("level", LEVELS)
    for text in (fields.text("text", required=True), *fields.texts("aliases")):
        yield Clue(text, use, level)
