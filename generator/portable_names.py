"""Whether files can be unpacked anywhere: where case does not count, on Windows, below a folder of some depth.

Only names are looked at; nothing is read.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

LONGEST_PATH = 259
"""Characters of a path that programs on Windows open without special settings: 260 with the final NUL."""

ROOM = 100
"""Characters left for the folder into which somebody unpacks; guarded by tests/test_bundle.py."""

FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f]|[. ]$')
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
"""Names of devices, which Windows gives to no file, whatever their ending."""

LONGEST_FOLDER = 40
"""Characters of a folder's name that is made from a title."""


def find_name_faults(names: Iterable[str]) -> Iterator[str]:
    """Yield what would go wrong with some paths (with `/`) on another system, in Chinese."""
    seen: dict[str, str] = {}
    for name in sorted(names):
        if len(name) > LONGEST_PATH - ROOM:
            yield f"{name}: 路径长 {len(name)} 字；应不过 {LONGEST_PATH - ROOM} 字；请改短文件名。"
        for part in name.split("/"):
            if FORBIDDEN.search(part) or RESERVED.match(part):
                yield f"{name}: 发现 Windows 不容的名字 {part}；请改名。"
        for path in _list_paths(name):
            other = seen.setdefault(_fold(path), path)
            if other != path:
                yield f"{name}: 与 {other} 在不分大小写的磁盘上是同一个名字；请改名。"
                break


def name_folder(title: str) -> str:
    """Make a name for a folder from a title: what no system refuses, of at most LONGEST_FOLDER characters."""
    text = re.sub(r'[<>:"/\\|?*\s\x00-\x1f]+', " ", unicodedata.normalize("NFC", title))[
        :LONGEST_FOLDER
    ].strip(" .")
    return text if text and not RESERVED.match(text) else "archive"


def _list_paths(name: str) -> Iterator[str]:
    """Yield a path and the folders above it."""
    parts = name.split("/")
    return ("/".join(parts[:count]) for count in range(1, len(parts) + 1))


def _fold(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
