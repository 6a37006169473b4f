"""Forms that an archivist adds in archive.yml: bylines, captions, furniture and datelines that no built-in rule knows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.knowledge import ArchiveSettings

Patterns = tuple[re.Pattern[str], ...]


@dataclass(frozen=True)
class Forms:
    """The archivist's forms, compiled; each is searched in the line with half-width punctuation."""

    byline: Patterns = ()
    """A group `names` holds the names; without it, all names of the line sign."""
    caption: Patterns = ()
    furniture: Patterns = ()
    dateline: Patterns = ()
    """Must match at the head of the line; a group `names` holds the signers."""
    papers: tuple[str, ...] = ()
    """Names of papers and agencies that a page may print by themselves."""


NO_FORMS = Forms()


def compile_forms(settings: ArchiveSettings) -> Forms:
    """Return the forms of an archive; its patterns were checked when they were read."""
    forms = settings.forms
    return Forms(
        byline=compile_patterns(forms.byline),
        caption=compile_patterns(forms.caption),
        furniture=compile_patterns(forms.furniture),
        dateline=compile_patterns(forms.dateline),
        papers=(settings.paper, *settings.agencies),
    )


def compile_patterns(patterns: Sequence[str]) -> Patterns:
    """Return patterns compiled, in their order."""
    return tuple(re.compile(pattern) for pattern in patterns)


def match_form(patterns: Patterns, narrow: str) -> re.Match[str] | None:
    """Return the first match of any of the patterns in a line, None where there is none."""
    return next((found for pattern in patterns if (found := pattern.search(narrow))), None)


def names_in(found: re.Match[str]) -> str:
    """Return the words of a match that hold names: its group `names`, else all of it."""
    return found.groupdict().get("names") or found[0]
