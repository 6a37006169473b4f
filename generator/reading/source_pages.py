"""Read the source pages: find them, tell their encoding, split them into lines. Never changes a source."""

import hashlib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.folding import HAN
from generator.model import Page
from generator.reading.alto import MOST_BYTES, SNIFFED, AltoError, is_alto, read_alto

TEXT_ENDINGS = (".txt", ".md")
NO_PAGES = frozenset({"readme.md"})
"""Files that tell people about a folder."""

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
NOT_TEXT = frozenset({"Cc", "Cn", "Co", "Cs"})
"""Unicode categories that text does not consist of: controls, unassigned, private use, surrogates."""

MOST_NOISE = 0.05
"""Part of the characters that may be of those categories; recognisers leave a few, a picture or archive has a third."""

MOST_DAMAGE = 0.02
"""Part of the characters that a page in damaged UTF-8 may have lost; beyond it the page is no UTF-8."""


LARGEST_FILE = 8_000_000
"""Bytes. A page of print has 20 to 60 kB, the text of a year of pages that someone put into one file some 5 MB;
a larger one would take more memory than an old computer has. Guarded by tests/test_hostile.py."""

ORDINARY = re.compile(rf"[\t\n\r -~{HAN}\u2010-\u203e\u3000-\u301f\uff01-\uffee]")
"""Characters that Chinese newspapers consist of."""

LEAST_ORDINARY = 0.9
"""Part of the characters that must be ordinary for UTF-16 without a mark; with its bytes swapped a page has 0.3."""


class UnreadablePageError(Exception):
    """A file that is no page of text; the message says what was found and what to do."""


@dataclass(frozen=True)
class SourceFile:
    """A file as it lies in the seeds folder."""

    file: str
    """Path below the seeds folder, with `/`."""
    data: bytes


@dataclass(frozen=True)
class Failure:
    """A file that could not be read."""

    file: str
    """Path below the seeds folder, with `/`."""
    message: str
    """What was found, and what to do."""


def find_pages(seeds: Path) -> tuple[str, ...]:
    """Return the paths of all pages below the seeds folder, with `/`, sorted: text, Markdown and ALTO."""
    found = (path.relative_to(seeds) for path in seeds.rglob("*") if is_page(path) and path.is_file())
    return tuple(sorted(path.as_posix() for path in found if not any(map(is_hidden, path.parts))))


def is_page(path: Path) -> bool:
    """Tell by its name whether a file is a page; an XML file by its head, for METS lies beside ALTO."""
    ending = path.suffix.lower()
    if ending == ".xml":
        return is_alto_file(path)
    return ending in TEXT_ENDINGS and path.name.lower() not in NO_PAGES


def is_alto_file(path: Path) -> bool:
    """Tell whether a file begins as ALTO does; one that cannot be opened does not."""
    try:
        with path.open("rb") as file:
            return is_alto(file.read(SNIFFED))
    except OSError:
        return False


def is_hidden(name: str) -> bool:
    """Tell whether a name is one that systems hide: .git, and what macOS leaves beside copied files."""
    return name.startswith(".")


def read_page(seeds: Path, file: str) -> Page | Failure:
    """Read one file; a file that cannot be read, is empty or is not text gives a `Failure`."""
    source = load_file(seeds, file)
    return source if isinstance(source, Failure) else read_source(source)


def load_file(seeds: Path, file: str) -> SourceFile | Failure:
    """Return the bytes of one file; a file that cannot be read gives a `Failure`."""
    try:
        check_name(file)
        check_size((seeds / file).stat().st_size, MOST_BYTES if is_xml(file) else LARGEST_FILE)
        return SourceFile(file, (seeds / file).read_bytes())
    except OSError as error:
        return Failure(show_name(file), f"无法读取（{error.strerror or error}）：请检查文件权限与磁盘")
    except UnreadablePageError as error:
        return Failure(show_name(file), str(error))


def read_source(source: SourceFile) -> Page | Failure:
    """Read the bytes of one file; bytes that are empty or no text give a `Failure`."""
    try:
        lines, encoding = read_lines(source.file, source.data)
    except (UnreadablePageError, AltoError) as error:
        return Failure(show_name(source.file), str(error))
    return Page(source.file, hashlib.sha256(source.data).hexdigest(), encoding, lines)


def is_xml(file: str) -> bool:
    """Tell whether a page is ALTO, by the ending of its name."""
    return file.lower().endswith(".xml")


