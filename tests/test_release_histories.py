"""Fifty random histories, released step by step: every address ever released answers with the right page or leads on."""

import hashlib
import random
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from generator.folding import fold
from generator.knowledge import Correction, Knowledge, SourceEntry
from generator.minting import mint_ids
from generator.model import Archive
from generator.pipeline import make_archive
from generator.releasing.addresses import list_published, list_unanswered
from generator.releasing.changes import compare, read_state
from generator.releasing.rows import Release
from generator.releasing.state import describe_state
from generator.writing.pages import list_lists, render_pages
from tests.assembling import SETTINGS
from tests.test_minted import WORDS, answer, make_article, tell_by_words
from tests.withdrawing import withdraw

HISTORIES = 50
QUICK = 8
"""Histories that are tried each time; all of them where there is time."""
STEPS = 5
BYLINE = "海州日报记者/李四"


@dataclass
class History:
    """An archive as its keepers change it, file by file, article by article."""

    folder: Path
    chance: random.Random
    texts: dict[str, list[str]] = field(default_factory=dict)
    sources: list[SourceEntry] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    withdrawals: list[Correction] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    """Headlines of what was withdrawn."""
    knowledge: Knowledge = Knowledge(SETTINGS)
    count: int = 0

    def step(self) -> None:
        """Do one of the things that keepers do."""
        kinds = (
            self.add,
            self.reorder,
            self.correct,
            self.split,
            self.merge,
            self.withdraw,
            self.rename,
            self.replace,
        )
        self.chance.choice(kinds)()

    def pick(self) -> str:
        """Return a file that no other one replaces."""
        replaced = {entry.replaces for entry in self.sources}
        return self.chance.choice(sorted(set(self.texts) - replaced))

    def is_frozen(self, file: str) -> bool:
        """Tell whether something is withdrawn from a file, whose text a keeper then leaves alone."""
        return any(entry.file == file for entry in self.withdrawals)

    def name(self, word: str) -> str:
        """Return a name for a new file."""
        self.count += 1
        return f"{word}{self.count}.txt"

    def add(self) -> None:
        self.texts[self.name("new")] = [make_article(self.chance, "李四") for _ in range(2)]

    def reorder(self) -> None:
        file = self.pick()
        if not self.is_frozen(file):
            self.chance.shuffle(self.texts[file])

    def correct(self) -> None:
        file = self.pick()
        text = self.read(file)
        lines = text.split("\n")
        number = self.chance.choice([n for n, line in enumerate(lines, 1) if len(line) > 20])
        expected = lines[number - 1][4:9]
        if text.count(expected) == 1:
            self.corrections.append(
                Correction(
                    file, hashlib.sha256(text.encode()).hexdigest(), number, expected, f"{expected[:2]}囗{expected[3:]}",
                    "recognition", "形近", "", "certain", "某馆", "", "2026-11-27",
                )
            )  # fmt: skip

    def split(self) -> None:
        file = self.pick()
        place = self.chance.randrange(len(self.texts[file]))
        if not self.is_frozen(file) and self.texts[file][place].count("\n\n") > 3:
            head, _, rest = self.texts[file][place].rpartition("\n\n")
            title = "".join(self.chance.choice(WORDS) for _ in range(10))
            self.texts[file][place : place + 1] = [head + "\n", f"{title}\n\n{BYLINE}\n\n{rest}"]

    def merge(self) -> None:
        file = self.pick()
        if len(self.texts[file]) > 1 and not self.is_frozen(file):
            first, second, *rest = self.texts[file]
            self.texts[file] = [first + "\n" + second.partition("李四\n")[2], *rest]

    def withdraw(self) -> None:
        file = self.pick()
        text = self.read(file)
        title = self.texts[file][0].partition("\n")[0]
        if text.count(title) == 1 and title not in self.gone and sum(map(len, self.texts.values())) > 3:
            digest = hashlib.sha256(text.encode()).hexdigest()
            self.withdrawals.append(
                withdraw(file, digest, text.split("\n").index(title) + 1, title, "article")
            )
            self.gone.add(title)

    def rename(self) -> None:
        file = self.pick()
        if not any(file in (entry.file, entry.replaces) for entry in self.sources):
            self.texts[self.name("renamed")] = self.texts.pop(file)

    def replace(self) -> None:
        file, better = self.pick(), self.name("better")
        if not self.is_frozen(file):
            self.texts[better] = [
                "".join("囗" if c in WORDS and self.chance.random() < 0.01 else c for c in text)
                for text in self.texts[file]
            ]
            self.sources.append(SourceEntry(better, replaces=file))

    def read(self, file: str) -> str:
        return "\n".join(self.texts[file])

    def make(self) -> Archive:
        """Write the files, make the archive, mint, release."""
        for path in self.folder.glob("*.txt"):
            path.unlink()
        for file in self.texts:
            (self.folder / file).write_text(self.read(file), encoding="utf-8")
        before = self.knowledge
        known = Knowledge(
            SETTINGS,
            sources=tuple(self.sources),
            corrections=tuple(self.corrections),
            withdrawals=tuple(self.withdrawals),
            ids=before.ids,
            releases=before.releases,
        )
        archive = make_archive(self.folder, known).archive
        self.knowledge = known
        return archive

    def release(self, archive: Archive, day: str) -> None:
        """Mint and release what was made."""
        known = self.knowledge
        rows = mint_ids(archive, known.ids, day, list_lists(archive, known))
        items = describe_state(archive, list_published(archive, known))
        release = Release(day, tuple(compare(read_state(known.releases), items)))
        self.knowledge = Knowledge(
            SETTINGS, sources=known.sources, corrections=known.corrections, withdrawals=known.withdrawals,
            ids=rows, releases=(*known.releases, release),
        )  # fmt: skip


@pytest.mark.parametrize(
    "seed", [*range(QUICK), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(QUICK, HISTORIES))]
)
def test_every_released_address_answers(seed: int, tmp_path: Path) -> None:
    history = History(tmp_path, random.Random(seed))
    history.texts = {f"{name}.txt": [make_article(history.chance, "李四") for _ in range(3)] for name in "ab"}
    words: dict[str, frozenset[str]] = {}
    for step in range(STEPS + 1):
        archive = history.make()
        assert not list(list_unanswered(archive, history.knowledge))
        check_answers(archive, words, history)
        words |= {article.id: tell_by_words(article) for article in archive.articles}
        history.release(archive, f"2031-01-0{step + 1}")
        history.step()


def check_answers(archive: Archive, words: dict[str, frozenset[str]], history: History) -> None:
    """Assert that each id leads to the article with its words, or says that it was withdrawn, or that it is gone."""
    borne = {article.id: article for article in archive.articles}
    withdrawn = {one.id for one in archive.withdrawals}
    assert len(withdrawn) == len(history.gone)
    for identity, before in words.items():
        if identity in withdrawn:
            assert identity not in borne
            continue
        target = answer(archive, identity)
        if target and target not in withdrawn:
            assert 2 * len(before & tell_by_words(borne[target])) > len(before), identity
        elif not target:
            assert not any(2 * len(before & tell_by_words(one)) > len(before) for one in borne.values()), (
                identity
            )
    files = {file.path: fold(file.text) for file in render_pages(archive, history.knowledge)}
    for title in history.gone:
        assert [path for path, text in files.items() if title in text] == []
