"""A new archive for another paper and place: which files it starts with.

What every archive has alike — program, theme, settings, hand-written pages — is taken from where this program lies;
what is an archive's own — texts, YAML — from the folder `archive` beside this module. Reads only; the command writes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import UsageError
from generator.project import OWNED_FILES, OWNED_FOLDERS

ROOT = Path(__file__).resolve().parent.parent.parent
"""The folder where this program lies."""

OWN = Path(__file__).parent / "archive"
OWN_NAME = "某市报章库"
OWN_PAPER = "某市日报"

TAKEN = (
    "generator", "overrides", "docs", "mkdocs.yml", "requirements.txt", "requirements-dask.txt", "constraints.txt",
    "LICENSE", ".gitattributes", ".gitignore", ".github/workflows/pages.yml", "GUIDE.md", "GUIDE.zh-CN.md",
    "建站.bat", "预览.bat", "打包.bat", "tools/prepare-python.sh", "tools/apt-install.sh", "tools/pack_release.py",
    "tools/windows",
)  # fmt: skip
"""Files and folders that every archive has alike."""

_MADE = "|".join((*(f"{name}/" for name in OWNED_FOLDERS), *(f"{re.escape(name)}$" for name in OWNED_FILES)))
LEFT = re.compile(rf"docs/(?:{_MADE}|assets/|CNAME$)|.*__pycache__/|.*\.pyc$")
"""What of them is made, or belongs to the archive that is here."""

NAMED = re.compile(r"(?:mkdocs\.yml|docs/[^/]+\.md)$")
"""Those of them in which the archive is named."""

NAME = re.compile(r"[\w（）()·]+(?: [\w（）()·]+)*(?<!.{61})")
TITLE = re.compile(r"^site_name: (.+)$", re.MULTILINE)
DESCRIPTION = re.compile(r"^site_description: .+$", re.MULTILINE)


@dataclass(frozen=True)
class StartingFile:
    """A file of a new archive."""

    path: str
    """Below its folder, with `/`."""
    content: bytes


def list_starting_files(name: str, paper: str) -> Iterator[StartingFile]:
    """Yield the files of a new archive of this name, for this paper.

    Raises UsageError where a name is more than a name, or where this program does not lie whole.
    """
    check_name("--name", name)
    check_name("--paper", paper)
    for path in list_taken():
        content = (ROOT / path).read_bytes()
        if NAMED.match(path):
            content = rename(content.decode("utf-8"), name, paper).encode("utf-8")
        yield StartingFile(path, content)
    for file in sorted(file for file in OWN.rglob("*") if file.is_file()):
        path = file.relative_to(OWN).as_posix()
        text = file.read_text(encoding="utf-8").replace(OWN_NAME, name).replace(OWN_PAPER, paper)
        yield StartingFile(path, text.encode("utf-8"))


def check_name(option: str, name: str) -> None:
    """Raise UsageError for a name that could not stand in YAML, in a heading and in the title of a page as it is."""
    if not NAME.fullmatch(name):
        raise UsageError(f"init: {option} 发现 {name!r}；应为一行文字、60 字以内、不含标点符号；请改写。")


def list_taken() -> list[str]:
    """List what every archive has alike, sorted. Raises UsageError where something of it is not here."""
    found = []
    for part in TAKEN:
        place = ROOT / part
        if not place.exists():
            raise UsageError(f"{place.as_posix()}: 不在；应为整套程序；请从完整的程序文件夹里运行 init。")
        files = place.rglob("*") if place.is_dir() else [place]
        found += [file.relative_to(ROOT).as_posix() for file in files if file.is_file()]
    return sorted(path for path in found if not LEFT.match(path))


def rename(text: str, name: str, paper: str) -> str:
    """Put another archive's name into the settings of a site or a page written by hand."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    title = TITLE.search(settings)
    text = text.replace(title[1], name) if title else text
    return DESCRIPTION.sub(f"site_description: {paper}报道的检索与查考，每一行都有出处。", text)
