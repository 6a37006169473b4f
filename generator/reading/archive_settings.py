"""archive.yml into `ArchiveSettings`: what the archive is, its rights, file names, genres, agencies."""

import re

from generator.errors import ConfigurationError
from generator.knowledge import HEADLINES, ArchiveSettings, FormSettings, GenreRule, Measured
from generator.reading.fields import Fields
from generator.reading.nodes import Node, Place, Scalar, quote

ACCESS = ("public", "library", "metadata")
GENRE_FIELDS = ("title", "subtitle", "lead_in", "dateline", "caption", "text")
GENRE_KEYS = ("name", "field", "cue", "headline", "leading")
PATTERN_PARTS = ("year", "month", "day", "page", "edition")
KEYS = (
    "version",
    "name",
    "paper",
    "city",
    "province",
    "contact",
    "rights",
    "rights_holder",
    "access",
    "file_patterns",
    "genres",
    "agencies",
    "repository",
    "measured",
    "sponsor",
    "records",
    "forms",
)

REGISTERS = ("proposals", "figures")
FORM_KINDS = ("byline", "caption", "furniture", "dateline")

_REPOSITORY = re.compile(r"https://[^/\s?#]+/[^/\s?#]+/[^/\s?#]+")
_PART = re.compile(r"\{([^{}]*)\}")


def read_archive_settings(node: Node) -> ArchiveSettings:
    """Read archive.yml; name and paper must be there."""
    fields = Fields(node, KEYS)
    return ArchiveSettings(
        name=fields.text("name", required=True),
        paper=fields.text("paper", required=True),
        city=fields.text("city"),
        province=fields.text("province"),
        contact=fields.text("contact"),
        rights=fields.text("rights"),
        rights_holder=fields.text("rights_holder"),
        access=fields.choice("access", ACCESS, default=""),
        file_patterns=tuple(_pattern(item) for item in fields.nodes("file_patterns")),
        genres=tuple(_genre(rule) for rule in fields.each("genres", GENRE_KEYS)),
        agencies=fields.texts("agencies"),
        repository=_repository(fields),
        measured=_measured(fields.fields("measured", REGISTERS)),
        sponsor=fields.text("sponsor"),
        records=fields.texts("records"),
        forms=_forms(fields.fields("forms", FORM_KINDS)),
    )


def _repository(fields: Fields) -> str:
    address = fields.text("repository").rstrip("/").removesuffix(".git")
    if address and not _REPOSITORY.fullmatch(address):
        expected = "https://主机/所有者/仓库名 这样的地址"
        raise fields.error(
            "repository", f"仓库地址{quote(address)}", expected, "照此改写，没有仓库就删去这一项"
        )
    return address


def _measured(given: Fields | None) -> dict[str, Measured]:
    found = {name: given.fields(name, ("precision", "recall", "how")) for name in REGISTERS} if given else {}
    return {
        name: Measured(*(fields.text(key, required=True) for key in ("precision", "recall", "how")))
        for name, fields in found.items()
        if fields
    }


def _forms(forms: Fields | None) -> FormSettings:
    if forms is None:
        return FormSettings()
    byline, caption, furniture, dateline = (
        tuple(_expression(node) for node in forms.nodes(kind)) for kind in FORM_KINDS
    )
    return FormSettings(byline, caption, furniture, dateline)


def _expression(node: Node) -> str:
    text = node.text if isinstance(node, Scalar) else ""
    try:
        matches_nothing = re.compile(text).search("") is not None
    except re.error as error:
        problem = f"不成立的正则表达式{quote(text)}（{error.msg}）"
        raise node.place.error(problem, "一个正则表达式", "检查括号，或在标点前加反斜杠") from None
    if matches_nothing:
        raise node.place.error(
            f"什么都能匹配的正则表达式{quote(text)}", "写出固定字样的正则表达式", "写明这种行里不变的字"
        )
    return text


def _genre(rule: Fields) -> GenreRule:
    cue = rule.text("cue", required=True)
    try:
        re.compile(cue)
    except re.error as error:
        problem = f"不成立的正则表达式{quote(cue)}（{error.msg}）"
        raise rule.error("cue", problem, "一个正则表达式", "检查括号，或在标点前加反斜杠") from None
    headline = rule.choice("headline", HEADLINES, default=GenreRule.headline)
    leading = headline if rule.text("headline") else GenreRule.leading
    return GenreRule(
        name=rule.text("name", required=True),
        field=rule.choice("field", GENRE_FIELDS),
        cue=cue,
        headline=headline,
        leading=rule.choice("leading", HEADLINES, default=leading),
    )


def _pattern(node: Node) -> str:
    text = node.text if isinstance(node, Scalar) else ""
    parts = _PART.findall(text)
    if not parts:
        raise _pattern_error(node.place, quote(text), "至少写一个 {year} 这样的部分")
    for index, part in enumerate(parts):
        if part not in PATTERN_PARTS or part in parts[:index]:
            raise _pattern_error(node.place, quote(f"{{{part}}}"), "每个部分只用一次，只用这几个名字")
    rest = _PART.sub("", text)
    if "{" in rest or "}" in rest:
        raise _pattern_error(node.place, f"不成对的花括号{quote(text)}", "补上或删去花括号")
    return text


def _pattern_error(place: Place, found: str, remedy: str) -> ConfigurationError:
    names = "、".join(f"{{{part}}}" for part in PATTERN_PARTS)
    return place.error(found, f"含 {names} 的文件名样式", remedy)
