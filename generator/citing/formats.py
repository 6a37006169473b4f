"""References as files that reference managers read: BibTeX, RIS and CSL-JSON.

Each entry holds what a reference needs and no more, for an article is in the files of its page, its session, and of
every name, theme and district. An inferred date stands in brackets, as in GB/T 7714, with a note; it never fills a
field that programs take for the day of print.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from generator.citing.citation import Citation
from generator.digests import digest_values
from generator.writing.compact import write_compact
from generator.writing.labels import Labels
from generator.writing.outputs import OutputFile, PlannedFile

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {mark: f"\\{mark}" for mark in "#$%&_"}
"""Characters that mean something to TeX; a brace is named, for BibTeX counts even braces behind a backslash."""

_TEX_MARKS = re.compile(f"[{re.escape(''.join(_TEX))}]")


MOST_CITED = 500
"""References of a list: of a longer one, which would be most of a site, the file of the whole archive holds them."""

WHOLE = "data/articles"
"""Where the references and the feeds of the whole archive lie, without their endings."""


@dataclass(frozen=True)
class Format:
    """A form of references: how one is written, and how a file holds several."""

    name: str
    ending: str
    """What its files end in, with the dot."""
    write: Callable[[Citation, Labels], str]
    opening: str = ""
    between: str = ""
    closing: str = ""

    def join(self, references: Iterable[str]) -> str:
        """Return a file of references in this form."""
        return self.opening + self.between.join(references) + self.closing


Reference = tuple[str, ...]
"""A reference in every form, in the order of FORMATS."""


def write_reference(citation: Citation, labels: Labels) -> Reference:
    """Return the reference of an article in every form: written once, for it stands in a dozen files."""
    return tuple(form.write(citation, labels) for form in FORMATS)


def join_references(stem: str, references: Iterable[Reference]) -> Iterator[OutputFile]:
    """Yield the same references as a file of every form; `stem` is their path without its ending."""
    found = tuple(references)
    for place, form in enumerate(FORMATS):
        yield OutputFile(stem + form.ending, form.join(reference[place] for reference in found))


@dataclass(frozen=True)
class Cited:
    """An article as it is cited in several files."""

    citation: Citation
    labels: Labels

    @cached_property
    def reference(self) -> Reference:
        """Its reference."""
        return write_reference(self.citation, self.labels)

    @cached_property
    def digest(self) -> str:
        """Digest of what its reference is made from."""
        return digest_values(self.citation)


def plan_references(stem: str, cited: Sequence[Cited]) -> Iterator[PlannedFile]:
    """Yield the files of `join_references`, not made yet."""
    digests = tuple(one.digest for one in cited)
    for place, form in enumerate(FORMATS):
        yield PlannedFile(stem + form.ending, digests, partial(_join, form, place, cited))


def _join(form: Format, place: int, cited: Sequence[Cited]) -> str:
    return form.join(one.reference[place] for one in cited)


def write_bibtex(citation: Citation, labels: Labels) -> str:
    """Return an entry for BibTeX and biblatex: `@article`, which every style knows, marked as of a newspaper."""
    fields = {
        "entrysubtype": "newspaper",
        "author": " and ".join(f"{{{_escape_tex(name)}}}" for name in citation.authors),
        "title": _escape_tex(citation.whole_title),
        "journal": _escape_tex(citation.newspaper),
        "year": citation.year,
        "date": citation.date,
        "pages": _escape_tex(citation.page),
        "url": citation.url,
        "note": labels["cite_inferred"] if citation.inferred else "",
    }
    lines = (f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@article{{{citation.id},\n" + ",\n".join(lines) + "\n}\n"


def _escape_tex(text: str) -> str:
    return _TEX_MARKS.sub(lambda found: _TEX[found[0]], text)


def write_ris(citation: Citation, labels: Labels) -> str:
    """Return a record of type NEWS, its lines ended as the format asks, by CR and LF."""
    tags = ((tag, value) for tag, value in _list_tags(citation, labels) if value or tag == "ER")
    return "".join(f"{tag}  - {value}\r\n" for tag, value in tags)


def _list_tags(citation: Citation, labels: Labels) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield from (("AU", name) for name in citation.authors)
    yield "TI", citation.whole_title
    yield "T2", citation.newspaper
    yield "PY", citation.year
    yield "DA", _write_ris_date(citation.date)
    yield "SP", citation.page
    yield "LA", "zh-CN"
    yield "AN", citation.id
    yield "UR", citation.url
    yield "N1", labels["cite_inferred"] if citation.inferred else ""
    yield "ER", ""


def _write_ris_date(date: str) -> str:
    """Return a date as YYYY/MM/DD/, each part empty where it is not known; "" for no date."""
    year, month, day = (date.split("-") + ["", ""])[:3]
    return f"{year}/{month}/{day}/" if date else ""


def write_csl(citation: Citation, labels: Labels) -> str:
    """Return an item of CSL-JSON on one line; an inferred date is literal words, not parts of a date."""
    item = {
        "id": citation.id,
        "type": "article-newspaper",
        "title": citation.whole_title,
        "author": [{"literal": name} for name in citation.authors],
        "container-title": citation.newspaper,
        "issued": _make_issued(citation),
        "page": citation.page,
        "language": "zh-CN",
        "URL": citation.url,
        "note": labels["cite_inferred"] if citation.inferred else "",
    }
    known = {name: value for name, value in item.items() if value}
    return write_compact(known)


def _make_issued(citation: Citation) -> dict[str, object]:
    if citation.date:
        return {"date-parts": [[int(part) for part in citation.date.split("-")]]}
    return {"literal": f"[{citation.inferred}]"} if citation.inferred else {}


FORMATS = (
    Format("BibTeX", ".bib", write_bibtex, between="\n"),
    Format("RIS", ".ris", write_ris),
    Format("CSL-JSON", ".csl.json", write_csl, "[\n", ",\n", "\n]\n"),
)
