"""CSV as Excel saves it into nodes: the first row names the columns, every further row is one entry.

Accepts UTF-8 with or without BOM, UTF-16 and GB18030, and commas, semicolons or tabs between the cells.
"""

import codecs
import csv
import io
from collections.abc import Iterator

from generator.reading.nodes import Mapping, Node, Place, Scalar, Sequence, quote

DELIMITERS = ",;\t，；"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_csv(content: bytes, file: str) -> Sequence:
    """Read a table into a list of mappings; a column `proofread.by` becomes the key `by` of `proofread`.

    Raises ConfigurationError with file and line for a table without header, equal columns or a longer row.
    """
    text = _decode(content, file)
    first = text.lstrip().partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    rows = list(_rows(text, delimiter, file))
    if not rows:
        return Sequence(Place(file, 1), ())
    header_place, header = rows[0]
    _check_header(header_place, header)
    entries = tuple(_entry(place, header, cells) for place, cells in rows[1:])
    return Sequence(header_place, entries)


def _decode(content: bytes, file: str) -> str:
    if content.startswith(_UTF16):
        return content.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
    raise Place(file, line).error(
        "认不出编码的字节", "UTF-8 或 GB18030 的表格", "在 Excel 中另存为“CSV UTF-8”"
    )


def _rows(text: str, delimiter: str, file: str) -> Iterator[tuple[Place, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield Place(file, line), cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise Place(file, line).error(
            f"读不懂的一行（{quote(str(error))}）", "一行表格", "检查引号是否成对"
        ) from None


def _check_header(place: Place, header: list[str]) -> None:
    for index, name in enumerate(header):
        if name and name in header[:index]:
            raise place.error(f"重复的列{quote(name)}", "每列一个名字", "合并或删去一列")


def _entry(place: Place, header: list[str], cells: list[str]) -> Mapping:
    surplus = [cell for cell in cells[len(header) :] if cell]
    unnamed = [cell for name, cell in zip(header, cells, strict=False) if cell and not name]
    if extra := surplus + unnamed:
        raise place.error(
            f"表头之外的一格{quote(extra[0])}", f"{len(header)} 列", "补上列名，或给带分隔符的格子加引号"
        )
    entries: dict[str, Node] = {}
    for name, cell in zip(header, cells, strict=False):
        if cell:
            _put(entries, name, Scalar(place, cell, "cell"))
    return Mapping(place, entries, dict.fromkeys(entries, place))


def _put(entries: dict[str, Node], name: str, cell: Scalar) -> None:
    key, dot, rest = name.partition(".")
    if not dot:
        entries[key] = cell
        return
    held = entries.get(key)
    inner = dict(held.entries) if isinstance(held, Mapping) else {}
    inner[rest] = cell
    entries[key] = Mapping(cell.place, inner, dict.fromkeys(inner, cell.place))
