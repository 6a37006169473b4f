"""The wordings of the pages, from `labels/zh.yml`; no other module holds words that a reader sees."""

from collections.abc import Iterable, Mapping
from functools import cache

from generator.shipped import read_shipped

Labels = Mapping[str, str]
"""Wording by key; `{name}` in it is filled by `str.format`."""


@cache
def read_labels() -> Labels:
    """Read all wordings; sections of the file are for its reader only, keys are unique across them."""
    sections = _read_sections().values()
    return _Wordings((key, wording) for section in sections for key, wording in section.items())


class _Wordings(dict[str, str]):
    """Wordings that are attributes, too: a template asks for those first, and finds each ten times faster so."""

    def __init__(self, wordings: Iterable[tuple[str, str]]) -> None:
        super().__init__(wordings)
        self.__dict__ = self


def read_section(name: str) -> Labels:
    """Read the wordings of one section: those that a script needs."""
    return _read_sections()[name]


@cache
def _read_sections() -> Mapping[str, Labels]:
    sections: Mapping[str, Labels] = read_shipped("generator", "labels/zh.yml")
    return sections
