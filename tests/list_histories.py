"""What happens to the lists of an archive in the course of years, and what each of their addresses should answer."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.knowledge import (
    ArchiveSettings,
    Correction,
    District,
    DistrictGuide,
    Knowledge,
    KnownPerson,
    MintedId,
    SourceEntry,
    Theme,
    ThemeGroup,
)
from generator.model import Archive
from generator.writing.addresses import person_url

GIVEN = "明华强军平刚勇杰涛斌"
SURNAMES = "赵钱孙李周吴郑王冯陈"


def make_name(chance: random.Random) -> str:
    """Return a name that hardly comes twice."""
    return chance.choice(SURNAMES) + "".join(chance.choice(GIVEN) for _ in range(2))


@dataclass
class Years:
    """What an archivist decides about lists, and what became of each of them: the oracle of the test."""

    chance: random.Random
    themes: dict[str, str] = field(default_factory=lambda: {"yu": "渔业", "qiao": "桥梁", "xue": "学校"})
    districts: dict[str, str] = field(default_factory=lambda: {"dong": "东区", "xi": "西区"})
    former: dict[str, dict[str, list[str]]] = field(default_factory=lambda: {"theme": {}, "district": {}})
    heirs: dict[tuple[str, str], str] = field(default_factory=dict)
    """For each id that went the one that followed, "" for none."""
    renamed: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    corrections: list[Correction] = field(default_factory=list)
    dates: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    """Every name that ever had a page."""

    def decide(self, articles: dict[str, list[str]], digests: Mapping[str, str]) -> None:
        """Do one of the things that archivists do; the texts are changed in place where a better recognition comes."""
        texts = {file: "\n".join(parts) for file, parts in articles.items()}
        entries, kind = self.chance.choice([(self.themes, "theme"), (self.districts, "district")])
        what = self.chance.choice(["rename", "merge", "drop", "hide", "correct", "settle", "date"])
        if what in ("rename", "merge", "drop"):
            {"rename": self.rename, "merge": self.merge, "drop": self.drop}[what](entries, kind)
        elif what == "hide":
            self.hidden ^= {self.chance.choice(sorted(self.names))}
        elif what == "correct":
            self.correct(texts, digests)
        elif what == "settle" and self.corrections:
            self.settle(articles)
        else:
            year, month = self.chance.choice((2031, 2032)), self.chance.randrange(1, 4)
            self.dates[self.chance.choice(sorted(texts))] = f"{year}-0{month}"

    def rename(self, entries: dict[str, str], kind: str) -> None:
        """Give a theme or district another id, and sometimes another name, which must then be stated."""
        old = self.chance.choice(sorted(entries))
        new, name = f"new{len(self.heirs)}", entries.pop(old)
        entries[new] = name
        if self.chance.random() < 0.5:
            entries[new] = f"{name[:2]}{len(self.heirs)}"
            self.former[kind].setdefault(new, []).append(old)
        self.heirs[kind, old] = new

    def merge(self, entries: dict[str, str], kind: str) -> None:
        """Let one go into another."""
        if len(entries) > 1:
            old, into = self.chance.sample(sorted(entries), 2)
            del entries[old]
            self.former[kind].setdefault(into, []).append(old)
            self.heirs[kind, old] = into

    def drop(self, entries: dict[str, str], kind: str) -> None:
        """Give one up."""
        if len(entries) > 1:
            old = self.chance.choice(sorted(entries))
            del entries[old]
            self.heirs[kind, old] = ""

    def correct(self, texts: Mapping[str, str], digests: Mapping[str, str]) -> None:
        """Correct the name of a reporter."""
        lines = [
            (file, number, line)
            for file, text in sorted(texts.items())
            for number, line in enumerate(text.split("\n"), 1)
            if "记者/" in line and not any(one.expected == line for one in self.corrections)
        ]
        file, number, line = self.chance.choice(lines)
        before, _, old = line.partition("/")
        new = make_name(self.chance)
        self.renamed[old] = new
        self.corrections.append(
            Correction(
                file=file,
                sha256=digests[file],
                line=number,
                expected=line,
                replacement=f"{before}/{new}",
                kind="recognition",
                reason="形近",
                evidence="",
                certainty="certain",
                by="编者",
                checked_by="",
                date="2031-01-01",
            )
        )

    def settle(self, articles: dict[str, list[str]]) -> None:
        """Let a page be recognised anew, as a correction says; it is not needed any more."""
        done = self.corrections.pop()
        for parts in articles.values():
            parts[:] = [part.replace(done.expected, done.replacement) for part in parts]

    def know(
        self, texts: Mapping[str, str], settings: ArchiveSettings, minted: tuple[MintedId, ...]
    ) -> Knowledge:
        """Return what the archivist has written."""
        held = {
            one.expected: file
            for one in self.corrections
            for file, text in texts.items()
            if one.expected in text
        }
        corrections = [
            replace(one, file=held[one.expected]) for one in self.corrections if one.expected in held
        ]
        former = {
            kind: {key: tuple(olds) for key, olds in found.items()} for kind, found in self.former.items()
        }
        return Knowledge(
            settings,
            sources=tuple(
                SourceEntry(file, self.dates[file], "given") for file in sorted(texts) if file in self.dates
            ),
            theme_groups=(ThemeGroup("all", "各业"),),
            themes=tuple(
                Theme(key, name, "all", formerly=former["theme"].get(key, ()))
                for key, name in self.themes.items()
            ),
            districts=DistrictGuide(
                "海州市",
                districts=tuple(
                    District(key, name, formerly=former["district"].get(key, ()))
                    for key, name in self.districts.items()
                ),
            ),
            people=tuple(KnownPerson(name, hidden=True) for name in sorted(self.hidden)),
            corrections=tuple(corrections),
            ids=minted,
        )

    def expect(self, url: str, kind: str, identity: str, pages: set[str], shown: set[str]) -> str:
        """Return the address at which an address should end: itself, another one, or "" for one that is gone."""
        if kind == "person":
            (name,) = [name for name in self.names if person_url(name) == url]
            seen = {name}
            while name not in shown and name not in self.hidden and self.renamed.get(name, name) not in seen:
                name = self.renamed[name]
                seen.add(name)
            return person_url(name) if name in shown else ""
        if kind in ("theme", "district"):
            entries = self.themes if kind == "theme" else self.districts
            while identity and identity not in entries and identity != "city":
                identity = self.heirs[kind, identity]
            return url.rpartition("/")[0] + f"/{identity}.html" if identity else ""
        if url in pages:
            return url
        path, _, name = url.rpartition("/")
        base, _, number = name.removesuffix(".html").rpartition("_")
        if base:
            return self.expect_sheet(f"{path}/{base}.html", int(number), kind, pages, shown)
        year = f"{path}/{identity.rpartition('/')[2][:4]}.html"
        return year if year in pages else f"{path}/index.html"

    def expect_sheet(self, first: str, number: int, kind: str, pages: set[str], shown: set[str]) -> str:
        """Return the last sheet up to a number of the list that stands at an address, or of the one that follows it."""
        folder, name = first.split("/")[1], first.rpartition("/")[2].removesuffix(".html")
        kinds = {"people": "person", "themes": "theme", "districts": "district"}
        if not name.startswith(("index", "group_")) and folder in kinds:
            first = self.expect(first, kinds[folder], name, pages, shown)
        sheets = [first.replace(".html", f"_{n}.html" if n > 1 else ".html") for n in range(number, 0, -1)]
        return next((sheet for sheet in sheets if sheet in pages), "") if first else ""


def list_shown(archive: Archive, hidden: set[str]) -> set[str]:
    """Return the names that have a page; all that these papers print are signed by them."""
    return {person.name for article in archive.articles for person in article.people} - hidden
