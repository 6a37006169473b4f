"""Where pages of the last build are found again: in the site that was built."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.file_states import find_state
from generator.pressing.sources import Source
from generator.pressing.static_files import share_files


@dataclass(frozen=True)
class Rendered:
    """What MkDocs must know of a page that is written, and by what it is known again."""

    key: str
    """Digest of all that the page is made from."""
    digest: str
    """Digest of its bytes."""
    path: str
    """Below the site, with `/`."""
    meta: dict[str, Any]
    """Its title, and what of its front matter a template chooses by."""
    anchors: list[str]
    links: dict[str, dict[str, str]]
    """By source, the anchors looked for and how they were written."""
    warnings: list[tuple[int, str]]


def write_page(path: Path, content: bytes) -> None:
    """Write a finished page into the site; MkDocs writes none that is blank."""
    if content.strip():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@dataclass
class Shelf:
    """The pages of the site that was built last, and a list of them."""

    site: Path
    old: dict[str, Any]
    new: dict[str, Any] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    """Folders that were made in the new site."""
    seen: dict[str, tuple[list[int], Source]] = field(default_factory=dict)
    """By source, the state of its file and what it said."""

    def look_at(self, source: str, path: str, read: Callable[[], Source]) -> Source:
        """Return what is known of a page's Markdown, which we wrote at this path; read it only if it was touched since."""
        state = find_state(path)
        try:
            known, said = self.old[source]["source"]
            found = Source(**said) if known == state and state else read()
        except (LookupError, TypeError, ValueError):
            found = read()
        self.seen[source] = (state, found)
        return found

    def recall(self, source: str, key: str, site: Path) -> Rendered | None:
        """Take the page made from what has this key into a site, if it is there and whole; return what is known of it."""
        try:
            entry = self.old[source]
            found = Rendered(**entry["page"])
            path = f"{self.site}/{found.path}"
            if found.key != key or not is_whole(path, entry["state"], found.digest):
                return None
        except (LookupError, TypeError, OSError):
            return None
        share_files([(path, f"{site}/{found.path}")], self.folders)
        return found

    def keep(self, source: str, rendered: Rendered, site: Path) -> None:
        """Enter a page that was written into the list."""
        self.new[source] = {"page": vars(rendered)}
        self.new[source]["state"] = find_state(f"{site}/{rendered.path}", is_shared=True)
        if source in self.seen:
            state, said = self.seen[source]
            self.new[source]["source"] = [state, vars(said)]


def is_whole(path: str, state: Any, digest: str) -> bool:
    """Tell whether a page of the site is the one that was written: by its state, else by its bytes."""
    if state and find_state(path, is_shared=True) == state:
        return True
    with open(path, "rb") as page:
        return sha256(page.read()).hexdigest() == digest


def open_shelf(site: Path, listed: Path) -> Shelf:
    """Return the shelf of a site; a list that cannot be read is an empty one."""
    try:
        found = json.loads(listed.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = {}
    return Shelf(site, found if isinstance(found, dict) else {})


def list_shelf(shelf: Shelf) -> bytes:
    """Return the list of the pages that the site holds now."""
    return json.dumps(shelf.new, ensure_ascii=False, sort_keys=True).encode()