def check_size(size: int, most: int) -> None:
    """Raise `UnreadablePageError` for a file that is far too large for a page, before it is read."""
    if size > most:
        raise UnreadablePageError(
            f"有 {size // 1_000_000} MB，不会是一个版面（至多 {most // 1_000_000} MB）："
            "请拆成一版一个文件，或移出这个文件夹"
        )


def read_lines(file: str, data: bytes) -> tuple[tuple[str, ...], str]:
    """Return the lines of a file and the name of its encoding; of ALTO the lines of text that it holds."""
    if not is_xml(file):
        text, encoding = decode(data)
        return split_lines(text), encoding
    lines = read_alto(data)
    check_text("\n".join(lines), "ALTO")
    return lines, "alto"


def check_name(file: str) -> None:
    """Raise `UnreadablePageError` for a path that is no Unicode text: an old system's names, unpacked elsewhere."""
    if show_name(file) != file:
        raise UnreadablePageError("文件名不是 UTF-8：请改名，或用原系统的编码重新解压")


def show_name(file: str) -> str:
    """Return a path as it can be printed and written."""
    return file.encode("utf-8", "backslashreplace").decode("utf-8")


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of a file and the name of its encoding.

    Raises `UnreadablePageError` where the bytes are empty or no text in any encoding that newspapers' pages come in.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return check_text(data.decode(encoding, errors="replace"), encoding), encoding
    for read in READERS:
        decoded = read(data)
        if decoded and is_text(decoded[0]):
            return check_filled(decoded[0]), decoded[1]
    if not data.strip():
        raise UnreadablePageError("是空文件：请放入识别文字，或删去这个文件")
    raise UnreadablePageError(
        "不是文本（UTF-8、GB18030、UTF-16 都读不通）：请另存为 UTF-8 文本，或移出这个文件夹"
    )


def check_text(text: str, encoding: str) -> str:
    """Return the text; raises `UnreadablePageError` where it holds nothing, or nothing but noise."""
    if not is_text(check_filled(text)):
        raise UnreadablePageError(f"按 {encoding} 读出的不是文字：请另存为 UTF-8 文本，或移出这个文件夹")
    return text


def check_filled(text: str) -> str:
    """Return the text; raises `UnreadablePageError` where it holds nothing."""
    if not text.strip().strip("\ufeff\u200b\x00"):
        raise UnreadablePageError("是空文件：请放入识别文字，或删去这个文件")
    return text


def read_utf8(data: bytes) -> tuple[str, str] | None:
    """Decode strict UTF-8."""
    return decode_strictly(data, "utf-8")


def read_utf16(data: bytes) -> tuple[str, str] | None:
    """Decode UTF-16 without a byte order mark, in the order of bytes that gives Chinese."""
    for encoding in ("utf-16-le", "utf-16-be"):
        decoded = decode_strictly(data, encoding)
        if decoded and len(ORDINARY.findall(decoded[0])) > LEAST_ORDINARY * len(decoded[0]):
            return decoded
    return None


def read_gb18030(data: bytes) -> tuple[str, str] | None:
    """Decode strict GB18030, which holds GBK and GB2312."""
    return decode_strictly(data, "gb18030")


def read_damaged_utf8(data: bytes) -> tuple[str, str] | None:
    """Decode UTF-8 with a few broken characters, such as a file cut off in the middle of one."""
    text = data.decode("utf-8", errors="replace")
    return (text, "utf-8") if text.count("\ufffd") <= max(1, MOST_DAMAGE * len(text)) else None


READERS: tuple[Callable[[bytes], tuple[str, str] | None], ...] = (
    read_utf8,
    read_utf16,
    read_damaged_utf8,
    read_gb18030,
)


def decode_strictly(data: bytes, encoding: str) -> tuple[str, str] | None:
    """Return the text in an encoding, None where a byte does not fit it."""
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        return None


def is_text(text: str) -> bool:
    """Tell whether decoded characters are text: hardly any control, private or unassigned ones."""
    noise = [char for char in set(text) if unicodedata.category(char) in NOT_TEXT and char not in "\r\n\t\f"]
    return sum(map(text.count, noise)) <= MOST_NOISE * len(text)


def split_lines(text: str) -> tuple[str, ...]:
    """Return the lines without their ends; `\\r` alone ends a line only in a file that has no `\\n`."""
    if "\n" not in text:
        return tuple(text.split("\r"))
    return tuple(line.removesuffix("\r") for line in text.split("\n"))
