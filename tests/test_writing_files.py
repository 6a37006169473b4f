"""Tests of `generator.writing.files`: what is written, left alone and deleted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.writing.files import OutputPathError, Tree, WriteReport, write_tree
from generator.writing.outputs import OutputFile, StreamedFile

OWNED = ("archive", "data")


def write(root: Path, **texts: str) -> WriteReport:
    files = (OutputFile(path.replace("__", "/"), text) for path, text in texts.items())
    return write_tree(Tree(root, OWNED), files)


def test_a_second_run_without_change_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, archive__a="甲", data__b="乙")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert write(tmp_path, archive__a="甲", data__b="乙") == WriteReport(0, 2, 0)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_only_the_changed_file_is_written_and_no_temporary_file_stays(tmp_path: Path) -> None:
    write(tmp_path, archive__a="甲", archive__b="乙")
    assert write(tmp_path, archive__a="甲", archive__b="丙") == WriteReport(1, 1, 0)
    assert sorted(path.name for path in (tmp_path / "archive").iterdir()) == ["a", "b"]
    assert (tmp_path / "archive" / "b").read_text(encoding="utf-8") == "丙"


def test_a_file_that_comes_in_pieces_is_written_only_where_it_differs(tmp_path: Path) -> None:
    def write_pieces(*pieces: str) -> WriteReport:
        return write_tree(Tree(tmp_path, OWNED), [StreamedFile("data/a", lambda: pieces)])

    assert write_pieces("甲", "乙") == WriteReport(1, 0, 0)
    written = (tmp_path / "data" / "a").stat().st_mtime_ns
    assert write_pieces("甲乙") == WriteReport(0, 1, 0)
    assert (tmp_path / "data" / "a").stat().st_mtime_ns == written
    assert write_pieces("甲", "丙") == WriteReport(1, 0, 0)
    assert [path.read_text("utf-8") for path in (tmp_path / "data").iterdir()] == ["甲丙"]


def test_stale_files_and_folders_go_but_only_inside_the_owned_folders(tmp_path: Path) -> None:
    write(tmp_path, archive__deep__old="甲", archive__kept="乙")
    (tmp_path / "index.md").write_text("手写", encoding="utf-8")
    assert write(tmp_path, archive__kept="乙") == WriteReport(0, 1, 1)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["archive", "index.md", "kept"]


def test_an_error_while_files_are_made_leaves_everything_as_it_was(tmp_path: Path) -> None:
    def make_files() -> Iterator[OutputFile]:
        yield OutputFile("archive/a", "新")
        raise RuntimeError("halfway")

    write(tmp_path, archive__a="旧", archive__b="乙")
    with pytest.raises(RuntimeError):
        write_tree(Tree(tmp_path, OWNED), make_files())
    assert (tmp_path / "archive" / "a").read_text(encoding="utf-8") == "旧"
    assert (tmp_path / "archive" / "b").exists()


def test_an_error_leaves_nothing_of_a_file_in_the_root(tmp_path: Path) -> None:
    def make_files() -> Iterator[OutputFile]:
        yield OutputFile("robots.txt", "新")
        yield OutputFile("archive/deep/a", "新")
        raise RuntimeError("halfway")

    with pytest.raises(RuntimeError):
        write_tree(Tree(tmp_path, ("archive", "robots.txt")), make_files())
    assert list(tmp_path.iterdir()) == []


def test_line_ends_are_the_same_on_every_system(tmp_path: Path) -> None:
    write(tmp_path, archive__a="一\n二\n")
    assert (tmp_path / "archive" / "a").read_bytes() == "一\n二\n".encode()


@pytest.mark.parametrize(
    "path", ["index.md", "archive", "archive/../index.md", "/archive/a", "archive\\..\\a", "archive//a"]
)
def test_a_path_outside_the_owned_folders_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(OutputPathError):
        write_tree(Tree(tmp_path, OWNED), [OutputFile(path, "")])
    assert list(tmp_path.iterdir()) == []


def test_two_paths_that_differ_in_case_alone_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputPathError, match="case"):
        write_tree(Tree(tmp_path, OWNED), [OutputFile("archive/a.md", ""), OutputFile("archive/A.md", "")])
