"""Where pages of the last build are found again: in memory for a preview, in the built site for a build."""

import json
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

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
    anchors: list[str]
    links: dict[str, dict[str, str]]
    """By source, the anchors looked for and how they were written."""
    warnings: list[tuple[int, str]]


def write_page(path: Path, content: bytes) -> None:
    """Write a finished page into the site; MkDocs writes none that is blank."""
    if content.strip():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


class Store(Protocol):
    """Pages of the last build."""

    def recall(self, source: str, key: str, site: Path) -> Rendered | None:
        """Put the page made from what has this key into a site, if it is there and whole; return what is known of it."""

    def keep(self, source: str, rendered: Rendered, site: Path) -> None:
        """Remember a page that was written into a site."""


@dataclass
class Memory:
    """The pages of a preview, in this process."""

    pages: dict[str, tuple[Rendered, bytes]] = field(default_factory=dict)

    def recall(self, source: str, key: str, site: Path) -> Rendered | None:
        """Write the page made from what has this key."""
        rendered, content = self.pages.get(source, (None, b""))
        if not rendered or rendered.key != key:
            return None
        write_page(site / rendered.path, content)
        return rendered

    def keep(self, source: str, rendered: Rendered, site: Path) -> None:
        """Remember a page that was written."""
        found = self.pages.get(source)
        if not found or found[0] != rendered:
            self.pages[source] = (rendered, (site / rendered.path).read_bytes())


@dataclass
class Shelf:
    """The pages of the site that was built last, and a list of them."""

    site: Path
    old: dict[str, Any]
    new: dict[str, Any] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    """Folders that were made in the new site."""

    def recall(self, source: str, key: str, site: Path) -> Rendered | None:
        """Take the page made from what has this key over, unless the site's file was touched since."""
        try:
            found = Rendered(**self.old[source])
            if found.key != key:
                return None
            path = f"{self.site}/{found.path}"
            with open(path, "rb") as page:
                if sha256(page.read()).hexdigest() != found.digest:
                    return None
        except (LookupError, TypeError, OSError):
            return None
        share_files([(path, f"{site}/{found.path}")], self.folders)
        return found

    def keep(self, source: str, rendered: Rendered, site: Path) -> None:
        """Enter a page that was written into the list."""
        self.new[source] = vars(rendered)


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
