"""Find the picture of a printed page: an image or PDF of the same name beside its text. Reads names only."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from unicodedata import normalize

ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".pdf")
"""Pictures that every browser shows, the preferred first."""


def find_facsimiles(seeds: Path, files: Iterable[str]) -> dict[str, str]:
    """Return for the file of each page that has one the file of its picture, both below the seeds folder."""
    folders: defaultdict[str, list[str]] = defaultdict(list)
    for file in files:
        folders[file.rpartition("/")[0]].append(file)
    found = {}
    for folder, pages in folders.items():
        pictures = list_pictures(seeds / folder)
        for page in pages:
            name = pictures.get(stem_of(page))
            if name:
                found[page] = f"{folder}/{name}" if folder else name
    return found


def list_pictures(folder: Path) -> dict[str, str]:
    """Return for each stem the name of the preferred picture in a folder."""
    pictures = [path for path in folder.iterdir() if path.suffix.lower() in ENDINGS and path.is_file()]
    ordered = sorted(pictures, key=lambda path: (ENDINGS.index(path.suffix.lower()), path.name))
    return {stem_of(path.name): path.name for path in reversed(ordered)}


def stem_of(file: str) -> str:
    """Return a file's name without folder and ending, in composed form."""
    return normalize("NFC", file.rpartition("/")[2].rpartition(".")[0])
