"""Where each page lies: addresses in ASCII that hold on every file system, whatever the names are."""

import hashlib
import re

PEOPLE, THEMES, DISTRICTS, DATES, PAGES, APPARATUS, CHANGES, PROPOSALS, FIGURES, THREADS = (
    f"archive/{folder}"
    for folder in ("people themes districts dates pages apparatus changes proposals figures threads".split())
)
SESSIONS, COLUMNS, WORDS, CROSSINGS, ORGANISATIONS, DOWNLOADS = (
    f"archive/{folder}" for folder in "sessions columns words crossings organisations data".split()
)
NAME_DIGITS = 12
"""Hexadecimal digits of a name's address: two of a million names meet with a chance below one in 500."""

_SAFE = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_RESERVED = frozenset({"index", "readme", "con", "prn", "aux", "nul"})
"""Names that MkDocs or Windows read in a way of their own."""


def theme_url(identifier: str) -> str:
    """Give the address of a theme's page, below the site's root."""
    return f"{THEMES}/{safe_name(identifier)}.html"


def theme_group_url(identifier: str) -> str:
    """Give the address of the page of a group of themes."""
    return f"{THEMES}/group_{safe_name(identifier)}.html"


def district_url(identifier: str) -> str:
    """Give the address of a district's page."""
    return f"{DISTRICTS}/{safe_name(identifier)}.html"


def person_url(name: str) -> str:
    """Give the address of the page of a printed name."""
    return f"{PEOPLE}/{person_id(name)}.html"


def person_id(name: str) -> str:
    """Give the id of a printed name: a digest, for names are Chinese."""
    return _digest(name)


def organisation_url(name: str) -> str:
    """Give the address of the page of a body."""
    return f"{ORGANISATIONS}/{organisation_id(name)}.html"


def organisation_id(name: str) -> str:
    """Give the id of a body: a digest of its name."""
    return _digest(name)


def lines_url(page_url: str) -> str:
    """Give the address of the line-by-line text of a newspaper page."""
    return page_url.removesuffix(".html") + "_lines.html"


def numbered_url(url: str, number: int) -> str:
    """Give the address of a list's page `number`, from 1, where the list begins at the url."""
    return url if number == 1 else f"{url.removesuffix('.html')}_{number}.html"


def safe_name(identifier: str) -> str:
    """Give the identifier where it can name a file everywhere, else a digest of it."""
    is_safe = _SAFE.fullmatch(identifier) and identifier not in _RESERVED
    return identifier if is_safe else _digest(identifier)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:NAME_DIGITS]
