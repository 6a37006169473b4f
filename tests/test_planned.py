"""Pages that are there as they were made from the same before are not made again, and no build differs from a clean one."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from generator.kept import Kept
from generator.previewing import write_changed
from generator.project import OWNED_FOLDERS, Project, find_kept, read_archive, write_docs
from generator.writing.files import Tree, WriteReport, write_tree
from generator.writing.outputs import OutputFile, PlannedFile
from generator.writing.pages import article
from tests.archivist import change_somehow
from tests.seed_pages import FILES, SEEDS
from tests.sites import copy_program
from tests.test_site import read_tree

OWNED = ("archive",)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the articles whose pages were made."""
    done: list[str] = []
    write = article.write_article
    monkeypatch.setattr(
        article, "write_article", lambda one, around: done.append(one.id) or write(one, around)
    )
    return done


def generate(project: Project) -> WriteReport:
    return write_docs(project, read_archive(project, workers=1, is_keeping=True), workers=1)


def generate_clean(project: Project, folder: Path) -> dict[str, bytes]:
    clean = Project(project.seeds, folder / "docs", folder / "site", project.config)
    write_docs(clean, read_archive(clean, workers=1), workers=1)
    return read_tree(folder / "docs")


def plan(text: str, made: list[str], *made_from: object) -> PlannedFile:
    return PlannedFile("archive/a.md", made_from, lambda: made.append(text) or text)


@pytest.mark.parametrize(
    ("made_from", "shared", "change", "is_made"),
    [
        ((1, "甲"), "program", lambda path: None, False),
        ((2, "甲"), "program", lambda path: None, True),
        ((1, "甲"), "another program", lambda path: None, True),
        ((1, "甲"), "program", lambda path: path.write_text("动过"), True),
        ((1, "甲"), "program", lambda path: path.unlink(), True),
    ],
    ids=["the same", "made from other things", "another program", "touched", "gone"],
)
def test_a_planned_file_is_made_where_it_must_be(
    tmp_path: Path,
    made_from: tuple[object, ...],
    shared: str,
    change: Callable[[Path], object],
    is_made: bool,
) -> None:
    made: list[str] = []
    first = Tree(tmp_path, OWNED, "program")
    assert write_tree(first, [plan("一", made, 1, "甲")]) == WriteReport(1, 0, 0)
    change(tmp_path / "archive" / "a.md")
    again = Tree(tmp_path, OWNED, shared, first.planned)
    write_tree(again, [plan("一", made, *made_from)])
    assert (len(made) == 2) == is_made
    assert (tmp_path / "archive" / "a.md").read_text("utf-8") == "一"


def test_a_file_that_a_link_took_the_place_of_is_written(tmp_path: Path) -> None:
    first = Tree(tmp_path, OWNED, "program")
    write_tree(first, [plan("一", [], 1)])
    (tmp_path / "other").write_text("一", "utf-8")
    (tmp_path / "archive" / "a.md").unlink()
    (tmp_path / "archive" / "a.md").symlink_to(tmp_path / "other")
    write_tree(
        Tree(tmp_path, OWNED, "program", first.planned), [plan("一", [], 1), OutputFile("archive/b", "")]
    )
    assert not (tmp_path / "archive" / "a.md").is_symlink()


def test_only_articles_of_which_something_changed_are_written_again(
    project: Project, written: list[str], tmp_path: Path
) -> None:
    generate(project)
    assert len(written) > 40
    written.clear()
    assert generate(project).written == 0
    assert written == []
    page = project.seeds / FILES[0]
    page.write_bytes(page.read_bytes().replace("发展".encode(), "发达".encode(), 1))
    own = {one.id for one in read_archive(project, workers=1).result.archive.articles if one.file == FILES[0]}
    generate(project)
    # Every article says the digest of its file; no article of another page says anything of this one.
    assert own <= set(written)
    assert len(written) <= len(own) + 2
    assert read_tree(project.docs) == generate_clean(project, tmp_path / "clean")


def test_without_what_was_kept_all_are_written_again(project: Project, written: list[str]) -> None:
    generate(project)
    count = len(written)
    find_kept(project).write_bytes(b"\xff" * 4096)
    assert generate(project) == WriteReport(0, sum(1 for _ in list_files(project.docs)), 0)
    assert len(written) == 2 * count


def list_files(docs: Path) -> list[Path]:
    return [path for path in docs.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    "seed", [1, pytest.param(2, marks=pytest.mark.long), pytest.param(3, marks=pytest.mark.long)]
)
def test_after_any_changes_the_site_is_that_of_a_clean_build(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        copy_program(folder)
    shutil.copytree(SEEDS, one / "seeds")
    for _ in range(5):
        change_somehow(one / "seeds", dice)
        shutil.rmtree(other / "seeds", ignore_errors=True)
        shutil.copytree(one / "seeds", other / "seeds")
        for name in (*(f"docs/{folder}" for folder in OWNED_FOLDERS), "site"):
            shutil.rmtree(other / name, ignore_errors=True)
        for path in other.glob(".*.*"):
            path.unlink()
        for folder in (one, other):
            main(["build", "--quiet", "--config", str(folder / "mkdocs.yml")])
        for name in ("docs", "site"):
            assert read_tree(one / name) == read_tree(other / name)


def test_pages_of_articles_written_first_leave_nothing_to_be_made_twice(
    tmp_path: Path, written: list[str]
) -> None:
    project = Project(tmp_path / "seeds", tmp_path / "docs", tmp_path / "site", tmp_path / "none.yml")
    shutil.copytree(SEEDS, project.seeds)
    generate(project)
    known = read_archive(project, workers=1).find_keys()
    before = set(Kept(find_kept(project)).list_keys(PlannedFile.__name__))
    edited = sorted(project.seeds.glob("*.txt"))[0]
    edited.write_text(edited.read_text(encoding="utf-8").replace("发展", "进展"), encoding="utf-8")
    written.clear()
    read_archive(project, workers=1, is_keeping=True)  # somebody else may have described it already
    reading = read_archive(project, workers=1, is_keeping=True, has_registers=False)
    keys, pages = write_changed(project, reading, known)
    assert {file for file in keys if keys[file] != known[file]} == {edited.name}
    assert before <= set(Kept(find_kept(project)).list_keys(PlannedFile.__name__))
    assert sorted(pages) == sorted(f"archive/articles/{one}.md" for one in written) != []
    written.clear()
    generate(project)
    assert not {f"archive/articles/{one}.md" for one in written} & {*pages}
    assert read_tree(project.docs) == generate_clean(project, tmp_path / "clean")
