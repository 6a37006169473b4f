"""Read ALTO XML (versions 2 to 4), the lines of a page as library scanners leave them: blocks, lines, words.

Only what is between TextLine and String is read; nothing outside the file is ever opened, and a file with a document
type of its own is refused, for only such a one can name entities.
"""

import re
from collections.abc import Mapping
from xml.parsers.expat import ExpatError, ParserCreate

from generator.folding import HAN

MOST_BYTES = 64_000_000
"""A page of a broadsheet with the place of every character has about ten megabytes."""

SNIFFED = 4096
"""Bytes at the head of a file in which its first element stands, behind comments and declarations."""

ROOT = re.compile(rb"<(?:\w+:)?alto[\s>]", re.IGNORECASE)

GAP_SHARE = 0.4
"""Part of a line's height from which a space between two Chinese characters is one: recognisers put narrow ones
between all words, and the paper's own are half a character or a whole one."""

IDEOGRAPH = re.compile(rf"[{HAN}\u3000-\u303f\uff00-\uffef“”‘’…—]")


class AltoError(Exception):
    """A file that is no ALTO page; the message says what was found and what to do."""


def is_alto(head: bytes) -> bool:
    """Tell whether the first bytes of a file are those of ALTO, in UTF-8 or UTF-16."""
    return bool(ROOT.search(head.replace(b"\x00", b"")))


def read_alto(data: bytes) -> tuple[str, ...]:
    """Return the lines of text of an ALTO page, a blank one between blocks.

    Raises `AltoError` for what is no whole XML, or has a document type.
    """
    reader = AltoReader()
    try:
        reader.parse(data)
    except ExpatError as error:
        raise AltoError(f"不是完整的 XML（第{error.lineno}行）：请重新导出，或移出这个文件夹") from None
    return tuple(reader.lines)


class AltoReader:
    """Gathers lines while the parser goes through the elements."""

    def __init__(self) -> None:
        """Begin before the first element."""
        self.lines: list[str] = []
        self._words: list[str] = []
        self._gap = ""
        self._height = 0.0
        self._is_inside = False

    def parse(self, data: bytes) -> None:
        """Read a whole file."""
        parser = ParserCreate()
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.StartDoctypeDeclHandler = self._refuse
        parser.Parse(data, True)

    def _refuse(self, *declared: object) -> None:
        raise AltoError("带有文档类型声明（DOCTYPE），不安全：请重新导出不带声明的 ALTO")

    def _open(self, name: str, attributes: Mapping[str, str]) -> None:
        element = name.rpartition(":")[2]
        if element == "TextLine":
            self._words, self._gap, self._is_inside = [], "", True
            self._height = read_number(attributes.get("HEIGHT", ""))
        elif element in ("String", "HYP") and self._is_inside:
            self._add(attributes.get("CONTENT", ""))
        elif element == "SP" and self._is_inside:
            self._gap = "wide" if self._is_wide(attributes) else "narrow"

    def _close(self, name: str) -> None:
        element = name.rpartition(":")[2]
        if element == "TextLine":
            self.lines.append(re.sub(r"[\r\n]+", " ", "".join(self._words)))
            self._is_inside = False
        elif element == "TextBlock":
            self.lines.append("")

    def _add(self, content: str) -> None:
        before = self._words[-1] if self._words else ""
        between = IDEOGRAPH.match(before[-1:]) and IDEOGRAPH.match(content[:1])
        if self._gap == "wide" or self._gap == "narrow" and not between:
            self._words.append(" ")
        self._words.append(content)
        self._gap = ""

    def _is_wide(self, attributes: Mapping[str, str]) -> bool:
        """Tell whether a space is one of the paper's; one whose width is not stated is believed."""
        width = read_number(attributes.get("WIDTH", ""))
        return not width or not self._height or width >= GAP_SHARE * self._height


def read_number(text: str) -> float:
    """Return a measure, 0 where none is stated."""
    try:
        return float(text)
    except ValueError:
        return 0.0
