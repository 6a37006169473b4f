"""Tell whether a text holds what another one says, whatever stands around it."""

from collections.abc import Collection

WINDOW = 8
"""Folded characters in a row that are compared."""

MOSTLY = 0.5
"""Part of a text's windows that stand in the other one where it is the same text, misread here and there."""


def windows_of(text: str, size: int = WINDOW) -> frozenset[str]:
    """Return every run of `size` characters of a folded text; all of a shorter one."""
    return frozenset(text[at : at + size] for at in range(max(1, len(text) - size + 1))) - {""}


def is_mostly_in(text: str, windows: Collection[str]) -> bool:
    """Tell whether most of a folded text stands in another one, given by its windows; never of a short one."""
    own = windows_of(text)
    return len(text) > WINDOW and len([one for one in own if one in windows]) >= MOSTLY * len(own)


def hide_shared(text: str, withdrawn: str, open_text: str, mark: str, shortest: int) -> str:
    """Return a sentence with each run of `shortest` characters or more masked that only the withdrawn text holds."""
    written, at = "", 0
    while at < len(text):
        end = at
        while end < len(text) and text[at : end + 1] in withdrawn:
            end += 1
        run = text[at:end]
        is_hidden = len(run) >= shortest and run not in open_text
        written += mark if is_hidden else text[at]
        at = end if is_hidden else at + 1
    return written
