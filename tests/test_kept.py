"""What is kept of the last run saves work and changes nothing: damaged, foreign or outdated, it is not there."""

import os
import pickle
import random
import sqlite3
from collections.abc import Callable
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from generator import pipeline
from generator.keeping import SHORT, pack, unpack
from generator.kept import Kept, digest
from generator.model import Article
from generator.model.registers import Figure
from generator.pipeline import Result, make_archive
from generator.project import Project, find_kept, read_archive
from generator.registers import making
from tests.archivist import change_somehow
from tests.seed_pages import FILES, SEEDS

CORRECTION = """\
- {{file: {file}, sha256: {sha256}, line: {line}, expected: {expected}, replacement: {replacement}, kind: recognition,
   reason: 形近, evidence: 上下文, certainty: certain, by: 校对者, date: 2025-01-01}}
"""


@pytest.fixture
def described(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Files that were described."""
    done: list[str] = []
    describe = pipeline.describe_source

    def note(source: pipeline.Failure, tools: pipeline.Tools) -> object:
        done.append(source.file)
        return describe(source, tools)

    monkeypatch.setattr(pipeline, "describe_source", note)
    return done


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Files of the articles whose rows were read."""
    done: list[str] = []
    read = making.read_rows

    def note(facts: making.Facts, article: Article) -> making.Rows:
        done.append(article.file)
        return read(facts, article)

    monkeypatch.setattr(making, "read_rows", note)
    return done


def read(project: Project, *, is_keeping: bool = True) -> Result:
    return read_archive(project, workers=1, is_keeping=is_keeping).result


def read_clean(project: Project) -> Result:
    """Return what is made where nothing is kept, of a folder by another name."""
    knowledge = read_archive(project, workers=1).knowledge
    return make_archive(project.seeds, knowledge)


def change_word(project: Project, file: str, old: str, new: str) -> None:
    path = project.seeds / file
    text = path.read_bytes()
    assert old.encode() in text
    path.write_bytes(text.replace(old.encode(), new.encode(), 1))


def test_after_no_change_nothing_is_made_again(
    project: Project, described: list[str], searched: list[str]
) -> None:
    first = read(project)
    assert described == [*FILES]
    described.clear()
    searched.clear()
    assert read(project) == first
    assert (described, searched) == ([], [])


def test_a_changed_page_is_made_again_and_no_other(
    project: Project, described: list[str], searched: list[str]
) -> None:
    before = read(project)
    described.clear()
    searched.clear()
    change_word(project, FILES[0], "发展", "发达")
    after = read(project)
    assert described == [FILES[0]]
    assert set(searched) == {FILES[0]}
    assert after == read_clean(project) != before


def test_a_correction_makes_its_page_again_and_no_other(project: Project, described: list[str]) -> None:
    read(project)
    described.clear()
    page = SEEDS / FILES[1]
    line, text = next(
        (number, line) for number, line in enumerate(page.read_text("utf-8").split("\n"), 1) if "发展" in line
    )
    expected = text[text.index("发展") - 4 : text.index("发展") + 2]
    entry = CORRECTION.format(
        file=FILES[1],
        sha256=sha256(page.read_bytes()).hexdigest(),
        line=line,
        expected=expected,
        replacement=f"{expected[:-2]}进步",
    )
    path = project.seeds / "corrections.yml"
    path.write_text(path.read_text("utf-8") + entry, "utf-8")
    after = read(project)
    assert described == [FILES[1]]
    assert after == read_clean(project)
    assert any("进步" in paragraph.text for one in after.archive.articles for paragraph in one.cut.paragraphs)


def test_what_an_archivist_knows_makes_all_pages_again(project: Project, described: list[str]) -> None:
    read(project)
    described.clear()
    path = project.seeds / "phrases.yml"
    path.write_text(path.read_text("utf-8") + "- 某某新提法\n", "utf-8")
    read(project)
    assert described == [*FILES]


def test_another_program_makes_all_anew(
    project: Project, described: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read(project)
    described.clear()
    monkeypatch.setattr("generator.digests.identify_program", lambda: {"generator": "another"})
    read(project)
    assert described == [*FILES]


def test_who_only_reads_takes_what_is_kept_and_keeps_nothing(project: Project, described: list[str]) -> None:
    first = read(project, is_keeping=False)
    assert not find_kept(project).exists()
    read(project)
    described.clear()
    kept = find_kept(project).read_bytes()
    change_word(project, FILES[2], "发展", "发达")
    assert read(project, is_keeping=False) != first
    assert described == [FILES[2]]
    assert find_kept(project).read_bytes() == kept


def test_a_page_that_changes_while_it_is_read_is_kept_as_what_it_was(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pipeline.load_file

    def change_then_load(seeds: Path, file: str) -> object:
        if file == FILES[0] and "发展" in (seeds / file).read_text("utf-8"):
            path = seeds / file
            path.write_bytes(path.read_bytes().replace("发展".encode(), "发达".encode()))
        return real(seeds, file)

    before = (project.seeds / FILES[0]).read_bytes()
    monkeypatch.setattr(pipeline, "load_file", change_then_load)
    read(project)
    monkeypatch.setattr(pipeline, "load_file", real)
    (project.seeds / FILES[0]).write_bytes(before)
    assert read(project) == read_clean(project)


class Bomb:
    """Runs a command when it is unpacked by who does not look."""

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, ("touch bomb-went-off",)


def put_in(path: Path, data: bytes) -> None:
    """Put other values, with digests that fit, in place of all that are kept."""
    with sqlite3.connect(path) as connection:
        for kind, name, key in connection.execute("SELECT kind, name, key FROM kept").fetchall():
            row = (data, digest(kind, name, key, data), kind, name)
            connection.execute("UPDATE kept SET data = ?, digest = ? WHERE kind = ? AND name = ?", row)


def change_bytes(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE kept SET data = substr(data, 1, 40) || x'00' || substr(data, 42)")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "is no database": lambda path: path.write_bytes(b"\xff" * 5000),
    "is empty": lambda path: path.write_bytes(b""),
    "ends early": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "has a hole": lambda path: path.write_bytes(
        path.read_bytes()[:8192] + bytes(40_000) + path.read_bytes()[48_192:]
    ),
    "has another table": lambda path: sqlite3.connect(path).execute("ALTER TABLE kept RENAME TO other"),
    "has bytes that changed": change_bytes,
    "has values of others": lambda path: put_in(path, pickle.dumps([1, "二"])),
    "has a command": lambda path: put_in(path, pickle.dumps(Bomb())),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_whatever_is_damaged_is_made_again(
    project: Project, damage: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    first = read(project)
    damage(find_kept(project))
    assert read(project) == first
    assert read(project) == first
    assert not (tmp_path / "bomb-went-off").exists()


def test_a_folder_in_which_nothing_can_be_kept_is_no_obstacle(project: Project) -> None:
    find_kept(project).mkdir(parents=True)
    assert read(project) == read_clean(project)


def test_nothing_but_our_own_values_is_unpacked() -> None:
    for value in (Path("x"), os.system, Kept):
        assert unpack(pickle.dumps(value), type(value)) is None or value is Kept
    assert unpack(b"\x80\x05cgenerator.kept\nsqlite3.connect\n.", type(sqlite3.connect)) is None
    assert unpack(b"\x80\x05cdecimal\nDecimal\n(Vten\ntR.", Decimal) is None
    assert unpack(pickle.dumps(3), Path) is None


def test_values_come_out_as_they_went_in_and_hold_once_what_repeats(project: Project) -> None:
    archive = read(project, is_keeping=False).archive
    for value in (*archive.articles, *archive.registers.figures):
        one, other = (unpack(pack(value), type(value)) for _ in range(2))
        assert one == other == value
        assert [*map(id, list_repeating(one))] == [*map(id, list_repeating(other))]
        assert not hasattr(one, "__dict__")
    assert all(list_repeating(value) for value in (*archive.articles, *archive.registers.figures))


def list_repeating(value: Article | Figure) -> list[object]:
    """Return of a value what others have as well: short words, roles of lines, numbers."""
    if isinstance(value, Figure):
        return [value.value, value.normal_value, value.unit]
    return [*value.cut.roles, *(word for word in value.keywords if len(word) <= SHORT)]


def test_after_any_changes_the_archive_is_that_of_a_clean_run(project: Project) -> None:
    dice = random.Random(11)
    for _ in range(8):
        change_somehow(project.seeds, dice)
        assert read(project) == read_clean(project)
